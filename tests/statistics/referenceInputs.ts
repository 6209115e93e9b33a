import { z } from 'zod';
import type { Respondent, Row } from '../../app/statistics/fromRows';
import type { IndexRow } from '../../app/statistics/indexFromRows';
import { referenceData } from './referenceCases';

const recordSchema = z.record(z.string(), z.string());

/** R writes an empty array where there is no design. */
const designSchema = z.union([
  z.tuple([]).transform(() => ({ weights: undefined, clusters: undefined })),
  z.strictObject({ weights: z.string().optional(), clusters: z.string().optional() }),
]);

/** A sample without strata, finite population and calibration; these are refused. */
export const sampleSchema = z.strictObject({
  data: z.string().optional(),
  rows: z.array(recordSchema).optional(),
  where: recordSchema.default({}),
  domain: recordSchema.default({}),
  design: designSchema,
});
export type ReferenceSample = z.infer<typeof sampleSchema>;

export const countsSchema = z.strictObject({
  counts: z.strictObject({ x: z.number(), n: z.number() }),
});

const base = z.enum(['substantive', 'with_dk', 'asked']).default('substantive');
const index = { polarity: z.number().default(1), weight: z.number().optional() };

export const itemSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('category'),
    column: z.string(),
    positive: z.array(z.string()),
    base,
    ...index,
  }),
  z.strictObject({
    type: z.literal('threshold'),
    column: z.string(),
    at_most: z.number().default(Number.POSITIVE_INFINITY),
    at_least: z.number().default(Number.NEGATIVE_INFINITY),
    base,
    ...index,
  }),
  z.strictObject({
    type: z.literal('scale'),
    column: z.string(),
    min: z.number(),
    max: z.number(),
    base,
    ...index,
  }),
  z.strictObject({ type: z.literal('number'), column: z.string(), base, ...index }),
]);
export type ReferenceItem = z.infer<typeof itemSchema>;

type Answer = { y: number; s: boolean };
type Answers<Result> = (record: Record<string, string>) => Result;

const special = new Set(['DK', 'NAP', 'REF', 'NASK', '']);

/** Value and base of one item; in the base without a substantive answer counts as 0. */
export function answerTo(item: ReferenceItem): Answers<Answer> {
  return (record) => {
    const code = record[item.column] ?? '';
    const substantive = !special.has(code);
    const bases = {
      substantive,
      with_dk: substantive || code === 'DK',
      asked: code !== 'NASK',
    };
    return { s: bases[item.base], y: substantive ? turned(item, substantiveValue(item, code)) : 0 };
  };
}

/** The rows of a sample for one variable, those outside the domain outside the base. */
export function rowsOf(sample: ReferenceSample, answer: Answers<Answer>): Row[] {
  return respondents(sample).map(({ record, inDomain, ...respondent }) => {
    const { y, s } = answer(record);
    return { ...respondent, y, s: s && inDomain };
  });
}

/** The rows of a sample for the items of an index. */
export function indexRowsOf(sample: ReferenceSample, items: readonly ReferenceItem[]): IndexRow[] {
  const answers = items.map(answerTo);
  return respondents(sample).map(({ record, inDomain, ...respondent }) => ({
    ...respondent,
    items: answers.map((answer) => {
      const { y, s } = answer(record);
      return { y, s: s && inDomain };
    }),
  }));
}

interface Recorded extends Respondent {
  record: Record<string, string>;
  inDomain: boolean;
}

function respondents({ data, rows, where, domain, design }: ReferenceSample): Recorded[] {
  const records = rows ?? (data === undefined ? [] : referenceData(data));
  return records
    .filter((record) => matches(record, where))
    .map((record) => ({
      record,
      inDomain: matches(record, domain),
      w: design.weights === undefined ? 1 : Number(record[design.weights]),
      cluster: design.clusters === undefined ? null : (record[design.clusters] ?? null),
    }));
}

function matches(record: Record<string, string>, wanted: Record<string, string>): boolean {
  return Object.entries(wanted).every(([column, value]) => record[column] === value);
}

function substantiveValue(item: ReferenceItem, code: string): number {
  const number = Number(code);
  switch (item.type) {
    case 'category':
      return item.positive.includes(code) ? 1 : 0;
    case 'threshold':
      return number <= item.at_most && number >= item.at_least ? 1 : 0;
    case 'scale':
      return (number - item.min) / (item.max - item.min);
    case 'number':
      return number;
  }
}

function turned(item: ReferenceItem, value: number): number {
  return item.polarity === -1 ? 1 - value : value;
}
