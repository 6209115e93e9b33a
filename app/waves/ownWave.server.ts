import { findWave, type Wave } from '../../db/waves.server';
import type { UserRole } from '../accounts/credentials';
import { type Asked, nothingThere, requireUser } from '../accounts/requireUser.server';

/**
 * The wave of the address, for the roles of its organisation that work with it.
 * @throws Response as requireUser does; 404 for a wave of others, or that is none
 */
export async function ownWave(
  args: Asked & { params: Record<string, string | undefined> },
  roles: readonly UserRole[],
): Promise<{ wave: Wave; user: Awaited<ReturnType<typeof requireUser>>['user'] }> {
  const { user } = await requireUser(args, roles);
  const wave = await findWave(args.context.db, args.params.id ?? '');
  if (!wave || wave.tenantId !== user.tenantId) throw nothingThere();
  return { wave, user };
}
