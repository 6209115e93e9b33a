import { said } from './certainty';
import type { FigureValue, FigureView, PublicationView } from './reproducedView';
import type { Words } from './Words';

type Unit = FigureView['unit'];

/** A figure in its unit; names in order stand for themselves. */
export function figureText(value: FigureValue | null, unit: Unit, words: Words): string {
  const { t } = words;
  if (value === null || typeof value === 'number') return numberText(value, unit, words);
  const [low, high] = value;
  if (typeof low === 'number' && typeof high === 'number')
    return inUnit(
      t('figures.range', { low: bare(low, unit, words), high: bare(high, unit, words) }),
      unit,
      words,
    );
  return value.map((name, at) => t('figures.order', { place: at + 1, name })).join('\n');
}

/** The figure as it was published: "nearly 80 %". */
export function publishedText(
  { published, approx, unit }: Pick<FigureView, 'published' | 'approx' | 'unit'>,
  words: Words,
): string {
  const figure = figureText(published, unit, words);
  return approx === null ? figure : words.t(`figures.${approx}`, { figure });
}

/** The limits of a computed figure, or why it has none; null where nothing was asked. */
export function intervalText(
  { interval, unit }: Pick<FigureView, 'interval' | 'unit'>,
  words: Words,
): string | null {
  const { t, f } = words;
  if (interval === null) return null;
  if (typeof interval === 'string') return t(`figures.without_${interval}`);
  const { low, high } = interval;
  // Between signs a dash would read as one of them.
  if (unit === 'relative')
    return t('range.signed', { low: f.signedFine(low), high: f.signedFine(high) });
  return figureText([low, high], unit, words);
}

/** Computed minus published; of a range that of each end, where they differ. */
export function differenceText(
  { difference, unit }: Pick<FigureView, 'difference' | 'unit'>,
  words: Words,
): string {
  const { t, f } = words;
  if (typeof difference === 'object' && difference !== null) {
    const [low, high] = difference.map((end) => differenceText({ difference: end, unit }, words));
    return low === high ? (low ?? '') : t('range.signed', { low: low ?? '', high: high ?? '' });
  }
  if (unit === 'order' && difference !== null)
    return t('figures.places_off', { count: difference });
  if (unit === 'share' || unit === 'relative') return f.finePoints(difference);
  if (unit === 'place') return f.signedPlace(difference);
  return difference === 0 ? f.plain(0) : f.signedValue(difference);
}

function numberText(value: number | null, unit: Unit, words: Words): string {
  const { f } = words;
  if (value === null) return f.value(null);
  if (unit === 'relative') return f.signedFine(value);
  return inUnit(bare(value, unit, words), unit, words);
}

function bare(value: number, unit: Unit, { f }: Words): string {
  if (unit === 'share') return f.fine(value).replace(/\s?%$/u, '');
  if (unit === 'place') return f.place(value);
  if (unit === 'customers' || unit === 'SEK') return f.count(value);
  return Number.isInteger(value) ? f.plain(value) : f.value(value);
}

function inUnit(figure: string, unit: Unit, { t }: Words): string {
  if (unit === 'share') return `${figure}\u00a0%`;
  if (unit === 'customers') return t('figures.customers', { count: figure });
  if (unit === 'ratio') return `${figure}\u00a0×`;
  return unit === 'SEK' ? `${figure}\u00a0SEK` : figure;
}

/** The page's title: how many of the published figures come out of the program. */
export function reproducedFinding(
  publications: readonly PublicationView[],
  { t }: Pick<Words, 't'>,
): string {
  const figures = publications.flatMap((publication) => publication.figures);
  const met = figures.filter((figure) => figure.met).length;
  if (figures.length === 0) return t('figures.none');
  return met === figures.length
    ? t('figures.all_met', { all: met })
    : t('figures.some_met', { met, all: figures.length });
}

/** How the figures come about, kind by kind. */
export function reproducedSources(
  publications: readonly PublicationView[],
  { t, f }: Words,
): string[] {
  const figures = publications.flatMap((publication) => publication.figures);
  const count = (kind: FigureView['kind']) =>
    figures.filter((figure) => figure.kind === kind).length;
  const people = publications.reduce(
    (sum, { responses }) => sum + (responses.consumer ?? 0) + (responses.manager ?? 0),
    0,
  );
  const [examples, assumptions] = [count('example'), count('assumption')];
  return said([
    t('figures.sure', { findings: count('finding'), people: f.count(people) }),
    examples > 0 && t('figures.sure_examples', { count: examples }),
    assumptions > 0 && t('figures.sure_assumptions', { count: assumptions }),
  ]);
}

type Point = FigureView & { published: number; computed: number };

/** The published shares that stand on a chart against the computed ones. */
export function agreementPoints(publications: readonly PublicationView[]): Point[] {
  return publications.flatMap(({ figures }) => figures.filter(isPoint));
}

/** What the chart of computed against published shares shows. */
export function agreementTitle(publications: readonly PublicationView[], { t }: Words): string {
  const isMet = agreementPoints(publications).every(({ met }) => met);
  return t(isMet ? 'figures.chart' : 'figures.chart_some');
}

function isPoint(figure: FigureView): figure is Point {
  const { kind, unit, published, computed, approx } = figure;
  return (
    kind === 'finding' &&
    unit === 'share' &&
    approx !== 'over' &&
    approx !== 'most' &&
    typeof published === 'number' &&
    typeof computed === 'number'
  );
}
