import { detectable } from '../statistics/planning';

/** What the planning page starts with. */
const PLAN = { share: 0.5, power: 0.8, alpha: 0.05 } as const;

/**
 * The gap around an even share that a wave with these targets finds with a power of 80 % at 5 %; null
 * without both targets, or where none would be found.
 * @example plannedGap({ manager: 100, consumer: 400 }) // 0.15468
 */
export function plannedGap(targets: {
  manager: number | null;
  consumer: number | null;
}): number | null {
  const { manager, consumer } = targets;
  if (!manager || !consumer) return null;
  const { upper } = detectable(PLAN.share, { manager, consumer }, PLAN);
  return upper === null ? null : upper - PLAN.share;
}
