import type { WaveLine, WavesView } from '../gap/wavesView';
import type { Audience } from '../study/document';
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
export function trendFinding(view: WavesView, asked: TrendAsked, { t, f }: Words): string {
  if (asked.byLink) return t('trend.by_link');
  const wave = waveTitle(view, asked.against);
  if (wave === null) return t('trend.alone');
  const [first] = view.lines;
  if (!view.lines.some(({ change }) => change?.comparable))
    return t('trend.not_comparable', { wave });
  if (view.onlyPublished) return t('trend.chart');
  if (!first?.moved) return t('trend.unsure', { wave });
  return t(`trend.${first.moved}`, {
    wave,
    item: shortened(insideSentence(first.label, view.language)),
    size: f.size(first.change?.gap?.value ?? 0),
    before: f.points(gapBefore(first, asked.against)),
    now: f.points(first.points.at(-1)?.gap?.value ?? null),
  });
}

/** How many changes are certain, and what else to know of them. */
export function trendCertainty(view: WavesView, asked: TrendAsked, { t, f }: Words): string {
  if (asked.byLink) return t('trend.by_link_text');
  if (waveTitle(view, asked.against) === null) return t('trend.alone_text');
  const judged = view.lines.filter(({ change }) => change?.gap?.pAdjusted != null);
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
  return [judged.length > 0 && sure, people && t('trend.overlap', { people })]
    .filter(Boolean)
    .join(' ');
}

/** The name of a wave of the page; null: there is none. */
export function waveTitle({ waves }: WavesView, id: string | null): string | null {
  return waves.find((wave) => wave.id === id)?.title ?? null;
}

/** The gap of the wave that changes are counted from. */
export function gapBefore({ points }: WaveLine, against: string | null): number | null {
  return points.find(({ wave }) => wave === against)?.gap?.value ?? null;
}
