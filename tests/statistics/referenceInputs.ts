import { z } from 'zod';
import { type AnswerState, isInBase, multiSelectState } from '../../app/statistics/bases';
import { calibrationOf } from '../../app/statistics/calibration';
import { type Design, type DesignRow, designOf } from '../../app/statistics/design';
import type { Answer } from '../../app/statistics/designItems';
import { indexValue } from '../../app/statistics/indexValue';
import type { Margin, RakingCell } from '../../app/statistics/margins';
import { rake } from '../../app/statistics/rake';
import { referenceData } from './referenceCases';

const recordSchema = z.record(z.string(), z.string());

/** R writes a list of one element without brackets, and an empty record as an empty list. */
export function listOf<Schema extends z.ZodType>(schema: Schema) {
  return z.union([z.array(schema), schema.transform((only) => [only])]);
}
function orEmpty<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (Array.isArray(value) && value.length === 0 ? {} : value), schema);
}

export const marginsSchema = z
  .record(z.string(), z.record(z.string(), z.number()))
  .transform((margins): Margin[] =>
    Object.entries(margins).map(([variable, targets]) => ({
      variable,
      targets: Object.entries(targets).map(([category, share]) => ({ category, share })),
    })),
  );

const designSchema = z.strictObject({
  weights: z.string().optional(),
  strata: z.string().optional(),
  clusters: z.string().optional(),
  fpc: z.string().optional(),
  calibration: z
    .strictObject({ margins: marginsSchema, variance: z.enum(['calibrated', 'fixed']) })
    .optional(),
});

export const sampleSchema = z.strictObject({
  data: z.string().optional(),
  rows: z.array(recordSchema).optional(),
  where: orEmpty(recordSchema).default({}),
  domain: orEmpty(recordSchema).default({}),
  design: orEmpty(designSchema).default({}),
});
export type ReferenceSample = z.infer<typeof sampleSchema>;

export const countsSchema = z.strictObject({
  counts: z.strictObject({ x: z.number(), n: z.number() }),
});

const shared = {
  base: z.enum(['substantive', 'with_dk', 'asked']).default('substantive'),
  polarity: z.union([z.literal(1), z.literal(-1)]).default(1),
  weight: z.number().optional(),
};

/** An item with a single column. */
export const itemSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('category'),
    column: z.string(),
    positive: listOf(z.string()),
    ...shared,
  }),
  z.strictObject({
    type: z.literal('threshold'),
    column: z.string(),
    at_most: z.number().default(Number.POSITIVE_INFINITY),
    at_least: z.number().default(Number.NEGATIVE_INFINITY),
    ...shared,
  }),
  z.strictObject({
    type: z.literal('scale'),
    column: z.string(),
    min: z.number(),
    max: z.number(),
    ...shared,
  }),
  z.strictObject({ type: z.literal('number'), column: z.string(), ...shared }),
  z.strictObject({
    type: z.literal('bands'),
    column: z.string(),
    bands: listOf(
      z.strictObject({
        code: z.string(),
        lower: z.number().nullable(),
        upper: z.number().nullable(),
      }),
    ),
    ...shared,
  }),
]);
export type ReferenceItem = z.infer<typeof itemSchema>;

export const multiSelectSchema = z.strictObject({
  type: z.literal('multiselect'),
  options: listOf(z.string()),
  none: z.string(),
  dont_know: z.string(),
  option: z.string().optional(),
  base: shared.base,
});
export type ReferenceMultiSelect = z.infer<typeof multiSelectSchema>;

export const rankingSchema = z.strictObject({
  type: z.literal('ranking'),
  columns: listOf(z.string()),
  base: z.literal('substantive').default('substantive'),
});

/** A respondent of a reference sample, with a place in its design. */
export interface Recorded extends DesignRow {
  record: Record<string, string>;
  inDomain: boolean;
}

const states: Record<string, AnswerState> = {
  DK: 'dont_know',
  NAP: 'not_applicable',
  REF: 'refused',
  NASK: 'not_asked',
  '': 'empty',
};

export function stateOf(code: string): AnswerState {
  return states[code] ?? 'substantive';
}

/** Value and base of one item; in the base without a substantive answer counts as 0. */
export function answerTo(item: ReferenceItem): (respondent: Recorded) => Answer {
  return ({ record, inDomain }) => {
    const code = record[item.column] ?? '';
    const state = stateOf(code);
    const value = state === 'substantive' ? substantiveValue(item, code) : 0;
    return { y: value, s: inDomain && isInBase(state, item.base) };
  };
}

function substantiveValue(item: ReferenceItem, code: string): number {
  const number = Number(code);
  const { polarity } = item;
  switch (item.type) {
    case 'category':
      return indexValue(item.positive.includes(code) ? 1 : 0, { polarity });
    case 'threshold':
      return indexValue(number <= item.at_most && number >= item.at_least ? 1 : 0, { polarity });
    case 'scale':
      return indexValue(number, item);
    case 'number':
      return indexValue(number, { polarity });
    case 'bands':
      return item.bands.findIndex((band) => band.code === code);
  }
}

/** Which options are ticked, and whether the respondent is in the base. */
export function ticksOf(item: ReferenceMultiSelect) {
  return ({ record, inDomain }: Recorded) => {
    const ticked = (column: string) => record[column] === '1';
    const options = item.options.map(ticked);
    const asked = [...item.options, item.none].some((column) => record[column] !== 'NASK');
    const state = asked
      ? multiSelectState({ options, none: ticked(item.none), dontKnow: ticked(item.dont_know) })
      : 'not_asked';
    return { options, s: inDomain && isInBase(state, item.base) };
  };
}

/** The design of a sample; weights are raked if it has a calibration. */
export function designOfSample(sample: ReferenceSample): Design<Recorded> {
  const respondents = respondentsOf(sample);
  const { calibration } = sample.design;
  if (!calibration) return designOf(respondents);
  const weighing = respondents.filter(({ w }) => w > 0);
  const cells = rakingCells(weighing, calibration.margins);
  const raking = rake(cells, calibration.margins);
  if (raking.status !== 'converged') throw new Error(`raking: ${raking.status}`);
  const raked = weighing.map((each, at) => ({ ...each, w: each.w * (raking.factors[at] ?? 0) }));
  return designOf(raked, calibration.variance === 'calibrated' ? calibrationOf(cells) : null);
}

export function rakingCells(
  respondents: readonly Recorded[],
  margins: readonly Margin[],
): RakingCell[] {
  return respondents.map(({ record, w }) => ({
    n: 1,
    weight: w,
    categories: margins.map(({ variable }) => {
      const code = record[variable] ?? '';
      return stateOf(code) === 'substantive' ? code : null;
    }),
  }));
}

/** The respondents of a sample with their base weights, in the order of the rows. */
export function respondentsOf({ data, rows, where, domain, design }: ReferenceSample): Recorded[] {
  const records = rows ?? (data === undefined ? [] : referenceData(data));
  const { weights, strata, clusters, fpc } = design;
  return records
    .filter((record) => matches(record, where))
    .map((record) => ({
      record,
      inDomain: matches(record, domain),
      w: weights === undefined ? 1 : numberIn(record, weights),
      stratum: strata === undefined ? null : (record[strata] ?? null),
      cluster: clusters === undefined ? null : (record[clusters] ?? null),
      population: fpc === undefined ? null : numberIn(record, fpc),
    }));
}

/** An empty string is no number. */
function numberIn(record: Record<string, string>, column: string): number {
  const text = record[column] ?? '';
  return text === '' ? Number.NaN : Number(text);
}

function matches(record: Record<string, string>, wanted: Record<string, string>): boolean {
  return Object.entries(wanted).every(([column, value]) => record[column] === value);
}
