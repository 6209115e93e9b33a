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
      source === 'survey' ? [share?.code, share?.among].filter(Boolean).join('|') : null,
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

/** What callers and agents get with each forecast: a line each, unrounded; waits in seconds. */
export function staffingCsv({ forecasts }: Pick<MoneyView, 'forecasts'>): string {
  return csvOf([
    ['forecast', 'error', 'agents', 'service_level', 'answer_seconds', 'occupancy'],
    ...(['high', 'right', 'low'] as const).flatMap((name) => {
      const forecast = forecasts[name];
      if (!forecast) return [];
      const { error, agents, serviceLevel, answer, occupancy } = forecast;
      // Where more call than are answered, waits have no end.
      return [[name, error, agents, serviceLevel, answer ?? 'endless', occupancy]];
    }),
  ]);
}
