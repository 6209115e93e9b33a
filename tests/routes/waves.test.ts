import { Resvg } from '@resvg/resvg-js';
import postgres from 'postgres';
import decodeQR from 'qr/decode.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepSchedule } from '../../app/waves/schedule.server';
import { listAudit } from '../../db/audit.server';
import { findWave } from '../../db/waves.server';
import { everyKind } from '../study/fixtures';
import { freshDatabase, openWave } from '../system/database';
import { apiClient, DATABASES, type Program, runParallax, startProgram } from '../system/program';
import { Respondent } from '../system/respondent';
import { leadsTo, shownOn, Visitor } from '../system/visitor';

const ADMIN = { ADMIN_EMAIL: 'admin@example.org', ADMIN_PASSWORD: 'four words of english' };

/** The settings of a wave as its form sends them. */
const settings = (given: Record<string, string> = {}) => ({
  title: 'A wave',
  opensAt: '',
  closesAt: '',
  archivesAt: '',
  minimumBase: '3',
  equivalenceMargin: '12,5',
  complementary: '1',
  'consumer.target': '400',
  'consumer.invited': '',
  'manager.target': '100',
  'manager.invited': '',
  ...given,
});

/** What a page says, without its markup. */
const said = async (answer: Response) =>
  (await answer.text())
    .replace(/<(script|style|head)[\s\S]*?<\/\1>/g, '')
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;| /g, ' ')
    .replace(/\s+/g, ' ');

/** What a page's field that is marked as wrong is described by; '' where it is not marked. */
function faultsToldOf(page: string, name: string): string {
  const field = page
    .match(/<(?:input|textarea)\b[^>]*>/g)
    ?.find((tag) => tag.includes(`name="${name}"`) && tag.includes('aria-invalid="true"'));
  const ids = /aria-describedby="([^"]+)"/.exec(field ?? '')?.[1]?.split(' ') ?? [];
  return ids
    .map((id) => page.split(` id="${id}">`)[1]?.split('</p>')[0] ?? `nothing is ${id}`)
    .join(' ');
}

describe.each(DATABASES)('waves in the browser, on the %s database', (kind) => {
  let program: Program;
  let admin: Visitor;
  let api: Awaited<ReturnType<typeof apiClient>>;

  beforeAll(async () => {
    program = await startProgram(kind, { env: { DEMO: '0', ...ADMIN } });
    admin = new Visitor(program);
    await admin.signIn(ADMIN.ADMIN_EMAIL, ADMIN.ADMIN_PASSWORD);
    api = await apiClient(program, 'admin');
    await api.post('/api/v1/studies', everyKind());
  });
  afterAll(async () => {
    await program?.stop();
  });

  /** Makes a wave in the browser. Gives its id. */
  async function make(key: string, given: Record<string, string> = {}): Promise<string> {
    const made = await admin.post('/waves/new?study=every-kind', settings({ key, ...given }));
    expect(made.status).toBe(303);
    return /^\/waves\/(\w+)\/settings\?/.exec(made.headers.get('Location') ?? '')?.[1] ?? '';
  }
  const become = (id: string, status: string) =>
    admin.post(`/waves/${id}/settings`, { intent: 'status', status });
  const wave = async (id: string) =>
    (await api.get(`/api/v1/waves/${id}`)).body as Record<string, unknown> & {
      audiences: Record<string, unknown>;
    };

  /** Answers a side's questionnaire by its link to the end. */
  async function answer(address: string, last: string): Promise<string> {
    const respondent = new Respondent(program);
    let page = await respondent.load(address);
    expect(page.status).toBe(200);
    for (let pages = 0; page.action !== '' && pages < 5; pages += 1)
      page = await respondent.send(
        page,
        page.html.includes('name="advise"') ? last : 'booking=easy',
      );
    return page.html;
  }

  it('is made from a form, with margins that were pasted', async () => {
    const pasted = 'Region\tPeople\nNorth\t1 200\nS\t"1 800"\n';
    const id = await make('pasted', { 'consumer.paste.region': pasted, 'manager.invited': '250' });
    expect(await wave(id)).toMatchObject({
      key: 'pasted',
      status: 'draft',
      studyVersion: null,
      minimumBase: 3,
      equivalenceMargin: 0.125,
      audiences: {
        consumer: { target: 400, invited: null, weighting: { region: { N: 0.4, S: 0.6 } } },
        manager: { target: 100, invited: 250, weighting: null },
      },
    });
    // What is sent as it was changes nothing, and what is fixed later can still be changed.
    const again = settings({
      opensAt: '',
      minimumBase: '4',
      'consumer.margin.region.N': '40',
      'consumer.margin.region.S': '60',
      'manager.invited': '250',
    });
    expect((await admin.post(`/waves/${id}/settings`, again)).status).toBe(303);
    expect(await wave(id)).toMatchObject({
      minimumBase: 4,
      audiences: { consumer: { weighting: { region: { N: 0.4, S: 0.6 } } } },
    });
    // The log tells what was changed, and nothing of what was sent as it is.
    expect((await admin.post(`/waves/${id}/settings`, again)).status).toBe(303);
    const changes = await (await admin.get(`/audit/log.csv?about=wave:${id}`)).text();
    expect(changes.match(/wave\.change.*/g)).toEqual([
      expect.stringMatching(/,"\{""minimumBase"":\{[^}]*\}\}"$/),
    ]);
  });

  it('says what is wrong beside each field and line, and stores nothing', async () => {
    const sent = await admin.post('/waves/new?study=every-kind', {
      ...settings({ key: 'Not a key', minimumBase: '0', 'manager.target': 'many' }),
      'consumer.paste.region': 'North;40\nWest;3\nS 20\nnorth;4',
      'manager.margin.region.N': '50',
      'manager.margin.region.S': '48',
      opensAt: '2027-02-01T10:00',
      closesAt: '2027-01-01T10:00',
    });
    expect(sent.status).toBe(422);
    const page = await sent.clone().text();
    const text = await said(sent);
    for (const [name, fault] of [
      ['key', 'Give it a key of 1 to 64'],
      ['minimumBase', 'Give a whole number from 1 to 1,000,000.'],
      ['consumer.paste.region', 'Line 3: “S 20”'],
      ['manager.margin.region.S', 'These add up to 98.'],
    ] as const)
      expect([name, faultsToldOf(page, name)]).toEqual([name, expect.stringContaining(fault)]);
    for (const fault of [
      'Give it a key of 1 to 64',
      'Give a whole number from 1 to 1,000,000.',
      'Give a whole number, or leave it empty.',
      'Line 2: there is no option “West”.',
      'Line 3: “S 20” has no tab and no “;”',
      'Line 4: “north” is there twice.',
      'These add up to 98.',
    ])
      expect(text).toContain(fault);
    const dates = settings({
      key: 'dates',
      opensAt: '2027-02-01T10:00',
      closesAt: '2027-01-01T10:00',
      archivesAt: '2026-12-01T10:00',
    });
    const early = await admin.post('/waves/new?study=every-kind', dates);
    for (const fault of [
      'It cannot close before it opens.',
      'It cannot be archived before it opens',
    ])
      expect(await said(early.clone())).toContain(fault);
    const keys = (await api.get('/api/v1/waves')).body as { key: string }[];
    expect(keys.map(({ key }) => key)).not.toContain('dates');
    await make('taken');
    const twice = await admin.post('/waves/new?study=every-kind', settings({ key: 'taken' }));
    expect([twice.status, await said(twice)]).toEqual([
      422,
      expect.stringContaining('The study has a wave of this key already.'),
    ]);
  });

  it('keeps what two administrators set at once, and asks where both set the same', async () => {
    const id = await make('both', {
      'consumer.margin.region.N': '40',
      'consumer.margin.region.S': '60',
    });
    const address = `/waves/${id}/settings`;
    const started = settings({
      'consumer.margin.region.N': '40',
      'consumer.margin.region.S': '60',
    });
    const shown = await shownOn(await admin.get(address));
    const add = ['user', 'add', 'bo@example.org', '--role', 'administrator'];
    const oneTime = (await runParallax(add, program.env)).out.trim().split('\n').at(-1) ?? '';
    const bo = new Visitor(program);
    await bo.signIn('bo@example.org', oneTime);
    const next = 'the password of Bo';
    await bo.post('/account/password', { next, again: next });
    const theirs = {
      'manager.target': '77',
      'consumer.margin.region.N': '30',
      'consumer.margin.region.S': '70',
    };
    await bo.post(address, { ...started, ...theirs, title: 'Their title', shown });
    // Each has changed something else: both stand, and it is told.
    const merged = await admin.post(address, { ...started, closesAt: '2030-01-01T10:00', shown });
    expect(merged.status).toBe(303);
    const told = await said(await admin.get(merged.headers.get('Location') ?? ''));
    expect(told).toMatch(/bo@example\.org&gt; has changed this meanwhile, and it stays: Title;/);
    expect(told).toMatch(/stays:[^.]*Managers, Target/);
    // A box that others have set otherwise than the form was shown with is told of as a field is.
    const before = JSON.stringify({ complementary: 'as it was' });
    const { complementary: _, ...unticked } = started;
    const boxed = await (await admin.post(address, { ...unticked, shown: before })).text();
    expect(faultsToldOf(boxed, 'complementary')).toContain('has changed this meanwhile to “1”');
    const audiences = {
      manager: { target: 77 },
      consumer: { target: 400, weighting: { region: { N: 0.3, S: 0.7 } } },
    };
    const kept = { title: 'Their title', closesAt: '2030-01-01T10:00:00.000Z', audiences };
    expect(await wave(id)).toMatchObject(kept);
    expect(await said(await admin.get('/audit?what=wave'))).toMatch(/Managers, target 100 → 77/);
    // Both have set the same: nothing is saved, what was typed stays, and is saved when asked again.
    const mine = {
      ...started,
      title: 'Ann’s',
      'consumer.margin.region.N': '50',
      'consumer.margin.region.S': '50',
      shown,
    };
    const asked = await admin.post(address, mine);
    expect(asked.status).toBe(409);
    const page = await asked.clone().text();
    expect(page).toContain('value="Ann’s"');
    expect(await said(asked.clone())).toMatch(/has changed this meanwhile to “Their title”/);
    expect(await said(asked.clone())).toContain('to “N 30, S 70”');
    expect(await wave(id)).toMatchObject(kept);
    const again = await admin.post(address, {
      ...mine,
      'manager.target': '77',
      closesAt: '2030-01-01T10:00',
      shown: await shownOn(asked),
    });
    expect(again.status).toBe(303);
    expect(await wave(id)).toMatchObject({
      title: 'Ann’s',
      closesAt: '2030-01-01T10:00:00.000Z',
      audiences: {
        manager: { target: 77 },
        consumer: { weighting: { region: { N: 0.5, S: 0.5 } } },
      },
    });
  });

  it('plans with what is typed, and keeps nothing of it', async () => {
    const typed = {
      'consumer.target': '400',
      'manager.target': '100',
      'consumer.margin.region.N': '25',
      'consumer.margin.region.S': '75',
      'manager.margin.region.N': '50',
      'manager.margin.region.S': '50',
    };
    const asked = settings({ key: 'planned', intent: 'plan', ...typed });
    const begun = await admin.post('/waves/new?study=every-kind', asked);
    const tells = ['a gap of 16 points shows', 'North 100 50 24 ', 'South 300 50 21 '];
    const text = await said(begun);
    expect(begun.status).toBe(200);
    for (const told of tells) expect(text).toContain(told);
    const keys = (await api.get('/api/v1/waves')).body as { key: string }[];
    expect(keys.map(({ key }) => key)).not.toContain('planned');
    const id = await make('planned', typed);
    const kept = await said(await admin.get(`/waves/${id}/settings`));
    for (const told of tells) expect(kept).toContain(told);
    const more = { ...asked, 'manager.target': '400', title: 'Typed' };
    const other = await admin.post(`/waves/${id}/settings`, more);
    const page = await other.text();
    expect(page).toContain('a gap of 10 points shows');
    expect(page).toMatch(/name="title"[^>]*value="Typed"/);
    expect(await wave(id)).toMatchObject({
      title: 'A wave',
      audiences: { manager: { target: 100 } },
    });
    const wrong = { ...asked, 'manager.target': 'many' };
    const refused = await admin.post(`/waves/${id}/settings`, wrong);
    expect([refused.status, await said(refused)]).toEqual([
      422,
      expect.stringContaining('Give a whole number, or leave it empty.'),
    ]);
  });

  it('goes from draft to archive by hand, and each step says what follows', async () => {
    const id = await make('by-hand');
    const opening = await said(await admin.get(`/waves/${id}/settings?to=open`));
    expect(opening).toContain('Opening freezes version 1 of the study');
    const address = `/q/${id}/consumer`;
    expect((await program.fetch(address)).status).toBe(403);
    await become(id, 'open');
    expect(await wave(id)).toMatchObject({ status: 'open', studyVersion: 1 });
    await answer(address, 'advise=9');
    // What is fixed since then is not taken from a form that has it still.
    const fixed = await admin.post(`/waves/${id}/settings`, settings({ minimumBase: '1' }));
    expect(fixed.status).toBe(409);
    const { minimumBase: _, equivalenceMargin: __, complementary: ___, ...rest } = settings();
    const retitled = await admin.post(`/waves/${id}/settings`, { ...rest, title: 'Another title' });
    expect(retitled.status).toBe(303);
    expect(await wave(id)).toMatchObject({ title: 'Another title', minimumBase: 3 });
    await become(id, 'closed');
    expect((await program.fetch(address)).status).toBe(410);
    expect((await wave(id)).closesAt).not.toBeNull();
    await become(id, 'open');
    expect(await wave(id)).toMatchObject({ status: 'open', closesAt: null, studyVersion: 1 });
    await become(id, 'closed');
    await become(id, 'archived');
    expect((await become(id, 'open')).status).toBe(409);
    expect(await (await admin.get('/waves')).text()).not.toContain(id);
    expect(await (await admin.get('/waves?archived')).text()).toContain(id);
    expect((await admin.get(`/waves/${id}/report`)).status).toBe(200);
    const log = await said(await admin.get('/audit'));
    for (const action of ['Another title', 'every-kind/by-hand']) expect(log).toContain(action);
  });

  it('is reached by the QR codes of its page and files, which hold its links', async () => {
    const id = await make('coded');
    const { links } = (await wave(id)) as unknown as { links: Record<string, string> };
    const page = await (await admin.get(`/waves/${id}/links`)).text();
    const drawn = [...page.matchAll(/viewBox="(0 0 (\d+) \d+)" role="img"[^>]*>(.*?)<\/svg>/g)];
    expect(drawn).toHaveLength(2);
    for (const [at, side] of ['consumer', 'manager'].entries()) {
      const file = (type: string) => admin.get(`/waves/${id}/links/${side}.${type}`);
      const png = Buffer.from(await (await file('png')).arrayBuffer()).toString('base64');
      const [, box = '', size = '', path = ''] = drawn[at] ?? [];
      const codes = [
        await (await file('svg')).text(),
        `<svg xmlns="http://www.w3.org/2000/svg" width="1024" height="1024"><image width="1024" height="1024" href="data:image/png;base64,${png}"/></svg>`,
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${Number(size) * 8}" height="${Number(size) * 8}">${path}</svg>`,
      ];
      for (const code of codes) {
        const { pixels, width, height } = new Resvg(code).render();
        expect(decodeQR({ data: pixels, width, height })).toBe(links[side]);
      }
    }
  });

  it('opens, closes and is archived by its dates though nobody asks for it', async () => {
    const database = await freshDatabase(kind);
    const at = (day: number) => new Date(Date.UTC(2030, 0, day));
    const { id } = await openWave(database, {
      status: 'draft',
      opensAt: at(2),
      closesAt: at(4),
      archivesAt: at(6),
    });
    const { db } = database;
    const became: unknown[] = [];
    for (let day = 1; day <= 7; day += 1) {
      // Of several processes that come by at once one does it.
      await Promise.all([keepSchedule(db, at(day)), keepSchedule(db, at(day))]);
      const { status, studyVersion } = (await findWave(db, id)) ?? {};
      became.push([status, studyVersion]);
    }
    expect(became).toEqual([
      ['draft', null],
      ['open', 1],
      ['open', 1],
      ['closed', 1],
      ['closed', 1],
      ['archived', 1],
      ['archived', 1],
    ]);
    const filter = { who: null, subject: null, actions: null, from: null, until: null };
    const noted = await listAudit(db, 'main', filter, { before: null, limit: 9 });
    await database.remove();
    expect(noted.map(({ actorKind, action }) => `${actorKind} ${action}`)).toEqual([
      'system wave.archive',
      'system wave.close',
      'system wave.open',
    ]);
  });

  it('is tried out by signed links, which never count', async () => {
    const id = await make('tried');
    const links = await (await admin.get(`/waves/${id}/links`)).text();
    const test = (/href="([^"]*\/q\/\w+\/consumer\?test=[^"]*)"/.exec(links)?.[1] ?? '').replaceAll(
      '&amp;',
      '&',
    );
    const first = await new Respondent(program).load(test);
    expect(first.html).toContain('What you send never counts');
    expect(first.html).toContain('<title>Test: ');
    expect(await answer(test, 'advise=1')).toContain('Test again');
    const fieldwork = async () => said(await admin.get(`/waves/${id}/fieldwork`));
    const tests = async () => said(await admin.get(`/waves/${id}/links`));
    expect(await tests()).toContain('advise 1');
    // What was tried out in the draft goes when the wave opens; a wrong or another's signature opens nothing.
    await become(id, 'open');
    expect(await tests()).toContain('Nobody has sent a test yet');
    expect(await answer(test, 'advise=2')).toContain('Test again');
    expect(await fieldwork()).toContain('0 of 400 consumers and 0 of 100 managers');
    expect(await fieldwork()).toContain('Started the questionnaire 0 0');
    for (const wrong of [
      test.replace('/consumer?', '/manager?'),
      `${test}x`,
      `${test.split('?')[0]}?test=`,
    ]) {
      const refused = await program.fetch(wrong);
      expect([refused.status, await refused.text()]).toEqual([
        403,
        expect.stringContaining('This test link is no longer good'),
      ]);
    }
    // Somebody who tried it out and answers it later is another one, and the other way about.
    const person = new Respondent(program);
    const tried = await person.send(await person.load(test), 'booking=hard');
    expect(tried.html).toContain('What you send never counts');
    const real = await person.load(`/q/${id}/consumer`);
    expect(real.html).not.toContain('What you send never counts');
    expect(real.html).not.toContain('checked');
    const crossed = await person.post(real, 'booking=easy', {
      _response: tried.hidden._response ?? '',
    });
    expect(crossed.status).toBe(400);
    expect(await answer(`/q/${id}/consumer`, 'advise=3')).not.toContain('Test');
    await expect.poll(fieldwork, { timeout: 15_000 }).toContain('1 of 400 consumers');
    const removed = await admin.post(`/waves/${id}/links`, { remove: 'all' });
    expect(leadsTo(removed)).toEqual([303, `/waves/${id}/links?done=removed`]);
    expect(await tests()).toContain('Nobody has sent a test yet');
    expect(await fieldwork()).toContain('1 of 400 consumers');
    // As many go as there are, unfinished ones alone too, and either is noted.
    const respondents = Array.from({ length: 501 }, (_, at) => `r${at}`);
    const responses = `/api/v1/waves/${id}/responses`;
    const sent = { audience: 'consumer', answers: {} };
    await api.post(
      responses,
      respondents.map((respondent) => ({ ...sent, respondent })),
    );
    await api.patch(responses, { audience: 'consumer', respondents, status: 'test' });
    expect(await tests()).toContain('The newest 500 of 501 are listed.');
    await admin.post(`/waves/${id}/links`, { remove: 'all' });
    expect(await tests()).toContain('Nobody has sent a test yet');
    const unfinished = new Respondent(program);
    await unfinished.send(await unfinished.load(test), 'booking=easy');
    for (let times = 0; times < 2; times += 1)
      await admin.post(`/waves/${id}/links`, { remove: 'all' });
    const log = await (await admin.get('/audit/log.csv?what=responses.erase')).text();
    const noted = [...log.matchAll(/every-kind\/tried,"(.*)"\r?$/gm)].map(([, details = '']) =>
      JSON.parse(details.replaceAll('""', '"')),
    );
    expect(noted).toMatchObject([
      { responses: 0, unfinished: 1, status: 'test' },
      { responses: 501, status: 'test' },
      { responses: 1, unfinished: 1, status: 'test' },
    ]);
    await become(id, 'closed');
    expect((await program.fetch(test)).status).toBe(410);
  });

  it('opens and closes by its dates, at the moment that somebody asks for it', async () => {
    const past = (minutes: number) =>
      new Date(Date.now() - minutes * 60_000).toISOString().slice(0, 16);
    const later = new Date(Date.now() + 3_600_000).toISOString().slice(0, 16);
    const id = await make('by-date', {
      opensAt: past(5),
      closesAt: later,
      archivesAt: '2099-01-01T00:00',
    });
    expect((await wave(id)).status).toBe('draft');
    const asked = await Promise.all(
      Array.from({ length: 4 }, () => program.fetch(`/q/${id}/manager`)),
    );
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await wave(id)).toMatchObject({ status: 'open', studyVersion: 1 });
    const log = await (await admin.get('/audit/log.csv')).text();
    expect(log.match(/wave\.open,wave,\w+,every-kind\/by-date/g)).toHaveLength(1);
    await api.patch(`/api/v1/waves/${id}`, { closesAt: new Date(Date.now() + 1).toISOString() });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await program.fetch(`/q/${id}/manager`)).status).toBe(410);
    expect((await wave(id)).status).toBe('closed');
    // What is closed is archived by its date, not before it closes, and nobody did it by hand.
    const settingsPage = await admin.get(`/waves/${id}/settings`);
    expect(await said(settingsPage)).toMatch(/Closed since .{5,30}, archived on /);
    const early = await api.patch(`/api/v1/waves/${id}`, { archivesAt: `${past(9)}:00Z` });
    expect([early.status, early.body]).toMatchObject([422, { errors: [{ path: '$.archivesAt' }] }]);
    await api.patch(`/api/v1/waves/${id}`, { archivesAt: new Date().toISOString() });
    expect((await program.fetch(`/q/${id}/manager`)).status).toBe(410);
    expect((await wave(id)).status).toBe('archived');
    expect(await (await admin.get('/audit/log.csv')).text()).toMatch(
      /,system,[^\n]*wave\.archive,wave,\w+,every-kind\/by-date/,
    );
    // A draft whose margins no longer fit stays one, and its page says why.
    const { id: kept } = (
      await api.post('/api/v1/studies/every-kind/waves', {
        key: 'over',
        closesAt: `${past(1)}:00Z`,
      })
    ).body as { id: string };
    await api.patch(`/api/v1/waves/${kept}`, { opensAt: `${past(9)}:00Z` });
    expect((await program.fetch(`/q/${kept}/manager`)).status).toBe(403);
    expect((await wave(kept)).status).toBe('draft');
  });

  it('counts who came how far, by page, day and segment', async () => {
    const id = await make('watched', { 'consumer.invited': '20', 'consumer.target': '8' });
    await become(id, 'open');
    const address = `/q/${id}/consumer`;
    for (let n = 0; n < 5; n += 1) await answer(address, `advise=9&region=${n < 3 ? 'N' : 'S'}`);
    const leaves = new Respondent(program);
    await leaves.send(await leaves.load(address), 'booking=easy');
    // Only looks at the first page, and loads it once more.
    await program.fetch(address);
    await program.fetch(address, { headers: { 'Cache-Control': 'max-age=0' } });
    await program.fetch(address, { method: 'HEAD' });
    const page = async (by = '') => said(await admin.get(`/waves/${id}/fieldwork${by}`));
    // Where counting took its time, the last counts stand for twenty times as long.
    const tells = (by: string, text: string) =>
      expect.poll(() => page(by), { timeout: 90_000, interval: 250 }).toContain(text);
    const text = await page();
    expect(text).toContain('5 of 8 consumers and 0 of 100 managers');
    for (const row of [
      'Completed 5 0',
      'Invited 20 –',
      'Response rate 25 % –',
      'Opened the questionnaire 7 0',
      'Started the questionnaire 6 0',
      'At it in the last 30 minutes 1 0',
      'Left it 0 0',
      'Completion rate 83.3 % –',
      'At most 5 in a day',
    ])
      expect(text).toContain(row);
    // Nobody is told apart before the minimum base of each group.
    expect(await page('?by=region')).toContain('North withheld withheld withheld');
    expect(await page('?by=region')).toContain('South withheld withheld withheld');
    // One more of the south would be told by the difference; three who come together are not.
    await answer(address, 'advise=9&region=S');
    await tells('', 'Completed 6 0');
    expect(await page('?by=region')).toContain('South withheld');
    for (let n = 0; n < 2; n += 1) await answer(address, 'advise=9&region=S');
    await tells('?by=region', 'North 3 withheld withheld ');
    for (let n = 0; n < 3; n += 1) {
      const other = new Respondent(program);
      await other.send(await other.load(address), 'booking=easy');
    }
    await become(id, 'closed');
    await tells('?by=region', 'South 5');
    // Four had not come to the question of their region, and stand on the second of three pages.
    await tells('?by=region', 'Consumers: begun and not sent, by page');
    await tells('?by=region', 'North 0 0 0 0 South 0 0 0 0 Not answered 0 4 0 4');
  });

  it('has response rates by segment where it knows who was invited', async () => {
    const id = await make('asked', {
      'consumer.invited.region.N': '12',
      'consumer.margin.region.N': '25',
      'consumer.margin.region.S': '75',
    });
    expect(await wave(id)).toMatchObject({
      audiences: { consumer: { invitedBy: { region: { N: 12 } } } },
    });
    const wrong = await admin.post(
      `/waves/${id}/settings`,
      settings({ 'consumer.invited.region.N': 'many' }),
    );
    expect([wrong.status, await said(wrong)]).toEqual([
      422,
      expect.stringContaining('Give a whole number, or leave it empty.'),
    ]);
    await become(id, 'open');
    const brought = ['a', 'b', 'c'].map((respondent) => ({
      audience: 'consumer',
      respondent,
      answers: { booking: 'easy', region: 'N' },
    }));
    expect((await api.post(`/api/v1/waves/${id}/responses`, brought)).status).toBe(201);
    expect(await said(await admin.get(`/waves/${id}/fieldwork?by=region`))).toContain(
      'North 3 100 12 25 % 0 – –',
    );
  });

  // The embedded database has one connection: there nobody comes in between.
  if (kind === 'server')
    it('says that the study was deleted while its form was sent', async () => {
      await api.post('/api/v1/studies', { ...everyKind(), key: 'short-lived' });
      const sql = postgres(program.env.DATABASE_URL ?? '', { max: 1 });
      let sent = Promise.resolve(new Response());
      await sql.begin(async (tx) => {
        const [study] = await tx`select id from studies where key = 'short-lived' for update`;
        sent = admin.post('/waves/new?study=short-lived', settings({ key: 'late' }));
        await new Promise((resolve) => setTimeout(resolve, 500));
        await tx`delete from study_versions where study_id = ${study?.id}`;
        await tx`delete from studies where id = ${study?.id}`;
      });
      await sql.end();
      const [status, to] = leadsTo(await sent);
      expect([status, to]).toEqual([303, '/waves/new?gone=short-lived']);
      expect(await said(await admin.get(String(to)))).toContain(
        'The study “short-lived” was deleted meanwhile. Nothing was stored.',
      );
    });

  it('copies the settings of the last wave, not its dates', async () => {
    await make('last', {
      closesAt: '2030-01-01T00:00',
      archivesAt: '2031-01-01T00:00',
      'manager.target': '77',
      'manager.margin.region.N': '25',
      'manager.margin.region.S': '75',
    });
    const form = await (await admin.get('/waves/new?study=every-kind&copy=last')).text();
    const value = (name: string) =>
      new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(form)?.[1];
    expect(
      [
        'manager.target',
        'manager.margin.region.S',
        'closesAt',
        'archivesAt',
        'equivalenceMargin',
      ].map(value),
    ).toEqual(['77', '75', '', '', '12.5']);
  });

  it('copies a wave of one’s choice, with its readers where that is ticked', async () => {
    const source = await make('copied', {
      minimumBase: '9',
      'consumer.target': '33',
      complementary: '',
    });
    await make('newer', { minimumBase: '4' });
    const add = ['user', 'add', 'copied@example.org', '--role', 'reader'];
    const oneTime = (await runParallax(add, program.env)).out.trim().split('\n').at(-1) ?? '';
    const reader = new Visitor(program);
    await reader.signIn('copied@example.org', oneTime);
    const next = 'the password of a reader';
    await reader.post('/account/password', { next, again: next });
    const page = await (await admin.get(`/waves/${source}/settings`)).text();
    const readers = [...page.matchAll(/name="user" value="(\w+)"/g)].map(([, user = '']) => user);
    expect(readers).not.toEqual([]);
    for (const user of readers)
      await admin.post(`/waves/${source}/settings`, { intent: 'give', user });
    expect(await (await admin.get('/waves')).text()).toContain(`copy=${source}`);
    const address = `/waves/new?study=every-kind&copy=${source}`;
    const form = await (await admin.get(address)).text();
    const value = (name: string) =>
      new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(form)?.[1];
    expect(['minimumBase', 'consumer.target'].map(value)).toEqual(['9', '33']);
    expect(form).not.toMatch(/name="complementary"[^>]*checked/);
    expect(form).toContain('And its readers');
    const reads = async (id: string) => (await reader.get(`/waves/${id}/report`)).status;
    for (const [key, fields, status] of [
      ['without-readers', {}, 404],
      ['with-readers', { readers: '1' }, 200],
    ] as const) {
      const [, to] = leadsTo(await admin.post(address, settings({ key, ...fields })));
      expect([key, await reads(String(to).split('/')[2] ?? '')]).toEqual([key, status]);
    }
  });

  it('deletes a draft that nobody has answered, once, and then its study', async () => {
    const remove = (id: string, confirm: string) =>
      admin.post(`/waves/${id}/settings`, { intent: 'delete', confirm });
    const open = await make('answered');
    await become(open, 'open');
    const refused = await remove(open, 'answered');
    expect([refused.status, await refused.text()]).toEqual([
      409,
      expect.stringContaining('it is no draft any more'),
    ]);
    const key = 'brief';
    await api.post('/api/v1/studies', { ...everyKind(), key });
    const made = await admin.post(`/waves/new?study=${key}`, settings({ key: 'w' }));
    const id = String(leadsTo(made)[1]).split('/')[2] ?? '';
    const wrong = await remove(id, 'another');
    expect([wrong.status, await wrong.text()]).toEqual([
      422,
      expect.stringContaining('its key was not typed as it is'),
    ]);
    // Somebody is trying it out meanwhile; of two who delete it, one is first.
    const links = await (await admin.get(`/waves/${id}/links`)).text();
    const [, test = ''] = /href="([^"]*\/q\/\w+\/consumer\?test=[^"]*)"/.exec(links) ?? [];
    const tester = new Respondent(program);
    const page = await tester.load(test.replaceAll('&amp;', '&'));
    await tester.send(page, 'booking=easy&minutes=3');
    const both = await Promise.all([remove(id, 'w'), remove(id, 'w')]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 404]);
    expect((await admin.get(`/waves/${id}/settings`)).status).toBe(404);
    expect((await tester.post(page, 'booking=easy&minutes=3')).status).toBe(404);
    expect(await (await admin.get('/audit/log.csv?what=wave.delete')).text()).toMatch(
      /wave\.delete,wave,\w+,brief\/w,/,
    );
    const study = await (await admin.get(`/studies/${key}`)).text();
    const [, revision = ''] = /name="revision" value="(\d+)"/.exec(study) ?? [];
    const ended = { intent: 'delete', confirm: key, revision };
    expect((await admin.post(`/studies/${key}/settings`, ended)).status).toBe(303);
    expect((await admin.get(`/studies/${key}`)).status).toBe(404);
  });

  it('nothing unforeseen is in the log', () => {
    expect(program.log()).not.toContain('unforeseen');
  });
});
