import { z } from 'zod';
import { AUDIT_ACTIONS, AUDIT_FAMILIES, actionsOf } from './actions';

const DAY = 24 * 60 * 60 * 1000;

const day = z.iso.date().transform((written) => new Date(`${written}T00:00:00Z`));
/** What an entry is about, as an address names it. @example 'wave:x7' */
const ABOUT = /^([a-z_]{1,20}):(.{1,200})$/;
const what = z.enum([...AUDIT_FAMILIES, ...AUDIT_ACTIONS]);

/** What an address asks of the audit log, and which of its dates are none. */
export function auditQuery(search: URLSearchParams) {
  const given = (name: string) => search.get(name)?.trim() || null;
  const from = day.nullable().safeParse(given('from'));
  const to = day.nullable().safeParse(given('to'));
  const chosen = what.nullable().catch(null).parse(given('what'));
  const before = /^\d{1,15}$/.test(given('before') ?? '') ? Number(given('before')) : null;
  const [, kind, id] = ABOUT.exec(given('about') ?? '') ?? [];
  return {
    filter: {
      subject: kind !== undefined && id !== undefined ? { kind, id } : null,
      who: given('who')?.slice(0, 200) ?? null,
      actions: chosen === null ? null : actionsOf(chosen),
      from: from.data ?? null,
      // Days are whole ones, the last included.
      until: to.data ? new Date(to.data.getTime() + DAY) : null,
    },
    what: chosen,
    before,
    faults: [...(from.success ? [] : ['from' as const]), ...(to.success ? [] : ['to' as const])],
    typed: { who: given('who') ?? '', from: given('from') ?? '', to: given('to') ?? '' },
  };
}
