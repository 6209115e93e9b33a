import type { Slope, WaveLine, WavesView } from '../gap/wavesView';
import type { Audience } from '../study/document';
import { gapRange, gapText, measureText, sizeText } from './figures';
import { insideSentence, shortened } from './headlineText';
import type { Words } from './Words';

/** How a page of waves was asked for. */
export interface TrendAsked {
  against: string | null;
  byLink: boolean;
  adjust: 'holm' | 'bh' | 'none';
  confidence: number;
  overlapping: Audience[];
}

/** What has changed most since an earlier wave, for certain. */
export function trendFinding(view: WavesView, asked: TrendAsked, words: Words): string {
  const { t, f } = words;
  if (asked.byLink) return t('trend.by_link');
  const title = waveTitle(view, asked.against);
  if (title === null) return t('trend.alone');
  const wave = shortened(title);
  const [first] = view.lines;
  if (!isAskedAlike(view)) return t('trend.not_comparable', { wave });
  if (view.onlyPublished) return t('trend.chart');
  if (!view.lines.some(isJudged)) return t('trend.nothing', { wave });
  if (!first?.moved) return t('trend.unsure', { wave });
  const change = first.change?.gap?.value ?? 0;
  const named = {
    wave,
    item: shortened(insideSentence(first.label, view.language)),
    before: gapText(first.unit, gapBefore(first, asked.against), words),
    now: gapText(first.unit, first.points.at(-1)?.gap?.value ?? null, words),
  };
  if (first.unit === 'value') {
    const size = sizeText({ unit: first.counted }, change, words);
    return t(`trend.${first.moved}_by`, { ...named, size });
  }
  return t(`trend.${first.moved}`, { ...named, size: f.size(change) });
}

/** How many changes are certain, and what else to know of them. */
export function trendCertainty(view: WavesView, asked: TrendAsked, { t, f }: Words): string {
  if (asked.byLink) return t('trend.by_link_text');
  if (waveTitle(view, asked.against) === null) return t('trend.alone_text');
  const judged = view.lines.filter(isJudged);
  const count = judged.filter(({ moved }) => moved !== null).length;
  const words = t('number', { n: count });
  const sure = t('trend.sure', {
    count,
    words: words.charAt(0).toUpperCase() + words.slice(1),
    all: t('number', { n: judged.length }),
    adjust: asked.adjust,
    level: f.level(asked.confidence),
  });
  const { overlapping } = asked;
  const [one] = overlapping;
  const people = overlapping.length > 1 ? t('trend.overlap_both') : one && t(`side.${one}_inline`);
  return [
    judged.length > 0 ? sure : !view.onlyPublished && isAskedAlike(view) && t('trend.nothing_text'),
    slopeSentence(view, asked, { t, f }),
    people && t('trend.overlap', { people }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Whether some change of a gap has a test. */
const isJudged = ({ change }: WaveLine) => change?.gap?.pAdjusted != null;

/** Whether some question can be compared with the earlier wave. */
const isAskedAlike = ({ lines }: WavesView) => lines.some(({ change }) => change?.comparable);

/** What moves most surely over all waves; nothing where too few of them can be compared. */
function slopeSentence(view: WavesView, { confidence }: TrendAsked, words: Words): string | null {
  const { t } = words;
  const sloped = view.lines.flatMap(({ label, slope }) => (slope ? [{ label, slope }] : []));
  if (sloped.length === 0 || view.onlyPublished) return null;
  const surest = sloped.reduce((one, other) =>
    (other.slope.pAdjusted ?? other.slope.p ?? 1) < (one.slope.pAdjusted ?? one.slope.p ?? 1)
      ? other
      : one,
  );
  const isSure = (surest.slope.pAdjusted ?? 1) <= 1 - confidence;
  if (!isSure) return t('trend.slope_unsure', { count: surest.slope.waves });
  return t('trend.slope_sure', {
    count: surest.slope.waves,
    item: shortened(insideSentence(surest.label, view.language)),
    slope: slopeText(surest.slope, words),
  });
}

/** A slope with its interval. @example '+3 points a year (+1 to +5)' */
export function slopeText(slope: Slope, words: Words): string {
  return words.t('trend.per_year', {
    slope: gapText('share', slope.value, words),
    range: gapRange('share', slope, words),
  });
}

/** What a line counts: the favourable answers, or which figure of its question. */
export function lineText({ measure, favourable, counted }: WaveLine, words: Words): string {
  if (measure === 'favourable') return favourable ?? words.t('measure.favourable');
  const item = { favourable, options: [], unit: counted };
  return measureText({ measure, option: null, optionLabel: null }, item, words);
}

/** What a view of waves draws, and on which axes. */
export function trendAbout({ lines }: WavesView, confidence: number, { t, f }: Words): string {
  const isShares = lines.every(({ unit }) => unit === 'share');
  return t('trend.chart_about', {
    level: f.level(confidence),
    kind: isShares ? 'shares' : 'mixed',
  });
}

/** The name of a wave of the page; null: there is none. */
export function waveTitle({ waves }: WavesView, id: string | null): string | null {
  return waves.find((wave) => wave.id === id)?.title ?? null;
}

/** The gap of the wave that changes are counted from. */
export function gapBefore({ points }: WaveLine, against: string | null): number | null {
  return points.find(({ wave }) => wave === against)?.gap?.value ?? null;
}
