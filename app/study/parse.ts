import {
  type Fault,
  faultsOf,
  itemSchema,
  pageSchema,
  type Study,
  scaleSchema,
  studySchema,
} from './document';
import { referenceFaults, type StudyParts } from './references';

/** Deeper nesting than any document needs; recursion stays within the stack. */
const MAX_DEPTH = 40;

/**
 * A study document, or every fault in it with its JSON path: those of the grammar and those of
 * references (unknown codes, doubled keys, cycles …) together, so that one reading mends all.
 * @example parseStudy({ format: 'parallax.study/1' }) // { faults: [{ path: '$.key', … }, …] }
 */
export function parseStudy(input: unknown): { study: Study } | { faults: Fault[] } {
  if (isDeeperThan(input, MAX_DEPTH))
    return { faults: [{ path: '$', message: `is nested more than ${MAX_DEPTH} levels deep` }] };
  const parsed = studySchema.safeParse(input);
  const faults = parsed.success ? [] : faultsOf(parsed.error);
  faults.push(...referenceFaults(partsOf(input)));
  if (parsed.success && faults.length === 0) return { study: parsed.data };
  return { faults: [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()] };
}

/** Whether a JSON value nests deeper than a limit. */
export function isDeeperThan(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (limit === 0) return true;
  return Object.values(value).some((child) => isDeeperThan(child, limit - 1));
}

/** What of a possibly faulty document can be read, so that references are checked all the same. */
function partsOf(input: unknown): StudyParts {
  const document = record(input);
  const scales = Object.entries(record(document.scales)).map(([key, scale]) => ({
    key,
    scale: scaleSchema.safeParse(scale).data,
  }));
  const items = list(document.items).map((item, index) => ({
    path: ['items', index],
    key: string(record(item).key),
    item: itemSchema.safeParse(item).data,
  }));
  const questionnaire = (audience: string) =>
    list(record(document.questionnaires)[audience]).map((page, index) => ({
      path: ['questionnaires', audience, index],
      page: pageSchema.safeParse(page).data,
    }));
  return {
    locales: list(document.locales).filter((locale) => typeof locale === 'string'),
    title: texts(document.title),
    labels: {
      consumer: texts(record(record(document.audiences).consumer).label),
      manager: texts(record(record(document.audiences).manager).label),
    },
    scales,
    items,
    questionnaires: { consumer: questionnaire('consumer'), manager: questionnaire('manager') },
    index: list(document.index).filter((key) => typeof key === 'string'),
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function texts(value: unknown): Record<string, string> | undefined {
  const entries = Object.entries(record(value));
  return entries.length > 0
    ? Object.fromEntries(entries.map(([locale, text]) => [locale, String(text)]))
    : undefined;
}
