import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folded, searchPattern } from '../../app/comments/search';
import { aboutComments, sortedComments } from '../../app/comments.server';
import { listComments } from '../../db/comments.server';
import { markResponses } from '../../db/marking.server';
import { removeResponses } from '../../db/removal.server';
import { submitResponse } from '../../db/responses.server';
import { fold, shownState } from '../../db/tallies.server';
import type { Wave } from '../../db/waves.server';
import { everyKindStudy } from '../study/fixtures';
import { freshDatabase, openWave } from '../system/database';
import { DATABASES } from '../system/program';

const study = everyKindStudy();

describe.each(DATABASES)('comments in the %s database', (kind) => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database?.remove());

  const submit = async (wave: Wave, from: number, to: number, text: string) => {
    for (let person = from; person <= to; person += 1)
      await submitResponse(database.db, wave, String(person).padStart(26, '0'), {
        audience: 'consumer',
        respondent: null,
        locale: 'en',
        submittedAt: new Date(),
        weight: 1,
        cluster: null,
        answers: { booking: person % 2 ? 'hard' : 'easy', words: `${text} ${person}` },
      });
  };
  const asked = (wave: Wave) => ({ waveId: wave.id, audience: 'consumer', key: 'words' }) as const;
  const about = async (wave: Wave) => {
    await fold(database, wave, study);
    const shown = await shownState(database.db, wave);
    return aboutComments(database, wave, { study, shown, audience: 'consumer', key: 'words' });
  };
  const list = (wave: Wave, given: Partial<Parameters<typeof listComments>[2]> = {}) =>
    listComments(database.db, asked(wave), {
      after: '',
      limit: 100,
      filters: [],
      search: null,
      ...given,
    });

  it('are counted, listed, filtered and searched as they are stored', async () => {
    const wave = await openWave(database, { minimumBase: 3 });
    await submit(wave, 1, 8, 'Long wait');
    await submit(wave, 9, 10, '100% fine_');
    expect(await about(wave)).toMatchObject({
      people: 10,
      phrases: [
        { phrase: 'long', people: 8 },
        { phrase: 'wait', people: 8 },
        { phrase: 'long wait', people: 8 },
      ],
    });
    expect(await list(wave)).toHaveLength(10);
    const found = (term: string) => list(wave, { search: searchPattern(term) });
    expect(await found('%')).toHaveLength(2);
    expect(await found('FINE_')).toHaveLength(2);
    expect(await found('(.*')).toEqual([]);
    const easy = await list(wave, { filters: [{ item: 'booking', codes: ['easy'] }] });
    expect(easy).toHaveLength(5);
    expect(await list(wave, { filters: [{ item: 'booking', codes: [] }] })).toEqual([]);
  });

  it('are found in any case, in the letters of all scripts', async () => {
    const wave = await openWave(database);
    const texts = [
      ['1', 'Log in with BankID'],
      ['2', 'ÄRENDET  om bankid'],
      ['3', 'Приложение Сбербанк не работает'],
      ['4', 'Καλή ΟΔΟΣ εξυπηρέτηση'],
      ['5', 'Die Straße war zu'],
      ['6', 'İstanbul’da bekledim (2x)'],
      ['7', 'ԱՅԲ ქართული'],
    ] as const;
    for (const [person, text] of texts) await submit(wave, Number(person), Number(person), text);
    await fold(database, wave, study);
    for (const [term, people] of [
      ['bankid', '12'],
      ['BANKID', '12'],
      ['bAnKiD', '12'],
      ['ärendet om', '2'],
      ['сберБАНК', '3'],
      ['οδός'.replace('ό', 'ο'), '4'],
      ['STRASSE', '5'],
      ['straße', '5'],
      ['istanbul', '6'],
      ['(2X)', '6'],
      ['այբ', '7'],
    ] as const) {
      const rows = await list(wave, { search: searchPattern(term) });
      const found = rows.map(({ text }) => text.slice(-1)).sort();
      expect([term, found.join('')]).toEqual([term, people]);
      expect(rows.every(({ text }) => folded(text).includes(folded(term)))).toBe(true);
    }
  });

  it('come page by page, each once', async () => {
    const wave = await openWave(database);
    await submit(wave, 1, 7, 'Text');
    await fold(database, wave, study);
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const page = await list(wave, { after, limit: 3 });
      seen.push(...page.map(({ text }) => text));
      const last = page.at(-1);
      if (!last) break;
      after = last.place;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });

  it('are those that readers see: whoever waits is not among them, whoever left is not either', async () => {
    const wave = await openWave(database, { minimumBase: 3 });
    await submit(wave, 1, 6, 'Long wait');
    await about(wave);
    await submit(wave, 7, 7, 'Short wait');
    expect(await about(wave)).toMatchObject({ people: 6 });
    expect(await list(wave)).toHaveLength(6);
    await database.db.transaction((tx) =>
      removeResponses(tx, wave, study, [String(1).padStart(26, '0')]),
    );
    const left = await list(wave);
    expect(left.map(({ text }) => text)).not.toContain('Long wait 1');
    expect(left.length).toBeLessThanOrEqual(3 + 1);
    expect(await about(wave)).toMatchObject({ people: left.length });
  });

  it('of an open wave are told apart by no lists of any time in fewer than the minimum base', async () => {
    const wave = await openWave(database, { minimumBase: 3 });
    const id = (person: number) => String(person).padStart(26, '0');
    const told = new Map<string, string[]>();
    const own = { ...asked(wave), isSorted: true };
    const look = async (name: string) => {
      await fold(database, wave, study);
      const shown = await shownState(database.db, wave);
      const given = { study, shown, audience: 'consumer', key: 'words' } as const;
      const about = await sortedComments(database, wave, given);
      if (about === 'moved') throw new Error('nobody else is here');
      const marks = [
        '',
        ...about.offered.flatMap(({ item, values }) => values.map((v) => `${item}:${v}`)),
      ];
      for (const mark of marks) {
        const rows = await listComments(database.db, own, {
          after: '',
          limit: 100,
          filters: [],
          marks: mark === '' ? [] : [mark],
          search: null,
        });
        for (const { text } of rows) told.set(text, [...(told.get(text) ?? []), `${name} ${mark}`]);
      }
      return { ...about, marks };
    };
    await submit(wave, 1, 8, 'Long wait');
    const first = await look('first');
    expect(first.people).toBe(8);
    expect(first.marks).toEqual(['', 'booking:no', 'booking:yes']);
    // Three more are half of nothing that is shown, and wait; with a fourth they come.
    await submit(wave, 9, 11, 'Short wait');
    expect((await look('waiting')).people).toBe(8);
    await submit(wave, 12, 14, 'Short wait');
    expect((await look('more')).people).toBe(14);
    // Who is erased, or set aside, takes others of the same group along, and none of them comes back.
    await database.db.transaction((tx) => removeResponses(tx, wave, study, [id(1)]));
    const left = await look('erased');
    expect(left.people).toBe(10);
    expect([...told].find(([text]) => text === 'Long wait 1')?.[1]).not.toContain('erased ');
    await markResponses(database.db, wave, study, [id(9)], { flagged: true });
    await markResponses(database.db, wave, study, [id(9)], { flagged: false });
    expect((await look('aside')).people).toBe(7);
    const classes = new Map<string, number>();
    for (const lists of told.values())
      classes.set(lists.join(), (classes.get(lists.join()) ?? 0) + 1);
    expect(Math.min(...classes.values())).toBeGreaterThanOrEqual(3);
  });
});
