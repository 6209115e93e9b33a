import { getTableName, isTable } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { USER_ROLES, type UserRole } from '../../app/accounts/credentials';
import { hashPassword } from '../../app/accounts/password.server';
import { operations } from '../../app/api/operations';
import { createApiKey } from '../../db/apiKeys.server';
import { addInvitation } from '../../db/invitations.server';
import { addOrganisation } from '../../db/organisations.server';
import * as schema from '../../db/schema';
import { saveProvider } from '../../db/signInProviders.server';
import { createUser } from '../../db/users.server';
import { giveWave } from '../../db/waveReaders.server';
import { everyKindStudy } from '../study/fixtures';
import { addFigure, addResponse, freshDatabase, openWave } from '../system/database';
import { openidProvider } from '../system/openidProvider';
import { type Program, startProgram } from '../system/program';
import { Respondent } from '../system/respondent';
import { builtRoutes, fileAddresses } from '../system/routes';
import { codeOf, secretOf, Visitor } from '../system/visitor';

/** What is counted or looked after for the whole installation. */
const SHARED = ['installation', 'organisations', 'rate_counts'];
const TABLES = Object.values(schema)
  .flatMap((table) => (isTable(table) ? [getTableName(table)] : []))
  .filter((name) => !SHARED.includes(name));

const PASSWORD = 'the same for all of them';
const SECOND = 'another one for some of them';
const TOLD = 'a row of another organisation';

/**
 * The database itself tells of every row that a statement comes upon after its own conditions: a policy
 * of row-level security that costs more than any of these is tried last, and fails for a row of others.
 * Small tables are read by their indexes, so that a join meets only what it joins.
 */
const watched = (role: string, database: string) => `
  create role ${role} login password 'watched';
  alter role ${role} set enable_seqscan = off;
  alter role ${role} set enable_hashjoin = off;
  alter role ${role} set enable_mergejoin = off;
  grant all on database ${database} to ${role};
  grant all on schema public, drizzle to ${role};
  grant all on all tables in schema public, drizzle to ${role};
  grant all on all sequences in schema public, drizzle to ${role};
  create function own_row(tenant text, place text) returns boolean language plpgsql cost 100000 as $$
    begin
      if tenant <> 'own' then raise exception '${TOLD} in %', place; end if;
      return true;
    end $$;
  ${TABLES.map(
    (name) =>
      `create policy watched on ${name} to ${role}
        using (own_row(tenant_id, '${name}')) with check (own_row(tenant_id, '${name}'));`,
  ).join('\n')}`;

describe('what is sent to the database for one organisation', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let own: Awaited<ReturnType<typeof filled>>;
  let program: Program;
  let sql: postgres.Sql;
  let visitor: Visitor;
  let provider: Awaited<ReturnType<typeof openidProvider>>;

  /** An organisation with something in most tables; what has a key has the same in each. */
  async function filled(tenantId: string) {
    const { db } = database;
    await addOrganisation(db, { tenantId, name: tenantId });
    const passwordHash = await hashPassword(PASSWORD);
    const account = async (role: UserRole, name: string = role) => {
      const email = `${name}@${tenantId}.test`;
      const given = { tenantId, email, name, role, passwordHash, mustChange: false };
      const user = await createUser(db, given);
      if (!user) throw new Error('the account was not made');
      return user;
    };
    const [administrator, reader] = [await account('administrator'), await account('reader')];
    for (const role of ['analyst', 'fieldworker'] as const) await account(role);
    const careful = await account('analyst', 'careful');
    const wave = await openWave(database, { tenantId, key: 'w' });
    await giveWave(db, { tenantId, waveId: wave.id, userId: reader.id });
    const figure = {
      id: 'f',
      audience: 'manager' as const,
      item: 'booking',
      measure: 'favourable',
    };
    const stated = { ...figure, studyId: wave.studyId, value: 0.5, source: { title: 'S' } };
    await db.insert(schema.publishedFigures).values({ ...stated, tenantId });
    const left = { waveId: wave.id, audience: 'manager' as const, member: 'left' };
    await db.insert(schema.batches).values({ ...left, tenantId });
    const gone = { waveId: wave.id, audience: 'manager' as const, source: 'words', sorting: 1 };
    await db.insert(schema.sortedComments).values({ ...gone, responseId: 'left', tenantId });
    const benchmark = await addFigure(database, tenantId, 'A figure');
    const expiresAt = new Date(Date.now() + 1e9);
    const mail = { id: `mail-${tenantId}`, recipient: 'x@y.z', subject: 'A mail', expiresAt };
    await db.insert(schema.outbox).values({ ...mail, tenantId, status: 'failed' });
    const invited = { email: 'new@y.z', name: 'New', role: 'reader', locale: 'en' } as const;
    const asked = { ...invited, tenantId, waveIds: [wave.id] };
    const { invitation } = await addInvitation(db, asked, new Date());
    const issuer = { issuer: provider.issuer, clientId: 'c', clientSecret: 's', label: 'L' };
    await saveProvider(db, { ...issuer, tenantId, role: null });
    const identity = { issuer: provider.issuer, subject: tenantId, userId: reader.id };
    await db.insert(schema.identities).values({ ...identity, tenantId });
    const { key } = await createApiKey(db, { tenantId, role: 'admin', name: 'own' });
    const spare = await createApiKey(db, { tenantId, role: 'analyst', name: 'spare' });
    const response = await addResponse(database, wave, 'found');
    return {
      administrator,
      reader,
      careful,
      wave,
      benchmark,
      key,
      mail,
      spare: spare.id,
      response: response.id,
      invitation: invitation.id,
    };
  }

  const call = (key: string, method: string, address: string, body?: unknown) =>
    program.fetch(address, {
      method,
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  beforeAll(async () => {
    database = await freshDatabase('server');
    provider = await openidProvider('http://127.0.0.1:9', new Map());
    const theirs = await filled('theirs');
    own = await filled('own');
    const url = new URL(database.url ?? '');
    const name = url.pathname.slice(1);
    sql = postgres(url.href, { max: 1, onnotice: () => {} });
    await sql.unsafe(watched(`role_${name}`, name));
    url.username = `role_${name}`;
    url.password = 'watched';
    program = await startProgram('server', { env: { DATABASE_URL: url.href, DEMO: '0' } });
    const answers = { booking: 'easy', region: 'N', words: 'Quick.' };
    const responses = [
      { audience: 'manager', respondent: 'a', answers },
      { audience: 'consumer', answers },
    ];
    for (const { key, wave, administrator, careful } of [theirs, own]) {
      const stored = await call(key, 'POST', `/api/v1/waves/${wave.id}/responses`, responses);
      expect(stored.status).toBe(201);
      visitor = new Visitor(program);
      await visitor.signIn(administrator.email, PASSWORD);
      const respondent = new Respondent(program);
      await respondent.send(await respondent.load(`/q/${wave.id}/consumer`), 'booking=easy');
      // The last one writes down who opened the other, so that none of these waits to be written.
      for (const address of ['waves/:id/report', 'q/:id/consumer', 'waves/:id/fieldwork'])
        expect((await visitor.get(`/${address.replace(':id', wave.id)}`)).status).toBe(200);
      expect((await visitor.post('/studies/every-kind', edit(0))).status).toBe(303);
      await withSecondStep(careful.email);
      expect((await visitor.post('/forgot', { email: administrator.email })).status).toBe(200);
    }
    for (const table of TABLES) await sql.unsafe(`alter table ${table} enable row level security`);
    // From now on what counts answers comes upon this one, and leaves it.
    await sql`insert into unfolded (tenant_id, wave_id, response_id)
      select tenant_id, wave_id, id from responses where tenant_id = 'theirs' limit 1`;
  });
  afterAll(async () => {
    await program?.stop();
    await sql?.end();
    await provider?.close();
    await database?.remove();
  });

  /** Somebody signs in and sets a second step up. */
  async function withSecondStep(email: string): Promise<void> {
    const account = new Visitor(program);
    await account.signIn(email, PASSWORD);
    const page = '/account/second-step';
    expect((await account.post(page, { intent: 'begin', password: PASSWORD })).status).toBe(303);
    const code = codeOf(secretOf(await (await account.get(page)).text()));
    expect((await account.post(page, { intent: 'confirm', code })).status).toBe(200);
  }

  const edit = (revision: number) => ({
    revision: String(revision),
    'title en': `Title ${revision}`,
  });

  /** What was told of requests. The folder, which counts for all organisations, names none. */
  const told = () =>
    program
      .log()
      .split('\n')
      .filter(
        (line) => new RegExp(`unforeseen|${TOLD}`).test(line) && line.includes('"requestId"'),
      );

  const addressOf = (pattern: string) =>
    pattern
      .replace('/users/:id', `/users/${own.reader.id}`)
      .replace('/benchmarks/:id', `/benchmarks/${own.benchmark.id}`)
      .replace(':id', own.wave.id)
      .replace(':wave', own.wave.id)
      .replace(':audience', 'consumer')
      .replace('/:study/files/:file', '/:study/files/document.json')
      .replace(':study', 'every-kind')
      .replace('files/:file', 'files/drivers.csv')
      .replace('links/:file', 'links/consumer.svg')
      .replace('responses/:file', 'responses/responses.csv')
      .replace('fieldwork/:file', 'fieldwork/counts.csv')
      .replace(':file', 'gaps.csv');

  it('finds a row of another organisation in every table that it could meet one in', async () => {
    const empty: string[] = [];
    for (const table of TABLES) {
      const rows = await sql.unsafe(`select 1 from ${table} where tenant_id = 'theirs' limit 1`);
      if (rows.length === 0) empty.push(table);
    }
    expect(empty).toEqual([]);
  });

  /** Goes to an address. @returns whether something is there */
  async function opens(who: Visitor, address: string): Promise<boolean> {
    const answer = await who.get(address);
    await answer.text();
    expect([address, answer.status < 500, told()]).toEqual([address, true, []]);
    return answer.status === 200;
  }

  it.each(USER_ROLES)('meets no row of another one on any page, as %s', async (role) => {
    const who = new Visitor(program);
    await who.signIn(`${role}@own.test`, PASSWORD);
    const seen: string[] = [];
    for (const [pattern] of await builtRoutes())
      if (await opens(who, addressOf(pattern))) seen.push(pattern);
    // A page that is not reached asks nothing.
    const least = { administrator: 45, analyst: 35, reader: 20, fieldworker: 12 };
    expect([role, seen.length, seen.length > least[role]]).toEqual([role, seen.length, true]);
  });

  it('meets none in any file, nor by a signed link', async () => {
    const told = z.object({ links: z.object({ report: z.string() }) });
    const wave = await call(own.key, 'GET', `/api/v1/waves/${own.wave.id}`);
    const { search, pathname } = new URL(told.parse(await wave.json()).links.report);
    const nobody = new Visitor(program);
    // A drawing asks the same, whatever its form.
    const all = await fileAddresses(own.wave.id);
    const files = all.filter((address) => !address.endsWith('.png'));
    const views = [...(await builtRoutes()).keys()]
      .filter((pattern) => /^\/waves\/:id\/\w+$/.test(pattern))
      .map(addressOf);
    const seen = { files: 0, views: 0 };
    expect(views).toContain(pathname);
    for (const address of files) if (await opens(visitor, address)) seen.files += 1;
    for (const address of views) if (await opens(nobody, address + search)) seen.views += 1;
    for (const address of files) await opens(nobody, address + search);
    expect([seen.files > 18, seen.views > 8, seen]).toEqual([true, true, seen]);
    const others = [
      ...['consumer.png', 'manager.svg'].map((name) => `/waves/${own.wave.id}/links/${name}`),
      '/studies/every-kind/files/translations.csv',
    ];
    for (const address of others) expect(await opens(visitor, address)).toBe(true);
  });

  it('meets none where a page is asked for something', async () => {
    for (const query of [
      'report?by=region',
      'report?benchmarks=1',
      'fieldwork?by=region',
      'tables?by=region',
      'drivers?outcome=advise&driver=booking',
      'comments?region=N',
      'responses?find=a',
      'responses/responses.jsonl?labels=en&marks=1',
      'responses/codebook.csv',
    ])
      expect([query, (await visitor.get(`/waves/${own.wave.id}/${query}`)).status]).toEqual([
        query,
        200,
      ]);
    expect(told()).toEqual([]);
  });

  it('meets none in any call', async () => {
    const bodies: Record<string, unknown> = {
      'POST /studies': { ...everyKindStudy(), title: { en: 'Another title' } },
      'POST /studies/{study}/waves': { key: 'by-call', status: 'open' },
      'PATCH /waves/{id}': { title: 'Another title' },
      'POST /waves/{id}/responses': { audience: 'manager', respondent: 'b', answers: {} },
      'PATCH /waves/{id}/responses': { audience: 'manager', respondents: ['a'], flagged: true },
      'DELETE /waves/{id}/responses': { audience: 'manager', respondents: ['a'] },
      'POST /benchmarks': {
        label: 'Another figure',
        source: 'A publication',
        item: 'booking',
        measure: 'favourable',
        manager: { value: 0.8 },
      },
    };
    const queries: Record<string, string> = {
      '/waves/{id}/drivers': '?outcome=advise&drivers=booking',
      '/waves/{id}/heterogeneity': '?by=region',
      '/waves/{id}/groups': '?item=booking&by=region&in=N',
    };
    const base = `/api/v1/waves/${own.wave.id}`;
    const earlier = await openWave(database, { tenantId: 'own', key: 'earlier' });
    for (const query of [
      'responses?format=csv',
      'responses?format=csv&values=labels&marks=1',
      'responses?format=jsonl',
      'gaps?format=csv',
      `gaps?against=${earlier.id}`,
    ])
      expect([query, (await call(own.key, 'GET', `${base}/${query}`)).status, told()]).toEqual([
        query,
        200,
        [],
      ]);
    // Files of responses, staged by themselves and beside what is there.
    const csv =
      'audience,respondent,booking\r\nmanager,a,easy\r\nconsumer,c,hard\r\nconsumer,,easy\r\n';
    const line = JSON.stringify({
      audience: 'consumer',
      respondent: 'd',
      answers: { booking: 'easy' },
    });
    for (const [type, body, query] of [
      ['text/csv', csv, 'mode=skip'],
      ['text/csv', csv, 'mode=replace&again=1'],
      ['application/x-ndjson', `${line}\n`, 'mode=all'],
      ['application/x-ndjson', `${line}\n`, 'mode=all'],
      ['application/json', line, 'mode=replace'],
    ] as const) {
      const headers = { Authorization: `Bearer ${own.key}`, 'Content-Type': type };
      const sent = await program.fetch(`${base}/responses?${query}`, {
        method: 'POST',
        headers,
        body,
      });
      expect([query, sent.status < 300, await sent.text(), told()]).toEqual([
        query,
        true,
        expect.any(String),
        [],
      ]);
    }
    for (const { method, path } of Object.values(operations)) {
      const address = addressOf(`/api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`);
      const query = queries[path] ?? '';
      const answer = await call(own.key, method, address + query, bodies[`${method} ${path}`]);
      expect([method, path, answer.status < 300, told()]).toEqual([method, path, true, []]);
    }
  });

  it('meets none in what forms change', async () => {
    const { wave, reader, careful, key, mail, invitation, spare } = own;
    const { response: id } = own;
    const responses = `/waves/${wave.id}/responses`;
    // The call that removes one has removed the other.
    const benchmark = await addFigure(database, 'own', 'Another figure');
    const figure = { row: 'favourable', label: 'L', source: 'S', manager: '80' };
    const editor = '/studies/every-kind';
    const document = JSON.stringify({ ...everyKindStudy(), title: { en: 'Replaced' } });
    const imported = JSON.stringify({ ...everyKindStudy(), key: 'imported' });
    const settings = `/waves/${wave.id}/settings`;
    const { issuer, client } = provider;
    const saved = { issuer, client: client.id, secret: client.secret };
    const forms: [string, Record<string, string>][] = [
      [editor, edit(1)],
      [editor, { intent: 'undo' }],
      [editor, { intent: 'redo' }],
      [editor, { intent: 'publish' }],
      [`${editor}/library`, { intent: 'library', pick: 'brand-loyalty human_access' }],
      [
        `${editor}/translations`,
        { intent: 'translations', file: 'text,en\r\ntitle,Translated\r\n' },
      ],
      [`${editor}/settings`, { intent: 'replace', document }],
      [`${editor}/settings`, { intent: 'reset' }],
      ['/studies', { intent: 'import', document: imported }],
      ['/studies', { title: 'Copy', key: 'copy', locales: 'en', from: 'every-kind' }],
      ['/studies/copy/settings', { revision: '0', intent: 'delete', confirm: 'copy' }],
      [
        '/waves/new?study=every-kind',
        { key: 'v', title: 'V', minimumBase: '5', equivalenceMargin: '10' },
      ],
      [settings, { title: 'Another title' }],
      [settings, { intent: 'withdraw', user: reader.id }],
      [settings, { intent: 'give', user: reader.id }],
      [`/waves/${wave.id}/links`, { remove: 'all' }],
      ['/users', { email: 'more@y.z', name: 'N', role: 'reader', waves: wave.id }],
      [`/users/${reader.id}`, { intent: 'save', name: 'N', role: 'reader' }],
      [`/users/${reader.id}`, { intent: 'waves', waves: wave.id }],
      [`/users/${reader.id}`, { intent: 'end' }],
      [`/users/${reader.id}`, { intent: 'reset' }],
      [`/users/${reader.id}`, { intent: 'disable' }],
      [`/users/${reader.id}`, { intent: 'enable' }],
      [`/users/${careful.id}`, { intent: 'factor' }],
      ['/users', { again: invitation }],
      ['/users', { withdraw: invitation }],
      ['/benchmarks?about=item:booking', { ...figure, about: 'item:booking' }],
      [`/benchmarks?edit=${benchmark.id}`, { ...figure, about: 'item:booking' }],
      ['/benchmarks', { remove: benchmark.id }],
      ['/provider', { intent: 'remove' }],
      ['/provider', { ...saved, intent: 'save', label: 'L', role: '' }],
      ['/outbox', { again: mail.id }],
      ['/keys', { revoke: spare }],
      [responses, { intent: 'flag', id }],
      [responses, { intent: 'unflag', id }],
      [responses, { intent: 'erase', id }],
      ['/account', { intent: 'name', name: 'Somebody' }],
      ['/account', { intent: 'end_others' }],
      ['/account/password', { current: PASSWORD, next: SECOND, again: SECOND }],
    ];
    for (const [address, form] of forms) {
      const isOfEditor = address.startsWith(`${editor}`) && form.revision === undefined;
      const page = isOfEditor ? await (await visitor.get(editor)).text() : '';
      const [, revision = ''] = /name="revision" value="(\d+)"/.exec(page) ?? [];
      const sent = await visitor.post(address, isOfEditor ? { ...form, revision } : form);
      expect([address, form, sent.status, told()]).toEqual([address, form, 303, []]);
    }
    const file = new FormData();
    file.set('mode', 'replace');
    file.set('file', new Blob(['audience,respondent,booking\r\nmanager,a,hard\r\n']), 'panel.csv');
    const init = { method: 'POST', body: file, headers: { Origin: program.url } };
    const brought = await visitor.request(responses, init);
    expect([brought.status, told()]).toEqual([303, []]);
    expect([(await visitor.post('/keys', { name: 'N' })).status, told()]).toEqual([201, []]);
    const step = '/account/second-step';
    const begun = await visitor.post(step, { intent: 'begin', password: SECOND });
    expect([begun.status, told()]).toEqual([303, []]);
    const code = codeOf(secretOf(await (await visitor.get(step)).text()));
    for (const [form, status] of [
      [{ intent: 'confirm', code }, 200],
      [{ intent: 'renew', password: SECOND }, 200],
      [{ intent: 'remove', password: SECOND }, 303],
    ] as const)
      expect([form, (await visitor.post(step, form)).status, told()]).toEqual([form, status, []]);
    const closed = await call(key, 'PATCH', `/api/v1/waves/${wave.id}`, { status: 'closed' });
    expect([closed.status, told()]).toEqual([200, []]);
    for (const status of ['open', 'closed', 'archived']) {
      const sent = await visitor.post(settings, { intent: 'status', status });
      expect([status, sent.status, told()]).toEqual([status, 303, []]);
    }
  });
});
