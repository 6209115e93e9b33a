import type { Audience, Study } from '../app/study/document';
import { noteBatch } from './batches.server';
import { leaveRest } from './leaving.server';
import type { Database } from './open.server';
import { noteChange, type Stepping } from './steps.server';

interface Place {
  id: string;
  tenantId: string;
}

/** Notes that some come to what readers see of a side, before they are counted. */
export async function comeToSide(
  tx: Database,
  wave: Place,
  study: Study,
  stepping: Stepping,
  { audience, members, n }: { audience: Audience; members: readonly string[]; n: number },
): Promise<void> {
  const step = stepping.stepOf(audience);
  if (!step) return noteChange(tx, wave, audience);
  if (step.isRest) await leaveRest(tx, wave, study, audience);
  await noteBatch(tx, wave, audience, members, step.batch);
  await noteChange(tx, wave, audience, { fresh: step.fresh + n });
}
