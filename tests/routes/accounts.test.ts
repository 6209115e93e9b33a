import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ATTEMPTS } from '../../app/accounts/attempts.server';
import { publications } from '../../seeds/publications';
import { everyKind } from '../study/fixtures';
import {
  apiClient,
  emptyServerDatabase,
  type Program,
  runParallax,
  startProgram,
  tell,
} from '../system/program';
import { builtRoutes } from '../system/routes';
import { leadsTo, shownOn, signedIn, Visitor } from '../system/visitor';

const ADMIN = { ADMIN_EMAIL: 'admin@example.org', ADMIN_PASSWORD: 'four words of english' };

describe('accounts', () => {
  let program: Program;
  let admin: Visitor & { password: string };

  beforeAll(async () => {
    program = await startProgram('embedded', { env: { TRUST_PROXY: '1', DEMO: '0', ...ADMIN } });
    admin = await signedIn(program, 'boss@example.org', 'administrator');
  });
  afterAll(() => program?.stop());

  describe('a sign-in', () => {
    it('leads to the waves, with a cookie that scripts and other sites cannot use', async () => {
      const visitor = new Visitor(program);
      const answer = await visitor.signIn(' Admin@EXAMPLE.org ', ADMIN.ADMIN_PASSWORD);
      expect(leadsTo(answer)).toEqual([303, '/waves']);
      expect(answer.headers.getSetCookie()).toEqual([
        expect.stringMatching(
          /^session=[0-9a-z]{26}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
        ),
      ]);
      expect(answer.headers.get('Cache-Control')).toContain('no-store');
      const page = await visitor.get('/waves');
      expect([page.status, page.headers.get('Cache-Control')]).toEqual([200, 'private, no-store']);
      expect(leadsTo(await visitor.get('/sign-in?to=/account'))).toEqual([303, '/account']);
    });

    it('is not kept in the database as it is', async () => {
      const visitor = new Visitor(program);
      await visitor.signIn(ADMIN.ADMIN_EMAIL, ADMIN.ADMIN_PASSWORD);
      const token = visitor.cookie?.split('=')[1] ?? '';
      await tell(program, 'backup', 'all.gz');
      const { gunzipSync } = await import('node:zlib');
      const { readFile } = await import('node:fs/promises');
      const backup = gunzipSync(await readFile(`${program.dataDir}/all.gz`)).toString('utf8');
      expect(backup).toContain('"email":"admin@example.org"');
      expect(backup).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
      for (const secret of [token, ADMIN.ADMIN_PASSWORD, admin.password, '"sessions"'])
        expect(backup).not.toContain(secret);
    });

    it('with a wrong password says nothing of whether there is an account', async () => {
      await tell(program, 'user', 'add', 'shut@example.org');
      const { out } = await tell(program, 'user', 'reset', 'shut@example.org');
      await tell(program, 'user', 'disable', 'shut@example.org');
      const answers = [];
      for (const [email, password] of [
        [ADMIN.ADMIN_EMAIL, 'four words of French'],
        ['nobody@example.org', 'four words of French'],
        ['no address', 'four words of French'],
        ['shut@example.org', out.trim()],
      ] as const) {
        const visitor = new Visitor(program);
        const answer = await visitor.signIn(email, password);
        expect([answer.status, visitor.cookie]).toEqual([422, undefined]);
        const page = await answer.text();
        expect(page).toContain(`value="${email}"`);
        expect(page).not.toContain(password);
        answers.push(page.replaceAll(email, '').replace(/nonce="[^"]*"/g, ''));
      }
      expect(
        new Set(answers.map((page) => page.slice(page.indexOf('<main'), page.indexOf('</main'))))
          .size,
      ).toBe(1);
      expect(answers[0]).toContain('role="alert"');
    });

    it('of somebody unknown takes the program as much work as a wrong password', async () => {
      const spent = async () => {
        const text = await (await program.fetch('/metrics')).text();
        return Number(/^process_cpu_seconds_total ([\d.]+)/m.exec(text)?.[1]);
      };
      const work = async (email: string) => {
        const before = await spent();
        for (let i = 0; i < ATTEMPTS.account - 1; i += 1)
          await new Visitor(program).signIn(email, 'a wrong password');
        return (await spent()) - before;
      };
      // What is done for the first time takes longer.
      await work('warm@example.org');
      const known = await work('boss@example.org');
      const unknown = await work('stranger@example.org');
      expect(unknown / known).toBeGreaterThan(0.6);
      expect((await new Visitor(program).signIn('boss@example.org', admin.password)).status).toBe(
        303,
      );
    });

    it.each([
      ['/account', '/account'],
      ['/waves/x7/report?by=country', '/waves/x7/report?by=country'],
      ['//evil.example', '/waves'],
      ['/\\evil.example', '/waves'],
      ['/.//evil.example', '/waves'],
      ['https://evil.example', '/waves'],
      ['/\t/evil.example', '/waves'],
      ['/%2F%2Fevil.example', '/%2F%2Fevil.example'],
      ['/account\r\nX-Evil: 1', '/accountX-Evil:%201'],
    ])('that comes from %j leads to %j', async (to, path) => {
      const query = `?${new URLSearchParams({ to })}`;
      const answer = await new Visitor(program).signIn('boss@example.org', admin.password, query);
      expect(leadsTo(answer)).toEqual([303, path]);
      expect(answer.headers.get('X-Evil')).toBeNull();
    });

    it('never takes a session id that was there before, and ends that one', async () => {
      const visitor = new Visitor(program);
      visitor.cookie = `session=${'0'.repeat(26)}`;
      await visitor.signIn('boss@example.org', admin.password);
      expect(visitor.cookie).not.toContain('0'.repeat(26));
      const first = new Visitor(program);
      first.cookie = visitor.cookie;
      await visitor.signIn('boss@example.org', admin.password);
      expect(visitor.cookie).not.toBe(first.cookie);
      expect((await first.get('/account')).status).toBe(303);
      expect((await visitor.get('/account')).status).toBe(200);
      const log = await (await visitor.get('/audit/log.csv?what=session')).text();
      expect(log.match(/,session\.end,user,\w+,boss@example\.org,/g)).toHaveLength(1);
    });

    it('without one of its fields names it', async () => {
      const visitor = new Visitor(program);
      expect(await (await visitor.signIn(' ', 'x')).text()).toContain('Enter your e-mail address');
      expect(await (await visitor.signIn('a@b', '')).text()).toContain('Enter your password');
      expect((await visitor.post('/sign-in', {})).status).toBe(422);
      const broken = await visitor.request('/sign-in', {
        method: 'POST',
        body: '{"email":"a@b","password":"x"}',
        headers: { Origin: program.url, 'Content-Type': 'application/json' },
      });
      expect(broken.status).toBe(422);
    });
  });

  describe('a form from elsewhere', () => {
    const kinds: [string, Record<string, string>][] = [
      ['another site', { Origin: 'https://evil.example' }],
      ['a sandbox', { Origin: 'null' }],
      ['a neighbour', { 'Sec-Fetch-Site': 'same-site', Origin: 'https://evil.example' }],
      ['nobody', {}],
    ];

    it.each(kinds)('(%s) does nothing, at whatever address', async (_, headers) => {
      // Calls bring a key and questionnaires a token: no browser sends them by itself.
      const patterns = [...(await builtRoutes())].flatMap(([pattern, { hasAction }]) =>
        hasAction && !/^\/(?:api|q)\//.test(pattern) ? [pattern] : [],
      );
      expect(patterns).toEqual(expect.arrayContaining(['/sign-in', '/users/:id', '/waves/new']));
      const addresses = patterns.map((pattern) => pattern.replace(/:\w+|\*/g, 'x'));
      for (const address of addresses.flatMap((page) => [page, `${page}.data`])) {
        const answer = await admin.request(address, {
          method: 'POST',
          body: new URLSearchParams({ intent: 'name', name: 'Evil' }),
          headers,
        });
        expect([address, answer.status]).toEqual([address, 403]);
        expect(await answer.text()).toContain('This came from somewhere else');
      }
      const page = await (await admin.get('/account')).text();
      expect(page).not.toContain('Evil');
    });
  });

  describe('a one-time password', () => {
    it('opens only its own change, which ends it', async () => {
      const { out } = await tell(program, 'user', 'add', 'new@example.org');
      const visitor = new Visitor(program);
      await visitor.signIn('new@example.org', out.trim(), '?to=/account');
      expect(leadsTo(await visitor.get('/account?x=1'))).toEqual([
        303,
        '/account/password?to=%2Faccount%3Fx%3D1',
      ]);
      const before = visitor.cookie;
      const change = (next: string, again = next) =>
        visitor.post('/account/password?to=/account', { next, again });
      for (const [next, again, words] of [
        ['too short', 'too short', 'fewer than 12'],
        ['new@example.org', 'new@example.org', 'neither your address'],
        [out.trim(), out.trim(), 'neither your address'],
        ['long enough, it is', 'long enough, is it', 'not the same'],
        ['x'.repeat(300), 'x'.repeat(300), 'more than 256'],
      ] as const) {
        const refused = await change(next, again);
        expect(refused.status).toBe(422);
        expect(await refused.text()).toContain(words);
      }
      expect(leadsTo(await change('long enough, it is'))).toEqual([303, '/account']);
      expect(visitor.cookie).not.toBe(before);
      expect((await visitor.get('/account')).status).toBe(200);
      expect((await new Visitor(program).signIn('new@example.org', out.trim())).status).toBe(422);
    });
  });

  describe('an account', () => {
    it('changes its own name, and nothing else of itself', async () => {
      const reader = await signedIn(program, 'name@example.org', 'reader');
      const sent = await reader.post('/account', {
        intent: 'name',
        name: '  <b>Zoë</b>\n Lee ',
        role: 'administrator',
        email: 'boss@example.org',
        id: 'x',
        disabledAt: '',
      });
      expect(leadsTo(sent)).toEqual([303, '/account?done=name']);
      const page = await (await reader.get('/account?done=name')).text();
      expect(page).toContain('&lt;b&gt;Zoë&lt;/b&gt; Lee');
      expect(page).toContain('Your name is saved');
      const { out } = await tell(program, 'user', 'list');
      expect(out).toMatch(/^name@example\.org\treader\tlast signed in [\d-]+\t<b>Zoë<\/b> Lee$/m);
      for (const name of ['', ' ', 'x'.repeat(101)])
        expect((await reader.post('/account', { intent: 'name', name })).status).toBe(422);
      expect((await reader.post('/account', { intent: 'role', role: 'x' })).status).toBe(422);
    });

    it('lists its sessions and ends them, one or all others, but nobody else’s', async () => {
      const first = await signedIn(program, 'many@example.org', 'analyst');
      const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
      const second = new Visitor(program, { 'User-Agent': firefox });
      const third = new Visitor(program, { 'User-Agent': 'curl/8' });
      for (const visitor of [second, third])
        await visitor.signIn('many@example.org', first.password);
      const page = await (await first.get('/account')).text();
      expect(page).toContain('Firefox, Linux');
      expect(page).toContain('curl');
      const ids = [...page.matchAll(/name="session" value="([^"]+)"/g)].map(([, id]) => id ?? '');
      expect(ids).toHaveLength(2);

      for (const session of ids) await admin.post('/account', { intent: 'end', session });
      expect((await second.get('/account')).status).toBe(200);
      const ofFirefox = /value="([^"]+)"[^<]*<button[^>]*aria-label="Sign out Firefox/.exec(
        page.replace(/\/>/g, ''),
      )?.[1];
      const ended = await first.post('/account', { intent: 'end', session: ofFirefox ?? '' });
      expect(leadsTo(ended)).toEqual([303, '/account?done=ended']);
      const alive = async () =>
        Promise.all([first, second, third].map(async (v) => (await v.get('/account')).status));
      expect(await alive()).toEqual([200, 303, 200]);
      await second.signIn('many@example.org', first.password);
      await first.post('/account', { intent: 'end_others' });
      expect(await alive()).toEqual([200, 303, 303]);
    });

    it('changes its password with the present one, which signs out all other browsers', async () => {
      const first = await signedIn(program, 'changes@example.org', 'analyst');
      const second = new Visitor(program);
      await second.signIn('changes@example.org', first.password);
      const next = 'another long password';
      const change = (current: string) =>
        first.post('/account/password', { current, next, again: next });
      for (const current of ['', 'not the present one']) {
        const refused = await change(current);
        expect([refused.status, await refused.text()]).toEqual([
          422,
          expect.stringContaining('not your present password'),
        ]);
      }
      expect(leadsTo(await change(first.password))).toEqual([303, '/account?done=password']);
      expect((await first.get('/account')).status).toBe(200);
      expect((await second.get('/account')).status).toBe(303);
      expect((await second.signIn('changes@example.org', first.password)).status).toBe(422);
      expect((await second.signIn('changes@example.org', next)).status).toBe(303);
    });

    it('is signed out by a form, not by a link', async () => {
      const visitor = await signedIn(program, 'leaves@example.org', 'reader');
      const { cookie } = visitor;
      expect(leadsTo(await visitor.get('/sign-out'))).toEqual([303, '/']);
      expect((await visitor.get('/account')).status).toBe(200);
      expect(leadsTo(await visitor.post('/sign-out', {}))).toEqual([303, '/']);
      expect(visitor.cookie).toBeUndefined();
      visitor.cookie = cookie;
      expect((await visitor.get('/account')).status).toBe(303);
      // Nobody is signed out a second time.
      await visitor.post('/sign-out', {});
      const boss = new Visitor(program);
      await boss.signIn('boss@example.org', admin.password);
      const log = await (await boss.get('/audit/log.csv?what=sign_out')).text();
      expect(log.match(/,sign_out,user,\w+,leaves@example\.org,/g)).toHaveLength(1);
    });

    it('that is disabled or reset is signed out at once', async () => {
      for (const act of ['disable', 'reset']) {
        const visitor = await signedIn(program, `${act}@example.org`, 'analyst');
        expect((await visitor.get('/waves')).status).toBe(200);
        await tell(program, 'user', act, `${act}@example.org`);
        expect(leadsTo(await visitor.get('/waves'))).toEqual([303, '/sign-in?to=%2Fwaves']);
      }
    });
  });

  describe('wrong passwords', () => {
    it('lock an account, known or not, until it is reset', async () => {
      for (const email of ['locked@example.org', 'unknown@example.org']) {
        const isKnown = email.startsWith('locked');
        const account = isKnown ? await signedIn(program, email, 'analyst') : undefined;
        // All at once: none gets past the limit by being early.
        const answers = await Promise.all(
          Array.from({ length: ATTEMPTS.account + 10 }, () =>
            new Visitor(program).signIn(email, 'a wrong password'),
          ),
        );
        const wrong = answers.filter(({ status }) => status === 422).length;
        expect(wrong).toBeLessThanOrEqual(ATTEMPTS.account);
        expect(answers.every(({ status }) => status === 422 || status === 429)).toBe(true);
        const right = await new Visitor(program).signIn(email, account?.password ?? '-');
        expect(right.status).toBe(429);
        expect(right.headers.get('Retry-After')).toBe('900');
        expect(await right.text()).toContain('Too many wrong passwords');
        // Who is signed in already stays so.
        if (account) expect((await account.get('/waves')).status).toBe(200);
      }
      const { out } = await tell(program, 'user', 'reset', 'locked@example.org');
      expect((await new Visitor(program).signIn('locked@example.org', out.trim())).status).toBe(
        303,
      );
      expect(await (await program.fetch('/metrics')).text()).toMatch(
        /parallax_requests_refused_total\{limit="sign_in"\} [1-9]/,
      );
    });

    it('lock an address out of all accounts, but not those elsewhere', async () => {
      const from = (address: string) => new Visitor(program, { 'X-Forwarded-For': address });
      for (let i = 0; i < ATTEMPTS.address; i += 10)
        await Promise.all(
          Array.from({ length: 10 }, (_, j) =>
            from('203.0.113.9').signIn(`guess-${i + j}@example.org`, 'a wrong password'),
          ),
        );
      const { password } = admin;
      expect((await from('203.0.113.9').signIn('boss@example.org', password)).status).toBe(429);
      expect((await from('203.0.113.10').signIn('boss@example.org', password)).status).toBe(303);
    });
  });

  it('leave neither address nor password nor anything unforeseen in the log', () => {
    const log = program.log();
    for (const word of ['@example', 'four words', 'wrong password', 'unforeseen'])
      expect(log).not.toContain(word);
  });
  it('of others are changed by two administrators at once without loss', async () => {
    const api = await apiClient(program, 'admin');
    await api.post('/api/v1/studies', everyKind());
    const [one = '', two = ''] = await Promise.all(
      ['at-once-1', 'at-once-2'].map(async (key) => {
        const made = await api.post('/api/v1/studies/every-kind/waves', { key });
        return (made.body as { id: string }).id;
      }),
    );
    const cy = await signedIn(program, 'cy@example.org', 'administrator');
    await signedIn(program, 'reads@example.org', 'reader');
    const users = await (await admin.get('/users')).text();
    const address = /reads@example[\s\S]*?href="(\/users\/\w+)/.exec(users)?.[1] ?? '';
    const shown = await shownOn(await admin.get(address));
    const save = (by: Visitor, name: string, role: string) =>
      by.post(address, { intent: 'save', name, role, shown });
    await save(cy, 'Reader One', 'reader');
    // Untouched here, the name stays as the other set it, and that is told.
    expect(leadsTo(await save(admin, 'reads', 'analyst'))).toEqual([303, `${address}?done=merged`]);
    const page = async () => (await admin.get(address)).text();
    expect(await page()).toMatch(/value="Reader One"[\s\S]*value="analyst" selected/);
    const asked = await save(admin, 'Another', 'reader');
    expect(asked.status).toBe(409);
    expect(await asked.clone().text()).toMatch(/to “Reader One”[\s\S]*value="Another"/);
    await admin.post(address, {
      intent: 'save',
      name: 'Another',
      role: 'reader',
      shown: await shownOn(asked),
    });
    expect(await page()).toMatch(/value="Another"[\s\S]*value="reader" selected/);
    // Neither page of waves shows what the other gives.
    await cy.post(address, { intent: 'waves', waves: one });
    await admin.post(address, { intent: 'waves', waves: two });
    for (const id of [one, two])
      expect(await page()).toMatch(new RegExp(`checked=""[^>]*value="${id}"`));
    await admin.post(address, { intent: 'waves', given: one });
    expect(await page()).not.toMatch(new RegExp(`checked=""[^>]*value="${one}"`));
    expect(await page()).toMatch(new RegExp(`checked=""[^>]*value="${two}"`));
  });

  describe('the benchmarks of an administrator', () => {
    const form = (given: Record<string, string>) => ({
      row: 'share.poor',
      label: 'Our market',
      source: 'A survey',
      year: '',
      manager: '43,5 %',
      managerBase: '',
      consumer: '',
      consumerBase: '1 000',
      ...given,
    });
    const list = async () => (await admin.get('/benchmarks')).text();

    it('are added, changed and removed by forms, which come back filled in where something is wrong', async () => {
      const api = await apiClient(program, 'admin');
      await api.post('/api/v1/studies', everyKind());
      expect(await (await admin.get('/waves')).text()).toContain('href="/benchmarks?lang=en"');
      const about = /<option value="(item:[^"]+)"/.exec(await list())?.[1] ?? '';
      const at = `/benchmarks?about=${about}`;
      const rows = [...(await (await admin.get(at)).text()).matchAll(/<option value="(\w[^"]*)"/g)];
      const row = rows.map(([, name = '']) => name).find((name) => name.startsWith('share.')) ?? '';
      const refused = await admin.post(at, form({ row, source: ' ', label: '<b>"own"</b>' }));
      const page = await refused.text();
      expect(refused.status).toBe(422);
      for (const typed of [
        'value="&lt;b&gt;&quot;own&quot;&lt;/b&gt;"',
        'value="43,5 %"',
        'value="1 000"',
      ])
        expect(page).toContain(typed);
      expect(page.match(/class="field__fault"/g)).toHaveLength(2);
      expect(await list()).toContain('No benchmark of your own');
      const sent = await admin.post(at, form({ row, consumerBase: '' }));
      expect(leadsTo(sent)).toEqual([303, '/benchmarks?done=saved']);
      const shown = await list();
      expect(shown).toContain('managers 44');
      const id = /edit=(\w+)/.exec(shown)?.[1] ?? '';
      const edit = `/benchmarks?edit=${id}`;
      expect(await (await admin.get(edit)).text()).toContain('value="43.5"');
      // A base in the thousands is what it says in the page's language, or is asked about.
      const thousands = { row, manager: '', consumer: '20', consumerBase: '2,000' };
      expect((await admin.post(`${edit}&lang=sv`, form(thousands))).status).toBe(422);
      await admin.post(`${edit}&lang=en`, form(thousands));
      expect(await list()).toMatch(/consumers 20\s% \(base 2,000\)/);
      await admin.post(edit, form({ ...thousands, consumerBase: '300' }));
      const all = (await api.get('/api/v1/benchmarks')).body as { shipped: boolean }[];
      expect(all.filter(({ shipped }) => !shipped)).toEqual([
        expect.objectContaining({
          id,
          manager: null,
          consumer: { value: 0.2, base: 300, baseOf: 'side', approx: null },
        }),
      ]);
      expect(leadsTo(await admin.post('/benchmarks', { remove: id }))).toEqual([
        303,
        '/benchmarks?done=removed',
      ]);
      expect(await list()).toContain('No benchmark of your own');
      for (const gone of [edit, '/benchmarks?edit='])
        expect((await admin.get(gone)).status).toBe(404);
      expect((await admin.post('/benchmarks', { remove: id })).status).toBe(404);
    });

    it('are changed by two at once without loss, and put in again where one removed them', async () => {
      const api = await apiClient(program, 'admin');
      await api.post('/api/v1/studies', everyKind());
      const bo = await signedIn(program, 'bo@example.org', 'administrator');
      const about = /<option value="(item:[^"]+)"/.exec(await list())?.[1] ?? '';
      const at = `/benchmarks?about=${about}`;
      const rows = [...(await (await admin.get(at)).text()).matchAll(/<option value="(\w[^"]*)"/g)];
      const row = rows.map(([, name = '']) => name).find((name) => name.startsWith('share.')) ?? '';
      const typed = form({ row, manager: '43.5', consumerBase: '' });
      await admin.post(at, typed);
      const listed = await list();
      const remove = /edit=(\w+)/.exec(listed)?.[1] ?? '';
      const edit = `/benchmarks?edit=${remove}`;
      const shown = await shownOn(await admin.get(edit));
      await bo.post(edit, { ...typed, source: 'Bo’s survey', about, shown });
      await admin.post(edit, { ...typed, year: '2024', about, shown });
      const own = async () =>
        ((await api.get('/api/v1/benchmarks')).body as { shipped: boolean }[]).filter(
          ({ shipped }) => !shipped,
        );
      expect(await own()).toMatchObject([{ source: 'Bo’s survey', year: 2024 }]);
      const asked = await admin.post(edit, {
        ...typed,
        source: 'Ann’s',
        year: '2024',
        about,
        shown,
      });
      expect(asked.status).toBe(409);
      expect(await asked.text()).toMatch(/to “Bo’s survey”[\s\S]*value="Ann’s"/);
      expect(leadsTo(await admin.post('/benchmarks', { remove, shown }))[1]).toContain('kept');
      await bo.post('/benchmarks', { remove });
      expect(leadsTo(await admin.post(edit, { ...typed, about, shown }))[1]).toContain('again');
      expect(await own()).toMatchObject([{ source: 'A survey' }]);
      const id = /edit=(\w+)/.exec(await list())?.[1] ?? '';
      await admin.post('/benchmarks', { remove: id });
    });

    it('stand beside those that ship, each with its source and the studies that it fits', async () => {
      const api = await apiClient(program, 'admin');
      const wording = { consumer: { sv: 'Nådde du någon?' }, manager: { sv: 'Når de någon?' } };
      const options = ['nej', 'ja'].map((code, value) => ({ code, value, label: { sv: code } }));
      const item = { key: 'naadde', construct: 'access', kind: 'scale', scale: 'svar', wording };
      const page = [{ key: 'allt', items: ['naadde'] }];
      const made = await api.post('/api/v1/studies', {
        format: 'parallax.study/1',
        key: 'egen',
        title: { sv: 'Vår egen mätning' },
        locales: ['sv'],
        audiences: { consumer: { label: { sv: 'K' } }, manager: { label: { sv: 'C' } } },
        scales: { svar: { options, favourable: ['ja'] } },
        items: [item],
        questionnaires: { consumer: page, manager: page },
      });
      expect(made.status).toBe(201);
      type Side = { base: number | null } | null;
      const shipped = (await api.get('/api/v1/benchmarks')).body as {
        shipped: boolean;
        item: string;
        manager: Side;
        consumer: Side;
      }[];
      const bases: [string, number | null][] = [
        ['human_access', 500],
        ['switched_after', null],
        ['lasting_opinion', 2000],
        ['callback_infeasible', 100],
        ['reactions', 3000],
        ['leave_after', null],
        ['moved_reason', null],
      ];
      for (const [item, base] of bases) {
        const of = shipped.filter((one) => one.item === item);
        expect(of.map(({ manager, consumer }) => (consumer ?? manager)?.base)).toEqual(
          of.map(() => base),
        );
        expect(of).not.toEqual([]);
      }
      for (const lang of ['en', 'sv']) {
        const html = await (await admin.get(`/benchmarks?lang=${lang}`)).text();
        const [, listed = ''] = html.split('id="shipped"');
        const lines = [...listed.matchAll(/<tr><th scope="row".*?<\/tr>/gs)].map(([line]) => line);
        // What publications state of groups and of drivers stands there too, without a construct.
        const figures = lines.filter((line) => !line.includes('finding__figure'));
        expect(figures).toHaveLength(shipped.filter((one) => one.shipped).length);
        expect(lines.length - figures.length).toBe(6);
        const saying = {
          en: ['(base 2,000)', '(base 500 of both sides together)', '(no base published)'],
          sv: ['(bas 2 000)', '(bas 500 för båda sidor tillsammans)', '(ingen publicerad bas)'],
        }[lang];
        for (const text of saying ?? []) expect(listed.replaceAll(/\s/g, ' ')).toContain(text);
        const missing = publications().filter(
          ({ figures }) => !listed.includes(figures.source[lang] ?? ''),
        );
        expect(missing).toEqual([]);
        // Of the constructs that ship, it asks one; by item it has none of them.
        const fitting = lines.filter((line) => line.includes('Vår egen mätning'));
        expect(fitting).toHaveLength(1);
        expect(fitting[0]).toContain('>access<');
        expect(fitting[0]).toMatch(/80\s%.*37\s%/s);
      }
    });
  });
});

describe('accounts over two processes on one PostgreSQL', () => {
  let one: Program;
  let other: Program;

  beforeAll(async () => {
    const env = {
      DATABASE_URL: await emptyServerDatabase(),
      SESSION_SECRET: 'the same for both of them',
      DEMO: '0',
      ...ADMIN,
    };
    [one, other] = await Promise.all([
      startProgram('server', { env }),
      startProgram('server', { env }),
    ]);
  });
  afterAll(async () => {
    await one?.stop();
    await other?.stop();
  });

  it('are the same on both, sessions and their end included', async () => {
    const visitor = new Visitor(one);
    await visitor.signIn(ADMIN.ADMIN_EMAIL, ADMIN.ADMIN_PASSWORD);
    const there = new Visitor(other);
    there.cookie = visitor.cookie;
    expect((await there.get('/waves')).status).toBe(200);
    await there.post('/sign-out', {});
    expect((await visitor.get('/waves')).status).toBe(303);
  });

  it('are locked on both by wrong passwords on either, all sent at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 2 * ATTEMPTS.account }, (_, i) =>
        new Visitor(i % 2 === 0 ? one : other).signIn(ADMIN.ADMIN_EMAIL, 'a wrong password'),
      ),
    );
    const wrong = answers.filter(({ status }) => status === 422).length;
    expect(wrong).toBeLessThanOrEqual(ATTEMPTS.account);
    for (const program of [one, other]) {
      const right = await new Visitor(program).signIn(ADMIN.ADMIN_EMAIL, ADMIN.ADMIN_PASSWORD);
      expect(right.status).toBe(429);
    }
    const { out } = await runParallax(['user', 'reset', ADMIN.ADMIN_EMAIL], one.env);
    expect(leadsTo(await new Visitor(other).signIn(ADMIN.ADMIN_EMAIL, out.trim()))).toEqual([
      303,
      '/waves',
    ]);
  });

  it('leave nothing unforeseen in the log', () => {
    for (const { log } of [one, other]) expect(log()).not.toContain('unforeseen');
  });
});
