import { z } from 'zod';
import { JointSums } from './gap/joint';
import {
  type ComputedJourney,
  type JourneyQuestion,
  type JourneyReport,
  journeyOf,
  journeyReport,
  sameChannels,
} from './gap/journey';
import { jointly } from './joint.server';
import { keptProportion } from './medians.server';
import { optionsOf } from './study/document';

const proportions = z.array(keptProportion);
const stored: z.ZodType<ComputedJourney> = z.object({
  counts: z.array(z.array(z.number())),
  cells: z.array(proportions),
  within: z.array(proportions),
  switched: keptProportion,
});

/** The ways from start to end in a wave. */
export const waveJourney = jointly<JourneyQuestion, JointSums, ComputedJourney, JourneyReport>({
  asked: (study, question, { confidence }) => {
    const { start, end } = question;
    const starts = optionsOf(study, start).map(({ code }) => code);
    const ends = optionsOf(study, end).map(({ code }) => code);
    return {
      key: ['journey', start.key, end.key, confidence],
      items: [start, end],
      sums: () => new JointSums(starts.length, ends.length),
      add: (sums, { answers: [from, to], ...given }) =>
        sums.add({ first: placeIn(starts, from), second: placeIn(ends, to), ...given }),
      compute: (sums, design) => journeyOf(sums, design, sameChannels(study, question), confidence),
      read: (result) => stored.parse(result),
    };
  },
  report: journeyReport,
});

/** An answer that is none of the options, as “don’t know” is, counts as none. */
function placeIn(codes: readonly string[], answer: unknown): number {
  const found = typeof answer === 'string' ? codes.indexOf(answer) : -1;
  return found < 0 ? codes.length : found;
}
