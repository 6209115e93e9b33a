import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { AUDIENCES, type Audience } from '../app/study/document';
import type { Database } from './open.server';
import { isVisible, rowsOf } from './rows.server';
import { responses } from './schema';

const found = z.object({ shared: z.boolean() });

/** The audiences of which somebody, known by an outside identity, answered in both waves. */
export async function sharedAudiences(
  db: Database,
  waveId: string,
  otherId: string,
): Promise<Audience[]> {
  const shared = await Promise.all(
    AUDIENCES.map(async (audience) => {
      const [row] = await rowsOf(
        db,
        sql`select exists (
          select 1 from ${responses} as now join ${responses} as before
          on before.wave_id = ${otherId} and before.audience = now.audience
            and before.respondent = now.respondent
          where now.wave_id = ${waveId} and now.audience = ${audience}
            and now.respondent is not null and before.respondent is not null
            and ${isVisible(waveId, sql`now`)} and ${isVisible(otherId, sql`before`)}) as shared`,
        found,
      );
      return row?.shared ? [audience] : [];
    }),
  );
  return shared.flat();
}
