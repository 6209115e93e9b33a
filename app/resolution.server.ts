import { z } from 'zod';
import type { OpenDatabase } from '../db/open.server';
import type { Wave } from '../db/waves.server';
import {
  type ComputedResolution,
  type ResolutionQuestion,
  type ResolutionReport,
  resolutionOf,
  resolutionReport,
} from './gap/resolution';
import { waveJoint } from './joint.server';
import { keptProportion } from './medians.server';
import { DONT_KNOW, favourableOf, type Study } from './study/document';

const group = keptProportion.omit({ intervalBase: true });
const stored: z.ZodType<ComputedResolution> = z.object({ solved: group, others: group });

/** The recommendation of a wave by whether the first contact solved the matter. */
export async function waveResolution(
  place: Pick<OpenDatabase, 'db' | 'kind'>,
  wave: Wave,
  study: Study,
  question: ResolutionQuestion,
  confidence: number,
): Promise<{ report: ResolutionReport; asOf: Date | null }> {
  const { solved, outcome } = question;
  const favourable = favourableOf(study, solved) ?? [];
  const settings = { minimumBase: wave.minimumBase, confidence };
  const { found, decided, asOf } = await waveJoint<ComputedResolution>(place, wave, study, {
    key: ['resolution', solved.key, outcome.key, confidence, wave.minimumBase],
    items: [solved, outcome],
    sizes: [2, 11],
    placeOf: [
      (answer) =>
        typeof answer !== 'string' || answer === DONT_KNOW
          ? -1
          : favourable.includes(answer)
            ? 0
            : 1,
      (answer) => (typeof answer === 'number' ? answer : -1),
    ],
    compute: (sums, sample) => resolutionOf(sums, sample, settings),
    read: (result) => stored.parse(result),
  });
  return { report: resolutionReport(study, question, found, decided, settings), asOf };
}
