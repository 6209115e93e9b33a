import { z } from 'zod';
import {
  AUDIENCES,
  type Condition,
  type Fault,
  type ItemKind,
  type Study,
  studySchema,
} from '../document';
import { parseStudy } from '../parse';
import { ROLES } from '../roles';

/** A text that is still being translated: any locale may be missing. */
const texts = z.record(z.string(), z.string());

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.object({
    item: z.string().optional(),
    is: z.array(z.string()).optional(),
    answered: z.literal(true).optional(),
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
    all: z.array(conditionSchema).optional(),
    any: z.array(conditionSchema).optional(),
    not: conditionSchema.optional(),
  }),
);

const option = z.object({
  code: z.string(),
  label: texts,
  value: z.number().optional(),
  other: z.literal(true).optional(),
  exclusive: z.literal(true).optional(),
});

const net = z.object({
  code: z.string(),
  label: texts,
  any: z.array(z.string()).optional(),
  atLeast: z.number().optional(),
});

const scale = z.object({
  options: z.array(option),
  favourable: z.array(z.string()),
  favourableLabel: texts.optional(),
});

/** The kinds of items in the order in which they are offered. */
export const KINDS = [
  'scale',
  'single',
  'multiple',
  'ranking',
  'number',
  'nps',
  'text',
] as const satisfies readonly ItemKind[];

const item = z.object({
  key: z.string(),
  kind: z.enum(KINDS),
  construct: z.string().optional(),
  role: z.enum(ROLES).optional(),
  label: texts.optional(),
  wording: z.object({ consumer: texts.optional(), manager: texts.optional() }),
  required: z.boolean().optional(),
  dontKnow: z.boolean().optional(),
  scale: z.string().optional(),
  options: z.array(option).optional(),
  favourable: z.array(z.string()).optional(),
  favourableLabel: texts.optional(),
  nets: z.array(net).optional(),
  segment: z.boolean().optional(),
  minSelect: z.number().optional(),
  maxSelect: z.number().optional(),
  rankTop: z.number().optional(),
  unit: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  step: z.number().optional(),
  thresholds: z.array(z.number()).optional(),
  better: z.enum(['higher', 'lower']).optional(),
  predicts: z.object({ item: z.string() }).optional(),
});

const entry = z.object({ item: z.string(), when: conditionSchema.optional() });

const page = z.object({
  key: z.string(),
  title: texts.optional(),
  items: z.array(
    z.union([z.string().transform((key): z.infer<typeof entry> => ({ item: key })), entry]),
  ),
  when: conditionSchema.optional(),
});

const audience = z.object({ label: texts });

/**
 * A study while it is edited. Every part has a key of its own, so that parts are told apart; all
 * else may be missing or wrong, and `faultsIn` says what is.
 */
export const draftSchema = z.object({
  format: z.literal('parallax.study/1'),
  key: z.string(),
  title: texts,
  locales: z.array(z.string()),
  audiences: z.object({ consumer: audience, manager: audience }),
  scales: z.record(z.string(), scale).default({}),
  items: z.array(item),
  questionnaires: z.object({ consumer: z.array(page), manager: z.array(page) }),
  index: z.array(z.string()).default([]),
});

export type Draft = z.output<typeof draftSchema>;
export type DraftItem = Draft['items'][number];
export type DraftOption = z.output<typeof option>;
export type DraftNet = z.output<typeof net>;
export type DraftScale = z.output<typeof scale>;
export type DraftPage = Draft['questionnaires']['consumer'][number];
export type Texts = z.output<typeof texts>;
export { item as draftItemSchema, scale as draftScaleSchema };

/** A study as it is edited. */
export function draftOf(study: Study): Draft {
  return draftSchema.parse(study);
}

/** A study of which nothing is there but its name. */
export function emptyDraft(key: string, title: string, locales: readonly string[]): Draft {
  const [first = 'en'] = locales;
  return {
    format: 'parallax.study/1',
    key,
    title: { [first]: title },
    locales: [...locales],
    audiences: { consumer: { label: {} }, manager: { label: {} } },
    scales: {},
    items: [],
    questionnaires: { consumer: [], manager: [] },
    index: [],
  };
}

/** The document that a draft is published as, faulty or not. */
export function documentOf(draft: Draft): unknown {
  const { scales, index, questionnaires, ...rest } = draft;
  const pages = (of: readonly DraftPage[]) =>
    of.map((one) => ({
      ...one,
      items: one.items.map((each) => (each.when === undefined ? each.item : each)),
    }));
  const document = {
    ...rest,
    ...(Object.keys(scales).length > 0 ? { scales } : {}),
    questionnaires: {
      consumer: pages(questionnaires.consumer),
      manager: pages(questionnaires.manager),
    },
    ...(index.length > 0 ? { index } : {}),
  };
  return JSON.parse(JSON.stringify(document));
}

/** The study that a draft is, or every fault that it still has. */
export function studyOf(draft: Draft): { study: Study } | { faults: Fault[] } {
  return parseStudy(documentOf(draft));
}

/** The fields that items of a kind can have. */
const FIELDS = new Map<string, ReadonlySet<string>>(
  studySchema.shape.items.element.options.map(({ shape }) => [
    shape.kind.value,
    new Set(Object.keys(shape)),
  ]),
);

/** @example hasField('nps', 'scale') // false */
export function hasField(kind: ItemKind, field: string): boolean {
  return FIELDS.get(kind)?.has(field) ?? false;
}

/** The sides that an item is worded for. */
export function sidesOf({ wording }: Pick<DraftItem, 'wording'>) {
  return AUDIENCES.filter((side) => wording[side] !== undefined);
}
