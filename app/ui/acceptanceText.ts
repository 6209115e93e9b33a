import type { AcceptancePair, AcceptanceView } from '../gap/acceptanceView';
import type { RowView } from '../gap/rowView';
import type { Audience } from '../study/document';
import type { DrawnRow } from './ChartDocument';
import { type Certainty, oneSentence, said } from './certainty';
import { gapRange, gapText, outcomeSide, outcomeText, unitText } from './figures';
import { insideSentence, shortened } from './headlineText';
import type { ChartLine } from './RowsChart';
import { sharesCertainty, sharesSaid } from './sharesText';
import { type StripScale, scaleOf } from './strip';
import type { Words } from './Words';

const SIDES = ['consumer', 'manager'] as const;

/** What lengthens the accepted wait most and for certain, on the sides that were asked in earnest. */
export function acceptanceFinding(view: AcceptanceView, words: Words): string {
  const { t } = words;
  if (view.onlyPublished) return t('acceptance.chart');
  const side = asked(view);
  if (!side) {
    const isHidden = view.lines.some(({ row }) => SIDES.some((one) => row[one]?.base === null));
    return t(isHidden ? 'topic.withheld' : 'topic.empty');
  }
  const most = certain(view, side).sort((a, b) => size(b, side) - size(a, side))[0];
  if (!most) return t(`acceptance.unsure_${side}`);
  const time = (row: RowView, of: Audience) => timeText(view, row[of]?.estimate ?? null, words);
  const values = {
    item: t('topic.quoted', { item: shortened(insideSentence(most.label, view.language)) }),
    named: time(most.named, side),
    others: time(most.others, side),
    manager: time(most.named, 'manager'),
    managerOthers: time(most.others, 'manager'),
  };
  const isBelieved =
    side === 'consumer' &&
    isEarnest(most.difference, 'manager') &&
    most.difference.manager?.estimate != null;
  return t(isBelieved ? 'acceptance.differ' : `acceptance.only_${side}`, values);
}

/** How many differences are certain, of how many people. */
export function acceptanceCertainty(
  view: AcceptanceView,
  minimum: number,
  words: Words,
): Certainty {
  const { t, f } = words;
  const side = asked(view);
  const { people, gaps, apart } = sharesSaid(view, minimum, words);
  if (!side || view.onlyPublished) return sharesCertainty(view, minimum, words);
  const known = view.pairs.filter(({ difference }) => difference[side]?.low != null);
  const sure = t(`acceptance.sure_${side}`, {
    count: certain(view, side).length,
    all: known.length,
    level: f.level(view.confidence),
  });
  return {
    sentence: oneSentence([people, sure], f.locale),
    remarks: said([t('acceptance.association'), gaps, apart]),
  };
}

/** The side whose differences the title is about: consumers, where they were asked. */
function asked(view: AcceptanceView): Audience | null {
  return (
    SIDES.find((side) =>
      view.pairs.some(
        ({ difference }) => isEarnest(difference, side) && difference[side]?.estimate != null,
      ),
    ) ?? null
  );
}

function isEarnest({ illustrated }: RowView, side: Audience): boolean {
  return !illustrated.includes(side);
}

/** The conditions whose difference leaves out 0. */
function certain({ pairs }: AcceptanceView, side: Audience): AcceptancePair[] {
  return pairs.filter(({ difference }) => {
    const { low = null, high = null } = difference[side] ?? {};
    return (low !== null && low > 0) || (high !== null && high < 0);
  });
}

function size({ difference }: AcceptancePair, side: Audience): number {
  return Math.abs(difference[side]?.estimate ?? 0);
}

function timeText({ unit }: AcceptanceView, value: number | null, { t, f }: Words): string {
  if (value === null) return '';
  return t('waits.time', { value: f.plain(value), unit: unitText({ unit }, t, value) ?? '' });
}

/** Its lines as a chart and a table take them: each condition with and without. */
export function acceptanceLines({ pairs }: AcceptanceView, { t }: Words): ChartLine[] {
  return pairs.flatMap(({ label, named, others }) => [
    { row: named, label, about: null, note: t('acceptance.named') },
    { row: others, label: '', about: null, note: t('acceptance.others') },
  ]);
}

/** The axis of the accepted waits. */
export function acceptanceScale({ lines }: AcceptanceView): StripScale {
  return scaleOf(lines.map(({ row }) => row));
}

/** What stands above the gaps. */
export function acceptanceGap({ unit }: AcceptanceView, { t }: Words): string {
  return t('acceptance.gap', { unit: unitText({ unit }, t) ?? '' });
}

/** What the chart shows, with its unit. */
export function acceptanceAbout({ unit, confidence }: AcceptanceView, { t, f }: Words): string {
  return t('acceptance.chart_about', {
    unit: unitText({ unit }, t) ?? '',
    level: f.level(confidence),
  });
}

/** The lines of a drawn chart. */
export function drawnAcceptance(view: AcceptanceView, words: Words): DrawnRow[] {
  return acceptanceLines(view, words).map(({ row, label, note = null }) => ({
    key: row.id,
    label,
    about: note,
    sides: row,
    gap: gapText(row.unit, row.gap?.value ?? null, words),
    range: gapRange(row.unit, row.gap, words),
    verdict: outcomeText(row, words),
    side: outcomeSide(row.outcome),
  }));
}
