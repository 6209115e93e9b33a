import { createHash } from 'node:crypto';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { newId } from './ids.server';
import type { Database } from './open.server';
import { apiKeys } from './schema';

export const ROLES = ['admin', 'analyst', 'collector'] as const;
export type Role = (typeof ROLES)[number];

// The key has 130 random bits, so a plain hash is as safe as a slow one.
function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Makes a key and gives it: the only time it is seen. */
export async function createApiKey(
  db: Database,
  { tenantId, role, name }: { tenantId: string; role: Role; name: string },
): Promise<string> {
  const key = `plx_${newId(26)}`;
  await db.insert(apiKeys).values({ tenantId, id: newId(12), role, name, digest: digestOf(key) });
  return key;
}

/** Whose key it is and what it may do; undefined for an unknown or revoked one. */
export async function findApiKey(
  db: Database,
  key: string,
): Promise<{ tenantId: string; role: Role } | undefined> {
  const [row] = await db
    .select({ tenantId: apiKeys.tenantId, role: apiKeys.role })
    .from(apiKeys)
    .where(and(eq(apiKeys.digest, digestOf(key)), isNull(apiKeys.revokedAt)));
  return row;
}

/** The keys of an organisation, the oldest first, revoked ones too. */
export function listApiKeys(db: Database, tenantId: string) {
  const { id, role, name, createdAt, revokedAt } = apiKeys;
  return db
    .select({ id, role, name, createdAt, revokedAt })
    .from(apiKeys)
    .where(eq(apiKeys.tenantId, tenantId))
    .orderBy(asc(createdAt), asc(id));
}

/** Ends a key at once and for good. @returns whether there is such a key */
export async function revokeApiKey(
  db: Database,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<boolean> {
  const rows = await db
    .update(apiKeys)
    .set({ revokedAt: sql`coalesce(${apiKeys.revokedAt}, now())` })
    .where(and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, id)))
    .returning({ id: apiKeys.id });
  return rows.length > 0;
}
