import { z } from 'zod';
import type { Taken, UnsentInSegment } from '../../db/fieldwork.server';
import type { Audience, Study } from '../study/document';
import type { SegmentRow } from '../ui/SegmentProgress';
import { stageStarts } from './funnel';
import { median } from './median';
import { shownTable } from './shownTable';

/** Those of a side by what they answered to a segment item; null: not answered, or not yet. */
export const segmentCounts = z.array(
  z.object({
    code: z.string().nullable(),
    completed: z.number(),
    /** Completed in the questionnaire, not brought from elsewhere. */
    own: z.number(),
    /** Begun in the questionnaire and not sent. */
    unsent: z.number(),
    /** The same by the place of the furthest page that was shown; those of whom it is not known are left out. */
    unsentAt: z.array(z.object({ reached: z.number(), count: z.number() })).default([]),
    medianSeconds: z.number().nullable(),
  }),
);
export type SegmentCounts = z.infer<typeof segmentCounts>;

/** What was counted of a wave, by the options of one segment item. */
export function countsBySegment(
  counts: { taken: readonly Taken[]; unsentIn: readonly UnsentInSegment[] },
  audience: Audience,
  item: string,
): SegmentCounts {
  const isOf = (row: { audience: Audience; item: string | null }) =>
    row.audience === audience && row.item === item;
  const taken = counts.taken.filter(isOf);
  const unsent = counts.unsentIn.filter(isOf);
  const codes = new Set([...taken, ...unsent].map(({ code }) => code));
  return [...codes].map((code) => {
    const completed = taken.filter((row) => row.code === code);
    const own = completed.flatMap(({ seconds, count }) =>
      seconds === null ? [] : [{ seconds, count }],
    );
    const begun = unsent.filter((row) => row.code === code);
    return {
      code,
      completed: sum(completed),
      own: sum(own),
      unsent: sum(begun),
      unsentAt: begun.flatMap(({ reached, count }) =>
        reached === null ? [] : [{ reached, count }],
      ),
      medianSeconds: median(own),
    };
  });
}

const sum = (rows: readonly { count: number }[]) => rows.reduce((all, { count }) => all + count, 0);

const FIGURES = ['completed', 'own', 'unsent'] as const;

/** Whether nobody can be told from one state of a side to another: of each count enough changed, or none. */
export function advances(from: SegmentCounts, to: SegmentCounts, minimumBase: number): boolean {
  const total = (rows: SegmentCounts, figure: (typeof FIGURES)[number]) =>
    rows.reduce((all, row) => all + row[figure], 0);
  const changes = FIGURES.map((figure) => Math.abs(total(to, figure) - total(from, figure)));
  return changes.some(Boolean) && changes.every((change) => change === 0 || change >= minimumBase);
}

/** What a wave's settings say of a side by the options of an item. */
export interface SegmentSettings {
  minimumBase: number;
  target: number | null;
  /** The population's shares, to which the side is weighted. */
  margin: Readonly<Record<string, number>> | null;
  invited: Readonly<Record<string, number>> | null;
}

/**
 * A side by the options of a segment item. Groups of fewer than the minimum base are withheld, with as
 * many others as it takes that none follows from the sum.
 */
export function bySegment(
  study: Study,
  audience: Audience,
  item: string,
  counts: SegmentCounts,
  { minimumBase, target, margin, invited }: SegmentSettings,
): Omit<SegmentRow, 'label'>[] {
  const segment = study.items.find(({ key }) => key === item);
  if (segment?.kind !== 'single') return [];
  const rows = [...segment.options.map(({ code }) => code), null].map(
    (code) =>
      counts.find((row) => row.code === code) ?? {
        code,
        completed: 0,
        own: 0,
        unsent: 0,
        unsentAt: [],
        medianSeconds: null,
      },
  );
  const completed = shownOf(
    rows.map((row) => row.completed),
    minimumBase,
  );
  const own = shownOf(
    rows.map((row) => row.own),
    minimumBase,
  );
  const elsewhere = shownOf(
    rows.map((row) => row.completed - row.own),
    minimumBase,
  );
  const unsent = shownOf(
    rows.map((row) => row.unsent),
    minimumBase,
  );
  const starts = stageStarts(study, audience);
  const unsentAt = shownTable(
    rows.map((row) => stagesOf(row, starts)),
    unsent.map((sum) => sum !== null),
    minimumBase,
  );
  return rows.map((row, at) => {
    const { code, medianSeconds } = row;
    const share = code === null ? undefined : margin?.[code];
    const asked = (code === null ? undefined : invited?.[code]) ?? null;
    const [done, begun] = [completed[at] ?? null, unsent[at] ?? null];
    const isOwnHidden = own[at] === null || elsewhere[at] === null || done === null;
    const started = row.own + row.unsent;
    return {
      code,
      completed: done ?? 'withheld',
      target: target === null || share === undefined ? null : target * share,
      invited: asked,
      responseRate: asked ? (done === null ? 'withheld' : done / asked) : null,
      unsent: begun ?? 'withheld',
      unsentAt: (unsentAt[at] ?? []).map((count) => count ?? ('withheld' as const)),
      completionRate:
        isOwnHidden || begun === null ? 'withheld' : started === 0 ? null : row.own / started,
      medianSeconds: own[at] === null && row.own < minimumBase ? 'withheld' : medianSeconds,
    };
  });
}

/** Those of an option who begun and did not send, by stage; at the end those of whom it is not known. */
function stagesOf(
  { unsent, unsentAt }: SegmentCounts[number],
  starts: readonly number[],
): number[] {
  const stages = starts.map((start, stage) =>
    sum(
      unsentAt.filter(
        ({ reached }) =>
          reached >= start && reached < (starts[stage + 1] ?? Number.POSITIVE_INFINITY),
      ),
    ),
  );
  return [...stages, unsent - stages.reduce((all, count) => all + count, 0)];
}

/**
 * The parts of a sum that may be shown beside it: null are those under the minimum base, and the
 * smallest others as long as what is hidden is one part alone or under the minimum base in all; where no
 * others are left, empty ones too.
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
    if (!next) return parts.map(() => null);
    isHidden[next.at] = true;
  }
  return parts.map((part, at) => (isHidden[at] ? null : part));
}
