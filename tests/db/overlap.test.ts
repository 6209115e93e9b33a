import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Audience } from '../../app/study/document';
import { sharedAudiences } from '../../db/overlap.server';
import { removeResponses } from '../../db/removal.server';
import { submitResponse } from '../../db/responses.server';
import { responses } from '../../db/schema';
import { fold, shownState } from '../../db/tallies.server';
import type { Wave } from '../../db/waves.server';
import { everyKindStudy } from '../study/fixtures';
import { freshDatabase, openWave } from '../system/database';
import { DATABASES } from '../system/program';

const study = everyKindStudy();

describe.each(DATABASES)('who answered two waves of the %s database', (kind) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database?.remove());

  const idOf = (person: number) => String(person).padStart(26, '0');
  const submit = async (wave: Wave, people: readonly number[], audience: Audience = 'consumer') => {
    for (const person of people)
      await submitResponse(database.db, wave, idOf(person), {
        audience,
        respondent: `p${person}`,
        locale: null,
        submittedAt: new Date(),
        weight: 1,
        cluster: null,
        answers: { advise: person % 11 },
      });
  };
  const remove = (wave: Wave, person: number) =>
    database.db.transaction((tx) => removeResponses(tx, wave, study, [idOf(person)]));
  const shown = async (wave: Wave) => {
    await fold(database, wave, study);
    return { ...wave, versions: (await shownState(database.db, wave)).versions };
  };
  const shared = async (wave: Wave, other: Wave) =>
    sharedAudiences(database, await shown(wave), await shown(other));
  const twoWaves = async (minimumBase = 5) =>
    [await openWave(database, { minimumBase }), await openWave(database, { minimumBase })] as const;
  const from = (first: number, n: number) => Array.from({ length: n }, (_, i) => first + i);

  it('is known by identity, side by side', async () => {
    const [wave, other] = await twoWaves();
    await submit(wave, from(1, 6));
    await submit(wave, from(51, 6), 'manager');
    await submit(other, from(6, 6));
    await submit(other, from(1, 5), 'manager');
    expect(await shared(wave, other)).toEqual(['consumer']);
    expect(await shared(other, wave)).toEqual(['consumer']);
  });

  it('counts nobody whom readers do not see yet, or not at all', async () => {
    const [wave, other] = await twoWaves();
    await submit(wave, from(1, 6));
    await submit(other, from(11, 6));
    expect(await shared(wave, other)).toEqual([]);
    await submit(other, [1]);
    expect(await shared(wave, other)).toEqual([]);
    await submit(other, from(21, 4));
    expect(await shared(wave, other)).toEqual(['consumer']);
    const [clean, flagged] = await twoWaves(1);
    await submit(clean, [1]);
    await submit(flagged, [1, 2]);
    await database.db.update(responses).set({ flagged: true });
    expect(await shared(clean, flagged)).toEqual([]);
  });

  it('follows what readers see of who is removed', async () => {
    const [wave, other] = await twoWaves();
    await submit(wave, from(1, 12));
    await submit(other, from(12, 12));
    expect(await shared(wave, other)).toEqual(['consumer']);
    await remove(wave, 12);
    expect(await shared(wave, other)).toEqual([]);
  });

  it('is looked up once for a state of both waves', async () => {
    const [wave, other] = await twoWaves(1);
    await submit(wave, from(1, 3));
    await submit(other, from(1, 3));
    expect(await shared(wave, other)).toEqual(['consumer']);
    // Behind the program's back, so that looking again would find nobody.
    await database.db.update(responses).set({ respondent: null });
    expect(await shared(wave, other)).toEqual(['consumer']);
    await submit(wave, [9]);
    expect(await shared(wave, other)).toEqual([]);
  });
});
