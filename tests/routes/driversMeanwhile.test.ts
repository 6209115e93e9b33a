import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { driversAnswer } from '../../app/api/partAnswers';
import { randomFrom } from '../../seeds/random';
import { apiClient, DATABASES, type Program, startProgram } from '../system/program';

const DRIVERS = 20;
const text = (en: string) => ({ en });
const keys = Array.from({ length: DRIVERS + 1 }, (_, i) => `q${i}`);

/** Consumers give scores on twenty-one items. */
const study = {
  format: 'parallax.study/1',
  key: 'many-drivers',
  title: text('Many drivers'),
  locales: ['en'],
  audiences: { consumer: { label: text('Guests') }, manager: { label: text('Hosts') } },
  items: keys.map((key) => ({ key, kind: 'nps', wording: { consumer: text(`${key}?`) } })),
  questionnaires: { consumer: [{ key: 'all', items: keys }], manager: [] },
};

describe.each(DATABASES)('while drivers are computed on the %s database', (kind) => {
  let program: Program;
  let admin: Awaited<ReturnType<typeof apiClient>>;

  beforeAll(async () => {
    program = await startProgram(kind, { env: { DEMO: '0' } });
    admin = await apiClient(program, 'admin');
    expect((await admin.post('/api/v1/studies', study)).status).toBe(201);
  });
  afterAll(() => program?.stop());

  it('others are answered', async () => {
    const made = await admin.post('/api/v1/studies/many-drivers/waves', {
      key: 'w',
      status: 'open',
    });
    const { id, links } = made.body as { id: string; links: { consumer: string } };
    const random = randomFrom('many drivers');
    const people = Array.from({ length: 4900 }, () => ({
      audience: 'consumer',
      answers: Object.fromEntries(keys.map((key) => [key, Math.floor(random() * 11)])),
    }));
    expect((await admin.post(`/api/v1/waves/${id}/responses`, people)).status).toBe(201);
    // Counted already, so that nothing is left to be done but the drivers.
    await admin.get(`/api/v1/waves/${id}/gaps`);
    const address = `/api/v1/waves/${id}/drivers?outcome=q0&drivers=${keys.slice(1).join()}`;
    let isDone = false;
    const asked = admin.get(address).finally(() => {
      isDone = true;
    });
    let before = 0;
    for (let i = 0; !isDone && i < 1000; i += 1) {
      const answers = await Promise.all([
        program.fetch('/healthz'),
        program.fetch(links.consumer.replace(/^https?:\/\/[^/]+/, '')),
      ]);
      if (!isDone) before += 1;
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    }
    const answer = await asked;
    expect(driversAnswer.parse(answer.body).consumer).toMatchObject({ base: 4900, reason: null });
    expect(before).toBeGreaterThan(60);
  });
});
