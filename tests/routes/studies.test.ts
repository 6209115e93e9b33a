import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiClient, type Program, startProgram } from '../system/program';
import { leadsTo, signedIn, type Visitor } from '../system/visitor';

type Staff = Awaited<ReturnType<typeof signedIn>>;

let program: Program;
let anna: Staff;
let bo: Staff;
let made = 0;

beforeAll(async () => {
  program = await startProgram('embedded', { env: { DEMO: '0' } });
  anna = await signedIn(program, 'anna@example.org', 'administrator');
  bo = await signedIn(program, 'bo@example.org', 'administrator');
});
afterAll(() => program?.stop());

/** Begins a study of its own, in two languages. */
async function begun(fields: Record<string, string> = {}): Promise<string> {
  made += 1;
  const key = `study-${made}`;
  const answer = await anna.post('/studies', {
    title: `Study ${made}`,
    key,
    locales: 'en, sv',
    ...fields,
  });
  expect(leadsTo(answer)).toEqual([303, `/studies/${key}`]);
  return key;
}

/** The revision that a page of the editor shows. */
async function revisionOf(key: string, who: Visitor = anna): Promise<string> {
  const page = await (await who.get(`/studies/${key}`)).text();
  return /name="revision" value="(\d+)"/.exec(page)?.[1] ?? '';
}

/** Sends a form of the editor from the page as it is now. */
async function send(
  key: string,
  fields: Record<string, string>,
  who: Visitor = anna,
): Promise<Response> {
  return who.post(`/studies/${key}`, { revision: await revisionOf(key, who), ...fields });
}

const item = (label: string, kind: string) => ({
  edit: JSON.stringify({ do: 'item.add', label, kind, asked: 'both' }),
});

const wording = (key: string, side: string, text: string, locale = 'en') => ({
  [`items ${key} wording ${side} ${locale}`]: text,
});

describe('a study made in the browser', () => {
  it('is begun, filled, published and asked, with forms alone', async () => {
    const key = await begun();
    for (const kind of ['nps', 'number']) {
      const answer = await send(key, item(`A ${kind}`, kind));
      expect(leadsTo(answer)).toEqual([303, `/studies/${key}`]);
    }
    const faulty = await send(key, { intent: 'publish' });
    expect(faulty.status).toBe(422);
    expect(await faulty.text()).toContain('Not published: there are 4 faults to mend.');
    await send(key, {
      ...wording('a_nps', 'manager', 'Would they recommend us?'),
      ...wording('a_nps', 'consumer', 'Would you recommend us?'),
      ...wording('a_number', 'manager', 'How long do they wait?'),
      ...wording('a_number', 'consumer', 'How long did you wait?'),
    });
    const published = await send(key, { intent: 'publish' });
    expect(leadsTo(published)).toEqual([303, `/studies/${key}?done=published`]);

    const api = await apiClient(program, 'admin');
    const { body: study } = await api.get(`/api/v1/studies/${key}`);
    expect(study).toMatchObject({
      locales: ['en', 'sv'],
      items: [
        { key: 'a_nps', wording: { manager: { en: 'Would they recommend us?' } } },
        { key: 'a_number' },
      ],
      questionnaires: { consumer: [{ items: ['a_nps', 'a_number'] }] },
    });
    const wave = await api.post(`/api/v1/studies/${key}/waves`, { key: 'w', status: 'open' });
    expect(wave.status).toBe(201);
    const { links } = wave.body as { links: { consumer: string } };
    const asked = await program.fetch(links.consumer.replace(/^https?:\/\/[^/]+/, ''));
    expect(await asked.text()).toContain('How long did you wait?');
  });

  it('is refused without a title, a good key or a language, and where its key is taken', async () => {
    const key = await begun();
    const good = { title: 'Another', key: 'another', locales: 'en' };
    const refused = async (fields: Record<string, string>, text: string) => {
      const answer = await anna.post('/studies', { ...good, ...fields });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain(text);
    };
    await refused({ title: ' ' }, 'Give it a title.');
    await refused({ key: 'No Key' }, 'A key has 1 to 64 small letters');
    await refused({ locales: 'x y z' }, 'Name at least one language');
    await refused({ key }, 'There is a study with this key already.');
    expect((await anna.get('/studies/another')).status).toBe(404);
  });

  it('is seen by analysts, who change nothing, and by nobody of another organisation', async () => {
    const key = await begun();
    const analyst = await signedIn(program, 'analyst@example.org', 'analyst');
    expect((await analyst.get(`/studies/${key}`)).status).toBe(200);
    const sent = await analyst.post(`/studies/${key}`, { revision: '0', ...item('New', 'nps') });
    expect(sent.status).toBe(404);
    expect((await analyst.post('/studies', { title: 'Mine', locales: 'en' })).status).toBe(404);
    expect((await anna.get('/studies/nowhere')).status).toBe(404);
  });
});

describe('two administrators at once', () => {
  it('keep both changes where they touch different fields', async () => {
    const key = await begun();
    await send(key, item('One', 'nps'));
    const revision = await revisionOf(key);
    const other = await bo.post(`/studies/${key}`, {
      revision,
      ...wording('one', 'manager', 'Bo’s'),
    });
    expect(other.status).toBe(303);
    // Anna's form also holds the field that Bo changed, as it was when her page was made.
    const mine = await anna.post(`/studies/${key}`, {
      revision,
      ...wording('one', 'manager', ''),
      ...wording('one', 'consumer', 'Anna’s'),
    });
    expect(mine.status).toBe(303);
    const page = await (await anna.get(`/studies/${key}`)).text();
    expect(page).toContain('Bo’s');
    expect(page).toContain('>Anna’s<');
  });

  it('are told of each other where they touch the same, and the first text stays', async () => {
    const key = await begun();
    await send(key, item('One', 'nps'));
    const revision = await revisionOf(key);
    await bo.post(`/studies/${key}`, { revision, ...wording('one', 'manager', 'Bo’s') });
    const mine = await anna.post(`/studies/${key}`, {
      revision,
      ...wording('one', 'manager', 'Anna’s'),
      ...wording('one', 'consumer', 'Anna’s too'),
    });
    expect(mine.status).toBe(409);
    const told = await mine.text();
    expect(told).toContain('has changed this meanwhile to: “Bo’s”');
    expect(told).toContain('Yours: “Anna’s”');
    // What does not clash is saved.
    const now = await (await bo.get(`/studies/${key}`)).text();
    expect(now).toContain('>Anna’s too<');
    expect(now).toContain('>Bo’s<');
  });

  it('undo their own changes, not those of the other', async () => {
    const key = await begun();
    await send(key, item('One', 'nps'));
    await send(key, wording('one', 'manager', 'Anna’s'));
    await send(key, wording('one', 'consumer', 'Bo’s'), bo);
    await send(key, { intent: 'undo' });
    const page = await (await anna.get(`/studies/${key}`)).text();
    expect(page).toContain('>Bo’s<');
    expect(page).not.toContain('>Anna’s<');
    await send(key, { intent: 'redo' });
    expect(await (await anna.get(`/studies/${key}`)).text()).toContain('>Anna’s<');
    // What the other one changed since is not overwritten.
    await send(key, wording('one', 'manager', 'Bo’s again'), bo);
    expect((await send(key, { intent: 'undo' })).status).toBe(409);
    expect(await (await anna.get(`/studies/${key}`)).text()).toContain('>Bo’s again<');
  });
});

it('nothing unforeseen is in the log', () => {
  expect(program.log()).not.toContain('unforeseen');
});
