import type { Random } from '../random';
import { TOPICS, type Topic, type Voices } from './voices';

/** What of a person's own answers a comment goes with. */
export interface Mood {
  /** From 0 to 10. */
  rated: number;
  /** Whether they are content with what a topic is about; without an answer `rated` tells. */
  isContent: (topic: Topic) => boolean | undefined;
}

/** From which rating on somebody is content, and from which in between. */
const CONTENT = 7;
const MIDDLING = 5;
/** How often a comment has a second topic, and an end. */
const SECOND = 0.45;
const ENDS = 0.55;

const SLOTS: Record<string, readonly number[]> = {
  minutes: [10, 15, 20, 25, 30, 40, 45, 50, 60],
  times: [3, 4],
  days: [2, 3, 4],
};

/** A comment of one to three sentences that fits what its writer answered. */
export function composed(
  random: Random,
  { topics, closing }: Voices[keyof Voices],
  { rated, isContent }: Mood,
): string {
  const pick = <Value>(list: readonly Value[]): Value => {
    const found = list[Math.floor(random() * list.length)];
    if (found === undefined) throw new RangeError('there is nothing to pick from');
    return found;
  };
  const about = (topic: Topic) =>
    pick(topics[topic][(isContent(topic) ?? rated >= CONTENT) ? 'good' : 'bad']);
  const first = pick(TOPICS);
  const sentences = [about(first)];
  if (random() < SECOND) sentences.push(about(pick(TOPICS.filter((topic) => topic !== first))));
  if (random() < ENDS)
    sentences.push(
      pick(closing[rated >= CONTENT ? 'good' : rated >= MIDDLING ? 'middling' : 'bad']),
    );
  return sentences
    .join(' ')
    .replaceAll(/\{(\w+)\}/g, (_, slot: string) => String(pick(SLOTS[slot] ?? [])));
}
