import { z } from 'zod';
import type { OpenDatabase } from '../db/open.server';
import type { Wave } from '../db/waves.server';
import { JointSums } from './gap/joint';
import {
  type ComputedJourney,
  type JourneyQuestion,
  type JourneyReport,
  journeyOf,
  journeyReport,
  sameChannels,
} from './gap/journey';
import { marginsOf } from './gap/weights';
import { settingsOf } from './gapDocument.server';
import { waveJoint } from './joint.server';
import { keptProportion } from './medians.server';
import { optionsOf, type Study } from './study/document';

const proportions = z.array(keptProportion);
const stored: z.ZodType<ComputedJourney> = z.object({
  counts: z.array(z.array(z.number())),
  cells: z.array(proportions),
  within: z.array(proportions),
  switched: keptProportion,
});

/** The ways from start to end in a wave. */
export async function waveJourney(
  place: Pick<OpenDatabase, 'db' | 'kind'>,
  wave: Wave,
  study: Study,
  question: JourneyQuestion,
  { confidence, weighted }: { confidence: number; weighted: boolean },
): Promise<{ report: JourneyReport; asOf: Date | null }> {
  const { start, end } = question;
  const starts = optionsOf(study, start).map(({ code }) => code);
  const ends = optionsOf(study, end).map(({ code }) => code);
  // An answer that is none of the options, as “don’t know” is, counts as none.
  const placeIn = (codes: readonly string[], answer: unknown) => {
    const found = typeof answer === 'string' ? codes.indexOf(answer) : -1;
    return found < 0 ? codes.length : found;
  };
  const { found, decided, asOf } = await waveJoint<JointSums, ComputedJourney>(place, wave, study, {
    key: ['journey', start.key, end.key, confidence],
    items: [start, end],
    weighted,
    sums: () => new JointSums(starts.length, ends.length),
    add: (sums, { answers: [from, to], ...given }) =>
      sums.add({ first: placeIn(starts, from), second: placeIn(ends, to), ...given }),
    compute: (sums, design) => journeyOf(sums, design, sameChannels(study, question), confidence),
    read: (result) => stored.parse(result),
  });
  const settings = {
    ...settingsOf(wave),
    confidence,
    margins: marginsOf(settingsOf(wave).weighting),
  };
  return { report: journeyReport(study, question, found, decided, settings), asOf };
}
