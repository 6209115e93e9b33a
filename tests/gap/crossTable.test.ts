import { describe, expect, it } from 'vitest';
import { type CrossTableOptions, crossTable } from '../../app/gap/crossTable';
import { type CountedResponse, tally } from '../../app/gap/tally';
import { holm } from '../../app/statistics/adjust';
import { variableSums } from '../../app/statistics/fromRows';
import { proportion } from '../../app/statistics/proportion';
import { contrastOfProportions } from '../../app/statistics/proportionContrast';
import { finished } from '../../app/statistics/steps';
import type { Study } from '../../app/study/document';
import { parseStudy } from '../../app/study/parse';
import { panelStudy } from '../system/panel';

const study = ((): Study => {
  const parsed = parseStudy(panelStudy());
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.study;
})();

/** So many of one side in a country, of whom so many are satisfied. */
const people = (
  audience: 'manager' | 'consumer',
  country: string,
  count: number,
  satisfied: number,
): CountedResponse[] =>
  Array.from({ length: count }, (_, i) => ({
    audience,
    status: 'complete',
    flagged: false,
    cluster: null,
    weight: 1,
    answers: { country, rating_1: i < satisfied ? 'meets' : 'below' },
  }));

const OPTIONS: CrossTableOptions = {
  by: 'country',
  confidence: 0.95,
  adjust: 'holm',
  weighted: true,
  minimumBase: 5,
  wants: ({ item, measure }) => item.key === 'rating_1' && measure === 'favourable',
};

function tableOf(responses: readonly CountedResponse[], given: Partial<CrossTableOptions> = {}) {
  const tallies = [...tally(study, responses).values()];
  const table = finished(crossTable(study, tallies, { ...OPTIONS, ...given }));
  const parts = table.rows[0]?.parts;
  if (!parts) throw new Error('no row');
  /** By code, whom each column of a part is above, by code. */
  const above = (part: 'manager' | 'consumer' | 'gap') =>
    Object.fromEntries(
      (parts[part] ?? []).slice(1).flatMap(({ above: lower }, at) => {
        const code = table.codes[at] ?? '';
        return lower.length > 0 ? [[code, lower.map((place) => table.codes[place - 1])]] : [];
      }),
    );
  return { table, parts, above };
}

describe('a cross table', () => {
  it('of one segment has its rows of the report, and its pairs as columns', () => {
    const random = (['manager', 'consumer'] as const).flatMap((audience) =>
      ['SE', 'NO'].flatMap((country, at) =>
        ['retail', 'bank'].flatMap((sector, place) =>
          people(audience, country, 30, 8 + 9 * at + 5 * place).map((one) => ({
            ...one,
            answers: { ...one.answers, sector },
          })),
        ),
      ),
    );
    const focus = [{ item: 'country', code: 'NO' }] as const;
    const { table, parts } = tableOf(random, { by: 'sector', focus });
    expect(table.codes.slice(0, 2)).toEqual(['retail', 'bank']);
    expect(parts.consumer?.slice(0, 3).map(({ value, base }) => [value, base])).toEqual([
      [39 / 60, 60],
      [17 / 30, 30],
      [22 / 30, 30],
    ]);
    const both = [...focus, { item: 'sector', code: 'bank' }] as const;
    const pair = tableOf(random, { by: 'sector', focus: both });
    expect([pair.table.codes, pair.parts.consumer?.map(({ value }) => value)]).toEqual([
      [],
      [22 / 30],
    ]);
    expect(tableOf(random, { focus }).parts.consumer?.map(({ value }) => value)).toEqual([39 / 60]);
  });

  it('says of each column which others it is certainly above, on each side and of the gap', () => {
    const { above, parts } = tableOf([
      ...people('consumer', 'SE', 60, 45),
      ...people('consumer', 'NO', 60, 20),
      ...people('consumer', 'DK', 60, 44),
      ...people('manager', 'SE', 60, 45),
      ...people('manager', 'NO', 60, 44),
      ...people('manager', 'DK', 60, 46),
    ]);
    expect(above('consumer')).toEqual({ SE: ['NO'], DK: ['NO'] });
    expect(above('manager')).toEqual({});
    expect(above('gap')).toEqual({ NO: ['SE', 'DK'] });
    expect(parts.consumer?.map(({ base }) => base).slice(0, 4)).toEqual([180, 60, 60, 60]);
  });

  it('compares by the difference of two shares, corrected over all pairs of its row', () => {
    const counts = { SE: [50, 34], NO: [40, 17], DK: [45, 22] } as const;
    const responses = Object.entries(counts).flatMap(([country, [count, satisfied]]) =>
      people('consumer', country, count, satisfied),
    );
    const share = ([count, satisfied]: readonly [number, number]) =>
      proportion(
        variableSums(
          Array.from({ length: count }, (_, i) => ({ y: i < satisfied ? 1 : 0, s: true, w: 1 })),
        ),
        0.95,
      );
    const pairs = [
      ['SE', 'NO'],
      ['SE', 'DK'],
      ['NO', 'DK'],
    ] as const;
    const raw = pairs.map(
      ([one, other]) => contrastOfProportions([share(counts[one])], [share(counts[other])], 0.95).p,
    );
    const corrected = holm(raw);
    // At a level between what is certain with and without correction, only the correction decides.
    const level = 1 - ((raw[0] ?? 0) + (corrected[0] ?? 0)) / 2;
    expect(raw[0]).toBeLessThan(corrected[0] ?? 0);
    expect(tableOf(responses, { confidence: level }).above('consumer')).toEqual({});
    expect(tableOf(responses, { confidence: level, adjust: 'none' }).above('consumer')).toEqual({
      SE: ['NO'],
    });
  });

  it('hides what is withheld, and compares nothing with it', () => {
    const { parts, above } = tableOf([
      ...people('consumer', 'SE', 60, 55),
      ...people('consumer', 'NO', 3, 0),
      ...people('consumer', 'DK', 60, 5),
      ...people('consumer', 'FI', 60, 30),
    ]);
    const [, , hidden] = parts.consumer ?? [];
    expect(hidden).toMatchObject({ value: null, base: null, hidden: 'withheld', above: [] });
    const secondary = parts.consumer?.filter(({ hidden: state }) => state === 'withheld_secondary');
    expect(secondary).toHaveLength(1);
    expect(JSON.stringify(above('consumer'))).not.toContain('NO');
  });

  it('has no part for a side that was not asked the item, nor a gap', () => {
    const single = {
      ...study,
      items: study.items.map((item) =>
        item.key === 'country' && item.wording.consumer
          ? { ...item, wording: { consumer: item.wording.consumer } }
          : item,
      ),
    };
    const tallies = [...tally(single, people('consumer', 'SE', 10, 5)).values()];
    const { rows } = finished(crossTable(single, tallies, OPTIONS));
    expect(rows[0]?.parts.manager).toBeNull();
    expect(rows[0]?.parts.gap).toBeNull();
    expect(rows[0]?.parts.consumer?.[1]?.value).toBe(0.5);
  });
});
