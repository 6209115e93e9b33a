import { getTableColumns, type Table } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserRole } from '../../app/accounts/credentials';
import { hashPassword } from '../../app/accounts/password.server';
import { addInvitation } from '../../db/invitations.server';
import { invitations, studies, studyDrafts, users, waveReaders, waves } from '../../db/schema';
import { createUser } from '../../db/users.server';
import type { Wave } from '../../db/waves.server';
import { everyKindStudy } from '../study/fixtures';
import { freshDatabase, openWave } from '../system/database';
import { type Program, startProgram } from '../system/program';
import { leadsTo, Visitor } from '../system/visitor';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let program: Program;
let wave: Wave;
let administrator: Visitor;
let made = 0;

const PASSWORD = 'the same for all of them';
let passwordHash: string;

async function person(role: UserRole) {
  made += 1;
  const email = `person-${made}@example.org`;
  const account = { tenantId: 'main', email, name: role, role, passwordHash, mustChange: false };
  const user = await createUser(database.db, account);
  if (!user) throw new Error('the account was not made');
  const visitor = new Visitor(program);
  await visitor.signIn(email, PASSWORD);
  return Object.assign(visitor, { user });
}

beforeAll(async () => {
  database = await freshDatabase('server');
  program = await startProgram('server', {
    env: { DATABASE_URL: database.url ?? '', DEMO: '0' },
  });
  wave = await openWave(database);
  passwordHash = await hashPassword(PASSWORD);
  administrator = await person('administrator');
});
afterAll(async () => {
  await program?.stop();
  await database?.remove();
});

describe('a form of more fields than its page has changes what the page is for, and nothing else', () => {
  /** Every column of a table as a field, by both of its names, with something that fits most of them. */
  const columnsOf = (table: Table): Record<string, string> =>
    Object.fromEntries(
      Object.entries(getTableColumns(table)).flatMap(([name, { name: stored, dataType }]) => {
        const value = { boolean: 'true', number: '77', date: '2001-01-01T00:00:00Z' }[
          String(dataType)
        ];
        const snake = stored.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
        return [name, snake].map((field) => [field, value ?? 'other'] as const);
      }),
    );

  const settings = { title: 'Given', opensAt: '', closesAt: '', archivesAt: '', minimumBase: '7' };
  const more = { equivalenceMargin: '20', complementary: '1', complementaryWithholding: '' };
  const waveFields = () => ({ ...columnsOf(waves), ...settings, ...more });

  const waveRow = async (key: string) =>
    (await database.db.select().from(waves)).find((row) => row.key === key);

  it('where a wave is made', async () => {
    const fields = { ...waveFields(), key: 'by-form' };
    const answer = await administrator.post('/waves/new?study=every-kind', fields);
    expect(answer.status).toBe(303);
    const row = await waveRow('by-form');
    const { id, createdAt, ...usual } = (await waveRow(wave.key)) ?? {};
    expect(row).toEqual({
      ...usual,
      id: expect.not.stringMatching(/^(other|77)$/),
      createdAt: expect.any(Date),
      key: 'by-form',
      title: 'Given',
      status: 'draft',
      studyVersion: null,
      minimumBase: 7,
      equivalenceMargin: 0.2,
    });
    expect(row?.createdAt.getFullYear()).toBeGreaterThan(2001);
  });

  it('where its settings are changed, or it is opened', async () => {
    const before = await waveRow('by-form');
    const address = `/waves/${before?.id}/settings`;
    const changed = await administrator.post(address, { ...waveFields(), title: 'Changed' });
    expect(changed.status).toBe(303);
    expect(await waveRow('by-form')).toEqual({ ...before, title: 'Changed' });
    const opened = { ...columnsOf(waves), intent: 'status', status: 'open', title: 'No' };
    expect((await administrator.post(address, opened)).status).toBe(303);
    const after = await waveRow('by-form');
    expect(after).toEqual({
      ...before,
      title: 'Changed',
      status: 'open',
      studyVersion: 1,
      opensAt: after?.opensAt,
      tallyForm: after?.tallyForm,
    });
  });

  const userRow = async (email: string) =>
    (await database.db.select().from(users)).find((row) => row.email === email);

  it('where an account is changed, one’s own or another one’s', async () => {
    const reader = await person('reader');
    const { email, id } = reader.user;
    const before = await userRow(email);
    const fields = { ...columnsOf(users), intent: 'save', name: 'Given', role: 'analyst' };
    expect((await administrator.post(`/users/${id}`, fields)).status).toBe(303);
    expect(await userRow(email)).toEqual({ ...before, name: 'Given', role: 'analyst' });
    const own = { ...columnsOf(users), intent: 'name', name: 'Mine', role: 'administrator' };
    expect((await reader.post('/account', own)).status).toBe(303);
    expect(await userRow(email)).toEqual({ ...before, name: 'Mine', role: 'analyst' });
  });

  it('where somebody is invited', async () => {
    const email = 'invited@example.org';
    const fields = { ...columnsOf(invitations), email, name: 'Given', role: 'reader' };
    const answer = await administrator.post('/users', { ...fields, waves: wave.id });
    expect(leadsTo(answer)).toEqual([303, '/users?done=invited']);
    const [row] = await database.db.select().from(invitations);
    expect(row).toMatchObject({ tenantId: 'main', email, role: 'reader', waveIds: [wave.id] });
    expect(row?.id).not.toBe('other');
    expect(row?.digest).not.toBe('other');
    expect(row?.expiresAt.getTime()).toBeGreaterThan(Date.now());
  });

  it('where an invitation is taken up', async () => {
    const email = 'joins@example.org';
    const given = { tenantId: 'main', email, name: 'Asked', role: 'reader' as const };
    const { token } = await addInvitation(
      database.db,
      { ...given, waveIds: [], locale: 'en' },
      new Date(),
    );
    const next = 'a password of my own';
    const fields = {
      ...columnsOf(users),
      ...columnsOf(invitations),
      waves: wave.id,
      waveIds: wave.id,
      email: 'administrator@example.org',
      role: 'administrator',
    };
    const answer = await new Visitor(program).post(`/join/${token}`, {
      ...fields,
      ...{ name: 'Given', next, again: next },
    });
    expect(answer.status).toBe(303);
    const row = await userRow(email);
    const {
      id,
      passwordHash: hash,
      createdAt,
      ...usual
    } = (await userRow('person-1@example.org')) ?? {};
    expect(row).toEqual({
      ...usual,
      email,
      name: 'Given',
      role: 'reader',
      id: expect.not.stringMatching(/^(other|77)$/),
      passwordHash: expect.stringMatching(/^\$argon2id\$/),
      createdAt: expect.any(Date),
      signedInAt: row?.signedInAt,
    });
    expect(row?.passwordHash).not.toBe(hash);
    const grants = await database.db.select().from(waveReaders);
    expect(grants.filter(({ userId }) => userId === row?.id)).toEqual([]);
  });
});

describe('a file that is too large for a form is refused in words, and changes nothing', () => {
  const LARGE = 16 * 1024 * 1024;

  async function upload(address: string, fields: Record<string, string>, text: string) {
    const body = new FormData();
    for (const [field, value] of Object.entries(fields)) body.set(field, value);
    body.set('file', new Blob([text]), 'file');
    return administrator.request(address, {
      method: 'POST',
      body,
      headers: { Origin: program.url },
    });
  }

  const stored = async () => [
    await database.db.select().from(studies),
    await database.db.select().from(studyDrafts),
  ];

  /** A good document of a size: what is around it is white space. */
  const document = (key: string) =>
    JSON.stringify({ ...everyKindStudy(), key, title: { en: 'From a file' } });

  it.each([
    ['a new study', '/studies', { intent: 'import' }, document('large')],
    [
      'the document of a study',
      '/studies/every-kind/settings',
      { intent: 'replace', revision: '0' },
      document('every-kind'),
    ],
    [
      'the translations of a study',
      '/studies/large/translations',
      { intent: 'translations', revision: '0' },
      'text,en,sv\r\ntitle,From a file,Ur en fil\r\n',
    ],
  ])('%s', async (_, address, fields, text) => {
    const before = await stored();
    const refused = await upload(address, fields, text + ' '.repeat(LARGE));
    expect(refused.status).toBe(413);
    expect(await refused.text()).toContain('<h1>That was too large</h1>');
    expect(await stored()).toEqual(before);
    // It is the size alone: the same is taken without what is around it.
    expect((await upload(address, fields, text)).status).toBe(303);
    expect(await stored()).not.toEqual(before);
  });
});
