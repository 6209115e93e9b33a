import type { JourneyView } from '../gap/journeyView';
import type { RowView } from '../gap/rowView';
import type { SharesView } from '../gap/sharesView';
import type { TopicPart } from '../gap/topics';
import type { TopicView } from '../gap/topicView';
import type { Audience } from '../study/document';
import { acceptanceCertainty, acceptanceFinding } from './acceptanceText';
import { consistencyTexts } from './consistencyText';
import { aboutText, curvesFinding } from './curveText';
import { importanceCertainty, importanceFinding } from './importanceText';
import { mattersCertainty, mattersFinding } from './journeyText';
import { orderCertainty, orderFinding } from './orderText';
import { sharesFinding } from './sharesFinding';
import { sharesCertainty } from './sharesText';
import type { Words } from './Words';
import { weightNotes } from './weightNotes';

/** A part of a topic as its page and its files are given it. */
export interface TopicShown {
  part: TopicPart;
  view: TopicView | null;
  wave: { minimumBase: number };
  weights: Parameters<typeof weightNotes>[0] | null;
}

/** What a part found. */
export function topicFinding({ part, view }: TopicShown, words: Words): string {
  if (!view) return words.t(`${part}.none`);
  const illustrated = illustratedSides(view);
  if (illustrated.length === 2 && !isPartly(view))
    return words.t('topic.illustration', { title: words.t(`${part}.chart`) });
  switch (view.kind) {
    case 'order':
      return orderFinding(view, words);
    case 'journey':
      return mattersFinding(view.matters, words);
    case 'drivers':
      return importanceFinding(view, words);
    case 'curves':
      return curvesFinding(view, words);
    case 'acceptance':
      return acceptanceFinding(view, words);
    case 'shares':
      return sharesFinding(view.part, view, words);
  }
}

/** How sure that is; what the study would need where there is nothing to find. */
export function topicCertainty(
  { part, view, wave, weights }: TopicShown,
  hasChoices: boolean,
  words: Words,
): string[] {
  const { t, f } = words;
  if (!view) return [t(`${part}.need`), ...(hasChoices ? [t('topic.choose')] : [])];
  const illustrated = illustratedSides(view);
  const people = f.list(illustrated.map((side) => t(`side.${side}_inline`)));
  return [
    certaintyOf(view, wave.minimumBase, words),
    ...(view.kind === 'curves' ? aboutText(view, words) : []),
    ...(view.kind === 'shares' && view.consistency
      ? consistencyTexts(
          view.consistency,
          illustratedAmong(view, view.consistency.items),
          view.confidence,
          words,
        )
      : []),
    ...(weights ? weightNotes(weights, words) : []),
    ...(illustrated.length > 0 && view.kind !== 'drivers'
      ? [isPartly(view) ? t('topic.illustration_some') : t('topic.illustration_text', { people })]
      : []),
  ].filter((text) => text !== '');
}

function certaintyOf(view: TopicView, minimum: number, words: Words): string {
  switch (view.kind) {
    case 'order':
      return orderCertainty(view, minimum, words);
    case 'journey':
      return mattersCertainty(view.matters, minimum, words);
    case 'drivers':
      return importanceCertainty(view, words);
    case 'acceptance':
      return acceptanceCertainty(view, minimum, words);
    case 'curves':
    case 'shares':
      return sharesCertainty(view, minimum, words);
  }
}

/** The sides that no publication asked: nothing is found of their answers. */
function illustratedSides(view: TopicView): Audience[] {
  if (view.kind === 'drivers') return view.illustrated;
  if (view.kind === 'journey')
    return SIDES.filter((side) => view.matters.some((matter) => isMadeUp(matter, side)));
  return SIDES.filter((side) => rowsOf(view).some(({ illustrated }) => illustrated.includes(side)));
}

/** The same of some items. */
function illustratedAmong(view: SharesView, keys: readonly string[]): Audience[] {
  return SIDES.filter((side) =>
    view.items.some(({ key, illustrated }) => keys.includes(key) && illustrated.includes(side)),
  );
}

const SIDES = ['manager', 'consumer'] as const;

function rowsOf(view: Exclude<TopicView, { kind: 'journey' | 'drivers' }>): RowView[] {
  if (view.kind === 'order') return view.lines.map(({ rank }) => rank);
  return [...view.lines.map(({ row }) => row), ...view.figures];
}

/** Whether a side's ways illustrate, all or some. */
function isMadeUp({ illustrated, lines }: JourneyView, side: Audience): boolean {
  return illustrated.includes(side) || lines.some((line) => line.illustrated.includes(side));
}

/** Whether a side was asked some of several items or options in earnest, and others not. */
function isPartly(view: TopicView): boolean {
  if (view.kind === 'drivers') return false;
  if (view.kind === 'journey')
    return SIDES.some((side) => {
      const lines = view.matters.flatMap((matter) => matter.lines.filter((line) => line[side]));
      const states = lines.map(({ illustrated }) => illustrated.includes(side));
      return states.includes(true) && states.includes(false);
    });
  return SIDES.some((side) => {
    const asked = rowsOf(view).filter((row) => row[side] !== null);
    const states = asked.map(({ illustrated }) => illustrated.includes(side));
    return states.includes(true) && states.includes(false);
  });
}
