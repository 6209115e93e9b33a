import { z } from 'zod';
import type { StoredBenchmark } from '../db/benchmarks.server';
import type { Subject } from './benchmarks.server';
import { type BenchmarkDocument, benchmarkSchema, isShare } from './study/benchmark';
import { faultsOf } from './study/document';
import type { BenchmarkField, BenchmarkValues } from './ui/BenchmarkForm';
import { exact, numberOf, writtenNumber } from './ui/typedNumber';

const typed = z.string().catch('');
const fields = z.object({
  row: typed,
  label: typed,
  source: typed,
  year: typed,
  manager: typed,
  managerBase: typed,
  consumer: typed,
  consumerBase: typed,
}) satisfies z.ZodType<BenchmarkValues>;

const SIDES = ['manager', 'consumer'] as const;

/** Shares and net scores are typed in percent and points. */
function isHundredfold(measure: string): boolean {
  return isShare(measure) || measure === 'nps';
}

/** What a form says, as a published figure; or which of its fields are wrong. */
export function benchmarkFrom(
  form: Record<string, unknown>,
  { kind, key }: Pick<Subject, 'kind' | 'key'>,
  locale: string,
): { values: BenchmarkValues } & ({ given: BenchmarkDocument } | { faults: BenchmarkField[] }) {
  const values = fields.parse(form);
  const [measure = '', ...option] = values.row.split('.');
  const side = (name: (typeof SIDES)[number]) => {
    const value = numberOf(values[name], locale, isHundredfold(measure) ? 100 : undefined);
    const base = numberOf(values[`${name}Base`], locale);
    if (value === null && base === null) return null;
    return { value: value !== null && isHundredfold(measure) ? exact(value / 100) : value, base };
  };
  const parsed = benchmarkSchema.safeParse({
    label: values.label,
    source: values.source,
    year: numberOf(values.year, locale),
    [kind]: key,
    measure,
    option: option.length > 0 ? option.join('.') : null,
    manager: side('manager'),
    consumer: side('consumer'),
  });
  if (parsed.success) return { values, given: parsed.data };
  const isEmpty = SIDES.every((name) => values[name].trim() === '');
  const wrong = faultsOf(parsed.error).map(({ path }) => fieldOf(path));
  return { values, faults: [...new Set([...wrong, ...(isEmpty ? ['manager' as const] : [])])] };
}

/** The field of a form that a fault's path is about. */
export function fieldOf(path: string): BenchmarkField {
  const [, name, part] = path.split('.');
  if (part === 'base') return name === 'manager' ? 'managerBase' : 'consumerBase';
  const own = ['label', 'source', 'year', 'manager', 'consumer'] as const;
  return own.find((field) => field === name) ?? 'row';
}

/** A figure as the form that changes it shows it. */
export function valuesOf(
  { measure, option, ...of }: StoredBenchmark,
  locale: string,
): BenchmarkValues {
  const value = (given: number | undefined) =>
    given === undefined ? '' : writtenNumber(isHundredfold(measure) ? given * 100 : given, locale);
  return {
    row: rowName({ measure, option }),
    label: of.label,
    source: of.source,
    year: of.year === null ? '' : String(of.year),
    manager: value(of.manager?.value),
    managerBase: String(of.manager?.base ?? ''),
    consumer: value(of.consumer?.value),
    consumerBase: String(of.consumer?.base ?? ''),
  };
}

/** A row of an item by the name that the form sends. */
export function rowName(row: { measure: string; option: string | number | null }): string {
  return row.option === null ? row.measure : `${row.measure}.${row.option}`;
}
