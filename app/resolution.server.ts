import { z } from 'zod';
import type { OpenDatabase } from '../db/open.server';
import type { Wave } from '../db/waves.server';
import { JointSums } from './gap/joint';
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

/** Scores from 0 to 10. */
const SCORES = 11;

const group = keptProportion.omit({ intervalBase: true });
const stored: z.ZodType<ComputedResolution> = z.object({ solved: group, others: group });

/** The recommendation of a wave by whether the first contact solved the matter. */
export async function waveResolution(
  place: Pick<OpenDatabase, 'db' | 'kind'>,
  wave: Wave,
  study: Study,
  question: ResolutionQuestion,
  { confidence, weighted }: { confidence: number; weighted: boolean },
): Promise<{ report: ResolutionReport; asOf: Date | null }> {
  const { solved, outcome } = question;
  const favourable = favourableOf(study, solved) ?? [];
  const settings = { minimumBase: wave.minimumBase, confidence };
  const { found, decided, asOf } = await waveJoint<JointSums, ComputedResolution>(
    place,
    wave,
    study,
    {
      key: ['resolution', solved.key, outcome.key, confidence, wave.minimumBase],
      items: [solved, outcome],
      weighted,
      sums: () => new JointSums(2, SCORES),
      add: (sums, { answers: [was, score], ...given }) =>
        sums.add({
          first:
            typeof was !== 'string' || was === DONT_KNOW ? 2 : favourable.includes(was) ? 0 : 1,
          second: typeof score === 'number' ? score : SCORES,
          ...given,
        }),
      compute: (sums, design) => resolutionOf(sums, design, settings),
      read: (result) => stored.parse(result),
    },
  );
  return { report: resolutionReport(study, question, found, decided, settings), asOf };
}
