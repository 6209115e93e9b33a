import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { AUDIENCES, type Audience } from '../app/study/document';
import type { Database, OpenDatabase } from './open.server';
import { NotAsShown, readAsShown } from './rawAnswers.server';
import { keptResult } from './results.server';
import { isVisible, rowsOf } from './rows.server';
import { responses, unfolded } from './schema';

/** A wave in the state that readers are shown of it. */
interface ShownWave {
  id: string;
  tenantId: string;
  versions: Record<Audience, number>;
}

/**
 * The audiences of which somebody, known by an outside identity, is among what readers see of both
 * waves. Looked up once for every state of a side in both waves. Where that cannot be told, since
 * what readers see has moved on, the side counts as shared: the intervals of a change are then at
 * worst too wide.
 */
export async function sharedAudiences(
  place: Pick<OpenDatabase, 'db' | 'kind'>,
  wave: ShownWave,
  other: ShownWave,
): Promise<Audience[]> {
  const shared: Audience[] = [];
  for (const audience of AUDIENCES)
    if (await isShared(place, wave, other, audience)) shared.push(audience);
  return shared;
}

async function isShared(
  place: Pick<OpenDatabase, 'db' | 'kind'>,
  wave: ShownWave,
  other: ShownWave,
  audience: Audience,
): Promise<boolean> {
  const sides = [wave, other].map(({ id, versions }) => ({
    waveId: id,
    audience,
    version: versions[audience],
  }));
  try {
    return await keptResult(place.db, wave, {
      source: `overlap:${other.id}:${audience}`,
      key: 'shared',
      version: JSON.stringify(sides.map(({ version }) => version)),
      read: (result) => z.boolean().parse(result),
      compute: () => readAsShown(place, sides, (db) => look(db, wave.id, other.id, audience)),
    });
  } catch (error) {
    if (error instanceof NotAsShown) return true;
    throw error;
  }
}

const found = z.object({ shared: z.boolean() });

async function look(
  db: Database,
  waveId: string,
  otherId: string,
  audience: Audience,
): Promise<boolean> {
  const isSeen = (id: string, table: 'now' | 'before') => {
    const row = sql`${sql.identifier(table)}`;
    return sql`${row}.wave_id = ${id} and ${row}.audience = ${audience}
      and ${row}.respondent is not null and ${row}.status = 'complete' and not ${row}.flagged
      and ${isVisible(id, row)} and not exists (select 1 from ${unfolded} as waiting
        where waiting.wave_id = ${id} and waiting.response_id = ${row}.id)`;
  };
  const [row] = await rowsOf(
    db,
    sql`select exists (
      select 1 from ${responses} as now join ${responses} as before
      on before.respondent = now.respondent
      where ${isSeen(waveId, 'now')} and ${isSeen(otherId, 'before')}) as shared`,
    found,
  );
  return row?.shared ?? false;
}
