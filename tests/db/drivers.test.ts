import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waveDrivers } from '../../app/drivers.server';
import { NotAsShown, readAsShown } from '../../db/rawAnswers.server';
import { removeResponses } from '../../db/removal.server';
import { submitResponse } from '../../db/responses.server';
import { results } from '../../db/schema';
import { fold, shownState } from '../../db/tallies.server';
import type { Wave } from '../../db/waves.server';
import { everyKindStudy } from '../study/fixtures';
import { freshDatabase, openWave } from '../system/database';
import { DATABASES } from '../system/program';

const study = everyKindStudy();
const EASE = ['hard', 'fair', 'easy'];

describe.each(DATABASES)('drivers in the %s database', (kind) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database?.remove());

  const idOf = (person: number) => String(person).padStart(26, '0');
  const submit = async (wave: Wave, from: number, to: number) => {
    for (let person = from; person <= to; person += 1)
      await submitResponse(database.db, wave, idOf(person), {
        audience: person % 5 === 0 ? 'manager' : 'consumer',
        respondent: null,
        locale: null,
        submittedAt: new Date(),
        weight: 1,
        cluster: null,
        answers: {
          booking: EASE[person % 3] ?? 'easy',
          minutes: (person * 7) % 20,
          advise: (person * person + (person % 3)) % 11,
        },
      });
  };
  const remove = (wave: Wave, person: number) =>
    database.db.transaction((tx) => removeResponses(tx, wave, study, [idOf(person)]));
  const ask = (wave: Wave, drivers: string, confidence = 0.95) =>
    waveDrivers(database, wave, { outcome: 'advise', drivers, confidence });

  it('do not tell who was removed: they stay what they were until the next step', async () => {
    const wave = await openWave(database, { minimumBase: 5 });
    await submit(wave, 1, 60);
    const before = await ask(wave, 'booking,minutes');
    expect(before.consumer.base).toBe(48);
    await remove(wave, 1);
    expect(await ask(wave, 'booking,minutes')).toEqual(before);
    const other = await ask(wave, 'booking,minutes', 0.951);
    expect(other.consumer).toMatchObject({ base: 48, rSquared: before.consumer.rSquared });
    const turned = await ask(wave, 'minutes,booking');
    expect(turned.consumer.base).toBe(48);
    expect(turned.consumer.drivers).toEqual([...(before.consumer.drivers ?? [])].reverse());
  });

  it('are not computed anew of a side from fewer people than readers see', async () => {
    const wave = await openWave(database, { minimumBase: 5 });
    await submit(wave, 1, 60);
    await ask(wave, 'booking,minutes');
    await remove(wave, 1);
    const anew = await ask(wave, 'minutes');
    expect(anew.consumer).toEqual({
      base: null,
      rSquared: null,
      drivers: null,
      constant: null,
      reason: 'being_updated',
    });
    expect(anew.manager).toMatchObject({ base: 12, reason: null });
    expect(anew.gaps).toBe(null);
    // Enough others come, and the removal is seen with them.
    await submit(wave, 61, 68);
    const after = await ask(wave, 'minutes');
    expect(after.consumer).toMatchObject({ base: 48 - 1 + 7, reason: null });
  });

  it('keep a side’s result though the other side has moved on', async () => {
    const wave = await openWave(database, { minimumBase: 5 });
    await submit(wave, 1, 60);
    const before = await ask(wave, 'minutes');
    await remove(wave, 5);
    await submit(wave, 61, 69);
    const after = await ask(wave, 'minutes');
    expect(after.manager).toEqual(before.manager);
    expect(after.consumer.base).toBe(56);
  });

  it('are of one state of the wave: what moves on meanwhile is not mixed in', async () => {
    const wave = await openWave(database, { minimumBase: 5 });
    await submit(wave, 1, 60);
    await fold(database, wave, study);
    const { versions } = await shownState(database.db, wave);
    const side = {
      waveId: wave.id,
      audience: 'consumer' as const,
      version: versions.consumer,
    };
    const reading = readAsShown(database, [side], async () => {
      await submit(wave, 61, 69);
      await fold(database, wave, study);
    });
    // A server's database shows the reader one moment, the embedded one tells of the change.
    if (kind === 'embedded') await expect(reading).rejects.toThrow(NotAsShown);
    else await reading;
    await expect(readAsShown(database, [side], async () => {})).rejects.toThrow(NotAsShown);
    const kept = await database.db.select().from(results).where(eq(results.waveId, wave.id));
    expect(kept).toEqual([]);
  });
});
