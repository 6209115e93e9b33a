import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gapReport } from '../../app/gap/report';
import { rowsJson } from '../../app/gap/rowJson';
import { tally } from '../../app/gap/tally';
import { segmentedResponses, segmentedStudy as study } from './segmentedStudy';

it('is what JSON.stringify gives of the rows of any report', () => {
  const responses = segmentedResponses({ weights: true, clusters: true });
  const seen = { comparedWith: 0, change: 0, illustrates: 0, nothing: 0 };
  fc.assert(
    fc.property(
      responses,
      responses,
      fc.constantFrom(1, 5),
      fc.boolean(),
      fc.boolean(),
      (now, before, minimumBase, isCompared, isMadeUp) => {
        const tallies = [...tally(study, now).values()];
        const { rows } = gapReport(study, tallies, {
          confidence: 0.95,
          adjust: 'holm',
          weighted: true,
          minimumBase,
          equivalenceMargin: 0.1,
          by: [['region'], ['age']],
          illustrations: isMadeUp
            ? [{ item: study.items[0]?.key ?? '', audience: 'consumer' }]
            : [],
          ...(isCompared
            ? { against: { study, tallies: [...tally(study, before).values()], minimumBase } }
            : {}),
        });
        expect(rowsJson(rows)).toBe(JSON.stringify(rows).slice(1, -1));
        for (const row of rows) {
          const name = (['change', 'illustrates', 'comparedWith'] as const).find(
            (key) => row[key] !== undefined,
          );
          seen[name ?? 'nothing'] += 1;
        }
      },
    ),
    { numRuns: 25 },
  );
  expect(Object.entries(seen).filter(([, rows]) => rows === 0)).toEqual([]);
});

it('keeps names that JSON has to escape', () => {
  const [row] = gapReport(study, [], {
    confidence: 0.95,
    adjust: 'holm',
    weighted: true,
    minimumBase: 1,
    equivalenceMargin: 0.1,
  }).rows;
  if (!row) throw new Error('no row');
  const odd = {
    ...row,
    item: 'a "quoted" \\ name\n',
    option: 7,
    segment: [{ item: 'ä', code: '\u2028' }],
  };
  expect(rowsJson([odd, row])).toBe(JSON.stringify([odd, row]).slice(1, -1));
  expect(rowsJson([])).toBe('');
});
