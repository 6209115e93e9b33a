import { countedCells } from '../gap/cells';
import { tallyLayout } from '../gap/layout';
import type { Tally } from '../gap/tally';
import type { Audience, Study } from '../study/document';

/** Those of one option of a segment item; null figures are withheld. */
export interface SegmentProgress {
  /** Null: not answered, or not yet. */
  code: string | null;
  completed: number | null;
  left: number | null;
}

/** Begun and not sent, by the option that was answered so far. */
export interface UnsentInSegment {
  code: string | null;
  count: number;
}

/**
 * A side by the options of a segment item: whom readers see of it, and who left. Groups of fewer than
 * the minimum base are withheld, with as many others as it takes that none follows from the sum.
 */
export function bySegment(
  study: Study,
  audience: Audience,
  item: string,
  {
    tallies,
    unsent,
    minimumBase,
  }: {
    tallies: readonly Tally[];
    unsent: readonly UnsentInSegment[];
    minimumBase: number;
  },
): SegmentProgress[] {
  const layout = tallyLayout(study, audience);
  const place = layout.segments.indexOf(item);
  const segment = study.items.find(({ key }) => key === item);
  if (place < 0 || segment?.kind !== 'single') return [];
  const cells = countedCells(layout, tallies, false);
  const codes = [...segment.options.map(({ code }) => code), null];
  const completed = shownOf(
    codes.map((code) =>
      cells
        .filter((cell) => (cell.codes[place] ?? null) === code)
        .reduce((sum, { sums }) => sum + (sums[layout.sample] ?? 0), 0),
    ),
    minimumBase,
  );
  const left = shownOf(
    codes.map((code) =>
      unsent.filter((row) => row.code === code).reduce((sum, { count }) => sum + count, 0),
    ),
    minimumBase,
  );
  return codes.map((code, at) => ({
    code,
    completed: completed[at] ?? null,
    left: left[at] ?? null,
  }));
}

/**
 * The parts of a sum that may be shown beside it: null are those under the minimum base, and the
 * smallest others as long as what is hidden is one part alone or under the minimum base in all.
 * @example shownOf([40, 12, 2], 5) // [40, null, null]
 */
export function shownOf(parts: readonly number[], minimumBase: number): (number | null)[] {
  const isHidden = parts.map((part) => part > 0 && part < minimumBase);
  for (;;) {
    const hidden = parts.filter((_, at) => isHidden[at]);
    const sum = hidden.reduce((all, part) => all + part, 0);
    if (hidden.length === 0 || (hidden.length > 1 && sum >= minimumBase)) break;
    const [next] = parts
      .map((part, at) => ({ part, at }))
      .filter(({ part, at }) => part > 0 && !isHidden[at])
      .sort((a, b) => a.part - b.part);
    if (!next) break;
    isHidden[next.at] = true;
  }
  return parts.map((part, at) => (isHidden[at] ? null : part));
}
