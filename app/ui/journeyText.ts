import type { JourneyLine, JourneyView } from '../gap/journeyView';
import type { TopicView } from '../gap/topicView';
import type { Audience } from '../study/document';
import { type Certainty, oneSentence } from './certainty';
import { estimateRange, gapRange } from './figures';
import { insideSentence, shortened } from './headlineText';
import { peopleText } from './peopleText';
import type { ChartLine } from './RowsChart';
import { sharesCertainty } from './sharesText';
import { toldText } from './toldText';
import type { Words } from './Words';

type Matters = Extract<TopicView, { kind: 'journey' }>;

/** Among kinds of matters, in which most change channel; of one kind, how many do. */
export function mattersFinding({ drawn, compared }: Matters, words: Words): string {
  const { t, f } = words;
  if (!compared) return journeyFinding(drawn, words);
  const { most, least } = compared;
  return t('journey.matters', {
    most: shortened(matterText(most)),
    high: f.percent(changing(most)),
    least: shortened(matterText(least)),
    low: f.percent(changing(least)),
  });
}

/** How sure that is; each kind of matter by itself on request. */
export function mattersCertainty(
  { matters, drawn, compared }: Matters,
  minimum: number,
  words: Words,
): Certainty {
  const { t, f } = words;
  const others = matters.filter(({ row }) => row.id !== drawn.row.id);
  const of = (view: JourneyView) =>
    t('journey.of_matter', {
      matter: matterText(view),
      text: journeyCertainty(view, minimum, words),
    });
  if (!compared)
    return { sentence: journeyCertainty(drawn, minimum, words), remarks: others.map(of) };
  const ranges = [compared.most, compared.least].flatMap(({ row: { consumer }, ...view }) => {
    if (consumer?.low == null) return [];
    const range = `${estimateRange('share', consumer, words)}\u00a0%`;
    const side = t('topic.quoted', { item: shortened(matterText(view)) });
    return [t('figure.range', { side, range })];
  });
  const people = Math.max(...matters.map(({ sides }) => sides.consumer.base ?? 0));
  return {
    sentence: oneSentence(
      [
        peopleText({ manager: undefined, consumer: people }, minimum, words),
        ranges.length > 0 &&
          t('figure.sure', { level: f.level(drawn.confidence), ranges: f.list(ranges) }),
      ],
      f.locale,
    ),
    remarks: matters.map(of),
  };
}

function changing({ sides }: JourneyView): number | null {
  return sides.consumer.switched.share;
}

/**
 * A kind of matter by its two questions; the words with which both begin are said once.
 *
 * @example matterText({ start: { label: 'Where a simple matter starts' }, end: { label: 'Where a simple matter ends' } })
 * // 'Where a simple matter starts → ends'
 */
export function matterText({
  start,
  end,
}: Record<'start' | 'end', Pick<JourneyView['start'], 'label'>>): string {
  const [first, last] = [start.label.split(' '), end.label.split(' ')];
  const other = last.findIndex((word, at) => word !== first[at]);
  // A word alone, such as an article, tells too little to be left out.
  const rest = other > 1 && other < first.length ? last.slice(other).join(' ') : end.label;
  return `${start.label} → ${rest}`;
}

/** How much of a side's ways illustrates; null: none does. */
export function illustratesText(view: JourneyView, side: Audience, { t }: Words): string | null {
  const own = view.lines.filter((line) => line[side] !== null);
  const madeUp = own.filter(({ illustrated }) => illustrated.includes(side));
  if (madeUp.length === 0) return null;
  return t(madeUp.length === own.length ? 'side.illustration' : 'journey.partly');
}

/** How many end elsewhere than they start, and where most change over. */
function journeyFinding(view: JourneyView, words: Words): string {
  const { t, f } = words;
  const { stated } = view;
  if (stated?.told) return toldText(stated.told, stated, words);
  if (view.onlyPublished) return t('journey.chart');
  const share = (side: Audience) =>
    view.illustrated.includes(side) ? null : view.sides[side].switched.share;
  const [consumer, manager] = [share('consumer'), share('manager')];
  const inside = (label: string) => shortened(insideSentence(label, view.language));
  const values = {
    consumer: f.percent(consumer),
    manager: f.percent(manager),
    from: inside(view.most?.startLabel ?? ''),
    to: inside(view.most?.endLabel ?? ''),
  };
  if (consumer === null && manager === null) {
    const reasons = [view.sides.consumer.reason, view.sides.manager.reason];
    return t(
      reasons.some((reason) => reason === 'withheld' || reason === 'withheld_secondary')
        ? 'topic.withheld'
        : 'topic.empty',
    );
  }
  if (consumer === null) return t('journey.only_manager', values);
  if (manager === null)
    return t(view.most ? 'journey.only_consumer' : 'journey.stays_consumer', values);
  return t(view.most ? 'journey.both' : 'journey.stays', values);
}

/** How sure that is. */
function journeyCertainty(view: JourneyView, minimum: number, words: Words): string {
  const { t, f } = words;
  if (view.stated) return sharesCertainty(view.stated, minimum, words).sentence;
  const base = (side: Audience) => {
    const { base: n, reason } = view.sides[side];
    return reason === 'one_sided' ? undefined : n;
  };
  const people = peopleText(
    { manager: base('manager'), consumer: base('consumer') },
    minimum,
    words,
  );
  const gap = view.switched;
  // Of what illustrates nothing is certain.
  if (gap.value === null || view.illustrated.length > 0) return people;
  return oneSentence(
    [
      people,
      t('journey.sure', {
        gap: f.points(gap.value),
        range: gapRange('share', gap, words),
        p: f.p(gap.p),
        level: f.level(view.confidence),
      }),
    ],
    f.locale,
  );
}

/** A way by its ends. */
export function wayText({ startLabel, endLabel }: JourneyLine): string {
  return `${startLabel} → ${endLabel}`;
}

/** Whether ways of a side are left out, so that its ends alone say more. */
export function hasWithheldWays({ sides }: JourneyView): boolean {
  return (['manager', 'consumer'] as const).some((side) =>
    sides[side].cells.flat().some(({ state }) => state === 'withheld'),
  );
}

/** What can be drawn beside the ways: kinds of matters beside each other, or an end by itself. */
export type JourneyChart = 'matters' | 'start' | 'end';

/** The lines of a chart beside the ways; none where there is no such chart. */
export function journeyLines({ matters, drawn }: Matters, of: JourneyChart): ChartLine[] {
  if (of !== 'matters') return hasWithheldWays(drawn) ? drawn.margins[of].lines : [];
  if (matters.length < 2) return [];
  return matters.map((view) => ({ row: view.row, label: matterText(view), about: null }));
}

/** The charts that there are beside the ways, and what they are called. */
export function otherCharts(view: Matters, { t }: Words): { of: JourneyChart; label: string }[] {
  const labels = {
    matters: t('journey.matters_chart'),
    start: t('journey.start_alone'),
    end: t('journey.end_alone'),
  };
  return (['matters', 'start', 'end'] as const)
    .filter((of) => journeyLines(view, of).length > 0)
    .map((of) => ({ of, label: labels[of] }));
}

/** Why a side has no flows, or that some are withheld; null: all are drawn. */
export function missingFlows(view: JourneyView, side: Audience, { t }: Words): string | null {
  const { reason, cells } = view.sides[side];
  if (reason === 'withheld' || reason === 'withheld_secondary') return t('topic.withheld');
  if (reason === 'one_sided') return t('side.not_asked');
  if (reason === 'being_updated') return t('side.being_updated');
  if (reason === 'no_answers') return t('topic.empty');
  const hidden = cells.flat().some(({ state }) => state === 'withheld');
  return hidden ? t('journey.some_withheld') : null;
}
