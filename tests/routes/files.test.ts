import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyKind } from '../study/fixtures';
import { panelCsv, panelStudy } from '../system/panel';
import { apiClient, DATABASES, type Program, runParallax, startProgram } from '../system/program';

type Client = Awaited<ReturnType<typeof apiClient>>;

interface Answer {
  stored: number;
  duplicates: number;
  rejected: { row: number; path: string; column?: string; message: string }[];
}

describe.each(DATABASES)('files of responses over the API on the %s database', (kind) => {
  let program: Program;
  let admin: Client;

  beforeAll(async () => {
    program = await startProgram(kind, { env: { DEMO: '0' } });
    admin = await apiClient(program, 'admin');
    await admin.post('/api/v1/studies', everyKind());
    await admin.post('/api/v1/studies', panelStudy());
  });
  afterAll(() => program?.stop());

  let made = 0;
  async function openWave(study = 'every-kind'): Promise<string> {
    made += 1;
    const wave = await admin.post(`/api/v1/studies/${study}/waves`, {
      key: `w${made}`,
      status: 'open',
      minimumBase: 1,
    });
    return (wave.body as { id: string }).id;
  }

  async function send(
    id: string,
    body: string | Uint8Array<ArrayBuffer>,
    type = 'text/csv',
    query = '',
  ): Promise<{ status: number; body: Answer & { errors: { path: string; message: string }[] } }> {
    const response = await program.fetch(`/api/v1/waves/${id}/responses${query}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${admin.key}`, 'Content-Type': type },
      body,
    });
    return { status: response.status, body: await response.json() };
  }

  async function download(
    address: string,
  ): Promise<{ status: number; type: string; text: string }> {
    const response = await program.fetch(address, {
      headers: { Authorization: `Bearer ${admin.key}` },
    });
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, text: await response.text() };
  }

  it.each([
    ['text/csv', 'audience,advise\nconsumer,9\nmanager,3\n'],
    ['text/csv; charset=utf-8', '\ufeffaudience;advise\r\nconsumer;9\r\nmanager;3\r\n'],
    ['text/tab-separated-values', 'audience\tadvise\nconsumer\t9\nmanager\t3\n'],
    [
      'application/x-ndjson',
      '{"audience":"consumer","answers":{"advise":9}}\n{"audience":"manager","answers":{"advise":3}}',
    ],
    [
      'application/json',
      '[{"audience":"consumer","answers":{"advise":9}},{"audience":"manager","answers":{"advise":3}}]',
    ],
  ])('are taken as %s, once', async (type, body) => {
    const id = await openWave();
    expect(await send(id, body, type)).toEqual({
      status: 201,
      body: { stored: 2, duplicates: 0, rejected: [] },
    });
    expect(await send(id, body, type)).toMatchObject({
      status: 200,
      body: { stored: 0, duplicates: 2, rejected: [] },
    });
    expect(await send(id, body, type, '?again=1')).toMatchObject({
      status: 201,
      body: { stored: 2 },
    });
  });

  it('take two people who answer alike, one call each, for two', async () => {
    const id = await openWave();
    const alike = JSON.stringify({ audience: 'consumer', answers: { advise: 9 } });
    for (const body of [alike, alike, `[${alike}]`, `[${alike}]`])
      expect(await send(id, body, 'application/json')).toMatchObject({ status: 201 });
  });

  it('name each bad row by row, column and reason, and store nothing', async () => {
    const id = await openWave();
    const file = 'audience,advise,uses\nconsumer,9,app\nboss,11,app|ghost\nmanager,x,\n';
    const refused = await send(id, file);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ stored: 0, rejectedCount: 2, status: 422 });
    expect(refused.body.rejected).toEqual([
      {
        row: 2,
        path: '$.audience',
        column: 'audience',
        message: 'must be one of consumer, manager',
      },
      { row: 3, path: '$.answers.advise', column: 'advise', message: 'must be a number' },
    ]);
    const skipped = await send(id, file, 'text/csv', '?mode=skip');
    expect(skipped).toMatchObject({ status: 201, body: { stored: 1 } });
    expect(skipped.body.rejected.map(({ row }) => row)).toEqual([2, 3]);
  });

  it('name the row of a stray quotation mark with the others, and store the good ones if asked', async () => {
    const id = await openWave();
    const good = Array.from({ length: 600 }, (_, i) => `consumer,${i % 11},"quoted, ${i}"`);
    const file = `audience,advise,words\nconsumer,11,x\n${good.join('\n')}\nconsumer,3,"open\nmanager,4,y\nboss,5,z\n`;
    const refused = await send(id, file);
    expect(refused).toMatchObject({ status: 422, body: { stored: 0, rejectedCount: 3 } });
    expect(refused.body.rejected.map(({ row }) => row)).toEqual([1, 602, 604]);
    expect(refused.body.rejected[1]?.message).toContain('a quotation mark is never closed');
    const skipped = await send(id, file, 'text/csv', '?mode=skip');
    expect(skipped).toMatchObject({ status: 201, body: { stored: 601, rejectedCount: 3 } });
  });

  it('that cannot be read to their end tell what was rejected before', async () => {
    const id = await openWave();
    const rows = '{"audience":"boss","answers":{}},'.repeat(3000);
    for (const [body, type, count] of [
      ['audience,advise\nconsumer,11\nboss,1\nconsumer,\u0000', 'text/csv', 2],
      [`[${rows}{"audience"]`, 'application/json', 3000],
    ] as const)
      for (const mode of ['all', 'skip']) {
        // The first bytes come on their own, as of a large file.
        const head = new TextEncoder().encode(body.slice(0, -1));
        const stream = new ReadableStream<Uint8Array>({
          async start(controller) {
            controller.enqueue(head);
            await new Promise((resolve) => setTimeout(resolve, 200));
            controller.enqueue(new TextEncoder().encode(body.slice(-1)));
            controller.close();
          },
        });
        const response = await program.fetch(`/api/v1/waves/${id}/responses?mode=${mode}`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${admin.key}`, 'Content-Type': type },
          body: stream,
          duplex: 'half',
        } as RequestInit);
        const answer = (await response.json()) as Answer & { rejectedCount: number };
        expect([type, response.status, answer.rejectedCount]).toEqual([type, 400, count + 1]);
        expect(answer.rejected.map(({ row }) => row)).toEqual(expect.arrayContaining([1, 2]));
        expect(answer.stored).toBe(0);
      }
  });

  it.each<[string, string, string, number, string]>([
    ['an empty body', '', 'text/csv', 400, 'empty'],
    ['an empty body', '', 'application/x-ndjson', 400, 'empty'],
    ['a header of unknown items', 'audience,ghost\nconsumer,1', 'text/csv', 422, '"ghost"'],
    ['an open quotation mark', 'audience,words\nconsumer,"x', 'text/csv', 422, 'never closed'],
    [
      'JSON that breaks off',
      `[${'{"audience":"consumer"},'.repeat(4000)}`,
      'application/json',
      400,
      'not JSON',
    ],
    ['another media type', 'a', 'application/pdf', 415, 'text/csv'],
    ['another encoding', 'a', 'text/csv; charset=iso-8859-1', 415, 'UTF-8'],
  ])('refuse %s with what to do', async (_, body, type, status, words) => {
    const answer = await send(await openWave(), body, type);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toContain(words);
  });

  it('refuse a mode or an again that is none', async () => {
    const id = await openWave();
    for (const query of ['?mode=fast', '?again=yes'])
      expect((await send(id, 'audience\nconsumer', 'text/csv', query)).status).toBe(400);
  });

  it('of a header alone store nothing and say so', async () => {
    expect(await send(await openWave(), 'audience,advise\n')).toEqual({
      status: 200,
      body: { stored: 0, duplicates: 0, rejected: [] },
    });
  });

  it('may have two thousand columns', async () => {
    const items = Array.from({ length: 2000 }, (_, i) => ({
      key: `item_${i}`,
      kind: 'nps',
      wording: { consumer: { en: `Item ${i}` } },
    }));
    const study = {
      ...panelStudy(),
      key: 'wide',
      scales: undefined,
      index: undefined,
      items,
      questionnaires: { consumer: [{ key: 'p', items: items.map(({ key }) => key) }], manager: [] },
    };
    expect((await admin.post('/api/v1/studies', study)).status).toBe(201);
    const id = await openWave('wide');
    const header = `audience,${items.map(({ key }) => key).join(',')}`;
    const row = (n: number) => `consumer,${items.map((_, i) => (i + n) % 11).join(',')}`;
    const file = `${header}\n${Array.from({ length: 60 }, (_, n) => row(n)).join('\n')}\n`;
    expect(await send(id, file)).toMatchObject({ status: 201, body: { stored: 60 } });
    const { text } = await download(`/api/v1/waves/${id}/responses?format=csv`);
    expect(text.split('\r\n')[0]).toContain(',item_0,item_1,');
    expect(text.trim().split('\r\n')).toHaveLength(61);
  });

  it('exported and imported into a fresh wave give the same report', async () => {
    const id = await openWave('panel');
    const file = [...panelCsv({ rows: 700 })].join('');
    expect((await send(id, file)).status).toBe(201);
    const odd = JSON.stringify({
      audience: 'manager',
      respondent: '=cmd()',
      locale: 'en',
      cluster: '@a',
      weight: 2.5,
      answers: { why: '\'=1+1 "x",\r\ny', uses: ['phone'], wait: 0.5 },
    });
    expect((await send(id, odd, 'application/json')).status).toBe(201);
    for (const name of ['\n=1+1', '＝1+1', "'＠cmd", '＋1', '－1']) {
      const wide = JSON.stringify({
        audience: 'manager',
        respondent: name,
        answers: { why: name },
      });
      expect((await send(id, wide, 'application/json')).status).toBe(201);
    }
    // Who is flagged is in no report, and in no export that is to give the same one.
    const flagged = { audience: 'consumer', respondent: 'flagged', answers: { advise: 0 } };
    expect((await send(id, JSON.stringify(flagged), 'application/json')).status).toBe(201);
    const mark = { audience: 'consumer', respondents: ['flagged'], flagged: true };
    expect((await admin.patch(`/api/v1/waves/${id}/responses`, mark)).status).toBe(200);
    const report = async (wave: string) => {
      const { body } = await admin.get(`/api/v1/waves/${wave}/gaps`);
      const { rows, index, audiences } = body as Record<string, unknown>;
      return { rows, index, audiences };
    };
    const expected = await report(id);
    const exported = await download(`/api/v1/waves/${id}/responses?format=csv`);
    expect(exported.type).toBe('text/csv; charset=utf-8');
    for (const cell of ["'=cmd()", `"'\n'=1+1"`, "'＝1+1", "''＠cmd", "'＋1", "'－1"])
      expect(exported.text).toContain(cell);
    for (const format of ['csv', 'jsonl']) {
      const copy = await openWave('panel');
      const { text } = await download(`/api/v1/waves/${id}/responses?format=${format}`);
      const type = format === 'csv' ? 'text/csv' : 'application/x-ndjson';
      expect(await send(copy, text, type)).toMatchObject({ status: 201, body: { stored: 706 } });
      expect(await report(copy)).toEqual(expected);
      const again = await download(`/api/v1/waves/${copy}/responses?format=csv`);
      expect(again.text.split('\r\n').sort()).toEqual(exported.text.split('\r\n').sort());
    }
  });

  it('have the columns of the study, whatever is stored, and labels where they are wanted', async () => {
    const id = await openWave();
    const empty = await download(`/api/v1/waves/${id}/responses?format=csv`);
    expect(empty.text).toBe(
      'respondent,audience,locale,submitted_at,weight,cluster,booking,returned,returned.other,uses,order,minutes,advise,words,region,why\r\n',
    );
    await send(id, 'audience,booking,uses,region\nconsumer,easy,app|desk,N\n');
    const labels = await download(
      `/api/v1/waves/${id}/responses?format=csv&values=labels&locale=sv`,
    );
    expect(labels.text).toContain(',Lätt,,,App | Desk,');
    for (const path of ['responses?values=labels&locale=fi', 'codebook?locale=fi']) {
      const refused = await download(`/api/v1/waves/${id}/${path}`);
      expect([refused.status, refused.text]).toEqual([
        400,
        expect.stringContaining('must be one of \\"en\\", \\"sv\\"'),
      ]);
    }
    const lines = await download(`/api/v1/waves/${id}/responses`);
    expect(lines.type).toBe('application/x-ndjson; charset=utf-8');
    expect(JSON.parse(lines.text)).toEqual({
      audience: 'consumer',
      submittedAt: expect.any(String),
      weight: 1,
      answers: { booking: 'easy', uses: ['app', 'desk'], region: 'N' },
    });
    for (const query of ['format=xlsx', 'values=both'])
      expect((await download(`/api/v1/waves/${id}/responses?${query}`)).status).toBe(400);
  });

  it('go on however many were asked for their head alone', async () => {
    const id = await openWave();
    const address = `/api/v1/waves/${id}/responses?format=csv`;
    const headers = { Authorization: `Bearer ${admin.key}` };
    const heads = Array.from({ length: 6 }, () =>
      program.fetch(address, { method: 'HEAD', headers }),
    );
    for (const { status } of await Promise.all(heads)) expect(status).toBe(200);
    expect((await download(address)).status).toBe(200);
  });

  it('may end their lines in several ways, and lose no row', async () => {
    const id = await openWave();
    const mixed = 'audience,advise\r\nconsumer,1\nconsumer,2\rmanager,3\r\n';
    expect((await send(id, mixed)).body).toMatchObject({ stored: 3, rejected: [] });
  });

  it('have a codebook', async () => {
    const id = await openWave();
    const book = await download(`/api/v1/waves/${id}/codebook?locale=sv`);
    const columns = JSON.parse(book.text) as { column: string }[];
    expect(columns.find(({ column }) => column === 'booking')).toMatchObject({
      kind: 'scale',
      construct: 'access',
      required: true,
      wording: { consumer: 'Hur lätt är det att boka?' },
      codes: [
        { code: 'hard', label: 'Svårt', value: 1, favourable: false },
        { code: 'fair', label: 'Lagom', value: 2, favourable: false },
        { code: 'easy', label: 'Lätt', value: 3, favourable: true },
      ],
    });
    const csv = await download(`/api/v1/waves/${id}/codebook?format=csv`);
    expect(csv.text).toContain('minutes,number,,Minutes in the queue?');
    expect((await download(`/api/v1/waves/${id}/codebook?format=pdf`)).status).toBe(400);
  });

  it('of gaps come as lines too, a row each', async () => {
    const id = await openWave();
    const { text, type } = await download(`/api/v1/waves/${id}/gaps?format=jsonl`);
    expect(type).toBe('application/x-ndjson; charset=utf-8');
    const { rows } = (await admin.get(`/api/v1/waves/${id}/gaps`)).body as { rows: unknown[] };
    expect(
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(rows);
  });

  it('of a sender who hangs up in the middle leave nothing', async () => {
    const id = await openWave('panel');
    const gone = new AbortController();
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        const encoder = new TextEncoder();
        let sent = 0;
        for (const chunk of panelCsv({ rows: 3000, named: false })) {
          controller.enqueue(encoder.encode(chunk));
          sent += 1;
          if (sent === 4) break;
        }
        setTimeout(() => gone.abort(), 500);
      },
    });
    const sending = program.fetch(`/api/v1/waves/${id}/responses`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${admin.key}`, 'Content-Type': 'text/csv' },
      body,
      duplex: 'half',
      signal: gone.signal,
    } as RequestInit);
    await expect(sending).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect((await download(`/api/v1/waves/${id}/responses?format=csv`)).text.trim()).not.toContain(
      '\n',
    );
    const verified = await runParallax(['fold', '--verify'], program.env);
    expect(verified.code).toBe(0);
  });
});
