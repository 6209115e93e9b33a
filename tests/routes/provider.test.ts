import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openidProvider, type Vouched } from '../system/openidProvider';
import { type Program, startProgram, tell } from '../system/program';
import { codeOf, leadsTo, secretOf, shownOn, signedIn, Visitor } from '../system/visitor';

describe('a sign-in by OpenID Connect', () => {
  let program: Program;
  let provider: Awaited<ReturnType<typeof openidProvider>>;
  let administrator: Visitor;
  const people = new Map<string, Vouched>();

  beforeAll(async () => {
    program = await startProgram('embedded', { env: { DEMO: '0' } });
    provider = await openidProvider(`${program.url}/sign-in/callback`, people);
    administrator = await signedIn(program, 'ann@example.org', 'administrator');
    await configure();
  });
  afterAll(async () => {
    await provider?.close();
    await program?.stop();
  });

  const configure = (given: Record<string, string> = {}) =>
    administrator.post('/provider', {
      intent: 'save',
      issuer: provider.issuer,
      client: provider.client.id,
      secret: provider.client.secret,
      label: 'Sign in with Example',
      role: '',
      ...given,
    });

  /** Whom the audit log has entries of a kind about, newest first. */
  async function noted(what: string): Promise<string[]> {
    const log = await (await administrator.get(`/audit/log.csv?what=${what}`)).text();
    const entries = log.matchAll(new RegExp(`,${what},(\\w+),(\\w*),([^,]*),`, 'g'));
    return [...entries].map(([, kind, id, name]) =>
      [kind, name, ...(id === '' ? ['without an id'] : [])].join(' '),
    );
  }
  /** A browser at the provider: what it is sent to there. */
  async function begun(visitor: Visitor, query = '') {
    const answer = await visitor.get(`/sign-in/with/main${query}`);
    expect(answer.status).toBe(303);
    return answer.headers.get('Location') ?? '';
  }
  /** Signs somebody in whom the provider vouches for. @returns where that leads */
  async function come(login: string, visitor = new Visitor(program), query = '') {
    const back = await provider.visit(await begun(visitor, query), login);
    return leadsTo(await visitor.get(back.slice(program.url.length)));
  }

  it('is offered, and known by a verified address only', async () => {
    expect(await (await new Visitor(program).get('/sign-in')).text()).toContain(
      'Sign in with Example',
    );
    people.set('1', { email: 'ANN@example.org', email_verified: true, name: 'Ann' });
    people.set('2', { email: 'ann@example.org', email_verified: false });
    people.set('3', { email: 'nobody@example.org', email_verified: true });
    people.set('4', {});
    expect(await come('2')).toEqual([303, '/sign-in?provider=unverified']);
    expect(await come('3')).toEqual([303, '/sign-in?provider=unknown']);
    expect(await come('4')).toEqual([303, '/sign-in?provider=unverified']);
    const visitor = new Visitor(program);
    expect(await come('1', visitor, '?to=/users')).toEqual([303, '/users']);
    expect((await visitor.get('/users')).status).toBe(200);
    // Known again as the same person, whatever the address is called there now.
    people.set('1', { email: 'renamed@example.org', email_verified: false });
    expect((await come('1'))[1]).toBe('/waves');
    expect((await come('1', new Visitor(program), '?to=//evil.example'))[1]).toBe('/waves');
    expect(await noted('provider.link')).toEqual(['user ann@example.org']);
  });

  it('asks for code, state, nonce and challenge, and takes an answer once, in its own browser', async () => {
    people.set('1', { email: 'ann@example.org', email_verified: true });
    const visitor = new Visitor(program);
    const start = await begun(visitor);
    const asked = new URL(start).searchParams;
    expect([asked.get('response_type'), asked.get('code_challenge_method')]).toEqual([
      'code',
      'S256',
    ]);
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(name)?.length).toBeGreaterThan(20);
    const back = (await provider.visit(start, '1')).slice(program.url.length);
    const elsewhere = new Visitor(program);
    expect(leadsTo(await elsewhere.get(back))[1]).toBe('/sign-in?provider=over');
    await begun(elsewhere);
    expect(leadsTo(await elsewhere.get(back))[1]).toBe('/sign-in?provider=down');
    const other = new URL(back, program.url);
    const { cookie } = visitor;
    other.searchParams.set('state', 'made up');
    expect(leadsTo(await visitor.get(`${other.pathname}${other.search}`))[1]).toBe(
      '/sign-in?provider=down',
    );
    visitor.cookie = cookie;
    expect(leadsTo(await visitor.get(back))[1]).toBe('/waves');
    visitor.cookie = cookie;
    expect(leadsTo(await visitor.get(back))[1]).toBe('/sign-in?provider=down');
    // Anybody can bring that about: once is enough for a while.
    const wrong = await noted('sign_in.wrong');
    expect(wrong.filter((subject) => subject.startsWith('provider'))).toEqual([
      `provider ${provider.issuer} without an id`,
    ]);
  });

  it('never takes a session that was there before, and ends that one', async () => {
    people.set('8', { email: 'fixed@example.org', email_verified: true });
    const before = await signedIn(program, 'fixed@example.org', 'reader');
    const visitor = new Visitor(program);
    visitor.cookie = before.cookie;
    expect(await come('8', visitor)).toEqual([303, '/waves']);
    expect(visitor.cookie).not.toBe(before.cookie);
    expect((await visitor.get('/account')).status).toBe(200);
    expect(leadsTo(await before.get('/account'))).toEqual([303, '/sign-in?to=%2Faccount']);
    expect(await noted('session.end')).toEqual(['user fixed@example.org']);
  });

  it('takes up an invitation, or makes the account that all of them get', async () => {
    await administrator.post('/users', {
      email: 'new@example.org',
      name: 'New',
      role: 'analyst',
      language: 'en',
    });
    people.set('5', { email: 'new@example.org', email_verified: true, name: 'New Er' });
    people.set('6', { email: 'welcome@example.org', email_verified: true });
    expect((await come('5'))[1]).toBe('/waves');
    expect((await come('6'))[1]).toBe('/sign-in?provider=unknown');
    await configure({ role: 'reader', secret: '' });
    expect((await come('6'))[1]).toBe('/waves');
    const list = (await tell(program, 'user', 'list')).out;
    expect(list).toMatch(/new@example\.org\tanalyst\t.*\tNew Er/);
    expect(list).toMatch(/welcome@example\.org\treader/);
    await tell(program, 'user', 'disable', 'welcome@example.org');
    expect((await come('6'))[1]).toBe('/sign-in?provider=unknown');
    // Turned away with an account that is shut, and before that without one.
    expect((await noted('sign_in.wrong')).slice(0, 2)).toEqual([
      'user welcome@example.org',
      'user welcome@example.org without an id',
    ]);
  });

  it('asks for the organisation where several have a provider, and tells of none', async () => {
    const page = async (query = '') => (await new Visitor(program).get(`/sign-in${query}`)).text();
    expect(await page()).not.toContain('name="organisation"');
    await tell(program, 'organisation', 'add', 'acme', '--administrator', 'boss@acme.test');
    const reset = await tell(program, 'user', 'reset', 'boss@acme.test', '--organisation', 'acme');
    const oneTime = reset.out.trim().split('\n').at(-1) ?? '';
    const boss = new Visitor(program);
    await boss.signIn('boss@acme.test', oneTime);
    await boss.post('/account/password', { next: 'words of my own', again: 'words of my own' });
    const saved = await boss.post('/provider', {
      intent: 'save',
      issuer: provider.issuer,
      client: provider.client.id,
      secret: provider.client.secret,
      label: 'Sign in with Acme',
      role: '',
    });
    expect(saved.status).toBe(303);
    const asking = await page('?to=/users');
    expect(asking).toContain('name="organisation"');
    expect(asking).toContain('name="to" value="/users"');
    expect(asking).not.toMatch(/Sign in with|acme/i);
    expect(await page('?organisation=acme')).toContain(
      'href="/sign-in/with/acme?organisation=acme"',
    );
    expect(await page('?organisation=main')).not.toContain('Acme');
    // One without a provider and one that is none are told apart by nobody.
    await tell(program, 'organisation', 'add', 'plain', '--administrator', 'p@plain.test');
    const wrong = async (key: string) =>
      (await page(`?organisation=${key}`)).replaceAll(key, 'KEY');
    const without = (html: string) => html.replace(/nonce="[^"]*"|"nonce":"[^"]*"/g, '');
    expect(without(await wrong('plain'))).toBe(without(await wrong('ghost')));
    expect(await wrong('ghost')).toContain('No organisation of this key');
    expect((await new Visitor(program).get('/sign-in/with/plain')).status).toBe(404);
    await boss.post('/provider', { intent: 'remove' });
  });

  it('does not pass by the second step of the account', async () => {
    const owner = await signedIn(program, 'twice@example.org', 'analyst');
    const { password } = owner;
    await owner.post('/account/second-step', { intent: 'begin', password });
    const secrets = await (await owner.get('/account/second-step')).text();
    const code = codeOf(secretOf(secrets));
    await owner.post('/account/second-step', { intent: 'confirm', code });
    people.set('7', { email: 'twice@example.org', email_verified: true });
    const visitor = new Visitor(program);
    expect(await come('7', visitor)).toEqual([303, '/sign-in/code?to=%2Fwaves']);
    expect((await visitor.get('/waves')).status).toBe(303);
    // Both steps are told of the sign-in that they make.
    const next = codeOf(secretOf(secrets), 1);
    expect((await visitor.post('/sign-in/code', { code: next })).status).toBe(303);
    const log = await (await administrator.get('/audit/log.csv?what=sign_in&who=twice')).text();
    const [, entry = ''] = log.split('\r\n');
    for (const told of ['""second"":""device""', `""provider"":""${provider.issuer}`])
      expect(entry).toContain(told);
  });

  it('is set up by two administrators at once, and neither undoes what the other did', async () => {
    const bo = await signedIn(program, 'bo@example.org', 'administrator');
    await configure();
    const shown = await shownOn(await administrator.get('/provider'));
    const save = (by: Visitor, given: Record<string, string>) =>
      by.post('/provider', {
        intent: 'save',
        issuer: provider.issuer,
        client: provider.client.id,
        secret: '',
        label: 'Sign in with Example',
        role: '',
        shown,
        ...given,
      });
    await save(bo, { label: 'Bo’s button' });
    // Only the role was changed here, so the other's label stays.
    expect((await save(administrator, { role: 'reader' })).status).toBe(303);
    const page = async () => (await administrator.get('/provider')).text();
    expect(await page()).toMatch(/value="Bo’s button"/);
    expect(await page()).toMatch(/value="reader" selected/);
    const asked = await save(administrator, { label: 'Ann’s button' });
    expect(asked.status).toBe(409);
    const text = await asked.clone().text();
    expect(text).toContain('has changed this meanwhile to “Bo’s button”');
    expect(text).toContain('value="Ann’s button"');
    expect((await save(bo, { label: 'x', secret: 'another', shown })).status).toBe(409);
    // What others have changed is seen before it is removed.
    expect((await administrator.post('/provider', { intent: 'remove', shown })).status).toBe(409);
    const now = await shownOn(asked);
    expect(
      (await save(administrator, { label: 'Ann’s button', role: 'reader', shown: now })).status,
    ).toBe(303);
    await bo.post('/provider', { intent: 'remove' });
    const removed = await save(administrator, { label: 'Typed meanwhile', shown: now });
    expect(removed.status).toBe(409);
    expect(await removed.text()).toMatch(
      /has removed this meanwhile[\s\S]*value="Typed meanwhile"/,
    );
    await configure();
  });

  it('is set up with an https address that answers, and its secret goes to no other', async () => {
    for (const [given, words] of [
      [{ issuer: 'http://example.org' }, 'https address'],
      [{ issuer: 'https://user:pass@example.org' }, 'https address'],
      [{ issuer: 'file:///etc/passwd' }, 'https address'],
      [{ issuer: 'http://127.0.0.1:9' }, 'No provider answers'],
      [{ issuer: 'http://localhost:9', secret: '' }, 'what the provider gave you'],
      [{ client: ' ' }, 'what the provider gave you'],
      [{ label: '' }, 'what the button is to say'],
    ] as const) {
      const answer = await configure(given);
      expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(words)]);
    }
    expect(await (await administrator.get('/provider')).text()).not.toContain(
      provider.client.secret,
    );
    // What is set is noted in the words of whoever reads it, and what is left as it was is not.
    const shown = async () => (await administrator.get('/audit?lang=sv&what=provider.save')).text();
    const entries = (log: string) => log.split('<dt>Klient-id</dt>').length;
    const before = entries(await shown());
    expect(before).toBeGreaterThan(1);
    expect((await configure({ secret: '' })).status).toBe(303);
    expect(entries(await shown())).toBe(before);
    await administrator.post('/provider', { intent: 'remove' });
    expect((await new Visitor(program).get('/sign-in/with/main')).status).toBe(404);
  });
});
