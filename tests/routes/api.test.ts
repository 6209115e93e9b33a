import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyKind } from '../study/fixtures';
import { apiClient, DATABASES, type Program, startProgram } from '../system/program';

type Client = Awaited<ReturnType<typeof apiClient>>;
interface Problem {
  status: number;
  errors: { path: string; message: string }[];
}

describe.each(DATABASES)('the API on the %s database', (kind) => {
  let program: Program;
  let admin: Client;
  let analyst: Client;
  let collector: Client;

  beforeAll(async () => {
    program = await startProgram(kind, { env: { DEMO: '0' } });
    [admin, analyst, collector] = [
      await apiClient(program, 'admin'),
      await apiClient(program, 'analyst'),
      await apiClient(program, 'collector'),
    ];
  });
  afterAll(() => program?.stop());

  let made = 0;
  /** A fresh open wave of the study of every kind. */
  async function openWave(settings: object = {}): Promise<string> {
    await admin.post('/api/v1/studies', everyKind());
    made += 1;
    const wave = await admin.post('/api/v1/studies/every-kind/waves', {
      key: `wave-${made}`,
      status: 'open',
      minimumBase: 1,
      ...settings,
    });
    expect(wave.status).toBe(201);
    return (wave.body as { id: string }).id;
  }

  it('stores a study once, and a changed one as a new version that earlier waves do not see', async () => {
    const study = { ...everyKind(), key: 'versions' };
    expect((await admin.post('/api/v1/studies', study)).status).toBe(201);
    expect((await admin.post('/api/v1/studies', study)).status).toBe(200);
    const before = await admin.post('/api/v1/studies/versions/waves', { key: 'a', status: 'open' });
    const changed = {
      ...study,
      items: study.items.map((item) => (item.key === 'words' ? { ...item, required: true } : item)),
    };
    const second = await admin.post('/api/v1/studies', changed);
    expect(second.status).toBe(201);
    expect(second.body).toEqual({ key: 'versions', version: 2 });
    const { id } = before.body as { id: string };
    expect((await admin.get(`/api/v1/waves/${id}`)).body).toMatchObject({ studyVersion: 1 });
    expect((await admin.get('/api/v1/studies/versions')).body).toEqual(changed);
    expect((await admin.get('/api/v1/studies')).body).toContainEqual({
      key: 'versions',
      version: 2,
      title: study.title,
    });
  });

  it('lets a draft wave follow its study and freezes it at opening', async () => {
    const study = { ...everyKind(), key: 'drafting' };
    await admin.post('/api/v1/studies', study);
    const draft = await admin.post('/api/v1/studies/drafting/waves', { key: 'd' });
    const { id } = draft.body as { id: string };
    expect(draft.body).toMatchObject({
      status: 'draft',
      studyVersion: null,
      minimumBase: 5,
      equivalenceMargin: 0.1,
    });
    expect(
      (await admin.post(`/api/v1/waves/${id}/responses`, { audience: 'manager', answers: {} }))
        .status,
    ).toBe(409);
    await admin.post('/api/v1/studies', { ...study, title: { en: 'New' } });
    const opened = await admin.patch(`/api/v1/waves/${id}`, { status: 'open' });
    expect(opened.body).toMatchObject({ status: 'open', studyVersion: 2 });
    expect((await admin.patch(`/api/v1/waves/${id}`, { status: 'draft' })).status).toBe(409);
  });

  it('refuses a faulty study with every fault, and stores nothing', async () => {
    const answer = await admin.post('/api/v1/studies', {
      ...everyKind(),
      key: 'faulty',
      index: ['ghost'],
      colour: 1,
    });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect((answer.body as Problem).errors).toEqual([
      { path: '$.colour', message: 'unknown field' },
      { path: '$.index[0]', message: 'unknown item "ghost"' },
    ]);
    expect((await admin.get('/api/v1/studies/faulty')).status).toBe(404);
  });

  it.each([
    ['an unknown field', { key: 'x', colour: 1 }, '$.colour'],
    [
      'a weighting of an unknown item',
      { key: 'x', audiences: { consumer: { weighting: { ghost: {} } } } },
      '$.audiences.consumer.weighting.ghost',
    ],
    [
      'a weighting of no segment',
      { key: 'x', audiences: { consumer: { weighting: { returned: { yes: 1 } } } } },
      '$.audiences.consumer.weighting.returned',
    ],
    [
      'an option left out',
      { key: 'x', audiences: { consumer: { weighting: { region: { N: 1 } } } } },
      '$.audiences.consumer.weighting.region.S',
    ],
    [
      'shares that do not add up',
      { key: 'x', audiences: { consumer: { weighting: { region: { N: 0.5, S: 0.4 } } } } },
      '$.audiences.consumer.weighting.region',
    ],
    ['a minimum base of 0', { key: 'x', minimumBase: 0 }, '$.minimumBase'],
    ['a wrong date', { key: 'x', opensAt: 'soon' }, '$.opensAt'],
    [
      'a year that no database has',
      { key: 'x', opensAt: '0001-01-01T00:00:00+05:00' },
      '$.opensAt',
    ],
    [
      'a close before its opening',
      { key: 'x', opensAt: '2026-02-01T00:00:00Z', closesAt: '2026-01-01T00:00:00Z' },
      '$.closesAt',
    ],
    ['no key', {}, '$.key'],
  ])('refuses a wave with %s', async (_, wave, path) => {
    await admin.post('/api/v1/studies', everyKind());
    const answer = await admin.post('/api/v1/studies/every-kind/waves', wave);
    expect(answer.status).toBe(422);
    expect((answer.body as Problem).errors.map((error) => error.path)).toContain(path);
  });

  it('refuses a second wave of the same key', async () => {
    await openWave({ key: 'twice' });
    const again = await admin.post('/api/v1/studies/every-kind/waves', { key: 'twice' });
    expect(again.status).toBe(409);
  });

  it('lists waves newest first, each as it is read alone', async () => {
    const first = await openWave();
    const second = await openWave();
    const list = (await analyst.get('/api/v1/waves?study=every-kind')).body as { id: string }[];
    const ids = list.map(({ id }) => id);
    expect(ids.indexOf(second)).toBeLessThan(ids.indexOf(first));
    expect(list.find(({ id }) => id === first)).toEqual(
      (await analyst.get(`/api/v1/waves/${first}`)).body,
    );
    expect((await analyst.get('/api/v1/waves?study=ghost')).body).toEqual([]);
  });

  it('takes one response, or many, all or nothing', async () => {
    const id = await openWave();
    const one = await collector.post(`/api/v1/waves/${id}/responses`, {
      audience: 'manager',
      answers: { advise: 9 },
    });
    expect([one.status, one.body]).toEqual([201, { stored: 1, duplicates: 0, rejected: [] }]);
    const bad = await collector.post(`/api/v1/waves/${id}/responses`, [
      { audience: 'manager', answers: { advise: 3 } },
      { audience: 'manager', answers: { advise: 11, ghost: 1 } },
      { audience: 'boss', answers: {} },
    ]);
    expect(bad.status).toBe(422);
    expect((bad.body as { rejected: unknown }).rejected).toEqual([
      { row: 2, path: '$.answers.advise', message: 'must be at most 10' },
      { row: 2, path: '$.answers.ghost', message: 'unknown item' },
      { row: 3, path: '$.audience', message: expect.any(String) },
    ]);
    expect((bad.body as Problem).errors[0]?.path).toBe('$[1].answers.advise');
    const report = (await analyst.get(`/api/v1/waves/${id}/gaps`)).body as {
      audiences: { manager: { responses: number } };
    };
    expect(report.audiences.manager.responses).toBe(1);
  });

  it('stores the good ones where it may skip the bad', async () => {
    const id = await openWave();
    const answer = await collector.post(`/api/v1/waves/${id}/responses?mode=skip`, [
      { audience: 'manager', answers: { advise: 3 } },
      { audience: 'manager', answers: { advise: 11 } },
    ]);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      stored: 1,
      rejected: [{ row: 2, path: '$.answers.advise' }],
    });
  });

  it('knows a respondent’s same answers again, and refuses others', async () => {
    const id = await openWave();
    const response = {
      audience: 'consumer',
      respondent: 'p-1',
      answers: { uses: ['app', 'desk'], advise: 7 },
    };
    await collector.post(`/api/v1/waves/${id}/responses`, response);
    const again = await collector.post(`/api/v1/waves/${id}/responses`, [
      { ...response, answers: { advise: 7, uses: ['desk', 'app'] } },
    ]);
    expect([again.status, again.body]).toEqual([200, { stored: 0, duplicates: 1, rejected: [] }]);
    const other = await collector.post(`/api/v1/waves/${id}/responses`, [
      { audience: 'consumer', respondent: 'p-2', answers: {} },
      { ...response, answers: { advise: 8 } },
    ]);
    expect(other.status).toBe(422);
    expect((other.body as { rejected: unknown[] }).rejected).toEqual([
      { row: 2, path: '$.respondent', message: 'this respondent answered differently before' },
    ]);
    const report = (await analyst.get(`/api/v1/waves/${id}/gaps`)).body as {
      audiences: { consumer: { responses: number } };
    };
    expect(report.audiences.consumer.responses).toBe(1);
    const asManager = await collector.post(`/api/v1/waves/${id}/responses`, {
      ...response,
      audience: 'manager',
    });
    expect(asManager.status).toBe(201);
  });

  it('withholds a side under the minimum base, and the gap, but not the other side', async () => {
    const id = await openWave({ minimumBase: 5 });
    const side = (audience: string, count: number) =>
      Array.from({ length: count }, (_, i) => ({
        audience,
        answers: { booking: i % 2 ? 'easy' : 'hard', returned: 'yes' },
      }));
    await collector.post(`/api/v1/waves/${id}/responses`, [
      ...side('manager', 4),
      ...side('consumer', 40),
    ]);
    const report = (await analyst.get(`/api/v1/waves/${id}/gaps`)).body as {
      audiences: Record<string, { responses: number | null }>;
      rows: {
        item: string;
        measure: string;
        manager: unknown;
        consumer: { base: number; mark: string };
        gap: unknown;
        verdict: string;
        reason: string;
      }[];
      index: unknown;
    };
    const row = report.rows.find(
      ({ item, measure }) => item === 'booking' && measure === 'favourable',
    );
    expect(row).toMatchObject({
      manager: { base: null, effective: null, estimate: null, low: null, high: null },
      consumer: { base: 40, estimate: 0.5, mark: 'low_base' },
      gap: { value: null, low: null, high: null, p: null, pAdjusted: null },
      verdict: 'withheld',
      reason: 'withheld',
    });
    expect(report.audiences.manager?.responses).toBeNull();
    expect(report.index).toMatchObject({ value: null, low: null, high: null, reason: 'withheld' });
    expect(JSON.stringify(report)).not.toContain('NaN');
  });

  it('gives every row of an empty wave without a figure', async () => {
    const id = await openWave();
    const report = (await analyst.get(`/api/v1/waves/${id}/gaps`)).body as {
      rows: { item: string; reason: string; verdict: null; consumer: unknown }[];
    };
    expect(report.rows.length).toBeGreaterThan(20);
    for (const row of report.rows) {
      expect(row.reason).toBe(row.item === 'why' ? 'one_sided' : 'no_answers');
      expect(row.verdict).toBeNull();
      expect(row.consumer).toMatchObject({ base: 0, estimate: null, low: null });
    }
  });

  it('answers one respondent on each side, and all the same answer, without a NaN', async () => {
    const id = await openWave();
    const answers = { booking: 'easy', minutes: 5, advise: 10, order: ['price'] };
    for (let count = 1; count <= 3; count += 1) {
      await collector.post(`/api/v1/waves/${id}/responses?again=1`, [
        { audience: 'manager', answers },
        { audience: 'consumer', answers },
      ]);
      const { status, body } = await analyst.get(`/api/v1/waves/${id}/gaps`);
      expect(status).toBe(200);
      const report = body as {
        rows: { item: string; measure: string; reason: string | null; gap: { value: number } }[];
      };
      const mean = report.rows.find(
        ({ item, measure }) => item === 'minutes' && measure === 'mean',
      );
      expect(mean?.gap.value).toBe(0);
      expect(mean?.reason).toBe(count === 1 ? 'no_variance_estimate' : 'zero_variance');
    }
  });

  it('reports a study of fifty segment items with long codes', async () => {
    const code = (i: number, k: number) => `${'å'.repeat(60)}${i}-${k}`;
    const keys = Array.from({ length: 50 }, (_, i) => `seg${i}`);
    const study = {
      format: 'parallax.study/1',
      key: 'segments',
      title: { en: 'Segments' },
      locales: ['en'],
      audiences: { consumer: { label: { en: 'C' } }, manager: { label: { en: 'M' } } },
      items: keys.map((key, i) => ({
        key,
        kind: 'single',
        segment: true,
        options: [0, 1].map((k) => ({ code: code(i, k), label: { en: 'x' } })),
        wording: { consumer: { en: key } },
      })),
      questionnaires: { consumer: [{ key: 'p', items: keys }], manager: [] },
    };
    expect((await admin.post('/api/v1/studies', study)).status).toBe(201);
    const wave = await admin.post('/api/v1/studies/segments/waves', {
      key: 'w',
      status: 'open',
      minimumBase: 1,
    });
    const { id } = wave.body as { id: string };
    for (const k of [0, 1, 1]) {
      const answers = Object.fromEntries(keys.map((key, i) => [key, code(i, k)]));
      expect(
        (await collector.post(`/api/v1/waves/${id}/responses`, { audience: 'consumer', answers }))
          .status,
      ).toBe(201);
    }
    const report = (await analyst.get(`/api/v1/waves/${id}/gaps`)).body as {
      rows: { consumer: { estimate: number } }[];
    };
    expect(report.rows[1]?.consumer.estimate).toBeCloseTo(2 / 3, 12);
  });

  it('checks a draft’s margins again when it opens', async () => {
    const study = { ...everyKind(), key: 'margins' };
    await admin.post('/api/v1/studies', study);
    const weighting = { region: { N: 0.5, S: 0.5 } };
    const draft = await admin.post('/api/v1/studies/margins/waves', {
      key: 'd',
      audiences: { consumer: { weighting } },
    });
    const { id } = draft.body as { id: string };
    const wider = study.items.map((item) =>
      item.key === 'region'
        ? { ...item, options: [...(item.options ?? []), { code: 'W', label: { en: 'West' } }] }
        : item,
    );
    expect((await admin.post('/api/v1/studies', { ...study, items: wider })).status).toBe(201);
    const opened = await admin.patch(`/api/v1/waves/${id}`, { status: 'open' });
    expect(opened.status).toBe(422);
    expect((opened.body as Problem).errors[0]?.path).toBe(
      '$.audiences.consumer.weighting.region.W',
    );
  });

  it('reports unweighted, and says so, where margins are given that it cannot rake to yet', async () => {
    const id = await openWave({
      audiences: { consumer: { weighting: { region: { N: 0.5, S: 0.5 } } } },
    });
    const report = (await analyst.get(`/api/v1/waves/${id}/gaps`)).body as { weighted: boolean };
    expect(report.weighted).toBe(false);
  });

  it('gives the report as CSV with the same rows', async () => {
    const id = await openWave();
    await collector.post(`/api/v1/waves/${id}/responses`, {
      audience: 'manager',
      answers: { booking: 'easy' },
    });
    const csv = await analyst.get(`/api/v1/waves/${id}/gaps?format=csv`);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = String(csv.body).trimEnd().split('\r\n');
    const json = (await analyst.get(`/api/v1/waves/${id}/gaps`)).body as { rows: unknown[] };
    expect(lines).toHaveLength(json.rows.length + 1);
    expect(lines[0]).toMatch(/^item,construct,kind,measure,option,segment,manager_base,/);
  });

  it.each([
    ['confidence=2', '$.confidence'],
    ['confidence=.4', '$.confidence'],
    ['confidence=1', '$.confidence'],
    ['confidence=NaN', '$.confidence'],
    ['confidence=', '$.confidence'],
    ['confidence=.9&confidence=.95', '$.confidence'],
    ['adjust=foo', '$.adjust'],
    ['adjust=holm&adjust=holm', '$.adjust'],
    ['weighted=1', '$.weighted'],
    ['format=xml', '$.format'],
    ['by=booking', '$.by'],
    ['by=ghost', '$.by'],
  ])('refuses a report with %s', async (search, path) => {
    const id = await openWave();
    const answer = await analyst.get(`/api/v1/waves/${id}/gaps?${search}`);
    expect(answer.status).toBe(400);
    expect((answer.body as Problem).errors.map((error) => error.path)).toContain(path);
  });

  it('enforces roles', async () => {
    const id = await openWave();
    const response = { audience: 'manager', answers: {} };
    expect((await collector.get('/api/v1/waves')).status).toBe(403);
    expect((await collector.post('/api/v1/studies', everyKind())).status).toBe(403);
    expect((await analyst.post('/api/v1/studies', everyKind())).status).toBe(403);
    expect((await analyst.post(`/api/v1/waves/${id}/responses`, response)).status).toBe(403);
    expect((await analyst.patch(`/api/v1/waves/${id}`, { status: 'closed' })).status).toBe(403);
    expect((await admin.post(`/api/v1/waves/${id}/responses`, response)).status).toBe(201);
    for (const headers of [
      {},
      { Authorization: 'Bearer plx_wrong' },
      { Authorization: 'Basic eDp5' },
    ]) {
      const answer = await program.fetch('/api/v1/waves', { headers });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  it.each([
    ['broken JSON', 'POST', '/api/v1/studies', '{"format":', 400],
    ['null', 'POST', '/api/v1/studies', 'null', 422],
    ['a doubled member', 'POST', '/api/v1/studies', '{"key":"a","key":"b"}', 400],
    ['a member __proto__', 'POST', '/api/v1/studies', '{"scales":{"__proto__":{}}}', 400],
    ['a list', 'POST', '/api/v1/studies', '[]', 422],
    ['endless nesting', 'POST', '/api/v1/studies', '['.repeat(9e4) + ']'.repeat(9e4), 422],
    ['a method that is not there', 'DELETE', '/api/v1/studies', undefined, 405],
    ['an unknown wave', 'GET', '/api/v1/waves/ghost', undefined, 404],
    ['an unknown wave’s report', 'GET', '/api/v1/waves/ghost/gaps', undefined, 404],
    ['an unknown study', 'POST', '/api/v1/studies/ghost/waves', '{"key":"a"}', 404],
    ['an unknown address', 'GET', '/api/v1/nothing', undefined, 404],
  ])('refuses %s', async (_, method, address, body, status) => {
    const answer = await admin.call(method, address, body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  it.each([
    '/api/v1/studies/%00',
    '/api/v1/studies/%E0%A4%A',
    '/api/v1/waves?study=%00',
    '/q/%00/x',
  ])('refuses the unreadable address %s', async (address) => {
    expect((await admin.get(address)).status).toBe(400);
  });

  it('refuses a body over 16 MB, and goes on', async () => {
    const answer = await admin.post('/api/v1/studies', `"${'x'.repeat(17 * 1024 * 1024)}"`);
    expect(answer.status).toBe(413);
    expect((await admin.get('/api/v1/studies')).status).toBe(200);
  });

  it('refuses what is not JSON by its media type', async () => {
    const answer = await program.fetch('/api/v1/studies', {
      method: 'POST',
      headers: { Authorization: `Bearer ${admin.key}`, 'Content-Type': 'text/plain' },
      body: 'hello',
    });
    expect(answer.status).toBe(415);
  });

  it('has nothing unforeseen in its log', () => {
    expect(program.log()).not.toContain('unforeseen');
  });
});
