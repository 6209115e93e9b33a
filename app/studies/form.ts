import { z } from 'zod';
import type { Draft } from '../study/edit/draft';
import { editSchema, type StudyEdit } from '../study/edit/edits';
import { jsonOf } from '../study/edit/fields';
import type { FormFields } from '../study/form';
import { conditionIn } from './conditionForm';

type Form = FormFields & Iterable<[string, unknown]>;

/** Most fields of one form. */
const MOST_FIELDS = 2000;

/** What a form of the editor asks for. */
export interface AskedEdits {
  revision: number;
  /** What the same page has done since that state. */
  own: number[];
  edits: StudyEdit[];
  /** The fields as they were sent, so that nobody types them again. */
  given: Record<string, string[]>;
  /** The form that adds or renames something, with what was typed into it. */
  added: { edit: string; fields: Record<string, string> } | null;
}

/** Most edits of its own that a page tells of. */
const MOST_OWN = 200;

const revisionField = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/**
 * The edits of a form, which is the same with and without script: a field whose name has spaces sets
 * the place of that name, the button's `edit` is one more edit as JSON, to which fields named `+…`
 * add what was typed, and `when-at` is the place of a condition that the builder's fields stand for.
 * Undefined where it is none of the editor's forms.
 */
export function editsIn(form: Form, draft: Draft): AskedEdits | undefined {
  const revision = revisionField.safeParse(form.get('revision'));
  if (!revision.success) return undefined;
  const own = z.array(revisionField).max(MOST_OWN).safeParse(form.getAll('own'));
  if (!own.success) return undefined;
  const given: Record<string, string[]> = {};
  const built: Record<string, string[]> = {};
  const added: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue;
    if (name.startsWith('+')) added[name.slice(1)] = value;
    else if (name.startsWith('when:')) built[name] = [value];
    else if (name.includes(' ') && name.length <= 400) {
      given[name] ??= [];
      given[name].push(value);
    }
  }
  const sets = Object.entries(given).map(([name, values]) => ({
    do: 'set' as const,
    at: name.split(' '),
    given: values,
  }));
  if (sets.length > MOST_FIELDS) return undefined;
  const pressed = form.get('edit');
  const whole = typeof pressed === 'string' ? [merged(pressed, added)] : [];
  const at = form.get('when-at');
  const condition =
    typeof at === 'string'
      ? [{ do: 'set', at: at.split(' '), given: [JSON.stringify(conditionIn(form, draft)) ?? ''] }]
      : [];
  const parsed = z.array(editSchema).safeParse([...sets, ...condition, ...whole]);
  if (!parsed.success) return undefined;
  return {
    revision: revision.data,
    own: own.data,
    edits: parsed.data,
    given: { ...given, ...built },
    added: typeof pressed === 'string' ? { edit: pressed, fields: added } : null,
  };
}

function merged(json: string, added: Record<string, string>): unknown {
  const edit = jsonOf(json);
  return typeof edit === 'object' && edit !== null ? { ...edit, ...added } : edit;
}
