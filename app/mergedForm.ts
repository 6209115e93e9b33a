import { z } from 'zod';
import { SHOWN } from './ui/Shown';

/** The fields of a form by name. */
export type FormValues = Record<string, string>;

/** What became of a form that others' changes may have overtaken. */
export interface MergedForm {
  /** What is to stand: each field as whoever changed it has it; one that both changed, as typed. */
  values: FormValues;
  /** What others alone have changed since the form was shown. */
  taken: string[];
  /** What both have changed, each otherwise. */
  both: string[];
}

const shownField = z.record(z.string(), z.string());

/** What a form was shown with; null where it does not say so. */
export function shownIn(form: Record<string, unknown>): FormValues | null {
  if (typeof form[SHOWN] !== 'string') return null;
  try {
    return shownField.parse(JSON.parse(form[SHOWN]));
  } catch {
    return null;
  }
}

/** The fields of a form that are texts, but for what it was shown with. */
export function typedIn(form: Record<string, unknown>): FormValues {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      typeof value === 'string' && name !== SHOWN ? [[name, value]] : [],
    ),
  );
}

/**
 * Merges what somebody typed with what others stored since the form was shown (a three-way merge). A
 * field that the form does not offer stays as it is stored.
 * @param groupOf what of a form only makes sense together has one name
 * @example mergedForm({ a: '1', b: '1' }, { a: '2', b: '1' }, { a: '1', b: '3' }) // { values: { a: '2', b: '3' }, taken: ['a'], both: [] }
 */
export function mergedForm(
  shown: FormValues,
  stored: FormValues,
  typed: FormValues,
  groupOf: (name: string) => string = (name) => name,
): MergedForm {
  const merged: MergedForm = { values: {}, taken: [], both: [] };
  const names = new Set([shown, stored, typed].flatMap((values) => Object.keys(values)));
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const group = groupOf(name);
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  const differs = (own: readonly string[], one: FormValues, other: FormValues) =>
    own.some((name) => (one[name] ?? '').trim() !== (other[name] ?? '').trim());
  for (const [group, own] of groups) {
    const offered = own.filter((name) => typed[name] !== undefined);
    const isMine = differs(offered, typed, shown);
    const isTheirs = differs(own, stored, shown);
    for (const name of own) {
      const value = isMine ? (typed[name] ?? stored[name]) : stored[name];
      if (value !== undefined) merged.values[name] = value;
    }
    if (!isTheirs) continue;
    if (!isMine) merged.taken.push(group);
    else if (differs(offered, typed, stored)) merged.both.push(group);
  }
  return merged;
}
