import type { RowView } from '../gap/rowView';
import type { ShareLine, SharesView } from '../gap/sharesView';
import type { Audience } from '../study/document';
import type { DrawnRow } from './ChartDocument';
import { type Certainty, oneSentence, said } from './certainty';
import { gapRange, gapText, measureText, outcomeSide, outcomeSign, outcomeText } from './figures';
import { capital } from './moneyText';
import { peopleText } from './peopleText';
import type { ChartLine } from './RowsChart';
import { type StripUnit, scaleOf } from './strip';
import { toldPeople, toldSure } from './toldText';
import type { Words } from './Words';

const SIDES = ['consumer', 'manager'] as const;

/** How sure the title's figure is, or how many gaps are certain, of how many people. */
export function sharesCertainty(view: SharesView, minimum: number, words: Words): Certainty {
  const { people, figure, gaps, apart } = sharesSaid(view, minimum, words);
  return {
    sentence: oneSentence([people, figure ?? gaps ?? (people ? null : apart)], words.f.locale),
    remarks: said([figure && gaps, (people || figure || gaps) && apart]),
  };
}

/** What can be said of how sure shares are; null: nothing. */
export function sharesSaid(view: SharesView, minimum: number, words: Words) {
  const { t, f } = words;
  const rows = [...view.lines.map(({ row }) => row), ...view.figures];
  const judged = rows.filter(({ gap }) => gap?.pAdjusted != null);
  const count = judged.filter(({ gap }) => (gap?.pAdjusted ?? 1) <= 1 - view.confidence).length;
  const number = t('number', { n: count });
  const gaps = t('topic.gaps', {
    count,
    gaps: judged.length,
    words: number.charAt(0).toUpperCase() + number.slice(1),
    all: t('number', { n: judged.length }),
    adjust: view.adjust,
  });
  const base = (side: Audience) => {
    const own = rows.flatMap((row) => row[side] ?? []);
    if (own.length === 0) return undefined;
    const known = own.flatMap(({ base: n }) => n ?? []);
    return known.length > 0 ? Math.max(...known) : null;
  };
  const bases = { manager: base('manager'), consumer: base('consumer') };
  // Enough answered, but too few of them are in one of the groups that are told apart.
  const parted = SIDES.filter(
    (side) => bases[side] === null && (view.audiences[side].responses ?? 0) >= minimum,
  );
  for (const side of parted) bases[side] = undefined;
  const isAnybody = SIDES.some((side) => bases[side] !== undefined);
  const sides = f.list(parted.map((side) => t(`side.${side}_inline`)));
  return {
    // A title that states one figure is as sure as that figure.
    ...(view.onlyPublished && view.told
      ? {
          people: toldPeople(view.told, minimum, words),
          figure: toldSure(view.told, view.confidence, words),
        }
      : {
          people: isAnybody ? peopleText(bases, minimum, words) : null,
          figure: view.onlyPublished ? null : differenceSure(view, words),
        }),
    gaps: judged.length > 0 ? gaps : null,
    apart: parted.length > 0 ? t('topic.small_group', { sides, minimum }) : null,
  };
}

/** The interval of what both groups are apart; null where a view tells no groups apart. */
function differenceSure(view: SharesView, words: Words): string | null {
  const row = view.figures.find(({ option }) => option === 'difference');
  const sides = SIDES.filter(
    (side) => row && !row.illustrated.includes(side) && row[side]?.low != null,
  );
  return row ? toldSure({ row, sides }, view.confidence, words) : null;
}

/** A line of figures by its measure: "mean, people". */
export function figureText(row: RowView, view: SharesView, words: Words): string {
  if (row.option === 'difference') return words.t('resolution.difference');
  const item = view.items.find(({ key }) => key === row.item);
  const measure = measureText(row, item, words);
  return view.items.length > 1 ? `${item?.label}: ${measure}` : measure;
}

/** The means behind shares at thresholds, which have no place on their axis; null: there are none. */
export function meansText(view: SharesView, { t, f }: Words): string | null {
  const row = view.figures.find(({ measure }) => measure === 'mean');
  const means = SIDES.flatMap((side) => {
    const value = row?.[side]?.estimate ?? null;
    return value === null
      ? []
      : [t('figure.range', { side: t(`side.${side}_inline`), range: f.rough(value) })];
  });
  return means.length === 0 ? null : t('told.means', { means: f.list(means) });
}

/** What a line of shares is called; thresholds as the measure that they are. */
export function lineText(line: ShareLine, view: SharesView, words: Words): string {
  if (line.row.option === 'others' && line.label === '') return words.t('resolution.others');
  // The answers that solved a matter are named as in a sentence.
  if (line.row.option === 'solved') return capital(line.label, view.language);
  return line.row.measure === 'at_most' ? figureText(line.row, view, words) : line.label;
}

/** What a chart of shares draws: its lines, or where it has none, the means and medians on their own axis. */
export function chartedShares(
  view: SharesView,
  words: Words,
): { lines: ChartLine[]; unit: StripUnit; heading: 'chart.gap' | 'topic.gap' } {
  const lines = view.lines.map((line) => ({ ...line, label: lineText(line, view, words) }));
  const figures = view.figures.filter(({ unit }) => unit === 'value');
  if (lines.length > 0 || figures.length === 0) {
    const unit = lines[0]?.row.unit === 'net' ? 'net' : 'share';
    return { lines, unit, heading: 'chart.gap' };
  }
  return {
    lines: figures.map((row) => ({ row, label: figureText(row, view, words), about: null })),
    unit: scaleOf(figures),
    heading: 'topic.gap',
  };
}

/** The shares as lines of a drawn dumbbell chart. */
export function drawnShares(lines: readonly ChartLine[], words: Words): DrawnRow[] {
  return lines.map((line) => drawnLine(line, words));
}

/** A line of a chart as it is drawn in a document. */
export function drawnLine({ row, label, about }: ChartLine, words: Words): DrawnRow {
  return {
    key: row.id,
    label,
    about,
    sides: row,
    gap: gapText(row.unit, row.gap?.value ?? null, words),
    range: gapRange(row.unit, row.gap, words),
    verdict: `${outcomeSign(row.outcome)} ${outcomeText(row, words)}`.trim(),
    side: outcomeSide(row.outcome),
  };
}
