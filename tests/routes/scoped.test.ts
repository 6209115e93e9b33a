import { getTableName, isTable } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import { addFigure, freshDatabase, openWave } from '../system/database';
import { type Program, startProgram } from '../system/program';
import { Respondent } from '../system/respondent';
import { builtRoutes } from '../system/routes';
import { Visitor } from '../system/visitor';

/** What is counted or looked after for the whole installation. */
const SHARED = ['installation', 'organisations', 'rate_counts'];
const TABLES = Object.values(schema)
  .flatMap((table) => (isTable(table) ? [getTableName(table)] : []))
  .filter((name) => !SHARED.includes(name));

const PASSWORD = 'the same for all of them';
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

  /** An organisation with something in most tables; what has a key has the same in each. */
  async function filled(tenantId: string) {
    const { db } = database;
    await addOrganisation(db, { tenantId, name: tenantId });
    const passwordHash = await hashPassword(PASSWORD);
    const account = async (role: 'administrator' | 'reader') => {
      const email = `${role}@${tenantId}.test`;
      const given = { tenantId, email, name: role, role, passwordHash, mustChange: false };
      const user = await createUser(db, given);
      if (!user) throw new Error('the account was not made');
      return user;
    };
    const [administrator, reader] = [await account('administrator'), await account('reader')];
    const wave = await openWave(database, { tenantId, key: 'w' });
    await giveWave(db, { tenantId, waveId: wave.id, userId: reader.id });
    const benchmark = await addFigure(database, tenantId, 'A figure');
    const expiresAt = new Date(Date.now() + 1e9);
    const mail = { id: `mail-${tenantId}`, recipient: 'x@y.z', subject: 'A mail', expiresAt };
    await db.insert(schema.outbox).values({ ...mail, tenantId, status: 'failed' });
    const invited = { email: 'new@y.z', name: 'New', role: 'reader', locale: 'en' } as const;
    await addInvitation(db, { ...invited, tenantId, waveIds: [wave.id] }, new Date());
    const issuer = { issuer: 'http://127.0.0.1:9', clientId: 'c', clientSecret: 's', label: 'L' };
    await saveProvider(db, { ...issuer, tenantId, role: null });
    const { key } = await createApiKey(db, { tenantId, role: 'admin', name: 'own' });
    return { administrator, reader, wave, benchmark, key, mail };
  }

  const call = (key: string, method: string, address: string, body?: unknown) =>
    program.fetch(address, {
      method,
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  beforeAll(async () => {
    database = await freshDatabase('server');
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
    for (const { key, wave, administrator } of [theirs, own]) {
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
    }
    for (const table of TABLES) await sql.unsafe(`alter table ${table} enable row level security`);
  });
  afterAll(async () => {
    await program?.stop();
    await sql?.end();
    await database?.remove();
  });

  const edit = (revision: number) => ({
    revision: String(revision),
    'title en': `Title ${revision}`,
  });

  /** What was told of requests. The folder, which counts for all organisations, names none. */
  const told = () =>
    program
      .log()
      .split('\n')
      .filter((line) => line.includes(TOLD) && line.includes('"requestId"'));

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
      .replace(':file', 'gaps.csv');

  it('meets no row of another one on any page', async () => {
    const seen: string[] = [];
    for (const [pattern] of await builtRoutes()) {
      const answer = await visitor.get(addressOf(pattern));
      await answer.text();
      expect([pattern, answer.status < 500, told()]).toEqual([pattern, true, []]);
      if (answer.status === 200) seen.push(pattern);
    }
    // A page that is not reached asks nothing.
    expect(seen.length).toBeGreaterThan(45);
    for (const query of [
      'report?by=region',
      'report?benchmarks=1',
      'fieldwork?by=region',
      'tables?by=region',
      'drivers?outcome=advise&driver=booking',
      'comments?region=N',
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
    for (const { method, path } of Object.values(operations)) {
      const address = addressOf(`/api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`);
      const query = queries[path] ?? '';
      const answer = await call(own.key, method, address + query, bodies[`${method} ${path}`]);
      expect([method, path, answer.status < 300, told()]).toEqual([method, path, true, []]);
    }
  });

  it('meets none in what forms change', async () => {
    const { wave, reader, key, mail } = own;
    const settings = `/waves/${wave.id}/settings`;
    const forms: [string, Record<string, string>][] = [
      ['/studies/every-kind', edit(1)],
      ['/studies/every-kind', { revision: '2', intent: 'undo' }],
      ['/studies/every-kind', { revision: '3', intent: 'redo' }],
      ['/studies/every-kind', { revision: '4', intent: 'publish' }],
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
      ['/provider', { intent: 'remove' }],
      ['/outbox', { again: mail.id }],
      ['/account', { intent: 'name', name: 'Somebody' }],
    ];
    for (const [address, form] of forms) {
      const sent = await visitor.post(address, form);
      expect([address, form, sent.status, told()]).toEqual([address, form, 303, []]);
    }
    const closed = await call(key, 'PATCH', `/api/v1/waves/${wave.id}`, { status: 'closed' });
    expect([closed.status, told()]).toEqual([200, []]);
  });
});
