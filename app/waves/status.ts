import type { Wave, WaveStatus } from '../../db/waves.server';

type Dated = Pick<Wave, 'status' | 'opensAt' | 'closesAt' | 'archivesAt'>;

/** What a wave may become by hand; first what comes next. */
export const NEXT: Record<WaveStatus, readonly Exclude<WaveStatus, 'draft'>[]> = {
  draft: ['open', 'archived'],
  open: ['closed'],
  closed: ['open', 'archived'],
  archived: [],
};

/**
 * What a wave's dates make of it now; null: nothing yet. A draft opens when its time has come, unless
 * it would close at once; an open wave is archived only once it is closed.
 * @example dueStatus({ status: 'open', opensAt: null, closesAt: new Date(0) }, new Date(1)) // 'closed'
 */
export function dueStatus(
  { status, opensAt, closesAt, archivesAt }: Dated,
  now: Date,
): WaveStatus | null {
  const isOver = closesAt !== null && closesAt <= now;
  if (status === 'open') return isOver ? 'closed' : null;
  if (status === 'closed') return archivesAt !== null && archivesAt <= now ? 'archived' : null;
  return status === 'draft' && opensAt !== null && opensAt <= now && !isOver ? 'open' : null;
}

/** A status given by hand as the API takes it, with the dates that would contradict it moved to now. */
export function byHand(wave: Dated, status: WaveStatus, now: Date) {
  const { opensAt, closesAt, archivesAt } = wave;
  const moment = now.toISOString();
  const hasCome = (date: Date | null) => date !== null && date <= now;
  if (status === 'archived') {
    const wasClosed = wave.status === 'closed' && (closesAt === null || closesAt < now);
    return { status, ...(wasClosed && !hasCome(archivesAt) ? { archivesAt: moment } : {}) };
  }
  // It would be archived at once, for good.
  const notArchived = hasCome(archivesAt) ? { archivesAt: null } : {};
  if (status === 'open')
    return {
      status,
      ...(opensAt === null || opensAt > now ? { opensAt: moment } : {}),
      ...(hasCome(closesAt) ? { closesAt: null } : {}),
      ...notArchived,
    };
  const wasOpen = opensAt === null || opensAt < now;
  return {
    status,
    ...(status === 'closed' && wasOpen && !hasCome(closesAt) ? { closesAt: moment } : {}),
    ...notArchived,
  };
}
