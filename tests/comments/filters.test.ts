import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dimension, offeredFilters, type Profile } from '../../app/comments/filters';
import { listedPhrases, phraseRows, TESTED } from '../../app/comments/phraseRows';
import { PhraseCounts, saidRuns, saidWords, wordsIn } from '../../app/comments/phrases';
import { stopWords } from '../../app/comments/stopWords';

const DIMENSIONS: Dimension[] = [
  { item: 'country', kind: 'segment' },
  { item: 'age', kind: 'segment' },
  { item: 'access', kind: 'rating' },
];

describe('what comments can be filtered by', () => {
  const value = fc.constantFrom('a', 'b', 'c', null);
  const profiles = fc.array(
    fc.record({
      values: fc.tuple(value, value, value),
      people: fc.integer({ min: 1, max: 30 }),
    }),
    { maxLength: 30 },
  );

  it('never tells fewer than the minimum base apart, however filters are put together', () => {
    fc.assert(
      fc.property(profiles, fc.integer({ min: 1, max: 12 }), (given: Profile[], minimumBase) => {
        const offered = offeredFilters(DIMENSIONS, given, minimumBase);
        const groups = new Map<string, number>();
        for (const { values, people } of given) {
          const seen = offered.map(({ item, values: shown }) => {
            const own = values[DIMENSIONS.findIndex((one) => one.item === item)] ?? null;
            return own !== null && shown.includes(own) ? own : '';
          });
          groups.set(seen.join(), (groups.get(seen.join()) ?? 0) + people);
        }
        if (offered.length === 0) return;
        expect(Math.min(...groups.values())).toBeGreaterThanOrEqual(minimumBase);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('offers every value where all are large enough', () => {
    const given = ['SE', 'NO'].map((code) => ({ values: [code], people: 5 }));
    expect(offeredFilters(DIMENSIONS.slice(0, 1), given, 5)).toEqual([
      { item: 'country', kind: 'segment', values: ['NO', 'SE'] },
    ]);
  });

  it('offers none that would give the small rest away', () => {
    const given = [
      { values: ['SE'], people: 50 },
      { values: [null], people: 1 },
    ];
    expect(offeredFilters(DIMENSIONS.slice(0, 1), given, 5)).toEqual([]);
  });
});

describe('words and phrases', () => {
  it('are those of the language, each person counted once', () => {
    const stops = stopWords(['en-GB', 'sv']);
    const counts = new PhraseCounts();
    for (const text of ['The wait, the WAIT was long', 'A long wait.', 'Väntan var lång'])
      counts.add(saidWords(wordsIn(text, 'en'), stops));
    expect(counts.saidBy(2)).toEqual([
      { phrase: 'long', people: 2 },
      { phrase: 'wait', people: 2 },
    ]);
    const russian = saidWords(
      wordsIn('Я ждал очень долго, и никто не ответил', 'ru'),
      stopWords(['ru']),
    );
    expect(russian).toEqual(['ждал', 'долго', 'никто', 'ответил']);
  });

  it('hold no masked name, and go over no mark', () => {
    const words = wordsIn('Long wait. Nobody, [name] rude agent', 'en');
    expect(words).not.toContain('name');
    const all = new Set(words.filter((word) => word !== null));
    const pairs = saidRuns(words, 2, all);
    expect(pairs).toEqual(['long wait', 'rude agent']);
    expect(saidRuns(words, 3, new Set(pairs))).toEqual([]);
    const three = wordsIn('A very long wait', 'en');
    expect(saidRuns(three, 3, new Set(['very long', 'long wait']))).toEqual(['very long wait']);
  });

  it('tell nothing of a side on which too few said it, and correct over those compared', () => {
    const said = (phrase: string, people: number) => ({ phrase, people });
    const rows = phraseRows(
      {
        manager: { people: 70, phrases: [said('wait', 56), said('staff', 30)] },
        consumer: { people: 80, phrases: [said('wait', 48), said('rude', 40), said('staff', 34)] },
      },
      0.95,
    );
    expect(rows.map(({ phrase }) => phrase)).toEqual(['wait', 'staff', 'rude']);
    const [wait, , rude] = rows;
    expect(wait?.people).toEqual({ manager: 56, consumer: 48 });
    expect(wait?.gap?.pAdjusted).toBeCloseTo(2 * (wait?.gap?.p ?? 1), 12);
    expect(rude).toMatchObject({ manager: { base: null, estimate: null }, gap: null });
  });

  it('are all listed, of which the most said are tested', () => {
    const phrases = Array.from({ length: 90 }, (_, at) => ({ phrase: `w${at}`, people: 99 - at }));
    const sides = { manager: { people: 99, phrases }, consumer: { people: 200, phrases } };
    const all = listedPhrases(sides);
    const rows = phraseRows(sides, 0.95, all, 0, all.length);
    expect(rows.map(({ phrase }) => phrase)).toEqual(phrases.map(({ phrase }) => phrase));
    const tested = rows.filter(({ gap }) => gap?.pAdjusted != null);
    expect(tested).toEqual(phraseRows(sides, 0.95));
    expect(tested).toHaveLength(TESTED);
    expect(phraseRows(sides, 0.95, all, 80, 120)).toEqual(rows.slice(80));
    expect(rows[89]?.gap).toMatchObject({ p: null, low: expect.any(Number) });
  });

  it('leave to a pair what hardly stands without it', () => {
    const phrases = [
      { phrase: 'long wait', people: 20 },
      { phrase: 'long', people: 21 },
      { phrase: 'wait', people: 40 },
    ];
    const rows = phraseRows({ manager: null, consumer: { people: 50, phrases } }, 0.95);
    expect(rows.map(({ phrase }) => phrase)).toEqual(['wait', 'long wait']);
    expect(rows[0]?.manager).toBeNull();
    const longer = [{ phrase: 'a long wait', people: 19 }, ...phrases];
    const of = { manager: null, consumer: { people: 50, phrases: longer } };
    expect(listedPhrases(of).map(([phrase]) => phrase)).toEqual(['wait', 'a long wait']);
  });
});
