import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { USER_ROLES, type UserRole } from '../../app/accounts/credentials';
import { hashPassword } from '../../app/accounts/password.server';
import { operations } from '../../app/api/operations';
import { createApiKey, ROLES } from '../../db/apiKeys.server';
import type { StoredBenchmark } from '../../db/benchmarks.server';
import { addInvitation, listInvitations, openInvitation } from '../../db/invitations.server';
import {
  apiKeys,
  benchmarks,
  invitations,
  outbox,
  responses,
  secondFactors,
  sessions,
  signInProviders,
  studies,
  studyDraftEdits,
  studyDrafts,
  studyVersions,
  users,
  waveReaders,
  waves,
} from '../../db/schema';
import { createUser, setDisabled, type User } from '../../db/users.server';
import { giveWave } from '../../db/waveReaders.server';
import type { Wave } from '../../db/waves.server';
import { everyKindStudy } from '../study/fixtures';
import { addFigure, addResponse, freshDatabase, openWave } from '../system/database';
import { apiClient, type Program, runParallax, startProgram } from '../system/program';
import { type BuiltRoute, builtRoutes, fileAddresses } from '../system/routes';
import { STUDY_FORMS, staffForms } from '../system/staffForms';
import { leadsTo, Visitor } from '../system/visitor';

/**
 * Who may use an address: everybody; respondents, whose questionnaire is open to whoever has its
 * address; holders of a key, by operation; holders of a signed link and whoever may read the wave;
 * whoever is signed in and may read the wave; whoever is signed in, with these roles.
 */
type Rule = 'public' | 'respondent' | 'key' | 'report' | 'reader' | readonly UserRole[];

/** A view of a wave, for whoever may read it. */
const isView = (rule: Rule | undefined) => rule === 'report' || rule === 'reader';

/** Every route of the program. One that is not here fails the walk: say who may use it. */
const RULES: Record<string, Rule> = {
  '/': 'public',
  '/*': 'public',
  '/figures': 'public',
  '/figures.csv': 'public',
  '/figures.png': 'public',
  '/figures.svg': 'public',
  '/sign-in': 'public',
  '/sign-in/code': 'public',
  '/sign-in/callback': 'public',
  '/sign-in/with/:organisation': 'public',
  '/sign-out': 'public',
  '/forgot': 'public',
  '/join/:token': 'public',
  '/reset/:token': 'public',
  '/api/*': 'public',
  '/api/docs': 'public',
  '/api/v1/openapi.json': 'public',
  '/q/:wave/:audience': 'respondent',
  '/q/:wave/:audience/thanks': 'respondent',
  '/q/assets/:file': 'public',
  '/api/v1/benchmarks': 'key',
  '/api/v1/benchmarks/:id': 'key',
  '/api/v1/studies': 'key',
  '/api/v1/studies/:study': 'key',
  '/api/v1/studies/:study/waves': 'key',
  '/api/v1/waves': 'key',
  '/api/v1/waves/:id': 'key',
  '/api/v1/waves/:id/responses': 'key',
  '/api/v1/waves/:id/codebook': 'key',
  '/api/v1/waves/:id/planning': 'key',
  '/api/v1/waves/:id/drivers': 'key',
  '/api/v1/waves/:id/heterogeneity': 'key',
  '/api/v1/waves/:id/trends': 'key',
  '/api/v1/waves/:id/choices': 'key',
  '/api/v1/waves/:id/groups': 'key',
  '/api/v1/waves/:id/gaps': 'key',
  '/audit': ['administrator'],
  '/audit/log.csv': ['administrator'],
  '/benchmarks': ['administrator'],
  '/studies': ['administrator', 'analyst'],
  '/studies/:study': ['administrator', 'analyst'],
  '/studies/:study/edits': ['administrator', 'analyst'],
  '/keys': ['administrator'],
  '/outbox': ['administrator'],
  '/provider': ['administrator'],
  '/users': ['administrator'],
  '/users/:id': ['administrator'],
  '/studies/:study/files/:file': ['administrator', 'analyst'],
  '/studies/:study/library': ['administrator', 'analyst'],
  '/studies/:study/pages': ['administrator', 'analyst'],
  '/studies/:study/preview': ['administrator', 'analyst'],
  '/studies/:study/preview/:audience': ['administrator', 'analyst'],
  '/studies/:study/scales': ['administrator', 'analyst'],
  '/studies/:study/settings': ['administrator', 'analyst'],
  '/studies/:study/translations': ['administrator', 'analyst'],
  '/waves': USER_ROLES,
  '/waves/new': ['administrator'],
  '/waves/:id/settings': ['administrator'],
  '/waves/:id/links': ['administrator', 'analyst', 'fieldworker'],
  '/waves/:id/links/:file': ['administrator', 'analyst', 'fieldworker'],
  '/waves/:id/responses': ['administrator', 'analyst'],
  '/waves/:id/responses/:file': ['administrator', 'analyst'],
  '/waves/:id/fieldwork': ['administrator', 'analyst', 'fieldworker'],
  '/waves/:id/fieldwork/:file': ['administrator', 'analyst', 'fieldworker'],
  '/waves/:id/report': 'report',
  '/waves/:id/report/:file': 'report',
  '/waves/:id/channels': 'report',
  '/waves/:id/comments': 'reader',
  '/waves/:id/drivers': 'report',
  '/waves/:id/groups': 'report',
  '/waves/:id/files/:file': 'report',
  '/waves/:id/loyalty': 'report',
  '/waves/:id/money': 'report',
  '/waves/:id/planning': 'report',
  '/waves/:id/tables': 'report',
  '/waves/:id/trend': 'report',
  '/waves/:id/waiting': 'report',
  '/account': USER_ROLES,
  '/account/password': USER_ROLES,
  '/account/second-step': USER_ROLES,
};

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

describe('a stranger', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let program: Program;
  let wave: Wave;
  let routes: Map<string, BuiltRoute>;
  let owner: Visitor & { user: User };
  let benchmark: StoredBenchmark;
  let made = 0;

  const PASSWORD = 'the same for all of them';
  let passwordHash: string;

  /** Somebody who is signed in. */
  async function person(role: UserRole, given: { tenantId?: string; mustChange?: boolean } = {}) {
    made += 1;
    const { tenantId = 'main', mustChange = false } = given;
    const email = `person-${made}@example.org`;
    const account = { tenantId, email, name: role, role, passwordHash, mustChange };
    const user = await createUser(database.db, account);
    if (!user) throw new Error('the account was not made');
    const visitor = new Visitor(program);
    await visitor.signIn(email, PASSWORD);
    if (!visitor.cookie) throw new Error('the account was not signed in');
    return Object.assign(visitor, { user });
  }

  /** An address of what is really there that a pattern stands for. */
  const addressOf = (pattern: string) =>
    pattern
      .replace('/users/:id', `/users/${owner.user.id}`)
      .replace('/benchmarks/:id', `/benchmarks/${benchmark.id}`)
      .replace(':id', wave.id)
      .replace(':wave', wave.id)
      .replace(':audience', 'consumer')
      .replace('/:study/files/:file', '/:study/files/document.json')
      .replace(':study', 'every-kind')
      .replace('files/:file', 'files/planning.csv')
      .replace('links/:file', 'links/consumer.svg')
      .replace('fieldwork/:file', 'fieldwork/counts.csv')
      .replace('responses/:file', 'responses/responses.csv')
      .replace(':file', 'gaps.csv')
      .replace('*', 'nowhere');

  /** A text that holds nothing of the study or the wave that is really there. */
  const withoutStudy = expect.not.stringMatching(/How easy is booking|Hur lätt|Seen by few/);

  const addressesOf = (isMeant: (rule: Rule | undefined) => boolean) =>
    [...routes].filter(([pattern]) => isMeant(RULES[pattern]));

  beforeAll(async () => {
    database = await freshDatabase('server');
    program = await startProgram('server', {
      env: { DATABASE_URL: database.url ?? '', DEMO: '0' },
    });
    wave = await openWave(database, { title: 'Seen by few' });
    benchmark = await addFigure(database, 'main', 'Seen by few');
    passwordHash = await hashPassword(PASSWORD);
    owner = await person('administrator');
    routes = await builtRoutes();
  });
  afterAll(async () => {
    await program?.stop();
    await database?.remove();
  });

  it('meets a rule at every route, and there is no rule without a route', () => {
    expect([...routes.keys()].sort()).toEqual(Object.keys(RULES).sort());
  });

  it('meets an operation with its role at every address of the API', () => {
    const described = Object.values(operations).map(
      (operation) => `/api/v1${operation.path.replace(/\{(\w+)\}/g, ':$1')}`,
    );
    const ruled = Object.keys(RULES).filter((pattern) => RULES[pattern] === 'key');
    expect([...new Set(described)].sort()).toEqual(ruled.sort());
    for (const { role } of Object.values(operations)) expect(ROLES).toContain(role);
  });

  it('with no key, a wrong one or that of another role is refused every call', async () => {
    const keys = new Map<string, string>();
    for (const role of ROLES)
      keys.set(role, (await createApiKey(database.db, { tenantId: 'main', role, name: role })).key);
    const administrator = await person('administrator');
    // Keys that were revoked, of this organisation and of another one.
    const over: string[] = [];
    for (const tenantId of ['main', 'other']) {
      const name = `over ${tenantId}`;
      const { key } = await createApiKey(database.db, { tenantId, role: 'admin', name });
      await database.db
        .update(apiKeys)
        .set({ revokedAt: new Date() })
        .where(eq(apiKeys.name, name));
      over.push(key);
    }
    const call = async (method: string, address: string, headers: Record<string, string>) => {
      const body = method === 'GET' ? {} : { body: '{}' };
      const answer = await program.fetch(address, {
        method,
        headers: { 'Content-Type': 'application/json', Origin: program.url, ...headers },
        ...body,
      });
      return [method, address, answer.status];
    };
    for (const [pattern] of addressesOf((rule) => rule === 'key')) {
      const address = addressOf(pattern);
      for (const method of METHODS) {
        const operation = Object.values(operations).find(
          (one) =>
            one.method === method && `/api/v1${one.path.replace(/\{(\w+)\}/g, ':$1')}` === pattern,
        );
        const refused = (status: number) => [method, address, operation ? status : 405];
        expect(await call(method, address, {})).toEqual(refused(401));
        // A session opens no call, so that no other site can make one with it.
        const { cookie: Cookie = '' } = administrator;
        expect(await call(method, address, { Cookie })).toEqual(refused(401));
        const wrong = { Authorization: `Bearer plx_${'0'.repeat(26)}` };
        expect(await call(method, address, wrong)).toEqual(refused(401));
        for (const key of over) {
          const Authorization = `Bearer ${key}`;
          expect(await call(method, address, { Authorization })).toEqual(refused(401));
        }
        for (const role of ROLES) {
          if (role === 'admin' || role === operation?.role) continue;
          const Authorization = `Bearer ${keys.get(role)}`;
          expect([role, ...(await call(method, address, { Authorization }))]).toEqual([
            role,
            ...refused(403),
          ]);
        }
      }
    }
  });

  describe('of the pages behind the sign-in', () => {
    const isBehind = (rule: Rule | undefined) => isView(rule) || Array.isArray(rule);

    /** Every one of them, as a page, as its data and as a form; or as a page alone. Null leaves one out. */
    async function walk(
      visitor: Visitor,
      expected: (pattern: string) => unknown[] | null,
      as: 'all' | 'page' = 'all',
    ) {
      const pages = addressesOf(isBehind);
      expect(pages.length).toBeGreaterThan(4);
      for (const [pattern, { hasAction }] of pages) {
        const address = addressOf(pattern);
        const leads = expected(pattern);
        if (!leads) continue;
        const seen = await visitor.get(address);
        expect([address, ...leadsTo(seen)]).toEqual([address, ...leads]);
        expect(await seen.text()).not.toContain('Seen by few');
        if (as === 'page') continue;
        const data = await (await visitor.get(`${address}.data`)).text();
        expect([address, data]).toEqual([address, withoutStudy]);
        const sent = await visitor.post(address, { intent: 'name', name: 'Stranger', next: 'x' });
        const answers = hasAction ? [leads] : [leads, [405, null]];
        expect([address, answers]).toEqual([address, expect.arrayContaining([leadsTo(sent)])]);
      }
    }

    const toSignIn = (pattern: string) => [
      303,
      `/sign-in?to=${encodeURIComponent(addressOf(pattern))}`,
    ];

    it('who is nobody, or made an id up, is sent to sign in', async () => {
      const visitor = new Visitor(program);
      await walk(visitor, toSignIn);
      for (const cookie of ['session=', `session=${'0'.repeat(26)}`, "session=' or 1=1"]) {
        visitor.cookie = cookie;
        await walk(visitor, toSignIn, 'page');
      }
    });

    it.each(['main', 'other'])(
      'whose session was ended, ran out or was not used for long is sent to sign in, of the organisation %s',
      async (tenantId) => {
        const ended = await person('administrator', { tenantId });
        const out = await person('administrator', { tenantId });
        const idle = await person('administrator', { tenantId });
        const past = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000);
        const change = (
          visitor: { user: { id: string } },
          values: Partial<typeof sessions.$inferInsert>,
        ) => database.db.update(sessions).set(values).where(eq(sessions.userId, visitor.user.id));
        await database.db.delete(sessions).where(eq(sessions.userId, ended.user.id));
        await change(out, { expiresAt: past(0) });
        await change(idle, { seenAt: past(15) });
        const as = tenantId === 'main' ? 'all' : 'page';
        for (const visitor of [ended, out, idle]) await walk(visitor, toSignIn, as);
      },
    );

    it.each(['main', 'other'])(
      'whose account was shut is sent to sign in, of the organisation %s',
      async (tenantId) => {
        const visitor = await person('administrator', { tenantId });
        await setDisabled(database.db, visitor.user, new Date());
        await walk(visitor, toSignIn);
        // Were the session still there, the account alone would shut it out.
        const still = await person('administrator', { tenantId });
        await database.db
          .update(users)
          .set({ disabledAt: new Date() })
          .where(eq(users.id, still.user.id));
        await walk(still, toSignIn);
      },
    );

    it('who has a one-time password is sent to its change', async () => {
      const visitor = await person('administrator', { mustChange: true });
      await walk(visitor, (pattern) =>
        pattern === '/account/password'
          ? null
          : [303, `/account/password?to=${encodeURIComponent(addressOf(pattern))}`],
      );
    });

    it('of a wave finds nothing there, whatever the role or the organisation', async () => {
      const other = await openWave(database, { title: 'Another one' });
      const elsewhere = await openWave(database, { title: 'Seen by few, elsewhere' });
      await database.db.update(waves).set({ tenantId: 'other' }).where(eq(waves.id, elsewhere.id));
      const reader = await person('reader');
      await giveWave(database.db, { tenantId: 'main', waveId: other.id, userId: reader.user.id });
      const wrongRole = await person('fieldworker');
      await giveWave(database.db, { tenantId: 'main', waveId: wave.id, userId: wrongRole.user.id });
      const foreign = await Promise.all(
        USER_ROLES.map((role) => person(role, { tenantId: 'other' })),
      );
      const foreignReader = foreign[USER_ROLES.indexOf('reader')];
      await giveWave(database.db, {
        tenantId: 'other',
        waveId: wave.id,
        userId: foreignReader?.user.id ?? '',
      });
      const reports = addressesOf(isView).map(([pattern]) => addressOf(pattern));
      const files = await fileAddresses(wave.id);
      for (const visitor of [reader, wrongRole, ...foreign])
        for (const address of [...reports, ...files]) {
          const seen = await visitor.get(address);
          expect([visitor.user.role, address, seen.status]).toEqual([
            visitor.user.role,
            address,
            404,
          ]);
          if (files.includes(address)) continue;
          const data = await (await visitor.get(`${address}.data`)).text();
          expect([address, data]).toEqual([address, withoutStudy]);
          const list = await (await visitor.get('/waves')).text();
          // Who runs the fieldwork sees that there is a wave, and reads no report.
          expect(list).not.toContain(visitor === wrongRole ? `${wave.id}/report` : wave.id);
        }
      // Pages for running a wave are for a role in its organisation, and not in another one.
      const running = addressesOf((rule) => Array.isArray(rule))
        .map(([pattern]) => pattern)
        .filter((pattern) => pattern.startsWith('/waves/:id'))
        .map(addressOf);
      expect(running.length).toBeGreaterThan(2);
      for (const visitor of [reader, ...foreign])
        for (const address of running) {
          const seen = [(await visitor.get(address)).status];
          seen.push((await visitor.post(address, { intent: 'status', remove: 'all' })).status);
          expect([visitor.user.role, address, seen[0]]).toEqual([visitor.user.role, address, 404]);
          expect([404, 405]).toContain(seen[1]);
        }
      // The signed link of one wave opens no other one, nor a file of it.
      const { key } = await createApiKey(database.db, {
        tenantId: 'main',
        role: 'analyst',
        name: 'links',
      });
      const headers = { Authorization: `Bearer ${key}` };
      const told = await program.fetch(`/api/v1/waves/${other.id}`, { headers });
      const { links } = z
        .object({ links: z.object({ report: z.string() }) })
        .parse(await told.json());
      const { pathname, search } = new URL(links.report);
      const nobody = new Visitor(program);
      expect((await nobody.get(`${pathname}${search}`)).status).toBe(200);
      for (const address of [...reports, ...files]) {
        const seen = await nobody.get(`${address}${search}`);
        expect([address, [303, 403, 404]]).toEqual([
          address,
          expect.arrayContaining([seen.status]),
        ]);
        expect([address, await seen.text()]).toEqual([address, withoutStudy]);
      }
      // It opens the report of its own wave, and nothing that is for who is signed in.
      const ofOther = (pattern: string) => addressOf(pattern).replace(wave.id, other.id) + search;
      for (const [pattern] of addressesOf((rule) => rule === 'report'))
        expect([pattern, (await nobody.get(ofOther(pattern))).status]).toEqual([pattern, 200]);
      const isClosed = (rule: Rule | undefined) => rule === 'reader' || Array.isArray(rule);
      for (const [pattern, { hasAction }] of addressesOf(isClosed)) {
        const address = ofOther(pattern);
        const answers = [await nobody.get(address)];
        if (hasAction)
          answers.push(await nobody.post(address, { intent: 'status', remove: 'all' }));
        for (const answer of answers)
          expect([address, ...leadsTo(answer)]).toEqual([
            address,
            303,
            `/sign-in?to=${encodeURIComponent(address)}`,
          ]);
        const data = await (await nobody.get(address.replace('?', '.data?'))).text();
        expect([address, data]).toEqual([
          address,
          expect.not.stringMatching(/Another one|How easy is booking/),
        ]);
      }
      const own = await person('administrator');
      for (const address of running) expect((await own.get(address)).status).toBe(200);
      const theirs = reports.map((address) => address.replace(wave.id, elsewhere.id));
      for (const address of theirs) expect((await own.get(address)).status).toBe(404);
      expect(await (await own.get('/waves')).text()).not.toContain(elsewhere.id);
      // A wave that is none is told apart from a foreign one by nobody.
      const ghost = reports.map((address) => address.replace(wave.id, 'ghost'));
      for (const address of ghost) expect((await own.get(address)).status).toBe(404);
    });

    it('is none who may read it: administrators, analysts, readers whom it was given', async () => {
      const reader = await person('reader');
      await giveWave(database.db, { tenantId: 'main', waveId: wave.id, userId: reader.user.id });
      for (const visitor of [await person('administrator'), await person('analyst'), reader]) {
        for (const [pattern] of addressesOf(isView))
          expect((await visitor.get(addressOf(pattern))).status).toBe(200);
        const list = await (await visitor.get('/waves')).text();
        expect(list).toContain(`href="/waves/${wave.id}/report"`);
      }
    });

    it('is led to nothing that is closed by a link to one report, whatever they are elsewhere', async () => {
      const api = await apiClient(program, 'analyst');
      const { links } = (await api.get(`/api/v1/waves/${wave.id}`)).body as {
        links: { report: string };
      };
      const report = new URL(links.report);
      for (const visitor of [
        await person('reader'),
        await person('administrator', { tenantId: 'elsewhere' }),
      ]) {
        const html = await (await visitor.get(`${report.pathname}${report.search}`)).text();
        const [, tabs = ''] = /<nav class="tabs"([\s\S]*?)<\/nav>/.exec(html) ?? [];
        const ways = [...tabs.matchAll(/href="([^"]+)"/g)].map(([, way = '']) => way);
        expect(ways.length).toBeGreaterThan(5);
        for (const way of ways) {
          const { status } = await visitor.get(way.replaceAll('&amp;', '&'));
          expect([way, status]).toEqual([way, 200]);
        }
      }
    });
  });

  it('whoever it is, has no action of a page: whatever its form sends, nothing is done', async () => {
    const { db } = database;
    const reader = await person('reader');
    await giveWave(db, { tenantId: 'main', waveId: wave.id, userId: reader.user.id });
    const given = { email: 'asked@y.z', name: 'Asked', role: 'reader', locale: 'en' } as const;
    const expiresAt = new Date(Date.now() + 1e9);
    const { invitation } = await addInvitation(
      db,
      { ...given, tenantId: 'main', waveIds: [] },
      new Date(),
    );
    const mail = { id: 'actions', recipient: 'x@y.z', subject: 'Mail', expiresAt };
    await db.insert(outbox).values({ ...mail, status: 'failed' });
    const made = { tenantId: 'main', role: 'analyst', name: 'Ours' } as const;
    const { id: key } = await createApiKey(db, made);
    const { id: response } = await addResponse(database, wave);
    const ids = { reader: reader.user.id, benchmark: benchmark.id, mail: mail.id, key, response };
    const forms = staffForms({ ...ids, invitation: invitation.id });
    const isId = (value: string) => [...Object.values(ids), invitation.id].includes(value);
    const provider = { issuer: 'https://ours.test', clientId: 'c', clientSecret: 's', label: 'L' };
    await db.insert(signInProviders).values({ ...provider, tenantId: 'main' });
    const kinds: (Visitor & { user?: User })[] = [
      new Visitor(program),
      await person('administrator', { mustChange: true }),
      await person('administrator', { tenantId: 'third' }),
      ...(await Promise.all(USER_ROLES.map((role) => person(role)))),
    ];
    // Whoever sends what names nothing of others makes or changes something of his own organisation.
    const isOurs = ({ tenantId }: { tenantId: string }) => tenantId !== 'third';
    const stored = async () =>
      Promise.all(
        [
          ...[apiKeys, benchmarks, invitations, outbox, secondFactors, signInProviders, studies],
          ...[studyDrafts, studyVersions, users, waveReaders, waves, responses],
        ].map(async (table) => (await db.select().from(table)).filter(isOurs)),
      );
    const before = await stored();
    for (const [pattern, { hasAction }] of addressesOf((rule) => Array.isArray(rule))) {
      const rule = RULES[pattern];
      if (!hasAction || !Array.isArray(rule)) continue;
      const address = addressOf(pattern);
      const known = pattern.startsWith('/studies/:study') ? STUDY_FORMS : [];
      const sends = forms[pattern] ?? known;
      // A page with an action that this test does not know, or one of its forms, fails it.
      expect([pattern, sends.length > 0]).toEqual([pattern, true]);
      const page = await (await owner.get(address)).text();
      const offered = [...page.matchAll(/name="intent"[^>]*value="(\w+)"/g)].map(([, one]) => one);
      expect([pattern, sends.map(({ intent }) => intent)]).toEqual([
        pattern,
        expect.arrayContaining(offered),
      ]);
      // Whoever may do it does nothing either where the form stands on another site's page.
      for (const form of sends) {
        const init = { method: 'POST', headers: { Origin: 'https://evil.example' } };
        const forged = await owner.request(address, { ...init, body: new URLSearchParams(form) });
        expect([pattern, form.intent, forged.status]).toEqual([pattern, form.intent, 403]);
      }
      for (const visitor of kinds) {
        const { user } = visitor;
        const isForeign = user?.tenantId === 'third';
        // Of studies, the walk below does it.
        if (isForeign && known.length > 0) continue;
        // The change of a one-time password is for whoever has one.
        if (user && pattern === '/account/password') continue;
        // The editor's pages have one action: all kinds try it on the first, whoever reads it on each.
        if (known.length > 0 && pattern !== '/studies/:study' && user?.role !== 'analyst') continue;
        const isForAll = rule.length === USER_ROLES.length || pattern.includes('preview/');
        const only = rule.filter((role) => isForAll || role === 'administrator');
        const may = only.some((role) => role === user?.role);
        if (user && !isForeign && !user.mustChange && may) continue;
        const status = !user || user.mustChange ? 303 : 404;
        for (const form of sends) {
          const sent = await visitor.post(address, form);
          const isNamed = pattern.includes(':') || Object.values(form).some((id) => isId(id));
          // What names nothing of this organisation is done to one's own, or refused for its own sake.
          if (isForeign && !isNamed) {
            expect([pattern, form.intent, sent.status < 500]).toEqual([pattern, form.intent, true]);
            continue;
          }
          const [, to] = leadsTo(sent);
          expect([pattern, form.intent, user?.role, sent.status]).toEqual([
            pattern,
            form.intent,
            user?.role,
            status,
          ]);
          if (status === 303) expect(to).toMatch(/^\/(sign-in|account\/password)\?to=/);
        }
      }
    }
    expect(await stored()).toEqual(before);
    await db.delete(signInProviders);
  });

  describe('of another organisation', () => {
    const env = () => ({ DATABASE_URL: database.url ?? '', DATA_DIR: program.dataDir });
    const parallax = (...args: string[]) => runParallax(args, env());

    it.each(ROLES)(
      'whose key is of role %s finds nothing of this one by any call',
      async (role) => {
        const { db } = database;
        const { key } = await createApiKey(db, { tenantId: 'acme', role, name: role });
        const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
        const all = async () => [await db.select().from(waves), await db.select().from(benchmarks)];
        const before = await all();
        for (const { method, path: pattern, role: needed } of Object.values(operations)) {
          const may = role === 'admin' || role === needed;
          const address = addressOf(`/api/v1${pattern.replace(/\{(\w+)\}/g, ':$1')}`);
          const body = pattern.endsWith('/waves')
            ? '{"key":"theirs"}'
            : '{"audience":"manager","answers":{},"ids":["x"],"flagged":true,"status":"closed"}';
          if (may && method === 'POST' && pattern === '/studies') continue;
          const answer = await program.fetch(address, {
            method,
            headers,
            ...(method === 'GET' ? {} : { body }),
          });
          if (!may) {
            expect([method, pattern, answer.status]).toEqual([method, pattern, 403]);
            expect(await answer.text()).not.toContain('Seen by few');
            continue;
          }
          const isList = answer.status === 200 && method === 'GET';
          const text = await answer.text();
          const isOpen = /openapi|benchmarks$/.test(pattern);
          expect([
            method,
            pattern,
            isList && !isOpen ? text : [404, 422, 400].includes(answer.status) || isOpen,
          ]).toEqual([method, pattern, isList && !isOpen ? '[]' : true]);
          expect(text).not.toContain('Seen by few');
          // A call that lacks a parameter is told so before anything is looked for.
          if (pattern.includes('{')) expect([400, 404]).toContain(answer.status);
        }
        expect(await all()).toEqual(before);
      },
    );

    it('that a command makes has studies of its own, and its commands see nothing of this one', async () => {
      const made = await parallax('organisation', 'add', 'acme', '--administrator', 'a@acme.test');
      expect(made.code).toBe(0);
      const key = (await parallax('key', 'create', '--role', 'admin', '--organisation', 'acme'))
        .out;
      const headers = { Authorization: `Bearer ${key.trim()}`, 'Content-Type': 'application/json' };
      const study = JSON.stringify(everyKindStudy());
      // A study of the same key is one of its own.
      const own = await program.fetch('/api/v1/studies', { method: 'POST', headers, body: study });
      expect([own.status, await own.json()]).toMatchObject([201, { version: 1 }]);
      expect((await parallax('report', wave.id, '--organisation', 'acme')).code).toBe(1);
      expect((await parallax('user', 'list', '--organisation', 'acme')).out).toMatch(
        /^a@acme\.test\t/,
      );
      expect((await parallax('user', 'list')).out).not.toContain('acme');
      expect((await parallax('organisation', 'list')).out).toMatch(/main\t.*\nacme\taccounts: 1/);
      expect((await parallax('user', 'list', '--organisation', 'none')).code).toBe(1);
    });

    it.each(['administrator', 'analyst'] as const)(
      'whose %s walks every page of a study finds nothing there, and changes nothing',
      async (role) => {
        const { db } = database;
        const stored = async () => [
          await db.select().from(studies),
          await db.select().from(studyVersions),
          await db.select().from(studyDrafts),
          await db.select().from(studyDraftEdits),
        ];
        const [{ edit = '' } = {}] = STUDY_FORMS;
        // There is something of this organisation's own to find, to undo and to publish.
        const began = await owner.post('/studies/every-kind', { revision: '0', edit });
        expect([303, 409]).toContain(began.status);
        const before = await stored();
        const theirs = await person(role, { tenantId: 'other' });
        const pages = addressesOf((rule) => Array.isArray(rule)).filter(([pattern]) =>
          pattern.startsWith('/studies/:study'),
        );
        expect(pages.length).toBeGreaterThan(8);
        for (const [pattern, { hasAction }] of pages) {
          const address = addressOf(pattern);
          expect([address, (await owner.get(address)).status]).toEqual([address, 200]);
          const seen = await theirs.get(address);
          expect([address, seen.status]).toEqual([address, 404]);
          const told = [await seen.text(), await (await theirs.get(`${address}.data`)).text()];
          for (const text of told) expect([address, text]).toEqual([address, withoutStudy]);
          for (const form of hasAction ? STUDY_FORMS : []) {
            const sent = await theirs.post(address, form);
            expect([address, form, sent.status]).toEqual([address, form, 404]);
          }
        }
        // Nor by naming it where a study, a wave or a figure is begun from another one.
        for (const [address, form] of [
          ['/studies', { title: 'Copy', key: 'copy', locales: 'en', from: 'every-kind' }],
          ['/waves/new?study=every-kind', { key: 'theirs', title: 'Theirs', minimumBase: '5' }],
          [`/benchmarks?edit=${benchmark.id}`, { intent: 'remove', remove: benchmark.id }],
        ] as const) {
          const seen = await (await theirs.get(address)).text();
          expect([address, seen]).toEqual([address, withoutStudy]);
          const sent = await theirs.post(address, form);
          expect([address, [404, 422]]).toEqual([address, expect.arrayContaining([sent.status])]);
        }
        expect(await stored()).toEqual(before);
        expect(await db.select().from(benchmarks)).toMatchObject([{ id: benchmark.id }]);
        expect(await db.select().from(waves).where(eq(waves.key, 'theirs'))).toEqual([]);
      },
    );

    it('who administers it reads and changes nothing of this one by its identifiers', async () => {
      const theirs = await person('administrator', { tenantId: 'acme' });
      const own = await person('reader');
      const { db } = database;
      const page = `/users/${own.user.id}`;
      expect((await theirs.get(page)).status).toBe(404);
      for (const intent of ['save', 'waves', 'end', 'reset', 'factor', 'disable'])
        expect((await theirs.post(page, { intent, name: 'Theirs', role: 'analyst' })).status).toBe(
          404,
        );
      const [mail] = await db
        .insert(outbox)
        .values({
          id: 'mail',
          recipient: 'x@y.z',
          subject: 'Ours',
          status: 'failed',
          expiresAt: new Date(Date.now() + 1e9),
        })
        .returning();
      expect(await (await theirs.get('/outbox')).text()).not.toContain('Ours');
      expect((await theirs.post('/outbox', { again: mail?.id ?? '' })).status).toBe(404);
      const given = {
        tenantId: 'main',
        email: 'new@y.z',
        name: 'New',
        role: 'reader' as const,
        waveIds: [],
        locale: 'en',
      };
      const { invitation, token } = await addInvitation(db, given, new Date());
      for (const act of ['again', 'withdraw'])
        expect((await theirs.post('/users', { [act]: invitation.id })).status).toBe(404);
      expect(await openInvitation(db, token, new Date())).toEqual(invitation);
      // Waves of others are not given away with an invitation either.
      const invited = { email: 'r@acme.test', name: 'R', role: 'reader', waves: wave.id };
      expect((await theirs.post('/users', invited)).status).toBe(303);
      const [made] = await listInvitations(db, 'acme');
      expect(made).toMatchObject({ email: 'r@acme.test', waveIds: [] });
      for (const address of ['/users', '/audit', '/audit/log.csv', '/waves'])
        expect(await (await theirs.get(address)).text()).not.toMatch(
          /Seen by few|person-1@|every-kind\/wave/,
        );
      expect((await own.get('/account')).status).toBe(200);
    });
  });

  describe('at the addresses for machines that watch the program', () => {
    const WATCHED = ['/healthz', '/metrics', '/readyz'];

    it('meets a rule at each of them', async () => {
      const server = await readFile(path.join(inject('root'), 'app', 'server.ts'), 'utf8');
      const answered = [...server.matchAll(/pathname === '(\/[^']*)'/g)].map(([, own]) => own);
      expect(answered.sort()).toEqual(WATCHED);
    });

    it('learns that it runs, and measures nothing without a key that may read', async () => {
      const theirs = await person('administrator', { tenantId: 'other' });
      const { key } = await createApiKey(database.db, {
        tenantId: 'other',
        role: 'collector',
        name: 'collector',
      });
      // Whoever comes over a proxy is not the machine itself.
      const far = { 'X-Forwarded-For': '203.0.113.9' };
      const { cookie: Cookie = '' } = theirs;
      const reading = { tenantId: 'other', role: 'analyst', name: 'analyst' } as const;
      const analyst = await createApiKey(database.db, reading);
      const visitors: Record<string, string>[] = [
        far,
        { ...far, Authorization: `Bearer ${analyst.key}` },
        { ...far, Cookie },
        { ...far, Authorization: `Bearer plx_${'0'.repeat(26)}` },
        { ...far, Authorization: `Bearer ${key}` },
      ];
      for (const headers of visitors) {
        const seen = async (address: string) => {
          const answer = await program.fetch(address, { headers });
          return [answer.status, await answer.text()];
        };
        expect(await seen('/healthz')).toEqual([200, 'ok\n']);
        expect(await seen('/readyz')).toEqual([200, 'ready\n']);
        expect(await seen('/metrics')).toEqual([403, expect.not.stringContaining('# HELP')]);
      }
      // What is measured names nobody and nothing of any organisation.
      const measured = await (await program.fetch('/metrics')).text();
      expect(measured).toContain('# HELP');
      expect(measured).not.toMatch(/Seen by few|every-kind|@example|main/);
      expect(measured).not.toContain(wave.id);
    });
  });

  it('of another role than a page is for finds nothing there, and whoever it is for finds it', async () => {
    const others = await Promise.all(USER_ROLES.map((role) => person(role)));
    for (const [pattern, { hasAction }] of addressesOf((rule) => Array.isArray(rule)))
      for (const visitor of others) {
        const rule = RULES[pattern];
        if (!Array.isArray(rule)) continue;
        const address = addressOf(pattern);
        if (rule.includes(visitor.user.role)) {
          const opened = await visitor.get(address);
          const named = /^\/waves\/:id\/\w+$/.test(pattern) ? wave.title : '';
          expect([pattern, visitor.user.role, opened.status, await opened.text()]).toEqual([
            pattern,
            visitor.user.role,
            200,
            expect.stringContaining(named),
          ]);
          continue;
        }
        const seen = [(await visitor.get(address)).status];
        seen.push((await visitor.get(`${address}.data`)).status === 200 ? 200 : 404);
        if (hasAction) seen.push((await visitor.post(address, { remove: 'x' })).status);
        expect([pattern, visitor.user.role, new Set(seen)]).toEqual([
          pattern,
          visitor.user.role,
          new Set([404]),
        ]);
      }
  });

  it('reads what is for everybody, and nothing is unforeseen', async () => {
    for (const [pattern] of addressesOf((rule) => rule === 'public' || rule === 'respondent')) {
      const answer = await program.fetch(addressOf(pattern));
      expect([pattern, answer.status < 500]).toEqual([pattern, true]);
      expect(await answer.text()).not.toContain('Seen by few');
    }
    expect(program.log()).not.toContain('unforeseen');
  });
});
