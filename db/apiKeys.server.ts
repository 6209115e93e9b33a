import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { digestOf, newId } from './ids.server';
import type { Database } from './open.server';
import { apiKeys } from './schema';

export const ROLES = ['admin', 'analyst', 'collector'] as const;
export type Role = (typeof ROLES)[number];

/** Makes a key and gives it: the only time it is seen. */
export async function createApiKey(
  db: Database,
  { tenantId, role, name }: { tenantId: string; role: Role; name: string },
): Promise<{ key: string; id: string }> {
  const key = `plx_${newId(26)}`;
  const id = newId(12);
  await db.insert(apiKeys).values({ tenantId, id, role, name, digest: digestOf(key) });
  return { key, id };
}

interface ApiKey {
  tenantId: string;
  id: string;
  name: string;
  role: Role;
  usedAt: Date | null;
}

/** Whose key it is and what it may do; undefined for an unknown or revoked one. */
export async function findApiKey(db: Database, key: string): Promise<ApiKey | undefined> {
  const { tenantId, id, name, role, usedAt } = apiKeys;
  const [row] = await db
    .select({ tenantId, id, name, role, usedAt })
    .from(apiKeys)
    .where(and(eq(apiKeys.digest, digestOf(key)), isNull(apiKeys.revokedAt)));
  return row;
}

/** How exactly it is kept when a key was used: a call of every second is to write nothing. */
const USED_WITHIN = 60 * 60 * 1000;

/** Keeps that a call was made with a key. */
export async function noteKeyUse(db: Database, key: ApiKey, now: Date): Promise<void> {
  if (key.usedAt && now.getTime() - key.usedAt.getTime() < USED_WITHIN) return;
  await db
    .update(apiKeys)
    .set({ usedAt: now })
    .where(and(eq(apiKeys.tenantId, key.tenantId), eq(apiKeys.id, key.id)));
}

/** The keys of an organisation, the oldest first, revoked ones too. */
export function listApiKeys(db: Database, tenantId: string) {
  const { id, role, name, createdAt, revokedAt, usedAt } = apiKeys;
  return db
    .select({ id, role, name, createdAt, revokedAt, usedAt })
    .from(apiKeys)
    .where(eq(apiKeys.tenantId, tenantId))
    .orderBy(asc(createdAt), asc(id));
}

/** Ends a key at once and for good. @returns its name; undefined where there is no such key */
export async function revokeApiKey(
  db: Database,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<string | undefined> {
  const [row] = await db
    .update(apiKeys)
    .set({ revokedAt: sql`coalesce(${apiKeys.revokedAt}, now())` })
    .where(and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, id)))
    .returning({ name: apiKeys.name });
  return row?.name;
}
