import { z } from 'zod';
import { ROLES } from './roles';

/** The two sides whose views are compared. Gaps are always manager minus consumer. */
export const AUDIENCES = ['consumer', 'manager'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** The code under which "don't know" is stored; no option may use it. */
export const DONT_KNOW = 'dk';

/** Columns of a response file that are not items, so no item may be named like one. */
export const RESPONSE_COLUMNS = [
  'respondent',
  'audience',
  'locale',
  'submitted_at',
  'weight',
  'cluster',
] as const;

/** Most items of a study. */
export const MAX_ITEMS = 2000;
/** Largest number that a document or an answer may hold, in size. */
export const MAX_NUMBER = 1e12;

/** A text that every database can store: no NUL, no broken surrogate pairs. */
export function storable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

const text = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(4000, 'must be at most 4000 characters')
  .refine(storable, 'holds a character that cannot be stored');

const localized = z.record(z.string(), text);
const studyKey = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,63}$/,
    'must be 1 to 64 lower-case letters, digits or "-", not starting with "-"',
  );
export const itemKey = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]{0,63}$/,
    'must be 1 to 64 lower-case letters, digits or "_", starting with a letter',
  );
const pageKey = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'must be 1 to 64 lower-case letters, digits, "_" or "-"');
const scaleKey = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_-]{0,63}$/,
    'a scale\'s name has 1 to 64 letters, digits, "_" or "-", starting with a letter',
  );
const code = z
  .string()
  .regex(
    /^[^\s|\p{C}]{1,64}$/u,
    'must be 1 to 64 characters without spaces, "|" or control characters',
  )
  .refine((value) => value !== DONT_KNOW, `"${DONT_KNOW}" is kept for "don't know"`);
// Beyond these, squares and their sums leave the range of floating-point numbers.
const finite = z.number().min(-MAX_NUMBER).max(MAX_NUMBER);
const count = z.number().int().min(0);

const plainOption = z.strictObject({ code, label: localized });
const singleOption = plainOption.extend({ other: z.literal(true).optional() });
const multipleOption = singleOption.extend({ exclusive: z.literal(true).optional() });

const net = z
  .strictObject({
    code,
    label: localized,
    any: z.array(z.string()).min(1).optional(),
    atLeast: count.min(1).optional(),
  })
  .refine(
    (value) => (value.any === undefined) !== (value.atLeast === undefined),
    'a net names either "any" or "atLeast"',
  );

const scaleSchema = z.strictObject({
  options: z
    .array(z.strictObject({ code, value: finite, label: localized }))
    .min(2, 'needs at least two options')
    .max(100),
  favourable: z.array(z.string()).min(1, 'names at least one option'),
  favourableLabel: localized.optional(),
});

const ownKey = itemKey.refine(
  // Every object has a "constructor", so an answer under that key could not be told from none.
  (key) => key !== 'constructor' && !RESPONSE_COLUMNS.some((column) => column === key),
  'is a reserved name; choose another key',
);

/** The names that the parts of a study can have. */
export const NAMES = { study: studyKey, item: ownKey, page: pageKey, scale: scaleKey, code };

const itemBase = {
  key: ownKey,
  construct: text.max(64).optional(),
  role: z
    .enum(ROLES)
    .optional()
    .describe('What the item is to the views of channels, waiting and loyalty.'),
  /** A short name for reports; without one they use the key. */
  label: localized.optional(),
  wording: z
    .strictObject({ consumer: localized.optional(), manager: localized.optional() })
    .refine(
      (wording) => wording.consumer !== undefined || wording.manager !== undefined,
      'needs the wording of at least one audience',
    ),
  required: z.boolean().optional(),
};
const dontKnow = z.boolean().optional();

const itemSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...itemBase, kind: z.literal('scale'), scale: z.string(), dontKnow }),
  z.strictObject({
    ...itemBase,
    kind: z.literal('single'),
    options: z.array(singleOption).min(2, 'needs at least two options').max(500),
    favourable: z.array(z.string()).min(1).optional(),
    favourableLabel: localized.optional(),
    nets: z.array(net).max(100).optional(),
    segment: z.boolean().optional(),
    dontKnow,
  }),
  z.strictObject({
    ...itemBase,
    kind: z.literal('multiple'),
    options: z.array(multipleOption).min(1, 'needs at least one option').max(500),
    nets: z.array(net).max(100).optional(),
    minSelect: count.optional(),
    maxSelect: count.min(1).optional(),
    dontKnow,
  }),
  z.strictObject({
    ...itemBase,
    kind: z.literal('ranking'),
    options: z.array(plainOption).min(2, 'needs at least two options').max(50),
    rankTop: count.min(1).optional(),
    dontKnow,
  }),
  z.strictObject({
    ...itemBase,
    kind: z.literal('number'),
    unit: text.max(32).optional(),
    min: finite.optional(),
    max: finite.optional(),
    step: z.number().min(1e-9).max(MAX_NUMBER).optional(),
    thresholds: z.array(finite).max(100).optional(),
    better: z.enum(['higher', 'lower']).optional(),
    /** Managers say what percentage of consumers they expect to be favourable on this item. */
    predicts: z.strictObject({ item: itemKey }).optional(),
    dontKnow,
  }),
  z.strictObject({ ...itemBase, kind: z.literal('nps'), dontKnow }),
  z.strictObject({ ...itemBase, kind: z.literal('text') }),
]);

export interface Condition {
  item?: string | undefined;
  is?: string[] | undefined;
  answered?: true | undefined;
  atLeast?: number | undefined;
  atMost?: number | undefined;
  all?: Condition[] | undefined;
  any?: Condition[] | undefined;
  not?: Condition | undefined;
}

const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z
      .strictObject({
        item: itemKey.optional(),
        is: z.array(z.string()).min(1, 'asks for at least one code').optional(),
        answered: z.literal(true).optional(),
        atLeast: finite.optional(),
        atMost: finite.optional(),
        all: z.array(conditionSchema).min(1).optional(),
        any: z.array(conditionSchema).min(1).optional(),
        not: conditionSchema.optional(),
      })
      .refine((condition) => {
        const tests = [condition.is, condition.answered, condition.atLeast, condition.atMost];
        const groups = [condition.all, condition.any, condition.not];
        const given = (values: unknown[]) => values.filter((value) => value !== undefined).length;
        return condition.item === undefined
          ? given(tests) === 0 && given(groups) === 1
          : given(tests) === 1 && given(groups) === 0;
      }, 'is one of { item, is }, { item, answered }, { item, atLeast }, { item, atMost }, { all }, { any }, { not }'),
  )
  .meta({ id: 'Condition' });

const pageSchema = z.strictObject({
  key: pageKey,
  title: localized.optional(),
  items: z
    .array(z.union([itemKey, z.strictObject({ item: itemKey, when: conditionSchema.optional() })]))
    .min(1, 'needs at least one item'),
  when: conditionSchema.optional(),
});

const audience = z.strictObject({ label: localized });

export const studySchema = z.strictObject({
  format: z.literal('parallax.study/1'),
  key: studyKey,
  title: localized,
  locales: z.array(z.string()).min(1, 'names at least one locale'),
  audiences: z.strictObject({ consumer: audience, manager: audience }),
  scales: z.record(scaleKey, scaleSchema).optional(),
  items: z.array(itemSchema).min(1, 'needs at least one item').max(MAX_ITEMS),
  questionnaires: z.strictObject({
    consumer: z.array(pageSchema).max(200),
    manager: z.array(pageSchema).max(200),
  }),
  index: z.array(z.string()).max(100).optional(),
});

/** A study document that holds together: every reference resolves. Made only by `parseStudy`. */
export type Study = z.infer<typeof studySchema>;
export type Item = z.infer<typeof itemSchema>;
export type ItemKind = Item['kind'];
export type Page = z.infer<typeof pageSchema>;
export type Scale = z.infer<typeof scaleSchema>;
export type LocalizedText = z.infer<typeof localized>;

/** One fault of a document or an answer, with the JSON path of the place. */
export interface Fault {
  path: string;
  message: string;
}

/**
 * A JSON path (RFC 9535, dotted where the name allows it).
 * @example jsonPath(['items', 3, 'wording', 'pt-BR']) // "$.items[3].wording['pt-BR']"
 */
export function jsonPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((written, step) => {
    if (typeof step === 'number') return `${written}[${step}]`;
    const name = String(step);
    return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)
      ? `${written}.${name}`
      : `${written}['${name.replaceAll("'", "\\'")}']`;
  }, '$');
}

/** The faults that a zod schema found, an unknown field at its own path. */
export function faultsOf(error: z.ZodError, prefix: readonly PropertyKey[] = []): Fault[] {
  return error.issues.flatMap((issue): Fault[] => {
    const path = [...prefix, ...issue.path];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: jsonPath([...path, key]),
        message: 'unknown field',
      }));
    if (issue.code === 'invalid_union' && issue.errors?.length) {
      // The longest way into a branch is the branch that was meant.
      const deepest = (issues: { path: PropertyKey[] }[]) =>
        Math.max(...issues.map((inner) => inner.path.length));
      const branch = issue.errors.reduce((best, next) =>
        deepest(next) > deepest(best) ? next : best,
      );
      return branch.map((inner) => ({
        path: jsonPath([...path, ...inner.path]),
        message: inner.message,
      }));
    }
    return [{ path: jsonPath(path), message: issue.message }];
  });
}

/** The codes that an item's answers may use, in the order of the document; empty for kinds without options. */
export function optionsOf(
  study: Pick<Study, 'scales'>,
  item: Item,
): { code: string; label: LocalizedText; exclusive?: boolean; other?: boolean }[] {
  if (item.kind === 'scale') return study.scales?.[item.scale]?.options ?? [];
  if (item.kind === 'multiple')
    return item.options.map(({ code, label, exclusive = false, other = false }) => ({
      code,
      label,
      exclusive,
      other,
    }));
  if (item.kind === 'single')
    return item.options.map(({ code, label, other = false }) => ({ code, label, other }));
  if (item.kind === 'ranking') return item.options;
  return [];
}

/** The favourable codes of an item, or null where it judges nothing. */
export function favourableOf(study: Pick<Study, 'scales'>, item: Item): readonly string[] | null {
  if (item.kind === 'scale') return study.scales?.[item.scale]?.favourable ?? null;
  if (item.kind === 'single') return item.favourable ?? null;
  return null;
}

/** A page entry as an item key and its own condition. */
export function entryOf(entry: Page['items'][number]): {
  item: string;
  when: Condition | undefined;
} {
  return typeof entry === 'string'
    ? { item: entry, when: undefined }
    : { item: entry.item, when: entry.when };
}
