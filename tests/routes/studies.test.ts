import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONSTRUCTS } from '../../app/studies/constructs.server';
import { everyKind } from '../study/fixtures';
import { apiClient, type Program, startProgram, tell } from '../system/program';
import { leadsTo, signedIn, Visitor } from '../system/visitor';

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
    expect(await pageOf(`/studies/${key}`)).toContain(
      '<noscript>Without JavaScript each form is saved by its own button.',
    );
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

  it('is a copy of another, under a title of its own in the main language, with the other ones', async () => {
    const key = await begun();
    await send(key, { 'title sv': 'Studien på svenska' });
    const copied = await begun({ from: key });
    const file = await anna.get(`/studies/${copied}/files/document.json`);
    expect(await file.json()).toMatchObject({
      key: copied,
      title: { en: expect.stringMatching(/^Study \d+$/), sv: 'Studien på svenska' },
    });
  });

  it('is seen by analysts, who change nothing, and by nobody of another organisation', async () => {
    const key = await begun();
    const analyst = await signedIn(program, 'analyst@example.org', 'analyst');
    expect((await analyst.get(`/studies/${key}`)).status).toBe(200);
    const sent = await analyst.post(`/studies/${key}`, { revision: '0', ...item('New', 'nps') });
    expect(sent.status).toBe(404);
    expect((await analyst.post('/studies', { title: 'Mine', locales: 'en' })).status).toBe(404);
    expect((await anna.get('/studies/nowhere')).status).toBe(404);
    const began = await tell(
      program,
      ...['organisation', 'add', 'acme', '--administrator', 'eve@acme.test'],
    );
    const eve = new Visitor(program);
    await eve.signIn('eve@acme.test', began.out.trim().split('\n').at(-1) ?? '');
    const password = 'a password of her own';
    await eve.post('/account/password', { next: password, again: password });
    expect((await eve.get('/studies')).status).toBe(200);
    expect((await eve.get(`/studies/${key}`)).status).toBe(404);
    const theirs = await eve.post(`/studies/${key}`, { revision: '0', ...item('New', 'nps') });
    expect(theirs.status).toBe(404);
    // Its key is free in that organisation: a study of its own.
    const own = await eve.post('/studies', { title: 'Theirs', key, locales: 'en' });
    expect(leadsTo(own)).toEqual([303, `/studies/${key}`]);
    expect(await pageOf(`/studies/${key}`)).not.toContain('Theirs');
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

  it('get back what they typed where it is refused, without script too, with the reason beside it', async () => {
    const key = await begun();
    await send(key, item('First', 'nps'));
    await send(key, item('Second', 'nps'));
    const rename = { do: 'item.rename', item: 'first' };
    const answer = await anna.post(`/studies/${key}?item=first`, {
      revision: await revisionOf(key),
      edit: JSON.stringify(rename),
      '+to': 'second',
    });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    const [field = ''] = /<input[^>]*name="\+to"[^>]*>/.exec(page) ?? [];
    expect(field).toContain('value="second"');
    const [, told = ''] = /aria-describedby="([^"]*)"/.exec(field) ?? [];
    expect(page).toMatch(new RegExp(`id="${told}"[^>]*>“second” is taken already`));
    // A condition that both have set is told in words, and each of the two can be chosen.
    await send(key, {
      edit: JSON.stringify({ do: 'item.add', label: 'Age', kind: 'number', asked: 'both' }),
    });
    const at = 'questionnaires consumer page-1 items first when';
    const when = { 'when-at': at, 'when:r:kind': 'test', 'when:r:item': 'age', 'when-do': '' };
    const seen = await revisionOf(key);
    await send(key, { ...when, 'when:r:test': 'answered' }, bo);
    const both = await anna.post(`/studies/${key}/pages?when=${at.replaceAll(' ', '+')}`, {
      ...{ ...when, revision: seen },
      ...{ 'when:r:test': 'atLeast', 'when:r:number': '18' },
    });
    expect(both.status).toBe(409);
    const asked = (await both.text()).replaceAll('<!-- -->', '');
    expect(asked).toContain('Age is at least 18');
    expect(asked).toContain('Put mine there');
    expect(asked).toContain('Not everything is saved');
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

/** Sends a form with a file. */
async function upload(address: string, fields: Record<string, string>, name: string, text: string) {
  const body = new FormData();
  for (const [field, value] of Object.entries(fields)) body.set(field, value);
  body.set('file', new Blob([text]), name);
  return anna.request(address, { method: 'POST', body, headers: { Origin: program.url } });
}

/** The faults that a page lists, with their places. */
const listedOn = (page: string) =>
  [...page.matchAll(/<li><code>([^<]*)<\/code>: (?:<!-- -->)?([^<]*)<\/li>/g)].map(
    ([, place, text]) => [place, text],
  );

const pageOf = async (address: string) => (await anna.get(address)).text();

describe('a study in the editor', () => {
  it('comes as a file, goes as the same file, and names every fault of a bad one', async () => {
    const document = { ...everyKind(), key: 'imported' };
    const good = await upload('/studies', { intent: 'import' }, 'a.json', JSON.stringify(document));
    expect(leadsTo(good)).toEqual([303, '/studies/imported']);
    const file = await anna.get('/studies/imported/files/document.json');
    expect(file.headers.get('Content-Disposition')).toContain('imported-document.json');
    expect(await file.json()).toEqual(document);
    const bad = { ...document, index: ['nowhere'], locales: ['en', 'xx-nope'], more: 1 };
    const refused = await upload('/studies', { intent: 'import' }, 'b.json', JSON.stringify(bad));
    expect(refused.status).toBe(422);
    const told = await refused.text();
    for (const path of ['$.index[0]', '$.more', '$.locales[1]']) expect(told).toContain(path);
    expect(
      await (await anna.post('/studies', { intent: 'import', document: '{' })).text(),
    ).toContain('The document was not taken');
    // What is wrong is told in the reader's language.
    for (const [document, place, text] of [
      ['{}', '$.key', 'Det saknas.'],
      ['{"a": 1,\n x}', '$', 'Det här går inte att läsa som JSON: se rad 2.'],
      ['nope', '$', 'Det här går inte att läsa som JSON.'],
    ] as const) {
      const answer = await anna.post('/studies?lang=sv', { intent: 'import', document });
      expect(listedOn(await answer.text())).toContainEqual([place, text]);
    }
    // Where its key is taken, that is told at the form's own key, and the document stays in it.
    const again = await anna.post('/studies', {
      intent: 'import',
      document: JSON.stringify(document),
    });
    expect(again.status).toBe(422);
    const clash = await again.text();
    const form = clash.slice(clash.indexOf('id="import"'));
    expect(form).toContain('There is a study with this key already.');
    expect(form).toContain('How easy is booking?');
    expect(clash.slice(0, clash.indexOf('id="import"'))).not.toContain('with this key already');
    const other = { intent: 'import', key: 'imported-too', document: JSON.stringify(document) };
    expect(leadsTo(await anna.post('/studies', other))).toEqual([303, '/studies/imported-too']);
    // In the place of another it can be undone.
    const key = await begun();
    const revision = await revisionOf(key);
    const placed = await upload(
      `/studies/${key}/settings`,
      { intent: 'replace', revision },
      'a.json',
      JSON.stringify(document),
    );
    expect(placed.status).toBe(303);
    expect(await pageOf(`/studies/${key}`)).toContain('How easy is booking?');
    await send(key, { intent: 'undo' });
    expect(await pageOf(`/studies/${key}`)).not.toContain('How easy is booking?');
  });

  it('takes ready pairs from the library with their scales, in its own languages', async () => {
    const key = await begun();
    const body = new URLSearchParams({ revision: await revisionOf(key), intent: 'library' });
    body.append('pick', 'brand-loyalty human_access');
    body.append('pick', 'face-of-the-company price');
    const answer = await anna.request(`/studies/${key}/library`, {
      method: 'POST',
      body,
      headers: { Origin: program.url },
    });
    expect(leadsTo(answer)).toEqual([303, `/studies/${key}`]);
    const document = await (await anna.get(`/studies/${key}/files/document.json`)).json();
    expect(document).toMatchObject({
      items: [
        { key: 'human_access', scale: 'expectation' },
        { key: 'price', scale: 'rating' },
      ],
      questionnaires: { manager: [{ items: ['human_access', 'price'] }] },
    });
    expect(JSON.stringify(document)).not.toContain('"ru"');
    // What is looked for by its construct or its words, with what is ticked.
    const found = async (search: string) => {
      const page = await pageOf(`/studies/${key}/library?${search}`);
      const boxes = [...page.matchAll(/<input type="checkbox" name="pick"[^>]*>/g)];
      return boxes.map(([box]) => [
        /value="([^"]*)"/.exec(box)?.[1] ?? '',
        box.includes('checked'),
      ]);
    };
    const all = await found('');
    const [ticked = ''] = (await found('q=loyalty'))[0] ?? [];
    expect((await found('q=human+ACCESS')).map(([name]) => name)).toContain(
      'brand-loyalty human_access',
    );
    expect((await found('q=human')).length).toBeLessThan(all.length);
    expect(await found(`q=no+such+words&pick=${ticked}`)).toEqual([[ticked, true]]);
    expect(await found('construct=nothing')).toEqual([]);
    const library = await pageOf(`/studies/${key}/library?in=sv&lang=sv`);
    const headings = [...library.matchAll(/<section class="card"><h2>([^<]*)/g)].map(([, h]) => h);
    expect(headings.length).toBeGreaterThan(30);
    // A construct that a publication adds gets its name in both languages.
    const names = Object.values(CONSTRUCTS).map(({ sv }) => sv);
    expect(headings.filter((heading) => !names.includes(heading))).toEqual([]);
    expect(library).toContain('Ur ”Kontaktcenter och varumärkeslojalitet”');
    expect(library).toContain('<strong lang="sv">Kontakt med en människa</strong>');
    expect((await send(key, { intent: 'publish' })).status).toBe(303);
  });

  it('gives its texts as a file, and takes them back translated', async () => {
    const key = await begun();
    await send(key, { ...item('One', 'nps') });
    await send(key, {
      ...wording('one', 'manager', 'Ours?'),
      ...wording('one', 'consumer', 'Yours?'),
    });
    const page = await pageOf(`/studies/${key}/translations?missing=1`);
    expect(page).toContain('name="items one wording manager sv"');
    expect(page).not.toContain('name="audiences manager label sv"');
    const csv = await (await anna.get(`/studies/${key}/files/translations.csv`)).text();
    expect(csv).toContain('items one wording manager,Ours?,\r\n');
    const filled = csv.replace('Ours?,', 'Ours?,"Vår, eller?"');
    const fields = { intent: 'translations', revision: await revisionOf(key) };
    const address = `/studies/${key}/translations`;
    expect((await upload(address, fields, 't.csv', filled)).status).toBe(303);
    expect(await pageOf(`/studies/${key}?in=sv`)).toContain('>Vår, eller?<');
    const bad = await upload(
      address,
      { ...fields, revision: await revisionOf(key) },
      't.csv',
      'text,en,de\r\nitems gone label,Gone,Weg\r\n',
    );
    expect(bad.status).toBe(422);
    const told = await bad.text();
    expect(told).toContain('“de” is no language of the study');
    expect(told).toContain('“items gone label” is no text of the study');
    const swedish = await upload(
      `${address}?lang=sv`,
      { ...fields, revision: await revisionOf(key) },
      't.csv',
      'texts,de\r\n"x"y,z\r\n',
    );
    expect(listedOn(await swedish.text())).toEqual([
      ['1', '”texts” är inget av studiens språk.'],
      ['1', '”de” är inget av studiens språk.'],
      ['1', 'Det finns ingen kolumn ”text”.'],
      ['2', 'Ett citattecken står fel på den här raden.'],
    ]);
  });

  it('is asked under conditions that are built with forms alone', async () => {
    const key = 'imported';
    const at = 'questionnaires consumer end when';
    const first = { 'when-at': at, 'when-items': 'returned uses' };
    const document = async () =>
      (await anna.get(`/studies/${key}/files/document.json`)).json() as Promise<{
        questionnaires: { consumer: { when?: unknown }[] };
      }>;
    const when = async (fields: Record<string, string>) => {
      expect((await send(key, { ...first, ...fields })).status).toBe(303);
      return (await document()).questionnaires.consumer[2]?.when;
    };
    expect(await when({ 'when-do': 'add r' })).toEqual({ item: 'returned', answered: true });
    const test = { 'when:r:kind': 'test', 'when:r:item': 'returned', 'when:r:test': 'is' };
    // What nothing is ticked for says so, and gets no tick by itself.
    expect(await when(test)).toEqual({ item: 'returned', is: [] });
    expect(await pageOf(`/studies/${key}/pages`)).toContain('Tick at least one answer.');
    expect(await when({ ...test, 'when:r:is': 'no' })).toEqual({ item: 'returned', is: ['no'] });
    expect(await when({ ...test, 'when:r:is': 'no', 'when-do': 'wrap r' })).toEqual({
      all: [
        { item: 'returned', is: ['no'] },
        { item: 'returned', answered: true },
      ],
    });
    const page = await pageOf(`/studies/${key}/pages`);
    expect(page).toContain('Asked if returned is “No” and returned is answered.');
    // A number that is none is refused, and comes back as it was typed.
    const limit = { 'when:r:kind': 'test', 'when:r:item': 'minutes', 'when:r:test': 'atLeast' };
    const asked = { ...first, ...limit, 'when:r:number': 'some' };
    const none = await anna.post(`/studies/${key}/pages?when=${at.replaceAll(' ', '+')}`, {
      revision: await revisionOf(key),
      ...asked,
    });
    expect(none.status).toBe(422);
    const refused = await none.text();
    expect(refused).toContain('This is no number that can be used here.');
    // Neither its own page nor a later one can decide, which is told at the place.
    await when({ 'when:r:kind': 'test', 'when:r:item': 'words', 'when:r:test': 'answered' });
    expect(await pageOf(`/studies/${key}/pages`)).toContain('It depends on its own answer.');
    const later = 'It looks at what is asked only later.';
    expect(await pageOf(`/studies/${key}/pages`)).not.toContain(later);
    await send(key, {
      edit: JSON.stringify({
        do: 'entry.move',
        audience: 'consumer',
        item: 'returned',
        page: 'end',
      }),
    });
    expect(await pageOf(`/studies/${key}/pages`)).toContain(later);
    expect(await when({ 'when-do': 'remove r', 'when:r:kind': 'test' })).toBeUndefined();
  });

  it('is previewed as respondents see it, faults left out, and nothing is stored', async () => {
    const key = 'imported';
    const frame = await anna.get(`/studies/${key}/preview/consumer?lang=sv`);
    expect(frame.headers.get('X-Frame-Options')).toBe('SAMEORIGIN');
    const page = await frame.text();
    expect(page).toContain('Hur lätt är det att boka?');
    const token = /name="_response" value="([^"]*)"/.exec(page)?.[1] ?? '';
    const step = { _response: token, _step: 'stay', _lang: 'sv', _go: 'next' };
    const lacking = await anna.post(`/studies/${key}/preview/consumer`, step);
    expect(lacking.status).toBe(422);
    const next = await anna.post(`/studies/${key}/preview/consumer`, { ...step, booking: 'easy' });
    expect(await next.text()).toContain('Vad används?');
    // An item without words is left out, and said so.
    await send(key, { edit: JSON.stringify({ do: 'scale.add', key: 'empty', points: '3' }) });
    await send(key, { 'items booking scale': 'nowhere' });
    const without = await pageOf(`/studies/${key}/preview`);
    expect(without).toContain('Not shown, since they have faults: booking.');
    expect(await pageOf(`/studies/${key}/preview/consumer`)).not.toContain('How easy is booking?');
  });

  it('shows each fault at its own place, and leads there', async () => {
    const key = await begun();
    await send(key, item('Kind', 'single'));
    const page = await pageOf(`/studies/${key}?item=kind`);
    const [, card = ''] = page.split('id="item-kind"');
    const field = /<textarea[^>]*name="items kind wording manager en"[^>]*>/.exec(card)?.[0] ?? '';
    expect(field).toContain('aria-invalid="true"');
    const [, fault = ''] = /aria-describedby="([^"]*)"/.exec(field) ?? [];
    expect(card).toMatch(new RegExp(`id="${fault}"[^>]*>The text in the main language is missing`));
    // A language that is not the main one may lack a text.
    const other = /<textarea[^>]*name="items kind wording manager sv"[^>]*>/;
    const swedish = await pageOf(`/studies/${key}?item=kind&in=sv`);
    expect(other.exec(swedish)?.[0]).not.toContain('aria-invalid');
    expect(card).toMatch(/name="items kind options [\w-]+ label en"[^>]*aria-invalid="true"/);
    const [, list = ''] = /class="[^"]*faults[^"]*"([\s\S]*?)<\/details>/.exec(page) ?? [];
    expect(list).toContain(`href="/studies/${key}?item=kind#item-kind"`);
    await send(key, wording('kind', 'manager', 'What kind?'));
    const [, mended = ''] = (await pageOf(`/studies/${key}?item=kind`)).split('id="item-kind"');
    const now = /<textarea[^>]*name="items kind wording manager en"[^>]*>/.exec(mended)?.[0];
    expect(now).not.toContain('aria-invalid');
  });

  it('asks as it did in a wave that is in the field, whatever is edited and published', async () => {
    const api = await apiClient(program, 'admin');
    await api.post('/api/v1/studies', { ...everyKind(), key: 'fielded' });
    const wave = async (key: string) => {
      const given = { key, status: 'open' };
      const { body } = await api.post('/api/v1/studies/fielded/waves', given);
      return (body as { id: string }).id;
    };
    const asked = async (id: string) => (await program.fetch(`/q/${id}/consumer?lang=en`)).text();
    const first = await wave('first');
    expect(await asked(first)).toContain('How easy is booking?');
    await send('fielded', wording('booking', 'consumer', 'How hard is booking?'));
    expect(await asked(first)).toContain('How easy is booking?');
    await send('fielded', { intent: 'publish' });
    const second = await wave('second');
    expect(await asked(first)).toContain('How easy is booking?');
    expect(await asked(first)).not.toContain('How hard is booking?');
    expect(await asked(second)).toContain('How hard is booking?');
    const codebook = (await api.get(`/api/v1/waves/${first}/codebook`)).body;
    expect(JSON.stringify(codebook)).not.toContain('How hard is booking?');
  });

  it('is deleted only while no wave asks it, and only when its key is typed', async () => {
    const api = await apiClient(program, 'admin');
    await api.post('/api/v1/studies', { ...everyKind(), key: 'asked' });
    await api.post('/api/v1/studies/asked/waves', { key: 'w' });
    const at = (key: string, confirm: string) => send(key, { intent: 'delete', confirm });
    expect((await at('asked', 'asked')).status).toBe(422);
    const key = await begun();
    expect((await at(key, 'something')).status).toBe(422);
    // Not with what somebody else has made of it since.
    const revision = await revisionOf(key);
    await send(key, { 'title en': 'Changed meanwhile' }, bo);
    const stale = await send(key, { intent: 'delete', confirm: key, revision });
    expect(stale.status).toBe(409);
    expect(await pageOf(`/studies/${key}`)).toContain('<h1>Changed meanwhile</h1>');
    expect(leadsTo(await at(key, key))).toEqual([303, '/studies?deleted=1']);
    expect((await anna.get(`/studies/${key}`)).status).toBe(404);
    expect(await pageOf('/studies/asked/settings')).toContain('It cannot be deleted');
  });

  it('follows what the API stores, and keeps what is edited', async () => {
    const api = await apiClient(program, 'admin');
    const document = { ...everyKind(), key: 'followed' };
    await api.post('/api/v1/studies', document);
    await send('followed', { 'title en': 'Edited' });
    await send('followed', { intent: 'undo' });
    // Nothing is edited now, so the draft follows.
    await api.post('/api/v1/studies', { ...document, title: { en: 'From the API' } });
    expect(await pageOf('/studies/followed')).toContain('<h1>From the API</h1>');
    await send('followed', { 'title en': 'Edited' });
    await api.post('/api/v1/studies', { ...document, title: { en: 'Once more' } });
    const kept = await pageOf('/studies/followed/settings');
    expect(kept).toContain('<h1>Edited</h1>');
    await send('followed', { intent: 'reset' }, bo);
    expect(await (await bo.get('/audit/log.csv')).text()).toMatch(
      /bo@example\.org.*study\.reset.*followed/,
    );
    expect(await pageOf('/studies/followed')).toContain('<h1>Once more</h1>');
  });

  it('refuses what no form of it would send, and what is too old', async () => {
    const key = await begun();
    const status = async (fields: Record<string, string>) =>
      (await anna.post(`/studies/${key}`, fields)).status;
    expect(await status({})).toBe(422);
    expect(await status({ revision: '99', ...item('New', 'nps') })).toBe(409);
    expect(await status({ revision: '0', edit: '{"do":"item.remove"}' })).toBe(422);
    expect(await status({ revision: '0', edit: 'no JSON' })).toBe(422);
    expect(await status({ revision: '0', 'items gone label en': 'x' })).toBe(422);
    expect(await status({ revision: '0', 'title en': 'x'.repeat(5000) })).toBe(422);
    expect(await status({ revision: '0', '__proto__ x': 'y' })).toBe(422);
    expect(await revisionOf(key)).toBe('0');
  });
});

it('nothing unforeseen is in the log', () => {
  expect(program.log()).not.toContain('unforeseen');
});
