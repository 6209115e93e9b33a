import { count } from 'drizzle-orm';
import type { Database } from './open.server';
import { unfolded } from './schema';

/** Where counting stops: a backlog this large says enough, and is still quick to count. */
const ENOUGH = 100_000;

/** How many responses the tallies do not count yet, up to a hundred thousand. */
export async function countUnfolded(db: Database): Promise<number> {
  const some = db.select({ id: unfolded.responseId }).from(unfolded).limit(ENOUGH).as('some');
  const [row] = await db.select({ rows: count() }).from(some);
  return row?.rows ?? 0;
}
