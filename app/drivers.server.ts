import { z } from 'zod';
import { completeCases } from '../db/driverCases.server';
import type { OpenDatabase } from '../db/open.server';
import { readAsShown, type ShownSide } from '../db/rawAnswers.server';
import { keptResult } from '../db/results.server';
import { studyVersion } from '../db/studies.server';
import type { ShownState } from '../db/tallies.server';
import type { Wave } from '../db/waves.server';
import {
  type Computed,
  canonical,
  type DriverQuestion,
  type DriverReport,
  driverQuestion,
  driverReport,
  isAsked,
  numbersOf,
} from './gap/drivers';
import { askedInFocus, type Focus, type FocusPart } from './gap/focus';
import { areUneven } from './gap/unevenWeights';
import { marginsOf } from './gap/weights';
import { withholding } from './gap/withholding';
import { ReportRefused } from './reportRefused';
import { eachPage, ofOneState, stateOf } from './shownSides.server';
import { inSlices } from './slices.server';
import { driverSums } from './statistics/driverSums';
import { shareSteps } from './statistics/drivers';
import type { Audience, Study } from './study/document';

type Place = Pick<OpenDatabase, 'db' | 'kind'>;

/**
 * The drivers of an outcome in a wave, from the raw responses behind what reports count. A side's are
 * computed once for every state of it that readers see, whoever asks, in whatever order of drivers
 * and at whatever confidence.
 * @throws ReportRefused naming what does not fit
 */
export async function waveDrivers(
  { db, kind }: Place,
  wave: Wave,
  asked: {
    outcome: string;
    drivers: string | undefined;
    confidence: number;
    /** Whether answers count by their weights; left out: they do. */
    weighted?: boolean;
    together?: readonly string[];
    /** The segment whose drivers they are; left out: everybody. */
    focus?: Focus | null;
  },
): Promise<{ report: DriverReport; isWeighted: boolean; asOf: Date | null }> {
  const { confidence, together, focus = null, weighted = true } = asked;
  const { minimumBase } = wave;
  const study = await studyVersion(db, wave.studyId, wave.studyVersion);
  const found = driverQuestion(study, asked.outcome, asked.drivers);
  if ('faults' in found) throw new ReportRefused(found.faults);
  const { question } = found;
  const within = askedInFocus(study, focus);
  const { found: computed, shown } = await ofOneState<Computed | null>(
    { db, kind },
    wave,
    study,
    (audience, state) =>
      sideOf({ db, kind }, wave, {
        study,
        question,
        audience,
        within: within[audience],
        weighted,
        shown: state,
      }),
  );
  const report = driverReport(
    study,
    question,
    computed,
    withholding(study, shown.tallies, {
      minimumBase,
      complementary: wave.complementaryWithholding,
      margins: marginsOf({
        manager: wave.audiences.manager.weighting,
        consumer: wave.audiences.consumer.weighting,
      }),
    }),
    { minimumBase, confidence, within, ...(together && { together }) },
  );
  // Drivers go by the weights that answers came with.
  return { report, isWeighted: areUneven(study, shown.tallies), asOf: shown.changedAt };
}

interface SideAsked {
  study: Study;
  question: DriverQuestion;
  audience: Audience;
  /** Whose answers count: those who gave all of these. */
  within: readonly FocusPart[];
  weighted: boolean;
  shown: ShownState;
}

async function sideOf(place: Place, wave: Wave, asked: SideAsked): Promise<Computed | null> {
  const { study, audience, within, weighted, shown } = asked;
  const question = canonical(asked.question);
  if (!isAsked(study, question, audience)) return null;
  const version = shown.versions[audience];
  return keptResult<Computed>(place.db, wave, {
    source: audience,
    key: JSON.stringify([
      weighted ? 'importance' : 'importance, unweighted',
      question.outcome,
      question.drivers,
      ...within,
    ]),
    version: stateOf(wave, version),
    read: (result) => stored.parse(result),
    compute: (alive) =>
      compute(
        place,
        study,
        { question, within, weighted },
        { waveId: wave.id, audience, version },
        alive,
      ),
  });
}

const figure = z.number().nullable();
const stored = z.object({
  n: z.number(),
  result: z.union([
    z.object({
      status: z.literal('ok'),
      n: z.number(),
      df: z.number(),
      rSquared: z.number(),
      covariances: z.array(z.array(z.number())).nullable(),
      drivers: z.array(
        z.object({
          relativeWeight: z.number(),
          share: figure,
          se: figure,
          lmg: figure,
          lmgShare: figure,
        }),
      ),
    }),
    z.object({ status: z.literal('error'), code: z.literal('too_few_cases'), n: z.number() }),
    z.object({
      status: z.literal('error'),
      code: z.literal('constant_variable'),
      variable: figure,
    }),
    z.object({ status: z.literal('error'), code: z.literal('collinear') }),
  ]),
});

async function compute(
  place: Place,
  study: Study,
  {
    question,
    within,
    weighted,
  }: Pick<SideAsked, 'within' | 'weighted'> & { question: DriverQuestion },
  side: ShownSide,
  alive: () => Promise<void>,
): Promise<Computed> {
  const numbers = numbersOf(study, question);
  const sums = driverSums(question.drivers.length);
  await readAsShown(place, [side], (from) => {
    const items = [...question.drivers, question.outcome, ...within.map(({ item }) => item)];
    const isIn = (answers: readonly unknown[]) =>
      within.every(({ code }, at) => answers[numbers.length + at] === code);
    return eachPage(
      completeCases(from, side.waveId, side.audience, items),
      (page) => {
        for (const { id, weight, cluster, answers } of page) {
          if (!isIn(answers)) continue;
          const values = numbers.map((number, at) => number(answers[at]));
          if (values.every((value) => value !== null))
            sums.add({ id, w: weighted ? weight : 1, cluster, values });
        }
      },
      alive,
    );
  });
  const own = sums.result();
  return { n: own.n, result: await inSlices(shareSteps(own)) };
}

/** The drivers as the API gives them: `parallax.drivers/1`. */
export function driversDocument(
  wave: Wave,
  { outcome, manager, consumer, gaps }: DriverReport,
  confidence: number,
  asOf: Date,
) {
  return {
    format: 'parallax.drivers/1',
    wave: { id: wave.id, study: wave.studyKey, key: wave.key },
    confidence,
    asOf: asOf.toISOString(),
    outcome,
    manager,
    consumer,
    gaps,
  };
}
