import { z } from 'zod';
import { jointCases } from '../db/driverCases.server';
import type { OpenDatabase } from '../db/open.server';
import { readAsShown } from '../db/rawAnswers.server';
import { keptResult } from '../db/results.server';
import type { ShownState } from '../db/tallies.server';
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
import { sidesOf } from './gap/sides';
import { marginsOf } from './gap/weights';
import { withholding } from './gap/withholding';
import { settingsOf } from './gapDocument.server';
import { keptProportion } from './medians.server';
import { eachPage, ofOneState, stateOf } from './shownSides.server';
import { type Audience, optionsOf, type Study } from './study/document';

type Place = Pick<OpenDatabase, 'db' | 'kind'>;

/**
 * The ways from start to end in a wave, from the raw responses behind what reports count: computed
 * once for every state of a side that readers see, with weights as given.
 */
export async function waveJourney(
  { db, kind }: Place,
  wave: Wave,
  study: Study,
  question: JourneyQuestion,
  confidence: number,
): Promise<{ report: JourneyReport; asOf: Date | null }> {
  const { found, shown } = await ofOneState<ComputedJourney | null>(
    { db, kind },
    wave,
    study,
    (audience, state) =>
      sideOf({ db, kind }, wave, study, { audience, question, confidence, state }),
  );
  const settings = settingsOf(wave);
  const decided = withholding(study, shown.tallies, {
    ...settings,
    margins: marginsOf(settings.weighting),
  });
  const report = journeyReport(study, question, found, decided, { ...settings, confidence });
  return { report, asOf: shown.changedAt };
}

const proportions = z.array(keptProportion);
const stored: z.ZodType<ComputedJourney> = z.object({
  counts: z.array(z.array(z.number())),
  cells: z.array(proportions),
  within: z.array(proportions),
  starts: proportions,
  ends: proportions,
  switched: keptProportion,
});

interface SideAsked {
  audience: Audience;
  question: JourneyQuestion;
  confidence: number;
  state: ShownState;
}

async function sideOf(
  place: Place,
  wave: Wave,
  study: Study,
  { audience, question, confidence, state }: SideAsked,
): Promise<ComputedJourney | null> {
  const { start, end } = question;
  if (!start.wording[audience] || !end.wording[audience]) return null;
  const version = state.versions[audience];
  return keptResult(place.db, wave, {
    source: audience,
    key: JSON.stringify(['journey', start.key, end.key, confidence]),
    version: stateOf(wave, version),
    read: (result) => stored.parse(result),
    compute: async (alive) => {
      const codes = [start, end].map((item) => optionsOf(study, item).map(({ code }) => code));
      const [rows = [], columns = []] = codes;
      const sums = new JointSums(rows.length, columns.length);
      // An answer that is none of the options, as “don’t know” is, counts as none.
      const placeIn = (known: readonly string[], answer: unknown) => {
        const at = typeof answer === 'string' ? known.indexOf(answer) : -1;
        return at < 0 ? known.length : at;
      };
      await readAsShown(place, [{ waveId: wave.id, audience, version }], (from) =>
        eachPage(
          jointCases(from, wave.id, audience, [start.key, end.key]),
          (page) => {
            for (const { weight, cluster, answers } of page)
              sums.add({
                first: placeIn(rows, answers[0]),
                second: placeIn(columns, answers[1]),
                weight,
                cluster,
              });
          },
          alive,
        ),
      );
      const { sample } = sidesOf(study, state.tallies, true).sides[audience].total;
      return journeyOf(sums, sample, sameChannels(study, question), confidence);
    },
  });
}
