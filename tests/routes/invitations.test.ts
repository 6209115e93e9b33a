import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyKindStudy } from '../study/fixtures';
import { apiClient, type Program, startProgram, tell } from '../system/program';
import { leadsTo, mailedLink, signedIn, Visitor } from '../system/visitor';

describe('accounts that administrators look after', () => {
  let program: Program;
  let administrator: Visitor & { password: string };
  let waves: string[];
  beforeAll(async () => {
    program = await startProgram('embedded', { env: { DEMO: '0' } });
    administrator = await signedIn(program, 'ann@example.org', 'administrator');
    const admin = await apiClient(program, 'admin');
    await admin.post('/api/v1/studies', everyKindStudy());
    waves = [];
    for (const key of ['one', 'two']) {
      const made = await admin.post('/api/v1/studies/every-kind/waves', { key, status: 'open' });
      waves.push((made.body as { id: string }).id);
    }
  });
  afterAll(() => program.stop());

  const next = 'a password of their own';
  const page = async (address: string, visitor: Visitor = administrator) =>
    (await visitor.get(address)).text();

  const linkTo = (email: string, kind: 'join' | 'reset') => mailedLink(administrator, email, kind);
  const invite = (fields: Record<string, string>) =>
    administrator.post('/users', { name: 'Somebody', role: 'reader', language: 'en', ...fields });
  const idOf = async (email: string) =>
    new RegExp(`${email}[^]*?href="/users/(\\w{12})`).exec(await page('/users'))?.[1] ?? '';
  async function joined(email: string, fields: Record<string, string> = {}) {
    await invite({ email, ...fields });
    const visitor = new Visitor(program);
    await visitor.post(await linkTo(email, 'join'), { name: email, next, again: next });
    return Object.assign(visitor, { id: await idOf(email) });
  }

  it('are invited several at once, each with what became of it', async () => {
    const [one = ''] = waves;
    const list = 'Ann Ek <ek@example.org>\nann@example.org\nnobody at all\nbo@example.org';
    const terms = { list, role: 'reader', waves: one, language: 'sv' };
    const sent = await administrator.post('/users', terms);
    expect(sent.status).toBe(200);
    const told = (await sent.text()).replace(/<[^>]*>/g, '');
    expect(told).toContain('2 invitations are on their way.');
    for (const line of [
      'ek@example.org: invited',
      'bo@example.org: invited',
      'ann@example.org: has an account already',
      'nobody at all: is no e-mail address',
    ])
      expect(told).toContain(line);
    // Those who were not invited stand in the form again.
    expect(told).toContain('ann@example.org\nnobody at all');
    const visitor = new Visitor(program);
    const link = await linkTo('ek@example.org', 'join');
    expect(await page(link, visitor)).toContain('Ann Ek');
    await visitor.post(link, { name: 'Ann Ek', next, again: next });
    expect(await page('/waves', visitor)).toContain(one);
    for (const nobody of ['', 'nobody'])
      expect((await administrator.post('/users', { ...terms, list: nobody })).status).toBe(422);
  });

  it('make keys for programs, see their use and end them', async () => {
    expect((await administrator.post('/keys', { name: ' ', role: 'analyst' })).status).toBe(422);
    const made = await administrator.post('/keys', { name: 'Dashboard <b>', role: 'analyst' });
    expect([made.status, made.headers.get('Cache-Control')]).toEqual([201, 'private, no-store']);
    const key = /plx_\w{26}/.exec(await made.text())?.[0] ?? '';
    const call = async () =>
      (await program.fetch('/api/v1/waves', { headers: { Authorization: `Bearer ${key}` } }))
        .status;
    const listed = await page('/keys');
    expect(listed).toContain('Dashboard &lt;b&gt;');
    expect(listed).not.toContain(key);
    expect(listed).toMatch(/Dashboard.*?not used yet/s);
    expect(await call()).toBe(200);
    expect(await page('/keys')).toMatch(/Dashboard.*?last used/s);
    const id = /href="\/keys\?revoke=(\w+)[^"]*" aria-label="Revoke the key “Dashboard/.exec(
      listed,
    )?.[1];
    expect(await page(`/keys?revoke=${id}`)).toContain('is refused from then on');
    const gone = await administrator.post('/keys', { revoke: id ?? '' });
    expect(leadsTo(gone)).toEqual([303, '/keys?done=revoked&lang=en']);
    expect(await call()).toBe(401);
    expect((await administrator.post('/keys', { revoke: 'ghost' })).status).toBe(404);
    const log = await page('/audit/log.csv?what=key');
    expect(log).toMatch(/key\.revoke,key,\w+,Dashboard <b>/);
    expect(log).toMatch(/key\.add,key,\w+,Dashboard <b>,"\{""role"":""analyst""\}"/);
  });

  it('begin with an invitation, whose link is good once, and read what they were given', async () => {
    const [one = '', two = ''] = waves;
    const email = 'reader@example.org';
    const sent = await invite({ email, waves: one, role: 'reader', language: 'sv' });
    expect(leadsTo(sent)).toEqual([303, '/users?done=invited']);
    expect(await page('/outbox')).toContain('Inbjudan till Parallax');
    const link = await linkTo(email, 'join');
    const visitor = new Visitor(program);
    expect(await page(link, visitor)).toContain(email);
    const short = await visitor.post(link, { name: 'Rea Der', next: 'short', again: 'short' });
    expect([short.status, await short.text()]).toEqual([422, expect.stringContaining('Rea Der')]);
    // What is not in the form is not taken from it.
    const form = { name: 'Rea Der', next, again: next, role: 'administrator', email: 'x@y.z' };
    const both = await Promise.all([
      visitor.post(link, form),
      new Visitor(program).post(link, form),
    ]);
    expect(both.map(({ headers }) => headers.get('Location')).sort()).toEqual(
      [link, '/waves?lang=en'].sort(),
    );
    const reader = new Visitor(program);
    await reader.signIn(email, next);
    expect((await reader.get(`/waves/${one}/report`)).status).toBe(200);
    expect((await reader.get(`/waves/${two}/report`)).status).toBe(404);
    expect((await reader.get('/users')).status).toBe(404);
    expect(await page('/audit/log.csv?what=wave.give')).toMatch(
      /Rea Der[^\n]*,wave\.give,user,\w+,reader@example\.org,[^\n]*every-kind\/one/,
    );
    // A wave is told by its name, of the invitation too.
    expect(await page('/audit/log.csv?what=user.invite')).toMatch(
      /user\.invite,invitation,\w+,reader@example\.org,[^\n]*every-kind\/one/,
    );
    expect(await page(link, visitor)).toContain('This invitation is over');
    const [over, never, none] = [link, `/join/${'0'.repeat(26)}`, '/join/none'];
    const statuses = [over, never, none].map(async (at) => (await visitor.get(at)).status);
    // Whether a link ever opened something is told to nobody.
    expect(await Promise.all(statuses)).toEqual([410, 410, 404]);
  });

  it('never join by a session that was there before, and end that one', async () => {
    const email = 'fixed@example.org';
    await invite({ email });
    const before = await joined('before@example.org');
    const visitor = new Visitor(program);
    visitor.cookie = before.cookie;
    await visitor.post(await linkTo(email, 'join'), { name: 'Fixed', next, again: next });
    expect(visitor.cookie).not.toBe(before.cookie);
    expect(await page('/account', visitor)).toContain(email);
    expect(leadsTo(await before.get('/account'))).toEqual([303, '/sign-in?to=%2Faccount']);
    expect(await page('/audit/log.csv?what=session')).toMatch(
      /session\.end,user,\w+,before@example\.org/,
    );
  });

  it('are invited again with another link, and not any more once that is withdrawn', async () => {
    const email = 'twice@example.org';
    await invite({ email });
    const first = await linkTo(email, 'join');
    const id = new RegExp(`${email}[^]*?name="again" value="(\\w{12})"`).exec(await page('/users'));
    await administrator.post('/users', { again: id?.[1] ?? '' });
    const second = await linkTo(email, 'join');
    expect(second).not.toBe(first);
    const visitor = new Visitor(program);
    expect(await page(first, visitor)).toContain('This invitation is over');
    expect(await page(second, visitor)).toContain(email);
    await administrator.post('/users', { withdraw: id?.[1] ?? '' });
    expect(await page(second, visitor)).toContain('This invitation is over');
    const late = await visitor.post(second, { name: 'Late', next, again: next });
    expect(leadsTo(late)).toEqual([303, second]);
    expect((await visitor.signIn(email, next)).status).toBe(422);
  });

  it('are not invited where they have an account, or without an address or a name', async () => {
    for (const [fields, words] of [
      [{ email: 'ANN@example.org' }, 'has an account already'],
      [{ email: 'ann@example.org\r\nBcc: x@example.org' }, 'Enter an e-mail address'],
      [{ email: 'new@example.org', name: ' ' }, 'Enter a name'],
    ] as const) {
      const answer = await invite(fields);
      expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(words)]);
    }
    expect(await page('/outbox')).not.toContain('new@example.org');
  });

  it('are given and refused waves, another role, and shut at once', async () => {
    const [one = '', two = ''] = waves;
    const reader = await joined('changed@example.org', { waves: one });
    const change = (fields: Record<string, string>) =>
      administrator.post(`/users/${reader.id}`, fields);
    await change({ intent: 'waves', waves: two, given: one });
    const seen = async () => [
      (await reader.get(`/waves/${one}/report`)).status,
      (await reader.get(`/waves/${two}/report`)).status,
    ];
    expect(await seen()).toEqual([404, 200]);
    await change({ intent: 'save', name: 'Changed', role: 'analyst' });
    expect(await seen()).toEqual([200, 200]);
    expect(await page('/audit/log.csv?what=wave.withdraw')).toMatch(
      /ann@example[^\n]*,wave\.withdraw,user,\w+,changed@example\.org,[^\n]*every-kind\/two/,
    );
    // Whoever is a reader again has to be given waves anew.
    await change({ intent: 'save', name: 'Changed', role: 'reader' });
    expect(await seen()).toEqual([404, 404]);
    // What is typed beside a name that is none is kept; what no form asks for is not there.
    const nameless = await change({ intent: 'save', name: ' ', role: 'fieldworker' });
    expect(nameless.status).toBe(422);
    expect(await nameless.text()).toMatch(/<option value="fieldworker" selected/);
    for (const other of ['', 'promote', 'save'])
      expect((await change({ intent: other, name: 'Changed', role: 'owner' })).status).toBe(404);
    await change({ intent: 'end' });
    expect(await seen()).toEqual([303, 303]);
    await change({ intent: 'disable' });
    expect((await reader.signIn('changed@example.org', next)).status).toBe(422);
    await change({ intent: 'enable' });
    expect((await reader.signIn('changed@example.org', next)).status).toBe(303);
  });

  it('keep an administrator, even where two shut each other out at once', async () => {
    const own = await idOf('ann@example.org');
    await tell(program, 'user', 'disable', 'admin@localhost');
    for (const fields of [
      { intent: 'disable' },
      { intent: 'save', name: 'Ann', role: 'analyst' },
    ] as const) {
      const answer = await administrator.post(`/users/${own}`, fields);
      expect([answer.status, await answer.text()]).toEqual([
        409,
        expect.stringContaining('the last administrator'),
      ]);
    }
    expect((await tell(program, 'user', 'disable', 'ann@example.org')).code).toBe(1);
    const second = await joined('second@example.org', { role: 'administrator' });
    const both = await Promise.all([
      administrator.post(`/users/${second.id}`, { intent: 'disable' }),
      second.post(`/users/${own}`, { intent: 'disable' }),
    ]);
    const shut = both.filter(({ headers }) => headers.get('Location')?.endsWith('done=disabled'));
    expect(shut).toHaveLength(1);
    await tell(program, 'user', 'enable', 'ann@example.org');
    await administrator.signIn('ann@example.org', administrator.password);
    await administrator.post(`/users/${second.id}`, { intent: 'disable' });
  });

  it('get another password by a link, asked for by anybody without learning who has an account', async () => {
    const email = 'forgetful@example.org';
    const owner = await joined(email);
    const visitor = new Visitor(program);
    const ask = async (address: string) => {
      const answer = await visitor.post('/forgot', { email: address });
      const [told = ''] = /<main.*<\/main>/.exec(await answer.text()) ?? [];
      return [answer.status, told.replaceAll(address, 'ADDRESS')];
    };
    expect(await ask(email)).toEqual(await ask('nobody@example.org'));
    const link = await linkTo(email, 'reset');
    for (let tries = 0; tries < 5; tries += 1) await ask(email);
    const other = 'another password of theirs';
    expect((await visitor.post(link, { next: other, again: 'x' })).status).toBe(422);
    expect((await owner.get('/account')).status).toBe(200);
    const done = await visitor.post(link, { next: other, again: other });
    expect(leadsTo(done)).toEqual([303, '/sign-in?done=reset&lang=en']);
    expect((await owner.get('/account')).status).toBe(303);
    expect((await visitor.signIn(email, next)).status).toBe(422);
    expect((await visitor.signIn(email, other)).status).toBe(303);
    // Used links are over, the others that were asked for too.
    const links = [...(await page('/outbox')).matchAll(/(\/reset\/\w{26})\?lang=/g)];
    const all = new Set(links.map(([, path]) => path ?? ''));
    expect(all.size).toBeLessThanOrEqual(3);
    // Whoever comes too late is led to where another one is asked for.
    for (const path of all)
      expect(await page(path, visitor)).toMatch(/This link is over.*href="\/forgot\?lang=en"/s);
    for (const path of all) expect((await visitor.get(path)).status).toBe(410);
    expect((await visitor.get('/reset/none')).status).toBe(404);
    expect(await page('/outbox')).not.toContain('nobody@example.org');
  });

  it('that are locked or shut get no further by a link than they may', async () => {
    const owner = await joined('locked@example.org');
    const stranger = new Visitor(program);
    for (let tries = 0; tries < 11; tries += 1)
      await stranger.signIn('locked@example.org', 'wrong');
    expect((await stranger.signIn('locked@example.org', next)).status).toBe(429);
    await administrator.post(`/users/${owner.id}`, { intent: 'reset' });
    expect((await stranger.signIn('locked@example.org', next)).status).toBe(303);
    const link = await linkTo('locked@example.org', 'reset');
    await administrator.post(`/users/${owner.id}`, { intent: 'disable' });
    expect(await page(link, new Visitor(program))).toContain('This link is over');
  });
});
