import type { ItemView } from '../gap/presentation';
import type { InputKind, InputName } from '../money/inputs';
import type { MoneyResult, ResultName } from '../money/moneyResult';
import type { InputView, MoneyView } from '../money/moneyView';
import type { Range } from '../money/range';
import type { ShareChoice } from '../money/shares';
import { type Certainty, oneSentence } from './certainty';
import { measureText } from './figures';
import { NONE } from './format';
import { writtenNumber } from './typedNumber';
import type { Words } from './Words';

/** What money is written with. */
export interface Purse {
  view: MoneyView;
  currency: string;
}

type Named = Pick<ItemView, 'key' | 'label' | 'favourable' | 'unit' | 'options'>;

/** @example capital('share unhappy', 'en') // 'Share unhappy' */
export function capital(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

/** A sum of money within its limits. */
export function moneyText({ low, high }: Range, currency: string, { f }: Words): string {
  return `${f.roughRange(low, high)}\u00a0${currency}`;
}

/** Shares within their limits; those of a survey in whole percent, others as they were stated. */
function shareText({ low, high }: Range, isSurveyed: boolean, { f }: Words): string {
  const [one, other] = (isSurveyed ? [f.share(low), f.share(high)] : [low, high].map(f.stated)) as [
    string,
    string,
  ];
  return `${one === other ? one : `${one}–${other}`}\u00a0%`;
}

/** A number as it was stated, or its limits. */
function plainText({ low, high }: Range, { f }: Words): string {
  return low === high ? f.plain(low) : `${f.plain(low)}–${f.plain(high)}`;
}

/** An input's figure in its unit, as formulas and notes write it. */
export function figureText(
  kind: InputKind,
  range: Range | null,
  isSurveyed: boolean,
  currency: string,
  words: Words,
): string {
  if (range === null) return NONE;
  const { t } = words;
  if (kind === 'share') return shareText(range, isSurveyed, words);
  const figure = plainText(range, words);
  if (kind === 'money') return `${figure}\u00a0${currency}`;
  if (kind === 'seconds' || kind === 'years' || kind === 'hours')
    return t(`money.${kind}`, { figure });
  return figure;
}

/** What stands in an input's field: what was typed, or its figure in the reader's language. */
export function fieldText({ field, kind }: InputView, { f }: Words): string {
  if (typeof field === 'string') return field;
  const [low, high] = [field.low, field.high].map((figure) =>
    writtenNumber(kind === 'share' ? figure * 100 : figure, f.locale, true),
  );
  return low === high ? String(low) : `${low}–${high}`;
}

/** A result within its limits, with its unit. */
export function resultText(
  { unit, range }: Pick<MoneyResult, 'unit' | 'range'>,
  currency: string,
  words: Words,
): string {
  const { t, f } = words;
  if (range === null) return NONE;
  const figure =
    unit === 'change'
      ? shareText(range, true, words)
      : unit === 'count'
        ? f.roughRange(range.low, range.high)
        : moneyText(range, currency, words);
  return t(`money.unit.${unit}`, { figure });
}

/** What the middle of every figure gives; nothing where one has no middle. */
export function middleText(
  { unit, range }: Pick<MoneyResult, 'unit' | 'range'>,
  currency: string,
  words: Words,
): string {
  const value = range?.value ?? null;
  if (value === null) return NONE;
  const { f } = words;
  if (unit === 'change') return f.percent(value);
  return unit === 'count' ? f.rough(value) : `${f.rough(value)}\u00a0${currency}`;
}

const COUNTED = ['agents', 'needed', 'late_contacts'];

/** A result's formula, in words. */
export function formulaInWords({ formula, from }: MoneyResult, { t }: Words): string {
  const named = Object.keys(from).map((key) => [key, t(`money.input.${key as InputName}`)]);
  return t(`money.formula.${formula}`, Object.fromEntries(named));
}

/** The same with its figures. */
export function formulaInFigures(
  { formula, from }: MoneyResult,
  { view, currency }: Purse,
  words: Words,
): string {
  const { t, f } = words;
  const written = Object.entries<Range | null | undefined>(from).map(([key, range]) => {
    const input = view.inputs.find((one) => one.name === key);
    const figure = range ?? null;
    if (COUNTED.includes(key)) return [key, figure ? f.roughRange(figure.low, figure.high) : NONE];
    const isSurveyed = input ? input.source === 'survey' || input.source === 'shares' : true;
    return [key, figureText(input?.kind ?? 'share', figure, isSurveyed, currency, words)];
  });
  return t(`money.formula.${formula}`, Object.fromEntries(written));
}

export function resultOf({ results }: MoneyView, name: ResultName): MoneyResult | null {
  return results.find((result) => result.name === name) ?? null;
}

/** The page's finding: what those cost who leave. */
export function moneyFinding({ view, currency }: Purse, words: Words): string {
  const { t } = words;
  const { heldBack } = view;
  if (heldBack === 'illustration') return t('topic.illustration', { title: t('money.neutral') });
  if (heldBack && heldBack !== 'example') return t(`money.finding_${heldBack}`);
  const cost = resultOf(view, 'cost')?.range;
  if (!cost) return t('money.finding_none');
  if (cost.high === 0) return t('money.finding_nothing');
  return t(heldBack ? 'money.finding_example' : 'money.finding', {
    range: moneyText(cost, currency, words),
  });
}

/** How sure it is, and what it follows from. */
export function moneyCertainty(
  { view, confidence }: { view: MoneyView; confidence: number },
  { t, f }: Words,
): Certainty {
  const { surveyed, inputs } = view;
  const isMadeUp = inputs.some(
    ({ source, share }) => source === 'survey' && share?.illustrated.includes('consumer'),
  );
  const illustrates = isMadeUp
    ? t('money.sure_illustration')
    : view.heldBack === 'illustration' && t('money.sure_unpublished');
  const follows =
    surveyed > 0
      ? t('money.sure_survey', { count: surveyed, level: f.level(confidence) })
      : t('money.sure_typed');
  return {
    sentence: oneSentence([follows, illustrates], f.locale),
    remarks: [t('money.sure_all')],
  };
}

/** A share of the survey as a choice names it. */
export function choiceText(choice: ShareChoice, items: readonly Named[], words: Words): string {
  const item = items.find(({ key }) => key === choice.item);
  const { t } = words;
  const given = measureText(choice, item, words);
  const answer = choice.isRest ? t('money.rest', { answer: given }) : given;
  return t('money.of', { item: item?.label ?? choice.item, answer });
}

/** Where an input's figure comes from, a sentence each. */
export function sourceTexts(input: InputView, words: Words): string[] {
  const { t, f } = words;
  const { share, source, range, name } = input;
  const texts: string[] = [];
  if (share && source === 'survey' && range) {
    const shown = shareText(range, true, words);
    const of = share.among === null ? 'money.source_survey' : 'money.source_unhappy';
    texts.push(t(of, { range: shown, base: f.count(share.base) }));
    if (name === 'leave' && share.among === null) texts.push(t('money.source_all'));
    const { manager } = share.sides;
    if (manager) texts.push(t('money.source_managers', { range: shareText(manager, true, words) }));
    if (share.mark) texts.push(t('money.source_mark'));
    if (share.illustrated.includes('consumer')) texts.push(t('money.source_illustration'));
    return texts;
  }
  const isHidden = share?.reason === 'withheld' || share?.reason === 'withheld_secondary';
  if (share) texts.push(t(isHidden ? 'money.source_withheld' : 'money.source_no_figure'));
  if (source === 'shares')
    return [t('money.source_shares', { range: range ? shareText(range, true, words) : NONE })];
  if (name === 'margin' && source !== 'own') return [...texts, t('money.source_margin')];
  return [...texts, t(`money.source_${source}`)];
}

/** What is wrong with what was typed into an input's field. */
export function faultText(input: InputView, { t, f }: Words): string | null {
  const { fault, kind, least, most } = input;
  if (fault === null) return null;
  const write = kind === 'share' ? f.stated : f.plain;
  const [thousand, decimal] = [1500, 1.5].map((figure) => writtenNumber(figure, f.locale));
  return t(`money.fault.${fault}`, {
    least: write(least),
    most: write(most),
    thousand: thousand ?? '',
    decimal: decimal ?? '',
  });
}

/** A bar of the chart; whose colour it has where a side says it. */
export interface MoneyBar {
  name: ResultName;
  range: Range;
  side: 'consumer' | 'manager' | null;
}

const DRAWN = ['cost', 'believed', 'kept', 'profit', 'rule', 'idle', 'lost'] as const;

/** The sums of a year that can be told, in the order of the page. */
export function moneyBars({ results, inputs }: MoneyView): MoneyBar[] {
  const isSurveyed = inputs.some(
    ({ name, source }) => (name === 'unhappy' || name === 'leave') && source === 'survey',
  );
  return DRAWN.flatMap((name) => {
    const range = results.find((result) => result.name === name)?.range;
    if (!range) return [];
    const own = name === 'cost' && isSurveyed ? ('consumer' as const) : null;
    return [{ name, range, side: name === 'believed' ? 'manager' : own }];
  });
}

/** Where the chart's axis begins and ends, and the figures along it. */
export function moneyAxis(bars: readonly MoneyBar[]): {
  start: number;
  end: number;
  ticks: number[];
} {
  const lowest = Math.min(0, ...bars.map(({ range }) => range.low));
  const highest = Math.max(0, ...bars.map(({ range }) => range.high));
  const spread = highest - lowest || 1;
  const power = 10 ** Math.floor(Math.log10(spread / 3));
  const step = [1, 2, 5, 10].map((of) => of * power).find((size) => spread / size <= 4) ?? spread;
  const first = Math.floor(lowest / step);
  const last = Math.ceil(highest / step) || 1;
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => (first + at) * step);
  return { start: first * step, end: last * step, ticks };
}
