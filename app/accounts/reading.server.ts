import type { Database } from '../../db/open.server';
import type { User } from '../../db/users.server';
import { isWaveGiven } from '../../db/waveReaders.server';
import { listGivenWaves, listWaves, recentWave, type Wave } from '../../db/waves.server';
import { type Asked, nothingThere, requireUser } from './requireUser.server';

/** Whose waves somebody may read: all of the organisation, those given to them, or none. */
export function scopeOf({ role }: Pick<User, 'role'>): 'all' | 'given' | 'none' {
  if (role === 'administrator' || role === 'analyst') return 'all';
  return role === 'reader' ? 'given' : 'none';
}

/** The waves whose reports somebody may read, newest first. */
export async function readableWaves(db: Database, user: User): Promise<Wave[]> {
  const scope = scopeOf(user);
  if (scope === 'none') return [];
  return scope === 'all'
    ? listWaves(db, user.tenantId)
    : listGivenWaves(db, user.tenantId, user.id);
}

/**
 * Lets through whoever may read a wave's report.
 * @throws Response as requireUser does; 404 for a wave that is not theirs to read, or that is none
 */
export async function requireReader(asked: Asked, wave: Wave | undefined): Promise<void> {
  const { user } = await requireUser(asked);
  if (!wave || !(await mayRead(asked.context.db, user, wave))) throw nothingThere();
}

/** Whether somebody who is signed in looks at a wave by a link alone: one that they may not read else. */
export async function isGuest({ request, context }: Asked, user: User): Promise<boolean> {
  const { pathname, searchParams } = new URL(request.url);
  const [, id] = /^\/waves\/([^/]+)\//.exec(pathname) ?? [];
  if (id === undefined || !searchParams.has('access')) return false;
  const wave = await recentWave(context.db, id);
  return wave !== undefined && !(await mayRead(context.db, user, wave));
}

async function mayRead(db: Database, user: User, wave: Wave): Promise<boolean> {
  if (wave.tenantId !== user.tenantId) return false;
  const scope = scopeOf(user);
  return (
    scope === 'all' ||
    (scope === 'given' && (await isWaveGiven(db, { waveId: wave.id, userId: user.id })))
  );
}
