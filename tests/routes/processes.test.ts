import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { panelCsv, panelStudy } from '../system/panel';
import { startPgBouncer } from '../system/pgbouncer';
import {
  apiClient,
  emptyServerDatabase,
  type Program,
  runParallax,
  startProgram,
} from '../system/program';
import { Respondent } from '../system/respondent';

/** Two programs on one PostgreSQL, directly or through PgBouncer in transaction mode. */
describe.each(['directly', 'through PgBouncer'] as const)(
  'two processes on one PostgreSQL, %s',
  (way) => {
    const programs: Program[] = [];
    let first: Program;
    let second: Program;
    let bouncer: Awaited<ReturnType<typeof startPgBouncer>> | undefined;
    let key: string;

    beforeAll(async () => {
      const direct = await emptyServerDatabase();
      if (way === 'through PgBouncer') bouncer = await startPgBouncer(direct);
      const env = {
        DATABASE_URL: bouncer?.url ?? direct,
        SESSION_SECRET: 'a secret of sixteen or more',
        DEMO: '1',
      };
      programs.push(
        ...(await Promise.all([startProgram('server', { env }), startProgram('server', { env })])),
      );
      [first, second] = programs as [Program, Program];
      ({ key } = await apiClient(first, 'admin'));
    });
    afterAll(async () => {
      for (const program of programs) await program.stop();
      await bouncer?.stop();
    });

    const call = async (
      program: Program,
      method: string,
      address: string,
      body?: unknown,
      type?: string,
    ) => {
      const response = await program.fetch(`/api/v1${address}`, {
        method,
        headers: {
          Authorization: `Bearer ${key}`,
          ...(body === undefined ? {} : { 'Content-Type': type ?? 'application/json' }),
        },
        ...(body === undefined
          ? {}
          : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    };

    it('show each other’s studies, waves, keys and questionnaires half answered', async () => {
      expect((await call(first, 'POST', '/studies', panelStudy())).status).toBe(201);
      expect((await call(second, 'POST', '/studies', panelStudy())).status).toBe(200);
      const address = new URL(/consumers\s+(\S+)/.exec(first.printed)?.[1] ?? '').pathname;
      const respondent = new Respondent(first);
      const page = await respondent.load(address);
      const next = await respondent.send(
        page,
        'human_access=meets&response_time=meets&feeling_heard=below',
      );
      const elsewhere = await second.fetch(next.address.replace(first.url, second.url));
      expect(elsewhere.status).toBe(200);
      const shown = await second.fetch(
        next.address.replace(first.url, second.url).replace(/([?&]s=)[^&]*/, '$1contact'),
      );
      expect(await shown.text()).toMatch(/value="meets"[^>]*checked/);
    });

    it('take the same file at the same moment once, and report the same', async () => {
      const made = await call(second, 'POST', '/studies/panel/waves', { key: 'w', status: 'open' });
      const { id } = made.body as { id: string };
      const file = [...panelCsv({ rows: 2500, named: false })].join('');
      const sent = await Promise.all(
        [first, second, first].map((program) =>
          call(program, 'POST', `/waves/${id}/responses`, file, 'text/csv'),
        ),
      );
      expect(sent.map(({ body }) => (body as { stored: number }).stored).sort()).toEqual([
        0, 0, 2500,
      ]);
      const singles = Array.from({ length: 40 }, (_, i) =>
        call(i % 2 ? first : second, 'POST', `/waves/${id}/responses`, {
          audience: 'manager',
          respondent: `m-${i % 20}`,
          answers: { advise: i % 20 > 10 ? 9 : 3 },
        }),
      );
      const stored = (await Promise.all(singles)).map(({ status }) => status);
      expect(stored.filter((status) => status === 201)).toHaveLength(20);
      expect(stored.filter((status) => status === 200)).toHaveLength(20);
      const [one, other] = await Promise.all(
        [first, second].map((program) => call(program, 'GET', `/waves/${id}/gaps`)),
      );
      const told = ({ rows, audiences }: Record<string, unknown>) => ({ rows, audiences });
      expect(told(one?.body as Record<string, unknown>)).toEqual(
        told(other?.body as Record<string, unknown>),
      );
      const verified = await runParallax(['fold', '--verify'], first.env);
      expect(verified.code).toBe(0);
    });

    it('go on when one of them is killed in the middle of an import', async () => {
      const made = await call(second, 'POST', '/studies/panel/waves', { key: 'k', status: 'open' });
      const { id } = made.body as { id: string };
      const file = [...panelCsv({ rows: 20_000, named: true })].join('');
      const broken = call(second, 'POST', `/waves/${id}/responses`, file, 'text/csv').catch(
        () => null,
      );
      await pause(700);
      await second.stop('SIGKILL');
      expect(await broken).toBeNull();
      // What the killed one staged hinders nobody and is seen by nobody.
      expect(await call(first, 'POST', `/waves/${id}/responses`, file, 'text/csv')).toMatchObject({
        status: 201,
        body: { stored: 20_000 },
      });
      const exported = await first.fetch(`/api/v1/waves/${id}/responses`, {
        headers: { Authorization: `Bearer ${key}` },
      });
      expect((await exported.text()).trimEnd().split('\n')).toHaveLength(20_000);
    });
  },
);
