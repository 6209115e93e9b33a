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
    waveDrivers(database, wave, { outcome: 'advise', drivers, confidence }).then(
      ({ report }) => report,
    );

  it('follow what readers see: whoever is removed leaves with others', async () => {
    const wave = await openWave(database, { minimumBase: 5 });
    await submit(wave, 1, 60);
    const before = await ask(wave, 'booking,minutes');
    expect(before.consumer.base).toBe(48);
    await remove(wave, 1);
    const after = await ask(wave, 'booking,minutes');
    expect(after.consumer).toMatchObject({ base: 43, reason: null });
    expect(after.manager).toEqual(before.manager);
    const other = await ask(wave, 'booking,minutes', 0.951);
    expect(other.consumer).toMatchObject({ base: 43, rSquared: after.consumer.rSquared });
    const turned = await ask(wave, 'minutes,booking');
    expect(turned.consumer.drivers).toEqual([...(after.consumer.drivers ?? [])].reverse());
  });

  it('computed from whoever was removed are kept no longer', async () => {
    const wave = await openWave(database, { minimumBase: 5 });
    await submit(wave, 1, 60);
    await ask(wave, 'booking,minutes');
    await remove(wave, 1);
    const kept = await database.db.select().from(results).where(eq(results.waveId, wave.id));
    expect(kept.map(({ key }) => key.split(' ')[0])).toEqual(['manager']);
  });

  it('keep a side’s result though the other side has moved on', async () => {
    const wave = await openWave(database, { minimumBase: 5 });
    await submit(wave, 1, 60);
    const before = await ask(wave, 'minutes');
    await submit(wave, 61, 64);
    await submit(wave, 66, 68);
    const after = await ask(wave, 'minutes');
    expect(after.manager).toEqual(before.manager);
    expect(after.consumer.base).toBe(55);
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
