import { z } from 'zod';
import type { OpenDatabase } from '../db/open.server';
import type { Wave } from '../db/waves.server';
import {
  type ComputedJourney,
  type JourneyQuestion,
  type JourneyReport,
  journeyOf,
  journeyReport,
  sameChannels,
} from './gap/journey';
import { settingsOf } from './gapDocument.server';
import { waveJoint } from './joint.server';
import { keptProportion } from './medians.server';
import { optionsOf, type Study } from './study/document';

const proportions = z.array(keptProportion);
const stored: z.ZodType<ComputedJourney> = z.object({
  counts: z.array(z.array(z.number())),
  cells: z.array(proportions),
  within: z.array(proportions),
  starts: proportions,
  ends: proportions,
  switched: keptProportion,
});

/** The ways from start to end in a wave. */
export async function waveJourney(
  place: Pick<OpenDatabase, 'db' | 'kind'>,
  wave: Wave,
  study: Study,
  question: JourneyQuestion,
  confidence: number,
): Promise<{ report: JourneyReport; asOf: Date | null }> {
  const { start, end } = question;
  const starts = optionsOf(study, start).map(({ code }) => code);
  const ends = optionsOf(study, end).map(({ code }) => code);
  // An answer that is none of the options, as “don’t know” is, counts as none.
  const among = (codes: readonly string[]) => (answer: unknown) =>
    typeof answer === 'string' ? codes.indexOf(answer) : -1;
  const { found, decided, asOf } = await waveJoint<ComputedJourney>(place, wave, study, {
    key: ['journey', start.key, end.key, confidence],
    items: [start, end],
    sizes: [starts.length, ends.length],
    placeOf: [among(starts), among(ends)],
    compute: (sums, sample) => journeyOf(sums, sample, sameChannels(study, question), confidence),
    read: (result) => stored.parse(result),
  });
  const settings = { ...settingsOf(wave), confidence };
  return { report: journeyReport(study, question, found, decided, settings), asOf };
}
