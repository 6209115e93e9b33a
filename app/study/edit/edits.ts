import { z } from 'zod';
import { AUDIENCES } from '../document';
import { draftItemSchema, draftScaleSchema, KINDS } from './draft';

const name = z.string().max(100);
const typed = z.string().max(4000).default('');
const audience = z.enum(AUDIENCES);
/** What to do with what refers to something that is removed. */
const references = z.enum(['refuse', 'remove']).default('refuse');
/** Beside which other one of its list something is put. */
const beside = { beside: name, side: z.enum(['before', 'after']) };
/** Whose options. */
const owner = { of: z.enum(['items', 'scales']), owner: name };

/** One small change of a study. */
export const editSchema = z.discriminatedUnion('do', [
  /** Sets the field of a name to what a form sends. */
  z.object({
    do: z.literal('set'),
    at: z.array(name).min(1).max(12),
    given: z.array(z.string()).max(600),
  }),
  z.object({
    do: z.literal('item.add'),
    kind: z.enum(KINDS),
    label: typed,
    key: typed,
    construct: typed,
    scale: typed,
    asked: z.enum(['both', ...AUDIENCES]),
  }),
  /** Puts whole items in, with the scales that they use. */
  z.object({
    do: z.literal('item.insert'),
    items: z.array(draftItemSchema).min(1).max(200),
    scales: z.record(z.string(), draftScaleSchema),
  }),
  z.object({ do: z.literal('item.remove'), item: name, references }),
  z.object({ do: z.literal('item.duplicate'), item: name }),
  z.object({ do: z.literal('item.move'), item: name, ...beside }),
  z.object({ do: z.literal('item.rename'), item: name, to: typed }),
  z.object({ do: z.literal('option.add'), ...owner, label: typed, code: typed }),
  z.object({ do: z.literal('option.remove'), ...owner, code: name, references }),
  z.object({ do: z.literal('option.move'), ...owner, code: name, ...beside }),
  z.object({ do: z.literal('option.rename'), ...owner, code: name, to: typed }),
  z.object({ do: z.literal('net.add'), item: name, label: typed, by: z.enum(['any', 'atLeast']) }),
  z.object({ do: z.literal('net.remove'), item: name, code: name }),
  z.object({ do: z.literal('net.rename'), item: name, code: name, to: typed }),
  z.object({
    do: z.literal('scale.add'),
    key: typed,
    points: z.coerce.number().int().min(2).max(11),
  }),
  z.object({ do: z.literal('scale.duplicate'), scale: name }),
  z.object({ do: z.literal('scale.remove'), scale: name }),
  z.object({ do: z.literal('scale.rename'), scale: name, to: typed }),
  z.object({ do: z.literal('page.add'), audience, title: typed }),
  z.object({ do: z.literal('page.remove'), audience, page: name }),
  z.object({ do: z.literal('page.move'), audience, page: name, ...beside }),
  z.object({ do: z.literal('page.rename'), audience, page: name, to: typed }),
  /** Moves an item within its questionnaire: to the end of a page, or beside another one there. */
  z.object({
    do: z.literal('entry.move'),
    audience,
    item: name,
    page: name,
    beside: name.optional(),
    side: z.enum(['before', 'after']).optional(),
  }),
  /** Says of the edits with it that another document was put in the study's place. */
  z.object({ do: z.literal('study.replace') }),
  /** Says of the edits with it that they came as a file of translations. */
  z.object({ do: z.literal('study.texts') }),
  z.object({ do: z.literal('locale.add'), locale: typed }),
  z.object({ do: z.literal('locale.remove'), locale: name }),
  /** Makes a locale the one that others fall back to. */
  z.object({ do: z.literal('locale.first'), locale: name }),
]);

export type StudyEdit = z.output<typeof editSchema>;
export type EditOf<Do extends StudyEdit['do']> = Extract<StudyEdit, { do: Do }>;
