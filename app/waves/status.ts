import type { Wave, WaveStatus } from '../../db/waves.server';

type Dated = Pick<Wave, 'status' | 'opensAt' | 'closesAt'>;

/** What a wave may become by hand; first what comes next. */
export const NEXT: Record<WaveStatus, readonly Exclude<WaveStatus, 'draft'>[]> = {
  draft: ['open', 'archived'],
  open: ['closed'],
  closed: ['open', 'archived'],
  archived: [],
};

/**
 * What a wave's dates make of it now; null: nothing yet. A draft opens when its time has come, unless
 * it would close at once.
 * @example dueStatus({ status: 'open', opensAt: null, closesAt: new Date(0) }, new Date(1)) // 'closed'
 */
export function dueStatus({ status, opensAt, closesAt }: Dated, now: Date): WaveStatus | null {
  const isOver = closesAt !== null && closesAt <= now;
  if (status === 'open') return isOver ? 'closed' : null;
  return status === 'draft' && opensAt !== null && opensAt <= now && !isOver ? 'open' : null;
}

/** A status given by hand as the API takes it, with the dates that would contradict it moved to now. */
export function byHand({ opensAt, closesAt }: Dated, status: WaveStatus, now: Date) {
  const moment = now.toISOString();
  if (status === 'open')
    return {
      status,
      ...(opensAt === null || opensAt > now ? { opensAt: moment } : {}),
      ...(closesAt !== null && closesAt <= now ? { closesAt: null } : {}),
    };
  const wasOpen = opensAt === null || opensAt < now;
  const closesLater = closesAt === null || closesAt > now;
  return { status, ...(status === 'closed' && wasOpen && closesLater ? { closesAt: moment } : {}) };
}
