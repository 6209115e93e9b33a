import type { ItemView } from '../gap/presentation';
import type { PublishedRow, PublishedValue } from '../gap/published';
import type { SideFigure } from '../gap/report';
import type { Outcome, RowView, Unit } from '../gap/rowView';
import type { Audience } from '../study/document';
import { NONE } from './format';
import type { Words } from './Words';

/** A side's figure in its unit. */
export function estimateText(unit: Unit, estimate: number | null, { f }: Words): string {
  if (unit === 'share') return f.percent(estimate);
  if (unit === 'net') return f.points(estimate);
  if (unit === 'time') return estimate === null ? NONE : f.plain(estimate);
  return unit === 'place' ? f.place(estimate) : f.value(estimate);
}

/** The interval of a side's figure; none where a limit is missing. */
export function estimateRange(
  unit: Unit,
  figure: Pick<SideFigure, 'low' | 'high'> | null,
  words: Words,
): string {
  if (!figure || figure.low === null || figure.high === null) return NONE;
  const { t, f } = words;
  if (unit === 'net')
    return t('range.signed', { low: f.points(figure.low), high: f.points(figure.high) });
  const write = unit === 'share' ? f.share : unit === 'time' ? f.plain : f.value;
  // Between negative figures a dash would read as a sign.
  return figure.low < 0
    ? t('range.signed', { low: write(figure.low), high: write(figure.high) })
    : `${write(figure.low)}–${write(figure.high)}`;
}

/** What stands in the place of a side that is withheld: that it is too small, or that it would tell of what is. */
export function withheldText(
  { reason }: Pick<RowView, 'reason'>,
  minimum: number,
  { t }: Words,
): string {
  return reason === 'withheld_secondary' ? t('side.withheld') : t('side.under', { minimum });
}

/** A gap with its sign, in points or in its own unit. */
export function gapText(unit: Unit, gap: number | null, { f }: Words): string {
  if (unit === 'share' || unit === 'net') return f.points(gap);
  return unit === 'place' || unit === 'time' ? f.signedPlace(gap) : f.signedValue(gap);
}

/** The size of a difference of numbers, with their unit. @example '3.2 minutes' */
export function sizeText(
  item: Pick<ItemView, 'unit'> | undefined,
  gap: number,
  { t, f }: Words,
): string {
  const size = Math.abs(gap);
  return t('told.count', { value: f.rough(size), unit: unitText(item, t, size) ?? '' }).trim();
}

export function gapRange(
  unit: Unit,
  gap: { low: number | null; high: number | null } | null,
  words: Words,
): string {
  if (!gap || gap.low === null || gap.high === null) return NONE;
  return words.t('range.signed', {
    low: gapText(unit, gap.low, words),
    high: gapText(unit, gap.high, words),
  });
}

const NPS_GROUPS = ['detractors', 'passives', 'promoters'] as const;

/** What a row measures: "agree", "Phone: first choice", "at most 3 minutes". */
export function measureText(
  row: Pick<RowView, 'measure' | 'option' | 'optionLabel'>,
  item: Pick<ItemView, 'favourable' | 'options' | 'unit'> | undefined,
  { t, f }: Words,
): string {
  const count = typeof row.option === 'number' ? row.option : undefined;
  const unit = unitText(item, t, count);
  if (row.measure === 'favourable') {
    const answers = item?.favourable;
    // Where one option alone is favourable, its share is another row of the same name.
    return answers && item?.options.some(({ label }) => label === answers)
      ? t('measure.favourable_of', { answers })
      : (answers ?? t('measure.favourable'));
  }
  if (row.measure === 'share' && isNpsGroup(row.option)) return t(`nps.${row.option}`);
  if (row.measure === 'share') return row.optionLabel ?? t('measure.share');
  if (row.measure === 'at_most') {
    const threshold = count === undefined ? String(row.option) : f.plain(count);
    return unit
      ? t('measure.at_most_unit', { threshold, unit })
      : t('measure.at_most', { threshold });
  }
  if (unit && row.measure === 'mean') return t('measure.mean_unit', { unit });
  if (unit && row.measure === 'median') return t('measure.median_unit', { unit });
  const measure = t(`measure.${row.measure}`);
  return row.optionLabel ? t('measure.of_option', { option: row.optionLabel, measure }) : measure;
}

function isNpsGroup(option: RowView['option']): option is (typeof NPS_GROUPS)[number] {
  return NPS_GROUPS.some((group) => group === option);
}

/** A unit's name, after a number or, without one, for many. */
export function unitText(
  item: Pick<ItemView, 'unit'> | undefined,
  t: Words['t'],
  count = 2,
): string | null {
  const unit = item?.unit ?? null;
  const known = unit !== null && isKnownUnit(unit) ? UNITS[unit] : null;
  return known === null ? unit : t(`unit.${known}`, { count });
}

/** Units that have names in the readers' languages; others are called as the study calls them. */
const UNITS = {
  second: 'second',
  minute: 'minute',
  hour: 'hour',
  day: 'day',
  person: 'person',
  people: 'person',
  point: 'point',
  points: 'point',
  purchase: 'purchase',
  purchases: 'purchase',
  customer: 'customer',
  customers: 'customer',
} as const;

function isKnownUnit(unit: string): unit is keyof typeof UNITS {
  return Object.hasOwn(UNITS, unit);
}

/** A verdict in words, or why there is none. */
export function outcomeText(
  row: Pick<RowView, 'outcome' | 'manager' | 'consumer'>,
  { t }: Words,
): string {
  if (row.outcome === 'one_sided')
    return t(row.manager ? 'verdict.only_manager' : 'verdict.only_consumer');
  if (row.outcome === 'no_answers' && row.manager?.base !== 0) return t('verdict.no_consumer');
  if (row.outcome === 'no_answers' && row.consumer?.base !== 0) return t('verdict.no_manager');
  return t(`verdict.${row.outcome}`);
}

const SIGNS: Record<Outcome, string> = {
  blind_spot: '▲',
  hidden_strength: '▼',
  managers_higher: '△',
  managers_lower: '▽',
  aligned: '≈',
  inconclusive: '?',
  withheld: '',
  no_answers: '',
  illustration: '',
  one_sided: '',
  described: '',
};

/** A sign that tells verdicts apart without colour. */
export function outcomeSign(outcome: Outcome): string {
  return SIGNS[outcome];
}

/** Whose colour a verdict carries: the side that gives the higher figure, where that is certain. */
export function outcomeSide(outcome: Outcome): Audience | null {
  if (outcome === 'blind_spot' || outcome === 'managers_higher') return 'manager';
  return outcome === 'hidden_strength' || outcome === 'managers_lower' ? 'consumer' : null;
}

const APPROXIMATIONS = ['nearly', 'over', 'about', 'under'] as const;

/** A published figure as its publication states it. @example 'nearly 80 %' */
export function publishedText(unit: Unit, { value, approx }: PublishedValue, words: Words): string {
  if (approx === 'most' && value === 0.5) return words.t('published.most');
  const figure = estimateText(unit, value, words);
  const known = APPROXIMATIONS.find((name) => name === approx);
  if (known) return words.t(`published.${known}`, { figure });
  return approx === null ? figure : `${approx} ${figure}`;
}

/** The published figures of a row, managers first; a side that stands alone is named. */
export function publishedSides(unit: Unit, published: PublishedRow, words: Words): string {
  const { manager, consumer } = published;
  const { t } = words;
  if (manager && consumer)
    return t('published.both', {
      manager: publishedText(unit, manager, words),
      consumer: publishedText(unit, consumer, words),
    });
  return (['manager', 'consumer'] as const)
    .flatMap((side) => {
      const value = published[side];
      return value ? `${t(`side.${side}_inline`)} ${publishedText(unit, value, words)}` : [];
    })
    .join('');
}

/** The worse mark of a row's two sides. */
export function worseMark(row: Pick<RowView, 'manager' | 'consumer'>): SideFigure['mark'] {
  const marks = [row.manager?.mark, row.consumer?.mark];
  return marks.includes('unreliable')
    ? 'unreliable'
    : marks.includes('low_base')
      ? 'low_base'
      : null;
}

/** The sign of a mark beside a figure; the note below the figures explains it. */
export const MARK_SIGNS = { unreliable: '‡', low_base: '†' } as const;
