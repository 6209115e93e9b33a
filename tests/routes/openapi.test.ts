import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@hey-api/openapi-ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { z } from 'zod';
import {
  codebookAnswer,
  intakeReport,
  problemAnswer,
  studyListed,
  studyStored,
  waveAnswer,
} from '../../app/api/answers';
import { benchmarkAnswer } from '../../app/api/benchmarks';
import { gapsAnswer } from '../../app/api/gapAnswers';
import { apiGuide } from '../../app/api/guide';
import type { openApi } from '../../app/api/openapi';
import { operations } from '../../app/api/operations';
import { everyKind } from '../study/fixtures';
import { apiClient, type Program, startProgram } from '../system/program';

describe('the OpenAPI document', () => {
  let program: Program;
  let admin: Awaited<ReturnType<typeof apiClient>>;
  let folder: string;

  beforeAll(async () => {
    program = await startProgram('server', { env: { DEMO: '1' } });
    admin = await apiClient(program, 'admin');
    // Inside the project, so that what is generated finds its packages.
    folder = await mkdtemp(path.join(inject('root'), 'node_modules', '.client-'));
  });
  afterAll(async () => {
    await program?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  it('is served without a key, and says of each call what the program says of it', async () => {
    const response = await program.fetch('/api/v1/openapi.json');
    expect(response.status).toBe(200);
    const document = (await response.json()) as ReturnType<typeof openApi>;
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: program.url }] });
    const { calls, schemas } = apiGuide(document);
    expect(calls.map(({ id }) => id).sort()).toEqual(Object.keys(operations).sort());
    expect(schemas.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Study', 'Wave', 'GapReport', 'Problem', 'Response']),
    );
    for (const reference of JSON.stringify(document).matchAll(
      /"\$ref":"#\/components\/schemas\/(\w+)"/g,
    ))
      expect(schemas.map(({ name }) => name)).toContain(reference[1]);
  });

  it('names calls that all are there, with the roles that they need', async () => {
    const collector = await apiClient(program, 'collector');
    const analyst = await apiClient(program, 'analyst');
    for (const { method, path: address, role } of Object.values(operations)) {
      const at = `/api/v1${address.replace('{study}', 'ghost').replace('{id}', 'ghost')}`;
      const body = method === 'GET' ? undefined : {};
      const own = { admin, analyst, collector }[role];
      for (const client of [admin, analyst, collector]) {
        const { status } = await client.call(method, at, body);
        if (client === own || client === admin) expect([200, 400, 404, 422]).toContain(status);
        else expect([at, method, status]).toEqual([at, method, 403]);
      }
      const { status } = await program.fetch(at, { method, ...(body ? { body: '{}' } : {}) });
      expect(status).toBe(401);
    }
  });

  it('says of the answers what they are', async () => {
    await admin.post('/api/v1/studies', everyKind());
    const stored = await admin.post('/api/v1/studies', { ...everyKind(), key: 'described' });
    const wave = await admin.post('/api/v1/studies/described/waves', { key: 'w', status: 'open' });
    const { id } = wave.body as { id: string };
    const at = `/api/v1/waves/${id}`;
    const rows = [
      { audience: 'consumer', respondent: 'a', answers: { advise: 9 } },
      { audience: 'manager', answers: { advise: 11 } },
    ];
    const waves = await admin.get('/api/v1/waves');
    const demo = (waves.body as { id: string; key: string }[]).find(
      ({ key }) => key === 'published',
    );
    const answers: [z.ZodType, unknown][] = [
      [studyStored, stored.body],
      [studyListed.array(), (await admin.get('/api/v1/studies')).body],
      [waveAnswer, wave.body],
      [waveAnswer.array(), waves.body],
      [waveAnswer, (await admin.patch(at, { title: 'Changed' })).body],
      [problemAnswer, (await admin.post(`${at}/responses`, rows)).body],
      [intakeReport, (await admin.post(`${at}/responses?mode=skip`, rows)).body],
      [intakeReport, (await admin.post(`${at}/responses?mode=skip`, rows)).body],
      [codebookAnswer.array(), (await admin.get(`${at}/codebook`)).body],
      [gapsAnswer, (await admin.get(`${at}/gaps`)).body],
      [gapsAnswer, (await admin.get(`/api/v1/waves/${demo?.id}/gaps`)).body],
      [benchmarkAnswer.array(), (await admin.get('/api/v1/benchmarks')).body],
      [problemAnswer, (await admin.get(`${at}/gaps?confidence=7&ghost=1`)).body],
    ];
    for (const [schema, answer] of answers) {
      const parsed = schema.safeParse(answer);
      expect(parsed.error?.issues).toBeUndefined();
    }
  });

  it('makes a client by a public tool that runs the whole main job', async () => {
    await createClient({
      input: `${program.url}/api/v1/openapi.json`,
      output: { path: folder },
      plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
      logs: { level: 'silent' },
    });
    const sdk = await import(
      /* @vite-ignore */ pathToFileURL(path.join(folder, 'sdk.gen.ts')).href
    );
    const { client } = await import(
      /* @vite-ignore */ pathToFileURL(path.join(folder, 'client.gen.ts')).href
    );
    client.setConfig({ baseUrl: program.url, auth: admin.key });
    const study = { ...everyKind(), key: 'generated' };
    expect((await sdk.createStudy({ body: study })).data).toEqual({ key: 'generated', version: 1 });
    const made = await sdk.createWave({
      path: { study: 'generated' },
      body: { key: 'w', status: 'open', minimumBase: 1 },
    });
    const { id } = made.data;
    const side = (audience: string, easy: number, of: number) =>
      Array.from({ length: of }, (_, i) => ({
        audience,
        answers: { booking: i < easy ? 'easy' : 'hard' },
      }));
    const stored = await sdk.storeResponses({
      path: { id },
      body: [...side('manager', 8, 10), ...side('consumer', 15, 40)],
    });
    expect(stored.data).toEqual({ stored: 50, duplicates: 0, rejected: [] });
    const { data } = await sdk.getGaps({ path: { id }, query: { confidence: 0.9 } });
    const row = data.rows.find(
      ({ item, measure }: { item: string; measure: string }) =>
        item === 'booking' && measure === 'favourable',
    );
    expect(row).toMatchObject({
      manager: { base: 10, estimate: 0.8 },
      consumer: { base: 40, estimate: 0.375 },
    });
    expect(row.gap.value).toBeCloseTo(0.425, 12);
    expect((await sdk.changeWave({ path: { id }, body: { status: 'closed' } })).data.status).toBe(
      'closed',
    );
    const refused = await sdk.storeResponses({ path: { id }, body: side('manager', 1, 1) });
    expect([refused.response.status, refused.error.title]).toEqual([409, 'The wave is not open']);
    expect((await sdk.listWaves({ query: { study: 'generated' } })).data).toHaveLength(1);
    const exported = await sdk.exportResponses({
      path: { id },
      query: { format: 'csv' },
      parseAs: 'text',
    });
    expect(exported.data.trim().split('\r\n')).toHaveLength(51);
  });

  it('has a page for people', async () => {
    const page = await program.fetch('/api/docs');
    expect(page.status).toBe(200);
    const html = await page.text();
    for (const { summary } of Object.values(operations)) expect(html).toContain(summary);
  });
});
