import type { Database } from '../../db/open.server';
import { listProviders } from '../../db/signInProviders.server';

/**
 * The provider that the sign-in page offers: that of the organisation that its address names, or the
 * only one there is. Which others there are is told to nobody.
 */
export async function offeredProvider(
  db: Database,
  search: URLSearchParams,
): Promise<{ organisation: string; label: string } | null> {
  const providers = await listProviders(db);
  const named = search.get('organisation');
  const found =
    named === null && providers.length === 1
      ? providers[0]
      : providers.find(({ tenantId }) => tenantId === named);
  return found ? { organisation: found.tenantId, label: found.label } : null;
}
