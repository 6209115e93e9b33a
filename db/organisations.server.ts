import { asc, eq } from 'drizzle-orm';
import type { Database } from './open.server';
import { organisations } from './schema';

/** The organisation that the installation begins with, and whose it is. */
export const FIRST_ORGANISATION = 'main';

export type Organisation = typeof organisations.$inferSelect;

/** The organisations of the installation, the oldest first. */
export function listOrganisations(db: Database): Promise<Organisation[]> {
  return db
    .select()
    .from(organisations)
    .orderBy(asc(organisations.createdAt), asc(organisations.tenantId));
}

export async function findOrganisation(
  db: Database,
  tenantId: string,
): Promise<Organisation | undefined> {
  const [row] = await db.select().from(organisations).where(eq(organisations.tenantId, tenantId));
  return row;
}

/** @returns false where there is one of that key */
export async function addOrganisation(
  db: Database,
  { tenantId, name }: Pick<Organisation, 'tenantId' | 'name'>,
): Promise<boolean> {
  const rows = await db
    .insert(organisations)
    .values({ tenantId, name })
    .onConflictDoNothing()
    .returning({ tenantId: organisations.tenantId });
  return rows.length > 0;
}
