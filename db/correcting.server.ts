import { AUDIENCES, type Audience } from '../app/study/document';
import { batchesOf, noteBatch } from './batches.server';
import type { Leaver } from './leaving.server';
import type { Database } from './open.server';
import { isSeen, noteChange, steppingOf } from './steps.server';

interface Stayed {
  /** The responses that were corrected. */
  ids: Set<string>;
  /** How many of each batch. */
  batches: Map<Audience, Map<number, number>>;
}

/**
 * Corrections of what readers of an open wave saw. At least the minimum base of a batch at once stay in
 * it, since nobody comes or leaves; of fewer readers would see whose answers changed, and how: those
 * leave, and their corrections wait until the wave closes.
 * @param corrected counted responses that are replaced
 * @param successors what takes the place of each
 * @returns those who stay
 */
export async function stayInBatches(
  tx: Database,
  wave: { id: string; tenantId: string },
  corrected: readonly Leaver[],
  successors: ReadonlyMap<string, string>,
): Promise<Stayed> {
  const stayed: Stayed = { ids: new Set(), batches: new Map() };
  const { minimumBase, stepOf } = await steppingOf(tx, wave.id);
  for (const audience of AUDIENCES) {
    const step = stepOf(audience);
    const ids = corrected.flatMap((one) =>
      one.audience === audience && isSeen(one) ? one.id : [],
    );
    if (!step || step.isRest || ids.length === 0) continue;
    const came = await batchesOf(tx, wave.id, audience, ids);
    const counts = new Map<number, number>();
    for (const batch of new Set(came.values())) {
      const own = ids.filter((id) => came.get(id) === batch);
      if (batch >= step.batch || own.length < minimumBase) continue;
      const next = own.flatMap((id) => successors.get(id) ?? []);
      await noteBatch(tx, wave, audience, next, batch);
      for (const id of own) stayed.ids.add(id);
      counts.set(batch, own.length);
    }
    if (counts.size === 0) continue;
    stayed.batches.set(audience, counts);
    await noteChange(tx, wave, audience);
  }
  return stayed;
}
