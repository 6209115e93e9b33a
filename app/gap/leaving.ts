/** A side of an open wave that readers were shown. */
export interface Step {
  /** The batch that comes now. */
  batch: number;
  /** How many of it are counted, unseen so far. */
  fresh: number;
  /** How many left since readers looked, by the batch that they came in. */
  gone: Readonly<Record<string, number>>;
  /** So few are left that readers see nothing; they leave with the next who come. */
  isRest: boolean;
}

/** Who is to leave with some others, and how the step stands then. */
export interface LeavingPlan extends Pick<Step, 'fresh' | 'gone' | 'isRest'> {
  /** How many others of each batch leave too; null: of whichever. */
  others: [batch: number | null, n: number][];
  /** How many readers have not seen yet wait again, since they are too few by themselves. */
  unseen: number;
}

/**
 * How many others have to leave with those who do, so that each batch is left by the minimum base or
 * by nobody between two looks, and by all of it where fewer would be left behind (definition). Then no
 * two states differ by fewer people: a state is a set of batches, each without nobody or enough of them.
 *
 * @param batches the batches of those who leave
 * @param left how many are left of each batch
 * @returns who else leaves; the caller draws them by lot
 * @example planLeaving({ batch: 1, fresh: 0, gone: {}, isRest: false }, [0], new Map([[0, 11]]), 3).others // [[0, 2]]
 */
export function planLeaving(
  step: Step,
  batches: readonly number[],
  left: ReadonlyMap<number, number>,
  minimumBase: number,
): LeavingPlan {
  const gone: Record<string, number> = { ...step.gone };
  const others: [number, number][] = [];
  const fresh = step.fresh - batches.filter((batch) => batch === step.batch).length;
  const unseen = fresh < minimumBase ? fresh : 0;
  let rest = [...left.values()].reduce((sum, n) => sum + n, 0) - unseen;
  for (const batch of new Set(batches.filter((batch) => batch < step.batch))) {
    const went = (gone[batch] ?? 0) + batches.filter((one) => one === batch).length;
    const there = left.get(batch) ?? 0;
    const n = othersToLeave(went, there, minimumBase);
    gone[batch] = went + n;
    rest -= n;
    if (n > 0) others.push([batch, n]);
  }
  const told = { fresh: fresh - unseen, gone, unseen };
  if (rest >= minimumBase) return { ...told, others, isRest: false };
  // Of fewer than the minimum base readers see nothing, and those who are left need not leave.
  const all = rest + others.reduce((sum, [, n]) => sum + n, 0);
  const over = all - (minimumBase - 1);
  return { ...told, others: over > 0 ? [[null, over]] : [], isRest: true };
}

/**
 * How many others leave a group with those who did, so that it is left by the minimum base or more, and
 * by all where fewer would stay (definition).
 *
 * @example othersToLeave(1, 11, 5) // 4
 * @example othersToLeave(1, 8, 5) // 8
 */
export function othersToLeave(went: number, there: number, minimumBase: number): number {
  const lacking = Math.max(0, minimumBase - went);
  return there - lacking < minimumBase ? there : lacking;
}
