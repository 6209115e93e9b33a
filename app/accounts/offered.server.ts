import type { Database } from '../../db/open.server';
import { listProviders } from '../../db/signInProviders.server';

/** What the sign-in page offers beside a password. */
export interface Offered {
  /** The provider of the organisation that its address names, or the only one there is. */
  provider: { organisation: string; label: string } | null;
  /** Whether it asks for the organisation; the one that was named and has none, if any was. */
  asks: { wrong: string | null } | null;
}

/**
 * The provider that the sign-in page offers. Which others there are is told to nobody: whoever has one
 * names their organisation.
 */
export async function offeredProvider(db: Database, search: URLSearchParams): Promise<Offered> {
  const providers = await listProviders(db);
  const named = search.get('organisation')?.trim() || null;
  const [only] = providers;
  if (!only) return { provider: null, asks: null };
  const found =
    named === null && providers.length === 1
      ? only
      : providers.find(({ tenantId }) => tenantId === named);
  return found
    ? { provider: { organisation: found.tenantId, label: found.label }, asks: null }
    : { provider: null, asks: { wrong: named?.slice(0, 64) ?? null } };
}
