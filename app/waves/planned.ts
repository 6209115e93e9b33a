import type { WaveSettings } from '../../db/waves.server';
import { detectable } from '../statistics/planning';
import { AUDIENCES, type Audience, type Study } from '../study/document';
import type { PlannedView } from '../ui/PlannedGaps';
import { marginsOf } from './form';

/** What the planning page starts with. */
const PLAN = { share: 0.5, power: 0.8, alpha: 0.05 } as const;

type Sizes = Record<Audience, number>;

/** What a wave would find among everybody, or those of an option of a segment item. */
export interface PlannedGap {
  segment: { item: string; code: string } | null;
  sizes: Sizes;
  /** Around an even share, with a power of 80 % at 5 %; null: none would be found. */
  gap: number | null;
}

/**
 * What a wave finds with its targets, and in the segments that its margins tell the sizes of: where a
 * side is not asked the item, all of it stands opposite. None without both targets.
 */
export function plannedGaps(study: Study, settings: WaveSettings): PlannedGap[] {
  const { manager, consumer } = settings;
  if (!manager.target || !consumer.target) return [];
  const all: Sizes = { manager: manager.target, consumer: consumer.target };
  const segments = study.items.flatMap((item) => {
    if (item.kind !== 'single' || !item.segment) return [];
    const margins = AUDIENCES.flatMap((audience) => {
      const margin = settings[audience].weighting?.[item.key];
      return margin ? [[audience, margin] as const] : [];
    });
    const known = margins.map(([audience]) => audience);
    const isKnown = AUDIENCES.every((one) => known.includes(one) || !item.wording[one]);
    if (margins.length === 0 || !isKnown) return [];
    return item.options.map(({ code }) => {
      const sizes = { ...all };
      for (const [audience, margin] of margins)
        sizes[audience] = Math.round(all[audience] * (margin[code] ?? 0));
      return { segment: { item: item.key, code }, sizes };
    });
  });
  return [{ segment: null, sizes: all }, ...segments].map((one) => ({
    ...one,
    gap: gapOf(one.sizes),
  }));
}

/** The same as a page shows it, in the reader's language. */
export function plannedIn(study: Study, settings: WaveSettings, locale: string): PlannedView[] {
  const margins = marginsOf(study, locale);
  return plannedGaps(study, settings).map(({ segment, sizes, gap }) => {
    const options = margins.find(({ item }) => item === segment?.item)?.options ?? [];
    const option = options.find(({ code }) => code === segment?.code);
    return { label: segment && (option?.label ?? segment.code), sizes, gap };
  });
}

/** @example gapOf({ manager: 100, consumer: 400 }) // 0.15457 */
function gapOf(sizes: Sizes): number | null {
  if (!sizes.manager || !sizes.consumer) return null;
  const { upper } = detectable(PLAN.share, sizes, PLAN);
  return upper === null ? null : upper - PLAN.share;
}
