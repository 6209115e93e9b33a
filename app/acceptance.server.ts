import { z } from 'zod';
import type { OpenDatabase } from '../db/open.server';
import type { Wave } from '../db/waves.server';
import {
  type AcceptanceQuestion,
  type AcceptanceRow,
  AcceptedWaits,
  acceptanceOf,
  acceptanceReport,
  type ComputedAcceptance,
  waitConditions,
} from './gap/acceptance';
import { waveJoint } from './joint.server';
import { keptProportion } from './medians.server';
import { DONT_KNOW, type Study } from './study/document';

const stored: z.ZodType<ComputedAcceptance[]> = z.array(
  z.object({ option: z.string(), named: keptProportion, others: keptProportion }),
);

/** What a wave accepts with each condition and without it. */
export async function waveAcceptance(
  place: Pick<OpenDatabase, 'db' | 'kind'>,
  wave: Wave,
  study: Study,
  question: AcceptanceQuestion,
  { confidence, weighted }: { confidence: number; weighted: boolean },
): Promise<{ rows: AcceptanceRow[]; asOf: Date | null }> {
  const { wait, condition } = question;
  const options = waitConditions(study, question);
  const settings = { minimumBase: wave.minimumBase, confidence };
  const { found, decided, asOf } = await waveJoint<AcceptedWaits, ComputedAcceptance[]>(
    place,
    wave,
    study,
    {
      key: ['acceptance', wait.key, condition.key, confidence, wave.minimumBase],
      items: [wait, condition],
      weighted,
      sums: () => new AcceptedWaits(),
      add: (waits, { answers: [time, named], weight, cluster, group }) => {
        if (typeof time !== 'number') return;
        const chosen = Array.isArray(named) ? named : typeof named === 'string' ? [named] : null;
        const isKnown = chosen !== null && !chosen.includes(DONT_KNOW);
        const all = isKnown ? chosen.filter((code) => typeof code === 'string').sort() : null;
        waits.add({ chosen: all, wait: time, weight, cluster, group });
      },
      compute: (waits, design) => acceptanceOf(waits, design, options, settings),
      read: (result) => stored.parse(result),
    },
  );
  return { rows: acceptanceReport(study, question, options, found, decided, settings), asOf };
}
