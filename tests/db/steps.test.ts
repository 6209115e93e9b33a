import { and, eq, inArray } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sameTallies } from '../../app/gap/sameTallies';
import type { Tally } from '../../app/gap/tally';
import { takeList } from '../../app/responses/intake.server';
import { AUDIENCES, type Audience } from '../../app/study/document';
import { noteBatch, seenBefore } from '../../db/batches.server';
import { markResponses } from '../../db/marking.server';
import { recountFolded } from '../../db/pages.server';
import { eraseResponses, removeResponses } from '../../db/removal.server';
import { storeResponse, submitResponse } from '../../db/responses.server';
import { responses, tallies } from '../../db/schema';
import {
  fold,
  listTallies,
  shownState,
  shownTallies,
  unfoldedWaves,
} from '../../db/tallies.server';
import { updateWave, type Wave } from '../../db/waves.server';
import { everyKindStudy } from '../study/fixtures';
import { freshDatabase, openWave } from '../system/database';
import { DATABASES } from '../system/program';

const study = everyKindStudy();
const now = () => new Date();

/** Who is among what readers see: every response of these tests names itself by its minutes. */
function seenIn(list: readonly Tally[], audience: Audience = 'consumer'): number[] {
  return list
    .filter((tally) => tally.audience === audience && tally.status === 'complete')
    .flatMap(({ values }) =>
      Object.entries(values.minutes ?? {}).flatMap(([value, [n]]) =>
        Array.from({ length: n }, () => Number(value)),
      ),
    )
    .sort((a, b) => a - b);
}

const minutesOf = (values: unknown) => valuesOf.parse(values).minutes ?? {};
const valuesOf = z.object({ minutes: z.record(z.string(), z.unknown()).optional() });

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe.each(DATABASES)('what readers see of an open wave in the %s database', (kind) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database?.remove());

  const idOf = (minutes: number) => String(minutes).padStart(26, '0');
  const submit = async (wave: Wave, who: readonly number[], audience: Audience = 'consumer') => {
    for (const minutes of who)
      await submitResponse(database.db, wave, idOf(minutes), {
        audience,
        respondent: null,
        locale: null,
        submittedAt: now(),
        weight: minutes % 3 === 0 ? 1 : 1 + (minutes % 7) / 8,
        cluster: null,
        answers: { minutes, region: minutes % 2 ? 'N' : 'S' },
      });
  };
  const remove = (wave: Wave, who: readonly number[]) =>
    database.db.transaction((tx) => removeResponses(tx, wave, study, who.map(idOf)));
  const report = async (wave: Wave) => {
    await fold(database, wave, study);
    return shownTallies(database.db, wave);
  };
  const seen = async (wave: Wave, audience?: Audience) => seenIn(await report(wave), audience);
  const verified = async (wave: Wave) =>
    sameTallies(
      await listTallies(database.db, wave.id),
      await recountFolded(database.db, wave.id, study),
    );

  it('is everything until somebody looks, and then advances by the minimum base', async () => {
    const wave = await openWave(database, { minimumBase: 5 });
    await submit(wave, range(1, 5));
    await fold(database, wave, study);
    await submit(wave, range(6, 7));
    expect(await seen(wave)).toEqual(range(1, 7));
    await submit(wave, range(8, 11));
    expect(await seen(wave)).toEqual(range(1, 7));
    expect(await verified(wave)).toBe(true);
    await submit(wave, [12]);
    expect(await seen(wave)).toEqual(range(1, 12));
    expect(await seen(wave)).toEqual(range(1, 12));
    expect(await verified(wave)).toBe(true);
  });

  it('advances on each side on its own', async () => {
    const wave = await openWave(database, { minimumBase: 3 });
    await submit(wave, range(1, 4));
    await submit(wave, range(11, 14), 'manager');
    await report(wave);
    await submit(wave, range(5, 6));
    await submit(wave, range(15, 17), 'manager');
    expect(await seen(wave)).toEqual(range(1, 4));
    expect(await seen(wave, 'manager')).toEqual(range(11, 17));
  });

  it('can be asked for of more responses than a statement takes parameters', async () => {
    const wave = await openWave(database);
    await noteBatch(database.db, wave, 'consumer', ['r7'], null);
    const many = range(1, 70_000).map((n) => `r${n}`);
    expect(await seenBefore(database.db, wave.id, many)).toEqual(new Set(['r7']));
  });

  it('is nothing below the minimum base, so that the first to reach it are seen at once', async () => {
    const wave = await openWave(database, { minimumBase: 5 });
    await submit(wave, range(1, 3));
    expect(await seen(wave)).toEqual(range(1, 3));
    await submit(wave, range(4, 6));
    expect(await seen(wave)).toEqual(range(1, 6));
  });

  it('is every response at once where the minimum base is 1', async () => {
    const wave = await openWave(database, { minimumBase: 1 });
    for (const minutes of range(1, 3)) {
      await submit(wave, [minutes]);
      expect(await seen(wave)).toEqual(range(1, minutes));
    }
    await remove(wave, [2]);
    expect(await seen(wave)).toEqual([1, 3]);
  });

  it('is all of it once the wave is closed, or its time is over', async () => {
    for (const change of [{ status: 'closed' as const }, { closesAt: new Date(Date.now() - 1) }]) {
      const wave = await openWave(database, { minimumBase: 5 });
      await submit(wave, range(1, 11));
      await report(wave);
      await submit(wave, [12]);
      await remove(wave, [4]);
      expect(await seen(wave)).toHaveLength(6);
      await updateWave(database.db, wave.id, change);
      expect(await seen(wave)).toEqual(range(1, 12).filter((minutes) => minutes !== 4));
      expect(await verified(wave)).toBe(true);
    }
  });

  it('keeps nothing of whoever is removed, with whom others leave by lot', async () => {
    const wave = await openWave(database, { minimumBase: 3 });
    await submit(wave, range(1, 12));
    await report(wave);
    await remove(wave, [2]);
    const rows = await database.db.select().from(tallies).where(eq(tallies.waveId, wave.id));
    expect(
      Object.keys(Object.assign({}, ...rows.map(({ values }) => minutesOf(values)))),
    ).toHaveLength(9);
    expect(JSON.stringify(rows.map(({ values }) => minutesOf(values)))).not.toContain('"2"');
    const after = await seen(wave);
    expect(after).toHaveLength(9);
    expect(after).not.toContain(2);
    expect(await verified(wave)).toBe(true);
    const left = await database.db
      .select({ id: responses.id })
      .from(responses)
      .where(and(eq(responses.waveId, wave.id), eq(responses.id, idOf(2))));
    expect(left).toEqual([]);
  });

  it('takes back who left along when the wave closes', async () => {
    const wave = await openWave(database, { minimumBase: 3 });
    await submit(wave, range(1, 12));
    await report(wave);
    await remove(wave, [2]);
    const without = await seen(wave);
    await submit(wave, [13, 14]);
    expect(await seen(wave)).toEqual(without);
    expect(await unfoldedWaves(database.db, 100)).not.toContain(wave.id);
    await submit(wave, [15]);
    expect(await seen(wave)).toEqual([...without, 13, 14, 15]);
    // Whoever is gone already takes nobody along.
    const held = range(3, 12).find((minutes) => !without.includes(minutes)) ?? 1;
    await remove(wave, [held]);
    expect(await seen(wave)).toEqual([...without, 13, 14, 15]);
    expect(await verified(wave)).toBe(true);
    await updateWave(database.db, wave.id, { status: 'closed' });
    expect(await seen(wave)).toEqual([1, ...range(3, 15)].filter((minutes) => minutes !== held));
    await updateWave(database.db, wave.id, { status: 'open' });
    await submit(wave, range(16, 18));
    expect(await seen(wave)).toHaveLength(16);
    expect(await verified(wave)).toBe(true);
  });

  it('lacks all of a batch of which too few would be left', async () => {
    const wave = await openWave(database, { minimumBase: 3 });
    await submit(wave, range(1, 6));
    await report(wave);
    await submit(wave, range(7, 10));
    await report(wave);
    await remove(wave, [8]);
    expect(await seen(wave)).toEqual(range(1, 6));
    expect(await verified(wave)).toBe(true);
  });

  it('lacks those who came and left before anybody looked, with others who are too few by then', async () => {
    const wave = await openWave(database, { minimumBase: 3 });
    await submit(wave, range(1, 6));
    await report(wave);
    await submit(wave, range(7, 9));
    await fold(database, wave, study);
    await remove(wave, [8]);
    expect(await seen(wave)).toEqual(range(1, 6));
    await submit(wave, [10]);
    expect(await seen(wave)).toEqual([...range(1, 7), 9, 10]);
    expect(await verified(wave)).toBe(true);
  });

  it('is nothing once too few are left, who are gone when others come', async () => {
    const wave = await openWave(database, { minimumBase: 3 });
    await submit(wave, range(1, 4));
    await report(wave);
    await remove(wave, [4]);
    expect(await seen(wave)).toHaveLength(2);
    await submit(wave, range(5, 7));
    expect(await seen(wave)).toEqual(range(5, 7));
    expect(await verified(wave)).toBe(true);
    await updateWave(database.db, wave.id, { status: 'closed' });
    expect(await seen(wave)).toEqual([1, 2, 3, 5, 6, 7]);
    expect(await verified(wave)).toBe(true);
  });

  it('moves by a step with every removal that is looked at', async () => {
    const wave = await openWave(database, { minimumBase: 3 });
    await submit(wave, range(1, 12));
    await report(wave);
    for (const [at, minutes] of [5, 6].entries()) {
      await remove(wave, [minutes]);
      const left = await seen(wave);
      // By then the second may be gone already, which changes nothing.
      expect([9 - 3 * at, 9]).toContain(left.length);
    }
    await remove(wave, [7, 8, 9, 10, 11, 12]);
    expect(await seen(wave)).not.toContain(7);
    expect(await verified(wave)).toBe(true);
  });

  it('takes as many along when others come before anybody looks', async () => {
    const wave = await openWave(database, { minimumBase: 3 });
    await submit(wave, range(1, 9));
    await report(wave);
    await remove(wave, [1]);
    await submit(wave, range(10, 12));
    const after = await seen(wave);
    expect(after).toHaveLength(9);
    expect(after.slice(-3)).toEqual(range(10, 12));
    expect(after).not.toContain(1);
    expect(await verified(wave)).toBe(true);
  });

  it('keeps nothing of those who were removed once too few are left', async () => {
    const wave = await openWave(database, { minimumBase: 5 });
    await submit(wave, range(1, 7));
    await report(wave);
    for (const minutes of range(1, 7)) await remove(wave, [minutes]);
    expect(await seen(wave)).toEqual([]);
    const rows = await database.db.select().from(tallies).where(eq(tallies.waveId, wave.id));
    expect(rows).toEqual([]);
  });

  it('advances with an import of the minimum base, and waits with a smaller one', async () => {
    const wave = await openWave(database, { minimumBase: 4 });
    const take = (who: readonly number[], audience: Audience, mode: 'all' | 'replace' = 'all') =>
      takeList(
        database.db,
        wave,
        study,
        who.map((minutes) => ({ audience, respondent: `r${minutes}`, answers: { minutes } })),
        { mode, now },
      );
    await take(range(1, 6), 'consumer');
    expect(await seen(wave)).toEqual(range(1, 6));
    await take(range(7, 9), 'consumer');
    expect(await seen(wave)).toEqual(range(1, 6));
    expect(await verified(wave)).toBe(true);
    await take([10], 'consumer');
    expect(await seen(wave)).toEqual(range(1, 10));
    await take(range(11, 14), 'consumer');
    expect(seenIn(await listTallies(database.db, wave.id))).toEqual(range(1, 14));
    const other = { audience: 'consumer', respondent: 'r3', answers: { minutes: 50 } };
    await report(wave);
    await takeList(database.db, wave, study, [other], { mode: 'replace', now });
    // Two would have been left of the first six.
    expect(await seen(wave)).toEqual(range(7, 14));
    // Enough corrections at once show nobody's own.
    const corrected = range(11, 14).map((minutes) => ({
      audience: 'consumer',
      respondent: `r${minutes}`,
      answers: { minutes: minutes + 20 },
    }));
    await takeList(database.db, wave, study, corrected, { mode: 'replace', now });
    expect(await seen(wave)).toEqual([...range(7, 10), ...range(31, 34)]);
    expect(await verified(wave)).toBe(true);
    expect(await verified(wave)).toBe(true);
  });

  it('does not tell those whom a closing left too few to be seen from whoever comes when it opens again', async () => {
    const wave = await openWave(database, { minimumBase: 3 });
    await submit(wave, [1, 2, 3]);
    await report(wave);
    await eraseResponses(database.db, wave, study, [idOf(1)]);
    await updateWave(database.db, wave.id, { status: 'closed' });
    await updateWave(database.db, wave.id, { status: 'open' });
    await submit(wave, [4, 5, 6, 7]);
    const before = await seen(wave);
    expect(before).toEqual([2, 3, 4, 5, 6, 7]);
    await eraseResponses(database.db, wave, study, [idOf(2)]);
    const after = await seen(wave);
    expect(after).not.toContain(2);
    expect(before.length - after.length).toBeGreaterThanOrEqual(3);
  });

  it('is of the moment of its last step, whoever waits or looks', async () => {
    const wave = await openWave(database, { minimumBase: 3 });
    const changedAt = async () => {
      await fold(database, wave, study);
      return (await shownState(database.db, wave)).changedAt?.getTime();
    };
    expect(await changedAt()).toBe(undefined);
    await submit(wave, range(1, 6));
    const first = await changedAt();
    expect(Math.abs((first ?? 0) - Date.now())).toBeLessThan(60_000);
    await submit(wave, [7, 8]);
    expect(await changedAt()).toBe(first);
    await submit(wave, [9]);
    const second = await changedAt();
    expect(second).toBeGreaterThan(first ?? 0);
    await updateWave(database.db, wave.id, { status: 'closed' });
    expect(await changedAt()).toBe(second);
  });

  it('is left alone in the background until a step can be made', async () => {
    const wave = await openWave(database, { minimumBase: 5 });
    await submit(wave, range(1, 6));
    await report(wave);
    await submit(wave, range(7, 10));
    expect(await unfoldedWaves(database.db, 100)).not.toContain(wave.id);
    await submit(wave, [11]);
    expect(await unfoldedWaves(database.db, 100)).toContain(wave.id);
  });

  it('never lets any two reports differ by fewer than the minimum base, whatever happens', async () => {
    const pick = fc.nat();
    const of = <Kind extends string>(kind: Kind, weight: number) => ({
      arbitrary: fc.record({
        kind: fc.constant(kind),
        at: pick,
        n: fc.integer({ min: 1, max: 8 }),
      }),
      weight,
    });
    const step = fc.oneof(
      of('submit', 6),
      of('import', 2),
      of('correct', 2),
      of('correct one', 2),
      of('remove', 3),
      of('flag', 2),
      of('unflag', 2),
      of('fold', 2),
      of('report', 5),
      of('reopen', 1),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 10, maxLength: 60 }),
        fc.integer({ min: 2, max: 4 }),
        async (steps, minimumBase) => {
          const wave = await openWave(database, { minimumBase });
          const sides = sidesOf(wave);
          for (const [at, what] of steps.entries()) {
            await sides.go(what.kind, what.at, what.n);
            if (what.kind === 'report') {
              const list = (await report(wave)).filter(({ flagged }) => !flagged);
              for (const side of AUDIENCES) {
                const next = seenIn(list, side);
                if (next.length < minimumBase) continue;
                for (const before of sides.shown[side]) {
                  const came = next.filter((who) => !before.includes(who)).length;
                  const went = before.filter((who) => !next.includes(who)).length;
                  for (const n of [came, went])
                    if (n > 0) expect(n).toBeGreaterThanOrEqual(minimumBase);
                }
                sides.shown[side].push(next);
              }
            }
            if (at % 10 === 0) expect(await verified(wave)).toBe(true);
          }
          await updateWave(database.db, wave.id, { status: 'closed' });
          const list = (await report(wave)).filter(({ flagged }) => !flagged);
          const all = [...seenIn(list), ...seenIn(list, 'manager')].sort((a, b) => a - b);
          expect(all).toEqual(sides.there.sort((a, b) => a - b));
          expect(await verified(wave)).toBe(true);
        },
      ),
      // A lot decides who leaves, so that a smaller case tells nothing of a larger one.
      { numRuns: 25, endOnFailure: true },
    );
  });

  /** People of a wave whose minutes name them, and never change; a correction changes their region. */
  function sidesOf(wave: Wave) {
    const { db } = database;
    let last = 0;
    const there: number[] = [];
    const flagged: number[] = [];
    const shown: Record<Audience, number[][]> = { consumer: [], manager: [] };
    const sideOf = (minutes: number): Audience =>
      (2 * minutes) % 4 === 0 ? 'manager' : 'consumer';
    const comers = (n: number) =>
      range(1, Math.min(n, 118 - last)).map(() => {
        last += 1;
        there.push(last / 2);
        return last / 2;
      });
    const taken = (from: number[], at: number) => from.splice(at % Math.max(1, from.length), 1);
    const answer = (minutes: number) => ({
      audience: sideOf(minutes),
      respondent: `p${minutes}`,
      answers: { minutes, region: Math.random() < 0.5 ? 'N' : 'S', advise: Math.floor(last % 11) },
    });
    const store = (minutes: number) =>
      storeResponse(
        db,
        wave,
        study,
        {
          ...answer(minutes),
          locale: null,
          submittedAt: now(),
          weight: 1 + (minutes % 3),
          cluster: null,
        },
        { replace: true, now: now() },
      );
    const take = (who: readonly number[]) =>
      takeList(db, wave, study, who.map(answer), { mode: 'replace', now });
    const ids = async (who: readonly number[]) => {
      const names = who.map((minutes) => `p${minutes}`);
      const rows = await db
        .select({ id: responses.id })
        .from(responses)
        .where(and(eq(responses.waveId, wave.id), inArray(responses.respondent, names)));
      return rows.map(({ id }) => id);
    };
    const mark = async (who: readonly number[], isFlagged: boolean) =>
      void (await markResponses(db, wave, study, await ids(who), { flagged: isFlagged }));
    const acts: Record<string, (at: number, n: number) => Promise<unknown>> = {
      submit: async () => {
        for (const minutes of comers(1)) await store(minutes);
      },
      import: (_, n) => take(comers(n)),
      correct: (at, n) => {
        const start = at % Math.max(1, there.length);
        const corrected = there.slice(start, start + 2 * n);
        return take([...corrected, ...comers(at % 5)]);
      },
      'correct one': async (at) => {
        const minutes = there[at % Math.max(1, there.length)];
        if (minutes !== undefined) await store(minutes);
      },
      remove: async (at) => eraseResponses(db, wave, study, await ids(taken(there, at))),
      flag: async (at) => {
        const who = taken(there, at);
        flagged.push(...who);
        await mark(who, true);
      },
      unflag: async (at) => {
        const who = taken(flagged, at);
        there.push(...who);
        await mark(who, false);
      },
      fold: () => fold(database, wave, study),
      report: async () => {},
      reopen: async () => {
        await updateWave(db, wave.id, { status: 'closed' });
        await updateWave(db, wave.id, { status: 'open' });
        // What readers saw of a wave before it closed protects nobody any more.
        for (const side of AUDIENCES) shown[side] = [];
      },
    };
    return {
      shown,
      get there() {
        return there;
      },
      go: (kind: string, at: number, n: number) => acts[kind]?.(at, n),
    };
  }

  it('counts everybody once though readers, writers and folders come at the same time', async () => {
    const wave = await openWave(database, { minimumBase: 4 });
    const answer = (who: string, minutes: number) =>
      storeResponse(
        database.db,
        wave,
        study,
        {
          audience: 'consumer',
          respondent: who,
          locale: null,
          submittedAt: now(),
          weight: 1,
          cluster: null,
          answers: { minutes },
        },
        { replace: true, now: now() },
      );
    const write = async (writer: number) => {
      for (let i = 0; i < 20; i += 1) await answer(`w${writer}-${i % 12}`, i);
    };
    const read = async () => {
      for (let i = 0; i < 10; i += 1) await report(wave);
    };
    await Promise.all([write(1), write(2), write(3), read(), read()]);
    await updateWave(database.db, wave.id, { status: 'closed' });
    expect(await seen(wave)).toHaveLength(36);
    expect(await verified(wave)).toBe(true);
  });
});
