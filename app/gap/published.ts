import type { Audience } from '../study/document';
import type { GapRow } from './report';

/** A published figure; `approx` says where the publication is not exact ("nearly", "most"). */
export interface PublishedValue {
  value: number;
  approx: string | null;
}

/** What a publication states beside a row; the gap only where it states both sides. */
export interface PublishedRow extends Record<Audience, PublishedValue | null> {
  gap: number | null;
}

interface Figure extends PublishedValue {
  audience: Audience;
  item: string;
  measure: string;
  option: string | null;
}

/** The published figures of a row, or null where no publication states one. */
export function publishedBeside(
  row: Pick<GapRow, 'item' | 'measure' | 'option'>,
  published: readonly Figure[],
): PublishedRow | null {
  const option = row.option === null ? null : String(row.option);
  const of = (audience: Audience): PublishedValue | null => {
    const figure = published.find(
      (candidate) =>
        candidate.audience === audience &&
        candidate.item === row.item &&
        candidate.measure === row.measure &&
        candidate.option === option,
    );
    return figure ? { value: figure.value, approx: figure.approx } : null;
  };
  const manager = of('manager');
  const consumer = of('consumer');
  if (!manager && !consumer) return null;
  return { manager, consumer, gap: manager && consumer ? manager.value - consumer.value : null };
}

/**
 * The gap index that follows from published shares; null unless both sides of every item are
 * published.
 */
export function publishedIndex(
  items: readonly string[],
  published: readonly Figure[],
): number | null {
  const gaps = items.map(
    (item) =>
      publishedBeside({ item, measure: 'favourable', option: null }, published)?.gap ?? null,
  );
  const known = gaps.filter((gap) => gap !== null);
  if (known.length === 0 || known.length < gaps.length) return null;
  return known.reduce((sum, gap) => sum + gap, 0) / known.length;
}
