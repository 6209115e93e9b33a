import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, startProgram, tell } from '../system/program';
import { codeOf, leadsTo, secretOf, signedIn, Visitor } from '../system/visitor';

const PAGE = '/account/second-step';

describe('the second step of a sign-in', () => {
  let hostile = 0;
  let program: Program;
  beforeAll(async () => {
    program = await startProgram('embedded', { env: { DEMO: '0' } });
  });
  afterAll(() => program.stop());

  /** Somebody with a second step, signed in; the step before the present one was used to confirm it. */
  async function equipped(email: string) {
    const visitor = await signedIn(program, email, 'analyst');
    const { password } = visitor;
    await visitor.post(PAGE, { intent: 'begin', password });
    const secret = secretOf(await (await visitor.get(PAGE)).text());
    const shown = await visitor.post(PAGE, { intent: 'confirm', code: codeOf(secret, -1) });
    const codes = [...(await shown.text()).matchAll(/<li>([0-9a-z-]{14})</g)].map(
      ([, code]) => code,
    );
    return Object.assign(visitor, { secret, codes: codes.map((code) => code ?? ''), email });
  }

  /** A browser that has the right password, and no more. */
  async function halfway({ email, password }: { email: string; password: string }) {
    const visitor = new Visitor(program);
    const answer = await visitor.signIn(email, password, '?to=/account');
    expect(leadsTo(answer)).toEqual([303, '/sign-in/code?to=%2Faccount']);
    return visitor;
  }
  const enter = (visitor: Visitor, code: string) =>
    visitor.post('/sign-in/code?to=/account', { code });

  it('takes a code of the device once, and leads where the first step was to lead', async () => {
    const owner = await equipped('once@example.org');
    expect(owner.codes).toHaveLength(10);
    const visitor = await halfway(owner);
    // The first step alone opens nothing.
    expect((await visitor.get('/waves')).status).toBe(303);
    expect((await enter(visitor, '000000')).status).toBe(422);
    const code = codeOf(owner.secret);
    expect(leadsTo(await enter(visitor, `${code.slice(0, 3)} ${code.slice(3)}`))).toEqual([
      303,
      '/account',
    ]);
    expect((await visitor.get('/account')).status).toBe(200);
    // RFC 6238: neither this code nor an earlier one is taken again.
    const second = await halfway(owner);
    expect((await enter(second, code)).status).toBe(422);
    expect((await enter(second, codeOf(owner.secret, -1))).status).toBe(422);
    expect(leadsTo(await enter(second, codeOf(owner.secret, 1)))).toEqual([303, '/account']);
  });

  it('ends the session that its browser has by then, and notes it', async () => {
    const owner = await equipped('ends@example.org');
    const boss = await signedIn(program, 'boss@example.org', 'administrator');
    const before = await signedIn(program, 'before@example.org', 'analyst');
    const visitor = await halfway(owner);
    // Somebody signs in beside it before the code is entered.
    visitor.cookie = `${visitor.cookie}; ${before.cookie}`;
    expect((await before.get('/account')).status).toBe(200);
    expect(leadsTo(await enter(visitor, codeOf(owner.secret)))).toEqual([303, '/account']);
    expect((await before.get('/account')).status).toBe(303);
    const log = await (await boss.get('/audit/log.csv?what=session.end')).text();
    expect(log).toMatch(/before@example\.org>?,session\.end,user,\w+,before@example\.org/);
  });

  it('never takes a session that was there before, nor leads to where a link would like', async () => {
    const owner = await equipped('fixed@example.org');
    const planted = await signedIn(program, 'planter@example.org', 'analyst');
    const [, known = ''] = planted.cookie?.split('=') ?? [];
    // Somebody else's session, planted in the browser before the sign-in, is not the one that it ends with.
    const visitor = new Visitor(program);
    visitor.cookie = `session=${known}`;
    await planted.post('/sign-out', {});
    const begun = await visitor.signIn(owner.email, owner.password, '?to=/account');
    expect(leadsTo(begun)[1]).toBe('/sign-in/code?to=%2Faccount');
    const half = visitor.cookie ?? '';
    expect(leadsTo(await enter(visitor, codeOf(owner.secret)))).toEqual([303, '/account']);
    expect(visitor.cookie).toMatch(/^session=\w{26}$/);
    expect(visitor.cookie).not.toContain(known);
    expect(await (await visitor.get('/account')).text()).toContain(owner.email);
    // Whoever planted it, or kept what stood between the steps, has nothing.
    for (const cookie of [`session=${known}`, half]) {
      const other = new Visitor(program);
      other.cookie = cookie;
      expect((await other.get('/account')).status).toBe(303);
    }
    const replayed = new Visitor(program);
    replayed.cookie = half;
    expect((await enter(replayed, codeOf(owner.secret))).status).toBe(422);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    '/\t/evil.example',
    '/.//evil.example',
    '/x\r\nSet-Cookie: session=planted',
  ])('and the change of a one-time password lead nowhere but here from %j', async (to) => {
    hostile += 1;
    const owner = await equipped(`hostile-${hostile}@example.org`);
    const query = `?${new URLSearchParams({ to })}`;
    const own = (answer: Response) => {
      const { origin } = new URL(answer.headers.get('Location') ?? '', program.url);
      expect([answer.status, origin, answer.headers.get('Set-Cookie')]).toEqual([
        303,
        program.url,
        expect.not.stringContaining('session=planted'),
      ]);
    };
    const visitor = new Visitor(program);
    await visitor.signIn(owner.email, owner.password, query);
    own(await visitor.post(`/sign-in/code${query}`, { code: codeOf(owner.secret) }));
    own(await visitor.get(`/sign-in/code${query}`));
    const made = await tell(program, 'user', 'add', `new-${hostile}@example.org`);
    const fresh = new Visitor(program);
    await fresh.signIn(`new-${hostile}@example.org`, made.out.trim());
    const next = 'chosen by its owner';
    own(await fresh.post(`/account/password${query}`, { next, again: next }));
  });

  it('takes each recovery code once, and none that was replaced', async () => {
    const owner = await equipped('lost@example.org');
    const [code = '', other = ''] = owner.codes;
    expect(leadsTo(await enter(await halfway(owner), code.toUpperCase()))[0]).toBe(303);
    expect((await enter(await halfway(owner), code)).status).toBe(422);
    expect(await (await owner.get(PAGE)).text()).toContain('9 recovery codes are left');
    await owner.post(PAGE, { intent: 'renew', password: owner.password });
    expect((await enter(await halfway(owner), other)).status).toBe(422);
  });

  it('is not passed by codes tried in a row, whoever knows the password', async () => {
    const owner = await equipped('tried@example.org');
    const visitor = await halfway(owner);
    // Going back to the password gives no tries back.
    for (let tries = 0; tries < 4; tries += 1) {
      expect((await enter(visitor, '000000')).status).toBe(422);
      await halfway(owner);
    }
    expect((await enter(visitor, '000000')).status).toBe(422);
    const locked = await enter(visitor, codeOf(owner.secret));
    expect([locked.status, locked.headers.get('Retry-After')]).toEqual([429, '900']);
    expect((await new Visitor(program).signIn(owner.email, owner.password)).status).toBe(429);
  });

  it('is over with another password, and for a cookie that was made up', async () => {
    const owner = await equipped('changed@example.org');
    const visitor = await halfway(owner);
    const next = 'quite another password';
    await owner.post('/account/password', { current: owner.password, next, again: next });
    expect(leadsTo(await enter(visitor, codeOf(owner.secret)))).toEqual([
      303,
      '/sign-in?to=%2Faccount',
    ]);
    visitor.cookie = `second-step=${'A'.repeat(80)}`;
    expect(leadsTo(await enter(visitor, codeOf(owner.secret)))[0]).toBe(303);
    expect(leadsTo(await visitor.get('/sign-in/code'))).toEqual([303, '/sign-in']);
  });

  it('is set up and removed with the password only, and removed by an administrator', async () => {
    const owner = await signedIn(program, 'careful@example.org', 'analyst');
    for (const intent of ['begin', 'renew', 'remove'])
      expect((await owner.post(PAGE, { intent, password: 'wrong' })).status).toBe(422);
    // One that was never confirmed counts for nothing.
    await owner.post(PAGE, { intent: 'begin', password: owner.password });
    expect((await owner.post(PAGE, { intent: 'confirm', code: '000000' })).status).toBe(422);
    const again = new Visitor(program);
    expect(leadsTo(await again.signIn('careful@example.org', owner.password))[1]).toBe('/waves');

    const administrator = await signedIn(program, 'ann@example.org', 'administrator');
    const lost = await equipped('device@example.org');
    const users = await (await administrator.get('/users')).text();
    const id = /device@example\.org[\s\S]*?href="\/users\/(\w{12})/.exec(users)?.[1] ?? '';
    expect(users).toContain('second step');
    await administrator.post(`/users/${id}`, { intent: 'factor' });
    const visitor = new Visitor(program);
    expect(leadsTo(await visitor.signIn(lost.email, lost.password))[1]).toBe('/waves');
    const other = await equipped('shell@example.org');
    const reset = await tell(program, 'user', 'reset', 'shell@example.org');
    await visitor.signIn(other.email, reset.out.trim());
    expect(leadsTo(await visitor.get('/waves'))[1]).toContain('/account/password');
  });
});
