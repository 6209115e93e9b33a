import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { erasureAnswer, marksAnswer } from '../../app/api/answers';
import { gapsAnswer } from '../../app/api/gapAnswers';
import { everyKind } from '../study/fixtures';
import { apiClient, DATABASES, type Program, runParallax, startProgram } from '../system/program';
import { Visitor } from '../system/visitor';

const ADMIN = { ADMIN_EMAIL: 'admin@example.org', ADMIN_PASSWORD: 'four words of english' };

type Client = Awaited<ReturnType<typeof apiClient>>;

/** What a page says, without its marks. */
const seen = (page: string) =>
  page
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe.each(DATABASES)('changing stored responses on the %s database', (kind) => {
  let program: Program;
  let admin: Client;
  let made = 0;

  beforeAll(async () => {
    program = await startProgram(kind, { env: { DEMO: '1', ...ADMIN } });
    admin = await apiClient(program, 'admin');
    await admin.post('/api/v1/studies', everyKind());
  });
  afterAll(() => program?.stop());

  /** A wave that ten consumers and ten managers answered; its address. */
  async function wave(minimumBase = 1): Promise<string> {
    made += 1;
    const answer = await admin.post('/api/v1/studies/every-kind/waves', {
      key: `changing-${made}`,
      status: 'open',
      minimumBase,
    });
    const at = `/api/v1/waves/${(answer.body as { id: string }).id}`;
    const people = Array.from({ length: 20 }, (_, i) => ({
      audience: i < 10 ? 'consumer' : 'manager',
      respondent: `p${i}`,
      weight: 1 + (i % 3) / 2,
      answers: { advise: i % 11, booking: 'easy', region: i % 2 ? 'N' : 'S' },
    }));
    expect((await admin.post(`${at}/responses`, people)).status).toBe(201);
    return at;
  }
  const consumers = async (at: string) =>
    gapsAnswer.parse((await admin.get(`${at}/gaps`)).body).audiences.consumer.responses;
  const respondents = async (at: string) => {
    const { body } = await admin.get(`${at}/responses?format=csv`);
    const [, ...lines] = String(body).trim().split('\r\n');
    return lines.map((line) => line.split(',')[0] ?? '');
  };
  const isVerified = async () => {
    const { code, out } = await runParallax(['fold', '--verify'], program.env);
    return code === 0 && !out.includes('DIFFERENT');
  };

  it('marks them, by their outside identities too, and reports count them no longer', async () => {
    const at = await wave();
    expect(await consumers(at)).toBe(10);
    const body = { audience: 'consumer', respondents: ['p1', 'p2', 'p12', 'ghost'] };
    const flagged = await admin.patch(`${at}/responses`, { ...body, flagged: true });
    expect([flagged.status, marksAnswer.parse(flagged.body)]).toEqual([
      200,
      { found: 2, changed: 2 },
    ]);
    expect(await consumers(at)).toBe(8);
    const again = await admin.patch(`${at}/responses`, { ...body, status: 'test', flagged: true });
    expect(again.body).toEqual({ found: 2, changed: 2 });
    const back = await admin.patch(`${at}/responses`, {
      ...body,
      status: 'complete',
      flagged: false,
    });
    expect(back.body).toEqual({ found: 2, changed: 2 });
    expect(await consumers(at)).toBe(10);
    expect(await isVerified()).toBe(true);
  });

  it('takes them by what they are stored under, which an export tells with how they are marked', async () => {
    const at = await wave();
    const marked = async () => {
      const { body } = await admin.get(`${at}/responses?marks=1&format=csv`);
      const [header, ...lines] = String(body).trim().split('\r\n');
      expect(header).toMatch(/^id,status,flagged,respondent,audience,/);
      return lines.map((line) => line.split(','));
    };
    const [first, second] = (await marked()).map(([id = '']) => id);
    const ids = [first, second, 'ghost'];
    const changed = await admin.patch(`${at}/responses`, { ids, status: 'test', flagged: true });
    expect(changed.body).toEqual({ found: 2, changed: 2 });
    const rows = await marked();
    expect(rows).toHaveLength(20);
    expect(rows.filter(([, status]) => status === 'test').map(([id]) => id)).toEqual([
      first,
      second,
    ]);
    expect(await respondents(at)).toHaveLength(18);
    const lines = await program.fetch(`${at}/responses?marks=1`, {
      headers: { Authorization: `Bearer ${admin.key}` },
    });
    expect(JSON.parse((await lines.text()).split('\n')[0] ?? '')).toMatchObject({
      id: first,
      status: 'test',
      flagged: true,
      audience: 'consumer',
    });
    const erased = await admin.call('DELETE', `${at}/responses`, { ids });
    expect(erased.body).toEqual({ erased: 2 });
    expect(await marked()).toHaveLength(18);
    expect(await isVerified()).toBe(true);
  });

  it('erases them on request, in a closed wave too', async () => {
    const at = await wave();
    const erased = await admin.call('DELETE', `${at}/responses`, {
      audience: 'consumer',
      respondents: ['p1', 'p2', 'ghost'],
    });
    expect([erased.status, erasureAnswer.parse(erased.body)]).toEqual([200, { erased: 2 }]);
    expect(await consumers(at)).toBe(8);
    await admin.patch(at, { status: 'closed' });
    const more = await admin.call('DELETE', `${at}/responses`, {
      audience: 'manager',
      respondents: ['p11'],
    });
    expect(more.body).toEqual({ erased: 1 });
    const left = await respondents(at);
    expect(left).toHaveLength(17);
    expect(left).not.toContain('p1');
    expect(await isVerified()).toBe(true);
  });

  it('keeps what readers see in steps of the minimum base', async () => {
    const at = await wave(5);
    expect(await consumers(at)).toBe(10);
    const name = (...respondents: string[]) => ({ audience: 'consumer', respondents });
    await admin.call('DELETE', `${at}/responses`, name('p1'));
    // Four others leave the report with who was erased, and none the responses.
    expect(await consumers(at)).toBe(5);
    const left = await respondents(at);
    expect(left).not.toContain('p1');
    expect(left).toContain('p2');
    expect(await isVerified()).toBe(true);
  });

  it('is for administrators, and refuses what it cannot read', async () => {
    const at = `${await wave()}/responses`;
    for (const role of ['analyst', 'collector'] as const) {
      const client = await apiClient(program, role);
      expect((await client.patch(at, { ids: ['x'], flagged: true })).status).toBe(403);
      expect((await client.call('DELETE', at, { ids: ['x'] })).status).toBe(403);
    }
    const refused = async (method: string, body: unknown) =>
      (await admin.call(method, at, body)).status;
    expect(await refused('PATCH', { ids: ['x'] })).toBe(422);
    expect(await refused('PATCH', { ids: [], flagged: true })).toBe(422);
    expect(await refused('PATCH', { ids: ['x'], status: 'withdrawn' })).toBe(422);
    expect(await refused('DELETE', {})).toBe(422);
    expect(await refused('DELETE', { respondents: ['p1'] })).toBe(422);
    expect(await refused('DELETE', { ids: ['x'], audience: 'consumer', respondents: ['y'] })).toBe(
      422,
    );
    expect((await admin.call('DELETE', at, { ids: ['x'] })).body).toEqual({ erased: 0 });
    expect((await admin.call('DELETE', at)).status).toBe(400);
  });

  it('never changes the published wave of the demo', async () => {
    const waves = (await admin.get('/api/v1/waves')).body as { id: string; key: string }[];
    const at = `/api/v1/waves/${waves.find(({ key }) => key === 'published')?.id}/responses`;
    expect((await admin.call('DELETE', at, { ids: ['x'] })).status).toBe(409);
    expect((await admin.patch(at, { ids: ['x'], flagged: true })).status).toBe(409);
  });

  describe('on their page', () => {
    let visitor: Visitor;

    beforeAll(async () => {
      visitor = new Visitor(program);
      await visitor.signIn(ADMIN.ADMIN_EMAIL, ADMIN.ADMIN_PASSWORD);
    });

    const pageOf = (at: string) => `${at.replace('/api/v1', '')}/responses`;

    /** Sends a file as the page's form does. */
    async function upload(
      at: string,
      text: string | Uint8Array<ArrayBuffer>,
      given: { mode?: string; again?: string; name?: string; lang?: string } = {},
    ) {
      const { mode = 'all', again, name = 'panel.csv', lang = 'en' } = given;
      const body = new FormData();
      body.set('mode', mode);
      if (again) body.set('again', again);
      body.set('file', new Blob([text]), name);
      const headers = { Origin: program.url };
      const address = `${pageOf(at)}?lang=${lang}`;
      const answer = await visitor.request(address, { method: 'POST', body, headers });
      const to = answer.headers.get('Location');
      const page = to === null ? answer : await visitor.get(to);
      return { status: answer.status, text: seen(await page.text()) };
    }

    const allNoted = async (what = 'responses') =>
      (await (await visitor.get(`/audit/log.csv?what=${what}`)).text()).split('\r\n').slice(1);
    const noted = async (what?: string) => (await allNoted(what))[0] ?? '';

    const CSV = 'respondent,audience,booking\r\nnew1,consumer,easy\r\nnew2,manager,hard\r\n';

    it('a file is taken as the API takes it, and noted', async () => {
      const at = await wave();
      const taken = await upload(at, CSV);
      expect([taken.status, taken.text]).toEqual([
        303,
        expect.stringContaining('2 responses are stored.'),
      ]);
      expect(await respondents(at)).toEqual(expect.arrayContaining(['new1', 'new2', 'p1']));
      expect(await consumers(at)).toBe(11);
      expect(await noted()).toMatch(/admin@example\.org.*responses\.import.*panel\.csv/);
      const repeated = await upload(at, CSV);
      expect([repeated.status, repeated.text]).toEqual([
        200,
        expect.stringContaining('This file was uploaded before'),
      ]);
      const again = await upload(at, CSV, { again: '1' });
      expect(again.text).toContain('Every response of this file is there already.');
      const lines = ['x', 'y'].map((name) =>
        JSON.stringify({ audience: 'manager', respondent: name, answers: { booking: 'easy' } }),
      );
      const other = await upload(at, lines.join('\n'), { name: 'panel.jsonl' });
      expect(other.text).toContain('2 responses are stored.');
      expect(await isVerified()).toBe(true);
    });

    it('rows that are refused are listed by row, column and reason, and nothing is half stored', async () => {
      const at = await wave();
      const before = await respondents(at);
      const faulty = `${CSV}p1,consumer,hard\r\nnew3,consumer,lovely\r\nnew4,nobody,easy\r\n`;
      const refused = await upload(at, faulty);
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('3 rows of 5 are faulty. Nothing was stored.');
      expect(refused.text).toContain('4 booking unknown code “lovely”');
      expect(refused.text).toContain('3 respondent this respondent answered otherwise before');
      expect(refused.text).toContain('5 audience must be consumer or manager');
      const inSwedish = await upload(at, faulty, { lang: 'sv' });
      expect(inSwedish.text).toContain('4 booking okänd kod ”lovely”');
      expect(await respondents(at)).toEqual(before);
      const skipped = await upload(at, faulty, { mode: 'skip' });
      expect(skipped.status).toBe(200);
      expect(skipped.text).toContain('Stored: 2. Left out: 3 rows of 5.');
      expect(await respondents(at)).toHaveLength(before.length + 2);
      const replaced = await upload(at, 'respondent,audience,booking\r\np1,consumer,hard\r\n', {
        mode: 'replace',
      });
      expect(replaced.text).toContain('1 response is stored. 1 took the place of an earlier one.');
      expect(await isVerified()).toBe(true);
    });

    it('what cannot be read stores nothing and says why', async () => {
      const at = await wave();
      const before = await respondents(at);
      for (const [text, told, name] of [
        ['respondent,booking\r\na,easy\r\n', 'Header audience is missing', 'a.csv'],
        ['audience,nothing\r\nmanager,x\r\n', 'Header nothing is no item of the study', 'a.csv'],
        ['', 'The file is empty.', 'a.csv'],
        [new Uint8Array([0xff, 0xfe, 0x61, 0]), 'The file is UTF-16', 'a.csv'],
        [new Uint8Array([0x61, 0xe5, 0x0a]), 'The file is not UTF-8', 'a.csv'],
        ['{"audience":', 'is not JSON', 'a.jsonl'],
      ] as const) {
        const sent = await upload(at, text, { name });
        expect([told, sent.status, sent.text]).toEqual([told, 422, expect.stringContaining(told)]);
      }
      const post = async (body: string, type: string) => {
        const headers = { Origin: program.url, 'Content-Type': type };
        const answer = await visitor.request(pageOf(at), { method: 'POST', body, headers });
        return [answer.status, seen(await answer.text())];
      };
      const parts = 'multipart/form-data; boundary=x';
      const field = '--x\r\nContent-Disposition: form-data; name="mode"\r\n\r\nall\r\n';
      expect(await post(`${field}--x--`, parts)).toEqual([
        422,
        expect.stringContaining('Choose a file first.'),
      ]);
      const begun = `${field}--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${CSV}`;
      for (const [body, type] of [
        [begun, parts],
        [field, 'multipart/form-data'],
      ] as const)
        expect(await post(body, type)).toEqual([422, expect.stringContaining('broke off')]);
      await admin.patch(at, { status: 'closed' });
      const closed = await upload(at, CSV);
      expect([closed.status, closed.text]).toEqual([409, expect.stringContaining('is not open')]);
      expect(await respondents(at)).toEqual(before);
    });

    it('one is found, set aside, taken back and erased', async () => {
      const at = await wave();
      const page = pageOf(at);
      const find = async (name: string, more = '') =>
        (await visitor.get(`${page}?find=${name}&lang=en${more}`)).text();
      const found = await find('p3');
      expect(seen(found)).toContain('1 response is found.');
      expect(seen(found)).toContain('Booking Easy');
      // That somebody looked at an answer is kept, not at whose.
      expect(await noted()).toMatch(/admin@example\.org.*responses\.read/);
      expect(await noted()).not.toContain('p3');
      const id = /name="id" value="([^"]+)"/.exec(found)?.[1] ?? '';
      expect(seen(await find(id))).toContain('p3');
      const looks = (await allNoted('responses.read')).length;
      expect(seen(await find('ghost'))).toContain('No response has this name or id.');
      expect(await allNoted('responses.read')).toHaveLength(looks);
      const act = async (intent: string) => {
        const sent = await visitor.post(`${page}?lang=en`, { intent, id, find: 'p3' });
        expect(sent.status).toBe(303);
        return seen(await (await visitor.get(sent.headers.get('Location') ?? '')).text());
      };
      const aside = await act('flag');
      expect(aside).toContain('It is set aside');
      expect(aside).toContain('19 responses are stored');
      expect(aside).toContain('1 more is set aside and counts nowhere.');
      expect(await consumers(at)).toBe(9);
      expect(await noted('responses.mark')).toMatch(/admin@example\.org.*responses\.mark/);
      expect(await act('unflag')).toContain('20 responses are stored');
      expect(await consumers(at)).toBe(10);
      expect(seen(await find('p3', `&erase=${id}`))).toContain('Erase this response?');
      expect(await act('erase')).toContain('It is erased.');
      expect(await respondents(at)).not.toContain('p3');
      expect(await noted()).toMatch(/admin@example\.org.*responses\.erase/);
      for (const intent of ['flag', 'erase', 'else'])
        expect((await visitor.post(page, { intent, id })).status).toBe(404);
      expect(await isVerified()).toBe(true);
    });

    it('they are taken out as the API gives them, in words too, and only administrators change any', async () => {
      const at = await wave();
      const page = pageOf(at);
      const csv = await (await visitor.get(`${page}/responses.csv?labels=`)).text();
      expect(csv).toBe((await admin.get(`${at}/responses?format=csv`)).body);
      const lines = await (await visitor.get(`${page}/responses.jsonl?labels=sv&marks=1`)).text();
      expect(lines.trim().split('\n')).toHaveLength(20);
      expect(lines).toMatch(/"flagged":false.*"booking":"Lätt/);
      const columns = await visitor.get(`${page}/codebook.csv?lang=sv`);
      expect(await columns.text()).toContain('Hur lätt är det att boka?');
      for (const file of ['responses.xlsx', 'responses.csv?labels=de'])
        expect((await visitor.get(`${page}/${file}`)).status).toBe(404);
      const waves = (await admin.get('/api/v1/waves')).body as { id: string; key: string }[];
      const published = waves.find(({ key }) => key === 'published')?.id ?? '';
      // What nothing was noted of is called by its name in the log all the same.
      expect(await (await visitor.get(`/audit?about=wave:${published}`)).text()).toContain(
        '<strong>brand-loyalty/published</strong>',
      );
      const fixed = pageOf(`/waves/${published}`);
      expect((await visitor.post(fixed, { intent: 'erase', id: 'x' })).status).toBe(409);
      expect((await upload(`/waves/${published}`, CSV)).status).toBe(409);
      expect(await (await visitor.get(fixed)).text()).not.toContain('type="file"');
    });
  });
});
