import type { GroupSide } from '../gap/groups';
import type { JourneyView } from '../gap/journeyView';
import type { ReportView } from '../gap/presentation';
import type { RowView } from '../gap/rowView';
import type { SharesView } from '../gap/sharesView';
import type { TopicPart } from '../gap/topics';
import type { TopicView } from '../gap/topicView';
import type { Audience } from '../study/document';
import { acceptanceCertainty, acceptanceFinding } from './acceptanceText';
import { type Certainty, oneSentence, said } from './certainty';
import { consistencyTexts } from './consistencyText';
import { aboutText, curvesFinding } from './curveText';
import { relativeRange } from './groupText';
import { importanceCertainty, importanceFinding } from './importanceText';
import { mattersCertainty, mattersFinding } from './journeyText';
import { orderCertainty, orderFinding } from './orderText';
import { sharesFinding } from './sharesFinding';
import { sharesCertainty, sharesSaid } from './sharesText';
import type { Words } from './Words';
import { weightRemarks } from './weightNotes';

/** A part of a topic as its page and its files are given it. */
export interface TopicShown {
  part: TopicPart;
  view: TopicView | null;
  wave: { minimumBase: number };
  weights: Pick<ReportView, 'weightProblems' | 'audiences'> | null;
  /** Whether its answers weigh differently, where nothing is said of weights. */
  differ: boolean;
}

/** What a part found. */
export function topicFinding({ part, view }: TopicShown, words: Words): string {
  if (!view) return words.t(`${part}.none`);
  const illustrated = illustratedSides(view);
  if (illustrated.length === 2 && !isPartly(view) && !isStated(view))
    return words.t('topic.illustration', { title: words.t(`${part}.chart`) });
  switch (view.kind) {
    case 'order':
      return orderFinding(view, words);
    case 'journey':
      return mattersFinding(view, words);
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

/** Whether nobody has answered what a part asks: there is nothing to draw. */
export function isUnanswered(shown: TopicShown, words: Words): boolean {
  return topicFinding(shown, words) === words.t('topic.empty');
}

/** How sure that is; what the study would need where there is nothing to find. */
export function topicCertainty(
  { part, view, wave, weights }: TopicShown,
  hasChoices: boolean,
  words: Words,
): Certainty {
  const { t, f } = words;
  if (!view) return { sentence: t(`${part}.need`), remarks: hasChoices ? [t('topic.choose')] : [] };
  const illustrated = illustratedSides(view);
  const { sentence, remarks } = certaintyOf(view, wave.minimumBase, words);
  const others = [...remarks, ...(weights ? weightRemarks(weights, words) : [])];
  // Drivers say so themselves.
  if (illustrated.length === 0 || view.kind === 'drivers') return { sentence, remarks: others };
  if (isPartly(view) || isStated(view))
    return { sentence, remarks: [t('topic.illustration_some'), ...others] };
  const people = f.list(illustrated.map((side) => t(`side.${side}_inline`)));
  const madeUp = t('topic.illustration_text', { people });
  return illustrated.length === 2
    ? { sentence: madeUp, remarks: said([sentence, ...others]) }
    : { sentence, remarks: [madeUp, ...others] };
}

function certaintyOf(view: TopicView, minimum: number, words: Words): Certainty {
  switch (view.kind) {
    case 'order':
      return orderCertainty(view, minimum, words);
    case 'journey':
      return mattersCertainty(view, minimum, words);
    case 'drivers':
      return importanceCertainty(view, words);
    case 'acceptance':
      return acceptanceCertainty(view, minimum, words);
    case 'curves': {
      const { sentence, remarks } = sharesCertainty(view, minimum, words);
      return { sentence, remarks: [...aboutText(view, words), ...remarks] };
    }
    case 'shares':
      if (view.lift) return liftCertainty(view, view.lift, minimum, words);
      return servedAlike(view, sharesCertainty(view, minimum, words), minimum, words);
  }
}

/** How sure it is how much more likely those are to recommend who were helped. */
function liftCertainty(
  view: SharesView,
  lift: GroupSide['relative'],
  minimum: number,
  words: Words,
): Certainty {
  const { t, f } = words;
  const { people, gaps, apart } = sharesSaid(view, minimum, words);
  const range = lift.low !== null && relativeRange({ relative: lift }, words);
  return {
    sentence: oneSentence(
      [people, range && t('groups.sure', { level: f.level(view.confidence), ranges: range })],
      f.locale,
    ),
    remarks: said([t('groups.association'), gaps, apart]),
  };
}

/** Of channels that are rated alike, whether consumers tell them apart comes first. */
function servedAlike(
  view: Extract<TopicView, { kind: 'shares' }>,
  shares: Certainty,
  minimum: number,
  words: Words,
): Certainty {
  const { consistency, confidence } = view;
  if (!consistency) return shares;
  const madeUp = illustratedAmong(view, consistency.items);
  const [first, ...others] = consistencyTexts(consistency, madeUp, confidence, words);
  if (first === undefined || view.onlyPublished)
    return { ...shares, remarks: said([...shares.remarks, first, ...others]) };
  const { people, figure, gaps, apart } = sharesSaid(view, minimum, words);
  return {
    sentence: oneSentence([people, first], words.f.locale),
    remarks: said([...others, figure, gaps, apart]),
  };
}

/** The sides of which no publication states something: nothing is found of their answers. */
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

/** Whether a publication states what the title says, though it does not state all that is drawn. */
function isStated(view: TopicView): boolean {
  switch (view.kind) {
    case 'drivers':
      return view.onlyPublished && view.stated.length > 0;
    case 'journey':
      return view.matters.some(({ stated }) => stated !== null);
    case 'order':
      return (
        view.onlyPublished && view.lines.some(({ stated }) => stated.manager || stated.consumer)
      );
    case 'acceptance':
      return false;
    case 'curves':
      return view.onlyPublished && view.told !== null;
    case 'shares':
      return view.onlyPublished && (view.told !== null || view.lift !== undefined);
  }
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
