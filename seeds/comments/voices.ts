import type { Audience } from '../../app/study/document';
import { EN } from './en';
import { PL } from './pl';
import { RU } from './ru';
import { SV } from './sv';

/** What synthetic comments are about. */
export const TOPICS = ['waiting', 'human', 'heard', 'knowledge', 'repeating'] as const;
export type Topic = (typeof TOPICS)[number];

/** Whole sentences, so that any of them can stand together in any language. */
interface Sentences {
  good: readonly string[];
  bad: readonly string[];
}

interface SideVoice {
  topics: Readonly<Record<Topic, Sentences>>;
  /** What ends a comment of those who are content, in between, discontented. */
  closing: Sentences & { middling: readonly string[] };
}

/** How the sides of a language write; `{minutes}`, `{times}` and `{days}` are filled in. */
export type Voices = Readonly<Record<Audience, SideVoice>>;

/** By the languages in which the demo's people answer. */
export const VOICES: Readonly<Record<string, Voices>> = { en: EN, sv: SV, pl: PL, ru: RU };
