import { parse } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { operations } from '../../app/api/operations';
import { AUDIT_DETAILS, actionsOf } from '../../app/audit/actions';
import { reportMessages } from '../../app/messages/report';
import { type AuditFilter, listAudit, noteAudit } from '../../db/audit.server';
import { auditLog } from '../../db/schema';
import { everyKindStudy } from '../study/fixtures';
import { freshDatabase } from '../system/database';
import { apiClient, DATABASES, type Program, startProgram, tell } from '../system/program';
import { builtRoutes } from '../system/routes';
import { signedIn, Visitor } from '../system/visitor';

const EVERYTHING: AuditFilter = {
  who: null,
  subject: null,
  actions: null,
  from: null,
  until: null,
};

function entry(given: { action?: string; name?: string; tenantId?: string } = {}) {
  const { action = 'sign_in', name = 'Ann <ann@example.org>', tenantId = 'main' } = given;
  const actor = { kind: 'user' as const, id: 'a', name };
  return { tenantId, actor, action, subject: null, details: {} };
}

describe.each(DATABASES)('the audit log on the %s database', (kind) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.remove());

  it('takes additions only: no entry is changed or removed, not even all of them', async () => {
    const { db } = database;
    await noteAudit(db, entry());
    const refused = (error: unknown) =>
      error instanceof Error && `${error.message} ${error.cause}`.includes('only grows');
    await expect(db.update(auditLog).set({ action: 'x' })).rejects.toSatisfy(refused);
    await expect(db.delete(auditLog)).rejects.toSatisfy(refused);
    await expect(db.execute(sql`truncate audit_log`)).rejects.toSatisfy(refused);
    expect(await listAudit(db, 'main', EVERYTHING, { before: null, limit: 9 })).toHaveLength(1);
  });

  it('gives page after page, each entry once, to its organisation alone', async () => {
    const { db } = database;
    await noteAudit(db, entry({ tenantId: 'other' }));
    // Entries of one transaction have the same moment.
    await db.transaction(async (tx) => {
      for (const name of ['1', '2', '3', '4', '5']) await noteAudit(tx, entry({ name }));
    });
    const seen: string[] = [];
    let before: number | null = null;
    for (;;) {
      const page = await listAudit(db, 'main', EVERYTHING, { before, limit: 2 });
      seen.push(...page.map(({ actorName }) => actorName));
      before = page.at(-1)?.id ?? null;
      if (page.length < 2) break;
    }
    expect(seen).toEqual(['5', '4', '3', '2', '1', 'Ann <ann@example.org>']);
    const [foreign] = await listAudit(db, 'other', EVERYTHING, { before: null, limit: 9 });
    const after = { before: foreign?.id ?? 0, limit: 9 };
    expect(await listAudit(db, 'main', EVERYTHING, after)).toEqual([]);
  });

  it('is searched by who, what and when, with signs taken as they are', async () => {
    const { db } = database;
    await noteAudit(db, entry({ name: '100%_sure', action: 'wave.open' }));
    const found = async (filter: Partial<AuditFilter>) =>
      (await listAudit(db, 'main', { ...EVERYTHING, ...filter }, { before: null, limit: 99 })).map(
        ({ actorName }) => actorName,
      );
    expect(await found({ who: '%_S' })).toEqual(['100%_sure']);
    expect(await found({ actions: actionsOf('wave') })).toEqual(['100%_sure']);
    expect(await found({ actions: ['wave.open'] })).toEqual(['100%_sure']);
    expect(await found({ actions: [] })).toEqual([]);
    expect(await found({ who: 'ann@' })).toEqual(['Ann <ann@example.org>']);
  });
});

describe('the audit log', () => {
  let program: Program;
  let administrator: Visitor;
  beforeAll(async () => {
    program = await startProgram('embedded', { env: { DEMO: '0' } });
    administrator = await signedIn(program, 'ann@example.org', 'administrator');
  });
  afterAll(() => program.stop());

  /** The entries of the exported file, oldest first. */
  async function entries(query = ''): Promise<Record<string, string>[]> {
    const text = await (await administrator.get(`/audit/log.csv${query}`)).text();
    return z
      .array(z.record(z.string(), z.string()))
      .parse(parse(text, { columns: true }))
      .reverse();
  }

  it('notes sign-ins, refused ones and locked accounts, with who tried', async () => {
    await tell(program, 'user', 'add', 'eve@example.org');
    const eve = new Visitor(program);
    for (let tries = 0; tries < 12; tries += 1) await eve.signIn('eve@example.org', 'wrong');
    await eve.signIn('nobody@example.org', 'wrong');
    await administrator.post('/account', { intent: 'name', name: 'Ann Example' });
    for (const typed of ['nobody@example.org', 'somebody@example.org'])
      await eve.signIn(typed, 'wrong');
    const refused = await entries('?what=sign_in');
    const told = refused.map(({ action, actor_kind, subject_kind, subject_name }) =>
      [action, actor_kind, subject_kind === 'address' ? 'address' : subject_name].join(' '),
    );
    expect(told).toEqual([
      'sign_in user ann@example.org',
      ...Array.from({ length: 10 }, () => 'sign_in.wrong nobody eve@example.org'),
      // Who goes on trying does not fill the log.
      'sign_in.locked nobody eve@example.org',
      ...Array.from({ length: 3 }, () => 'sign_in.wrong nobody address'),
    ]);
    // What somebody typed who has no account here is read by nobody; the same is known again.
    const [first, again, other] = refused.slice(-3).map((entry) => entry.subject_name);
    expect([first, first === again, first === other]).toEqual([
      expect.stringMatching(/^[0-9a-f]{10}$/),
      true,
      false,
    ]);
    expect(JSON.stringify(refused)).not.toContain('body@example.org');
    expect(await (await administrator.get('/audit?what=sign_in')).text()).toContain(
      `An address that nobody has, ${first}`,
    );
    const rest = (await entries()).filter(({ action }) => !action?.startsWith('sign_in'));
    expect(rest.map(({ action, actor_kind }) => `${action} ${actor_kind}`)).toEqual([
      'user.add system',
      'user.add command',
      'password.change user',
      'user.add command',
      'user.rename user',
      'export.audit user',
      'export.audit user',
    ]);
    // No address of a machine, no password.
    expect(JSON.stringify(rest)).not.toMatch(/127\.0\.0\.1|"wrong"/);
  });

  it('notes what is done to studies, waves, responses and benchmarks, and every export', async () => {
    const admin = await apiClient(program, 'admin');
    const study = everyKindStudy();
    await admin.post('/api/v1/studies', study);
    await admin.post('/api/v1/studies', study);
    const made = await admin.post('/api/v1/studies/every-kind/waves', { key: 'w' });
    const { id } = made.body as { id: string };
    await admin.patch(`/api/v1/waves/${id}`, { status: 'open', title: 'Now' });
    await admin.patch(`/api/v1/waves/${id}`, { status: 'open' });
    const answer = (respondent: string, weight = 1) => ({
      audience: 'manager',
      respondent,
      weight,
      answers: {},
    });
    const responses = `/api/v1/waves/${id}/responses`;
    await admin.post(responses, [answer('a'), answer('b'), answer('=c')]);
    await admin.post(`${responses}?mode=replace`, answer('a', 2));
    await admin.call('PATCH', responses, {
      audience: 'manager',
      respondents: ['b'],
      flagged: true,
    });
    await admin.call('DELETE', responses, { audience: 'manager', respondents: ['b'] });
    await admin.call('DELETE', responses, { audience: 'manager', respondents: ['b'] });
    await admin.get(`${responses}?format=csv`);
    for (let times = 0; times < 3; times += 1) await admin.get(`/api/v1/waves/${id}/gaps`);
    await admin.get(`/api/v1/waves/${id}/planning`);
    await admin.post(responses, answer('d'));
    await admin.post(responses, answer('e'));
    await admin.get(`/api/v1/waves/${id}/gaps?format=csv`);
    await tell(program, 'export', 'every-kind/w');
    await administrator.get(`/waves/${id}/report/gaps.csv`);
    await administrator.get(`/waves/${id}/files/planning.svg`);
    const link = (await admin.get(`/api/v1/waves/${id}`)).body as { links: { report: string } };
    const search = new URL(link.links.report).search;
    await program.fetch(`/waves/${id}/report/gaps.json${search}`);
    await tell(program, 'key', 'revoke', 'none');
    const noted = (await entries()).slice(-18);
    expect(noted.map(({ action, actor_kind }) => `${action} ${actor_kind}`)).toEqual([
      'study.save key',
      'wave.add key',
      'wave.open key',
      'responses.import key',
      'responses.replace key',
      'responses.mark key',
      'responses.erase key',
      'export.responses key',
      // What a program reads over and over is noted once an hour, what it stores each time.
      'export.read key',
      'export.read key',
      'responses.store key',
      'responses.store key',
      'export.report key',
      'export.responses command',
      'export.report user',
      'export.report user',
      'export.report link',
      'export.audit user',
    ]);
    const of = (name: string) => noted.find(({ action }) => action === name);
    expect(JSON.parse(of('wave.open')?.details ?? '')).toEqual({
      status: { from: 'draft', to: 'open' },
      title: { from: 'w', to: 'Now' },
    });
    expect(of('wave.open')).toMatchObject({
      subject_id: id,
      subject_name: 'every-kind/w',
      actor_name: 'admin',
    });
    // What a page in Swedish calls its details is Swedish too.
    const page = await (await administrator.get('/audit?lang=sv')).text();
    const called = [...page.matchAll(/<dt>([^<]*)<\/dt>/g)].map(([, name]) => name);
    const swedish = AUDIT_DETAILS.map((name) => reportMessages('sv')(`audit.detail.${name}`));
    expect(called.length).toBeGreaterThan(10);
    expect(called.filter((name) => !swedish.includes(name ?? ''))).toEqual([]);
    expect(page).toContain('<dd>utkast → öppen</dd>');
    // Whose answers were erased is not kept here either.
    expect(JSON.parse(of('responses.erase')?.details ?? '')).toEqual({ responses: 1 });
  });

  it('is read by administrators page by page, with the choice in the address', async () => {
    await administrator.post('/account', { intent: 'name', name: '=cmd()|x <b>' });
    const page = async (query: string) => (await administrator.get(`/audit${query}`)).text();
    expect(await page('?what=user.rename')).toContain('=cmd()|x &lt;b&gt;');
    expect(await page('?what=wave&who=nobody-at-all')).toContain('No entry fits');
    expect(await page('?from=2026-02-31')).toContain('This is no date');
    expect(await page('?to=2000-01-01')).toContain('No entry fits');
    const [, older] = /href="(\/audit\?[^"]*before=\d+)"/.exec(await page('')) ?? [];
    expect(older).toBeUndefined();
    for (let at = 0; at < 30; at += 1) await tell(program, 'user', 'disable', 'eve@example.org');
    const [, next = ''] = /href="(\/audit\?[^"]*before=\d+)"/.exec(await page('')) ?? [];
    const last = await (await administrator.get(next.replaceAll('&amp;', '&'))).text();
    expect(last).toContain('Parallax itself');
    expect(await page('')).not.toContain('Parallax itself');
    const [named] = (await entries('?what=user.rename')).slice(-1);
    expect(JSON.parse(named?.details ?? '').name.to).toBe('=cmd()|x <b>');
    await administrator.post('/account', { intent: 'end_others' });
    // What is about one wave, study or account, whatever it is called meanwhile.
    for (const kind of ['wave', 'study', 'user']) {
      const all = await entries('');
      const one = all.find((entry) => entry.subject_kind === kind);
      const about = `?about=${kind}:${one?.subject_id}`;
      const own = await entries(about);
      const isAbout = (entry: Record<string, string>) =>
        (entry.subject_kind === kind && entry.subject_id === one?.subject_id) ||
        (kind === 'wave' && JSON.parse(entry.details ?? '').wave === one?.subject_name);
      expect([kind, own.length > 0, own.map(({ id }) => id)]).toEqual([
        kind,
        true,
        all.filter(isAbout).map(({ id }) => id),
      ]);
      expect(await page(about)).toContain(`<strong>${one?.subject_name}</strong>`);
    }
    const ghost = await page('?about=wave:ghost');
    expect(ghost).toContain('No entry fits');
    expect(ghost).toContain('<strong>something that is not there</strong>');
    // What a spreadsheet would run stands behind an apostrophe.
    const raw = await (await administrator.get('/audit/log.csv?what=user')).text();
    await administrator.post('/account', { intent: 'name', name: 'Ann' });
    expect(raw).not.toMatch(/(^|,)"?[=@+]/m);
    const by = (await entries('?what=user.rename&who=%3Dcmd')).slice(-1);
    expect(by[0]?.actor_name).toMatch(/^'=cmd/);
  });

  it('has an entry of every edit of a study, undone and made again ones too, with its places', async () => {
    await administrator.post('/studies', { title: 'Edited', key: 'edited', locales: 'en' });
    const send = (revision: number, form: Record<string, string>) =>
      administrator.post('/studies/edited', { revision: String(revision), ...form });
    const edit = JSON.stringify({ do: 'item.add', label: 'Calm', kind: 'nps', asked: 'both' });
    await send(0, { edit });
    await send(1, { 'items calm wording manager en': 'Are they calm?' });
    await send(2, { 'items calm wording manager en': 'Are they all calm?' });
    // What changes nothing is none.
    await send(3, { 'items calm wording manager en': 'Are they all calm?' });
    await send(3, { intent: 'undo' });
    await send(4, { intent: 'redo' });
    await send(5, { 'items calm wording consumer en': 'Were they calm?' });
    await send(6, { intent: 'publish' });
    await send(6, { 'title en': 'Renamed' });
    await administrator.post('/studies/edited/settings', { revision: '7', intent: 'reset' });
    const noted = (await entries('?what=study')).filter(
      ({ subject_id }) => subject_id === 'edited',
    );
    const wording = ['items calm wording manager en'];
    expect(
      noted.map(({ action, details }) => [action, JSON.parse(details ?? '')]).slice(1),
    ).toMatchObject([
      ['study.edit', { did: ['item.add'], places: expect.arrayContaining(['items calm']) }],
      ['study.edit', { did: ['set'], places: wording }],
      ['study.edit', { did: ['set'], places: wording }],
      ['study.undo', { did: ['set'], places: wording }],
      ['study.redo', { did: ['set'], places: wording }],
      ['study.edit', { did: ['set'], places: ['items calm wording consumer en'] }],
      ['study.publish', { version: 1 }],
      ['study.edit', { did: ['set'], places: ['title en'] }],
      ['study.reset', { did: ['study.replace'], places: ['title en'] }],
    ]);
    const page = await (await administrator.get('/audit?what=study')).text();
    expect(page).toContain('<dd>calm: wording, Managers, en</dd>');
    expect(page).toContain('<dd>changed</dd>');
    // Words that were typed are in the study's history, not here.
    expect(JSON.stringify(noted)).not.toContain('all calm');
  });

  it('has an entry of every file and every call that takes something out', async () => {
    const admin = await apiClient(program, 'admin');
    const [wave] = (await admin.get('/api/v1/waves')).body as { id: string }[];
    const files: Record<string, string> = {
      '/audit/log.csv': '',
      '/studies/:study/files/:file': 'translations.csv',
      '/waves/:id/fieldwork/:file': 'counts.csv',
      '/waves/:id/files/:file': 'planning.csv',
      '/waves/:id/links/:file': 'consumer.svg',
      '/waves/:id/report/:file': 'chart.svg',
      '/waves/:id/responses/:file': 'responses.csv',
    };
    // What everybody may have is of no organisation: assets, and the figures that the demo reproduces.
    const taken = [...(await builtRoutes()).keys()].filter(
      (pattern) => /:file$|\.csv$/.test(pattern) && !/^\/(q\/|figures\.)/.test(pattern),
    );
    // A new one says here what it gives.
    expect(taken.sort()).toEqual(Object.keys(files).sort());
    const addressOf = (pattern: string) =>
      pattern
        .replace(':file', files[pattern] ?? '')
        .replace(/:id|\{id\}/, wave?.id ?? '')
        .replace(/:study|\{study\}/, 'every-kind');
    const headers = { Authorization: `Bearer ${admin.key}` };
    const gives = Object.values(operations).filter(({ method }) => method === 'GET');
    // What there is, its settings and what was published elsewhere: neither answers nor figures of one's own.
    const lists = ['/studies', '/waves', '/waves/{id}', '/benchmarks'];
    const queries: Record<string, string> = {
      '/waves/{id}/drivers': '?outcome=advise&drivers=booking',
      '/waves/{id}/groups': '?item=booking&by=region&in=N',
      '/waves/{id}/heterogeneity': '?by=region',
    };
    const noted = async (ask: () => Promise<{ status: number }>) => {
      const before = (await entries()).length;
      const { status } = await ask();
      // The log itself was taken out to be looked at.
      return [status, (await entries()).length - before - 1];
    };
    for (const pattern of taken)
      expect([pattern, ...(await noted(() => administrator.get(addressOf(pattern))))]).toEqual([
        pattern,
        200,
        1,
      ]);
    for (const { path } of gives) {
      const address = `/api/v1${addressOf(path)}${queries[path] ?? ''}`;
      const count = lists.includes(path) ? 0 : 1;
      expect([path, ...(await noted(() => program.fetch(address, { headers })))]).toEqual([
        path,
        200,
        count,
      ]);
    }
  });
});
