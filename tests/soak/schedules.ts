import fc from 'fast-check';
import { expect } from 'vitest';
import { sameTallies } from '../../app/gap/sameTallies';
import { takeFile, takeList } from '../../app/responses/intake.server';
import type { FileMode } from '../../app/responses/modes';
import type { Audience } from '../../app/study/document';
import { newId } from '../../db/ids.server';
import { beginImport, sweepImports } from '../../db/imports.server';
import { markResponses } from '../../db/marking.server';
import { recountFolded, visibleResponses } from '../../db/pages.server';
import { eraseResponses } from '../../db/removal.server';
import { storeResponse, submitResponse } from '../../db/responses.server';
import { fold, listTallies, shownTallies } from '../../db/tallies.server';
import { updateWave, type Wave } from '../../db/waves.server';
import { everyKindStudy } from '../study/fixtures';
import { type freshDatabase, openWave } from '../system/database';

const study = everyKindStudy();
const PEOPLE = Array.from({ length: 12 }, (_, i) => `p${i}`);
const now = () => new Date();

const advise = fc.integer({ min: 0, max: 2 });
const audience = fc.constantFrom('consumer' as const, 'consumer' as const, 'manager' as const);
const cluster = fc.constantFrom(null, null, 'a', 'b');

/** What somebody does to a wave, on a connection of its own. */
const step = fc.oneof(
  {
    arbitrary: fc.record({
      kind: fc.constant('questionnaire' as const),
      audience,
      cluster,
      advise,
    }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant('single' as const),
      who: fc.constantFrom(...PEOPLE),
      audience,
      cluster,
      advise,
      replace: fc.boolean(),
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant('file' as const),
      // Null: somebody without an identity.
      who: fc.array(fc.option(fc.constantFrom(...PEOPLE)), { minLength: 1, maxLength: 6 }),
      audience,
      cluster,
      advise,
      mode: fc.constantFrom<FileMode>('all', 'skip', 'replace'),
      weight: fc.constantFrom(1, 2.5),
      form: fc.constantFrom('list', 'csv'),
    }),
    weight: 3,
  },
  { arbitrary: fc.record({ kind: fc.constant('erase' as const), at: fc.nat(40) }), weight: 2 },
  {
    arbitrary: fc.record({
      kind: fc.constant('mark' as const),
      at: fc.array(fc.nat(40), { minLength: 1, maxLength: 4 }),
      status: fc.constantFrom(undefined, 'complete' as const, 'partial' as const, 'test' as const),
      flagged: fc.constantFrom(undefined, true, false),
    }),
    weight: 3,
  },
  { arbitrary: fc.constant({ kind: 'fold' as const }), weight: 2 },
  { arbitrary: fc.constant({ kind: 'report' as const }), weight: 2 },
  { arbitrary: fc.constant({ kind: 'sweep' as const }), weight: 1 },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Up to six who work at the same time, each one step after the other. */
const schedule = fc.record({
  workers: fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 6 }),
  minimumBase: fc.constantFrom(1, 1, 3),
});

/** What a schedule stored, erased and marked, as its answers said. */
interface Account {
  stored: number;
  erased: number;
  marked: number;
}

/**
 * Lets writers, importers, erasers, markers, folders and readers work on one wave at the same time, schedule
 * after schedule, each on a wave of its own. After each, every acknowledged response is there once,
 * the tallies equal a recount, and nothing is left once everybody is erased.
 *
 * @returns how many responses were stored, erased and marked in all
 * @throws where anything is lost, doubled or miscounted, with the schedule in its smallest form
 */
export async function keepsSchedules(
  database: Awaited<ReturnType<typeof freshDatabase>>,
  { schedules, seed }: { schedules: number; seed: number },
): Promise<Account & { schedules: number }> {
  const total = { schedules: 0, stored: 0, erased: 0, marked: 0 };
  await fc.assert(
    fc.asyncProperty(schedule, async ({ workers, minimumBase }) => {
      const wave = await openWave(database, { minimumBase });
      const account = { stored: 0, erased: 0, marked: 0 };
      await Promise.all(
        workers.map(async (steps) => {
          for (const what of steps) await take(database, wave, what, account);
        }),
      );
      await check(database, wave, account);
      total.schedules += 1;
      total.stored += account.stored;
      total.erased += account.erased;
      total.marked += account.marked;
    }),
    { numRuns: schedules, seed },
  );
  return total;
}

type Opened = Awaited<ReturnType<typeof freshDatabase>>;

async function take(database: Opened, wave: Wave, what: Step, account: Account): Promise<void> {
  const { db } = database;
  switch (what.kind) {
    case 'fold':
      await fold(database, wave, study);
      return;
    case 'report':
      await shownTallies(db, wave);
      return;
    case 'sweep':
      // One that nobody stages any more, beside those that are at work.
      await beginImport(db, wave, new Date(0));
      await sweepImports(db, 3600);
      return;
    case 'erase': {
      const there = await stored({ db }, wave);
      const gone = there[what.at % Math.max(1, there.length)];
      if (gone === undefined) return;
      const n = await eraseResponses(db, wave, study, [gone.id]);
      account.erased += n;
      return;
    }
    case 'mark': {
      const there = await stored({ db }, wave);
      const ids = what.at.flatMap((at) => there[at % Math.max(1, there.length)]?.id ?? []);
      const { status, flagged } = what;
      const n = await markResponses(db, wave, study, ids, { status, flagged });
      account.marked += n;
      return;
    }
    case 'questionnaire': {
      const response = { ...one(null, what), weight: 1 };
      const outcome = await submitResponse(db, wave, newId(26), response);
      if (outcome === 'stored') account.stored += 1;
      return;
    }
    case 'single': {
      const outcome = await storeResponse(db, wave, study, one(what.who, what), {
        replace: what.replace,
        now: now(),
      });
      if (outcome === 'stored') account.stored += 1;
      return;
    }
    case 'file': {
      const rows = what.who.map((respondent) => ({
        audience: what.audience,
        ...(respondent === null ? {} : { respondent }),
        weight: what.weight,
        ...(what.cluster === null ? {} : { cluster: what.cluster }),
        answers: { advise: what.advise, region: what.advise ? 'N' : 'S' },
      }));
      const options = { mode: what.mode, now };
      const intake =
        what.form === 'list'
          ? await takeList(db, wave, study, rows, options)
          : await takeFile(
              db,
              wave,
              study,
              { bytes: csvOf(rows), format: 'csv' },
              { ...options, again: true },
            );
      account.stored += intake.stored - intake.replaced;
    }
  }
}

interface Given {
  audience: Audience;
  cluster: string | null;
  advise: number;
}

const one = (respondent: string | null, { audience, cluster, advise }: Given) => ({
  audience,
  respondent,
  locale: null,
  submittedAt: new Date('2026-10-01T00:00:00Z'),
  weight: null,
  cluster,
  answers: { advise },
});

interface Row {
  audience: Audience;
  respondent?: string;
  weight: number;
  cluster?: string;
  answers: { advise: number };
}

async function* csvOf(rows: readonly Row[]): AsyncGenerator<Uint8Array> {
  const lines = rows.map(({ audience, respondent = '', weight, cluster = '', answers }) =>
    [audience, respondent, weight, cluster, answers.advise].join(),
  );
  const header = 'audience,respondent,weight,cluster,advise';
  yield new TextEncoder().encode(`${header}\n${lines.join('\n')}\n`);
}

async function stored({ db }: Pick<Opened, 'db'>, wave: Wave) {
  const list: { id: string; who: string | null }[] = [];
  for await (const page of visibleResponses(db, wave.id))
    list.push(
      ...page.map(({ id, audience, respondent }) => ({
        id,
        who: respondent === null ? null : `${audience} ${respondent}`,
      })),
    );
  return list;
}

async function check(database: Opened, wave: Wave, account: Account): Promise<void> {
  const { db } = database;
  const there = await stored(database, wave);
  const named = there.flatMap(({ who }) => who ?? []);
  expect(new Set(named).size).toBe(named.length);
  expect(there.length).toBe(account.stored - account.erased);
  // While the wave is open, with what waits for a step.
  expect(sameTallies(await listTallies(db, wave.id), await recountFolded(db, wave.id, study))).toBe(
    true,
  );
  await updateWave(db, wave.id, { status: 'closed' });
  await fold(database, wave, study);
  const counted = await listTallies(db, wave.id);
  expect(counted.reduce((sum, { sums }) => sum + (sums[0] ?? 0), 0)).toBe(there.length);
  expect(sameTallies(counted, await recountFolded(db, wave.id, study))).toBe(true);
  await eraseResponses(
    db,
    wave,
    study,
    there.map(({ id }) => id),
  );
  expect(await listTallies(db, wave.id)).toEqual([]);
}
