import { z } from 'zod';
import { completeCases } from '../db/driverCases.server';
import type { Database, OpenDatabase } from '../db/open.server';
import { keptResult } from '../db/results.server';
import { versionsOf } from '../db/steps.server';
import { studyVersion } from '../db/studies.server';
import { fold, shownTallies } from '../db/tallies.server';
import type { Wave } from '../db/waves.server';
import {
  type ComputedDrivers,
  type DriverQuestion,
  type DriverReport,
  driverQuestion,
  driverReport,
  isAsked,
  numbersOf,
} from './gap/drivers';
import { withholding } from './gap/withholding';
import { ReportRefused } from './gapDocument.server';
import { driverSums } from './statistics/driverSums';
import { importanceOfSums } from './statistics/drivers';
import { AUDIENCES, type Study } from './study/document';

type Place = Pick<OpenDatabase, 'db' | 'kind'>;

/**
 * The drivers of an outcome in a wave, from the raw responses behind what reports count. They are
 * computed once for every state of the wave, whoever asks.
 * @throws ReportRefused naming what does not fit
 */
export async function waveDrivers(
  place: Place,
  wave: Wave,
  asked: { outcome: string; drivers: string | undefined; confidence: number },
): Promise<DriverReport> {
  const { db } = place;
  const { confidence } = asked;
  const study = await studyVersion(db, wave.studyId, wave.studyVersion);
  const found = driverQuestion(study, asked.outcome, asked.drivers);
  if ('faults' in found) throw new ReportRefused(found.faults);
  const { question } = found;
  await fold(db, wave, study);
  const decided = withholding(study, await shownTallies(db, wave), {
    minimumBase: wave.minimumBase,
  });
  const computed = await keptResult<ComputedDrivers>(db, wave, {
    key: JSON.stringify(['drivers', question.outcome, question.drivers, confidence]),
    version: JSON.stringify([wave.studyVersion, await versionsOf(db, wave.id)]),
    read: (result) => storedDrivers.parse(result),
    compute: (alive) => compute(place, wave.id, study, question, confidence, alive),
  });
  return driverReport(question, computed, decided, { minimumBase: wave.minimumBase, confidence });
}

const figure = z.number().nullable();
const stored = z
  .object({
    n: z.number(),
    result: z.union([
      z.object({
        status: z.literal('ok'),
        n: z.number(),
        df: z.number(),
        rSquared: z.number(),
        drivers: z.array(
          z.object({
            relativeWeight: z.number(),
            share: figure,
            se: figure,
            low: figure,
            high: figure,
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
  })
  .nullable();
const storedDrivers = z.object({ manager: stored, consumer: stored });

/** How often a sign of life is given, in milliseconds. */
const ALIVE_EVERY = 5000;

async function compute(
  { db, kind }: Place,
  waveId: string,
  study: Study,
  question: DriverQuestion,
  confidence: number,
  alive: () => Promise<void>,
): Promise<ComputedDrivers> {
  const audiences = AUDIENCES.filter((audience) => isAsked(study, question, audience));
  const numbers = numbersOf(study, question);
  const sums = new Map(
    audiences.map((audience) => [audience, driverSums(question.drivers.length)]),
  );
  let last = Date.now();
  const read = async (from: Database) => {
    const items = [...question.drivers, question.outcome];
    for await (const page of completeCases(from, waveId, audiences, items)) {
      for (const { id, audience, weight, cluster, answers } of page) {
        const values = numbers.map((number, at) => number(answers[at]));
        if (values.every((value) => value !== null))
          sums.get(audience)?.add({ id, w: weight, cluster, values });
      }
      if (Date.now() - last < ALIVE_EVERY) continue;
      last = Date.now();
      await alive();
    }
  };
  // One moment of a server's database; the embedded one has a single connection for everybody.
  if (kind === 'embedded') await read(db);
  else await db.transaction(read, { isolationLevel: 'repeatable read', accessMode: 'read only' });
  const side = (audience: (typeof AUDIENCES)[number]) => {
    const own = sums.get(audience)?.result();
    return own ? { n: own.n, result: importanceOfSums(own, confidence) } : null;
  };
  return { manager: side('manager'), consumer: side('consumer') };
}

/** The drivers as the API gives them: `parallax.drivers/1`. */
export function driversDocument(
  wave: Wave,
  { outcome, manager, consumer, gaps }: DriverReport,
  confidence: number,
  now: Date,
) {
  return {
    format: 'parallax.drivers/1',
    wave: { id: wave.id, study: wave.studyKey, key: wave.key },
    confidence,
    asOf: now.toISOString(),
    outcome,
    manager,
    consumer,
    gaps,
  };
}
