import { type Fault, faultsOf, MAX_ITEMS, type Study, studySchema } from './document';
import { holdsPrototype } from './doubledKeys';
import { referenceFaults, type StudyParts } from './references';
import { list, record, salvageItem, salvagePage, salvageScale, texts, UNREAD } from './salvage';

/** Deeper nesting than any document needs; recursion stays within the stack. */
const MAX_DEPTH = 40;
/** More values than any document needs; checking them stays a matter of milliseconds. */
const MAX_VALUES = 200_000;

/**
 * A study document, or every fault in it with its JSON path: those of the grammar and those of
 * references (unknown codes, doubled keys, cycles …) together, so that one reading mends all.
 * @example parseStudy({ format: 'parallax.study/1' }) // { faults: [{ path: '$.key', … }, …] }
 */
export function parseStudy(input: unknown): { study: Study } | { faults: Fault[] } {
  const excess = excessOf(input, MAX_DEPTH, MAX_VALUES);
  if (excess) return { faults: [{ path: '$', message: excess }] };
  if (holdsPrototype(input))
    return { faults: [{ path: '$', message: '"__proto__" cannot be the name of a member' }] };
  if (list(record(input).items).length > MAX_ITEMS)
    return { faults: [{ path: '$.items', message: `holds more than ${MAX_ITEMS} items` }] };
  const parsed = studySchema.safeParse(input);
  const faults = parsed.success ? [] : faultsOf(parsed.error);
  faults.push(...referenceFaults(partsOf(input)));
  if (parsed.success && faults.length === 0) return { study: parsed.data };
  return { faults: [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()] };
}

/**
 * What of a JSON value's size no reader needs, in words; null for a value of sane size.
 * @example excessOf([[1]], 1, 100) // 'is nested more than 1 levels deep'
 */
export function excessOf(value: unknown, maxDepth: number, maxValues: number): string | null {
  let values = 0;
  const visit = (inner: unknown, depth: number): string | null => {
    values += 1;
    if (values > maxValues) return `holds more than ${maxValues} values`;
    if (typeof inner !== 'object' || inner === null) return null;
    if (depth === maxDepth) return `is nested more than ${maxDepth} levels deep`;
    for (const child of Object.values(inner)) {
      const excess = visit(child, depth + 1);
      if (excess) return excess;
    }
    return null;
  };
  return visit(value, 0);
}

/** What of a possibly faulty document can be read, so that references are checked all the same. */
function partsOf(input: unknown): StudyParts {
  const document = record(input);
  const audiences = record(document.audiences);
  const questionnaire = (audience: string) =>
    list(record(document.questionnaires)[audience]).map((page, index) => ({
      path: ['questionnaires', audience, index],
      page: salvagePage(page),
    }));
  return {
    locales: list(document.locales).map((locale) => (typeof locale === 'string' ? locale : UNREAD)),
    title: texts(document.title),
    labels: {
      consumer: texts(record(audiences.consumer).label),
      manager: texts(record(audiences.manager).label),
    },
    scales: Object.entries(record(document.scales)).map(([key, scale]) => ({
      key,
      scale: salvageScale(scale),
    })),
    items: list(document.items).map((item, index) => ({
      path: ['items', index],
      item: salvageItem(item),
    })),
    questionnaires: { consumer: questionnaire('consumer'), manager: questionnaire('manager') },
    index: list(document.index).map((key) => (typeof key === 'string' ? key : UNREAD)),
  };
}
