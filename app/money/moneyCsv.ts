import { csvOf } from '../gap/viewFiles';
import type { MoneyView } from './moneyView';

/** The calculator's inputs and results: a line each, unrounded, shares as fractions. */
export function moneyCsv({ inputs, results }: MoneyView, currency: string): string {
  const unitOf = (kind: string) => (kind === 'money' || kind === 'each' ? currency : kind);
  return csvOf([
    ['part', 'name', 'unit', 'low', 'middle', 'high', 'source', 'share'],
    ...inputs.map(({ name, kind, range, source, share }) => [
      'input',
      name,
      unitOf(kind),
      range?.low,
      range?.value,
      range?.high,
      source === 'survey' && share?.illustrated.includes('consumer') ? 'illustration' : source,
      source === 'survey' ? share?.code : null,
    ]),
    ...results.map(({ name, unit, range }) => [
      'result',
      name,
      unitOf(unit),
      range?.low,
      range?.value,
      range?.high,
      null,
      null,
    ]),
  ]);
}
