import { z } from 'zod';
import { JointSums } from './gap/joint';
import {
  type ComputedResolution,
  type ResolutionQuestion,
  type ResolutionReport,
  resolutionOf,
  resolutionReport,
} from './gap/resolution';
import { jointly } from './joint.server';
import { keptProportion } from './medians.server';
import { DONT_KNOW, favourableOf } from './study/document';

/** Scores from 0 to 10. */
const SCORES = 11;

const group = keptProportion.omit({ intervalBase: true });
const stored: z.ZodType<ComputedResolution> = z.object({ solved: group, others: group });

/** The recommendation of a wave by whether the first contact solved the matter. */
export const waveResolution = jointly<
  ResolutionQuestion,
  JointSums,
  ComputedResolution,
  ResolutionReport
>({
  asked: (study, { solved, outcome }, settings) => {
    const favourable = favourableOf(study, solved) ?? [];
    return {
      key: ['resolution', solved.key, outcome.key, settings.confidence, settings.minimumBase],
      items: [solved, outcome],
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
    };
  },
  report: resolutionReport,
});
