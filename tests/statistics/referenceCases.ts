import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Another folder of the same form can be checked by naming it in the environment. */
const folder = path.resolve(
  process.env.REFERENCE_DIR ?? path.join(import.meta.dirname, '..', 'reference'),
);

const caseSchema = z.strictObject({
  id: z.string(),
  estimator: z.string(),
  title: z.string(),
  note: z.string().optional(),
  input: z.record(z.string(), z.unknown()),
  expected: z.unknown(),
  tolerance: z.strictObject({ rel: z.number(), abs: z.number() }),
  r: z.string(),
});

/** One published case: input, and the values computed with R. */
export type ReferenceCase = z.infer<typeof caseSchema>;

/** All cases, in the order of their names. */
export function referenceCases(): ReferenceCase[] {
  return readdirSync(path.join(folder, 'cases'))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) =>
      caseSchema.parse(JSON.parse(readFileSync(path.join(folder, 'cases', file), 'utf8'))),
    );
}

const files = new Map<string, Record<string, string>[]>();

/** A data file's records: column and value, all strings; the files quote nothing. */
export function referenceData(file: string): Record<string, string>[] {
  const known = files.get(file);
  if (known) return known;
  const [head = '', ...lines] = readFileSync(path.join(folder, 'data', file), 'utf8')
    .trimEnd()
    .split(/\r?\n/);
  const columns = head.split(',');
  const records = lines.map((line) => {
    const values = line.split(',');
    return Object.fromEntries(columns.map((column, at) => [column, values[at] ?? '']));
  });
  files.set(file, records);
  return records;
}

/**
 * What differs between an actual and an expected value, one line a difference: objects must have
 * exactly the expected keys, arrays the length and order, numbers agree within the tolerance.
 */
export function differences(
  actual: unknown,
  expected: unknown,
  tolerance: ReferenceCase['tolerance'],
  path = 'result',
): string[] {
  if (typeof expected === 'number' && typeof actual === 'number') {
    const distance = Math.abs(actual - expected);
    const near = distance <= tolerance.abs || distance <= tolerance.rel * Math.abs(expected);
    return near ? [] : [`${path}: ${actual} instead of ${expected}`];
  }
  if (
    !isObject(expected) ||
    !isObject(actual) ||
    Array.isArray(expected) !== Array.isArray(actual)
  ) {
    return Object.is(actual, expected)
      ? []
      : [`${path}: ${show(actual)} instead of ${show(expected)}`];
  }
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...keys].flatMap((key) => {
    if (!(key in actual)) return [`${path}.${key} is missing`];
    if (!(key in expected)) return [`${path}.${key} is not expected`];
    return differences(actual[key], expected[key], tolerance, `${path}.${key}`);
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
