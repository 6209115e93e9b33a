import { canHold, referencesOf } from '../study/conditions';
import { type Audience, type Condition, entryOf, type Study } from '../study/document';

/**
 * The items that each item of a questionnaire is asked by: those that the conditions of its entry
 * and its page look at. Its base is, by definition, a share of theirs.
 *
 * @example askedBy(study, 'consumer').get('switched_after') // ['switched']
 */
export function askedBy(study: Study, audience: Audience): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const inside = (condition: Condition | undefined) => (condition ? referencesOf(condition) : []);
  for (const page of study.questionnaires[audience])
    for (const entry of page.items) {
      const { item, when } = entryOf(entry);
      const items = [...new Set([...inside(page.when), ...inside(when)])];
      if (items.length > 0) found.set(item, items);
    }
  return found;
}

/**
 * The items without whose answer an item is not asked.
 * @example neededBy(study, 'consumer', 'switched_after') // ['switched']
 */
export function neededBy(study: Study, audience: Audience, key: string): string[] {
  const conditions = conditionsOf(study, audience, key);
  return [...new Set(conditions.flatMap(referencesOf))].filter((item) =>
    conditions.some((condition) => !canHold(condition, { [item]: null })),
  );
}

/**
 * Tells whether nobody of some segment codes can have been asked an item, as everybody knows who knows
 * the questionnaire: its conditions, or those of the items that they look at, rule it out. What the
 * questionnaire says of the item is looked up once; the codes are answers to segment items, or to any;
 * null: not answered.
 *
 * @example neverAsked(study, 'consumer', 'switched_after')({ switched: 'no' }) // true
 */
export function neverAsked(
  study: Study,
  audience: Audience,
  key: string,
): (codes: Readonly<Record<string, string | null>>) => boolean {
  const conditions = conditionsOf(study, audience, key);
  const needed = neededBy(study, audience, key).map((item) => neverAsked(study, audience, item));
  if (conditions.length === 0 && needed.length === 0) return () => false;
  return (codes) =>
    conditions.some((condition) => !canHold(condition, codes)) ||
    needed.some((isNever) => isNever(codes));
}

function conditionsOf(study: Study, audience: Audience, key: string): Condition[] {
  return study.questionnaires[audience].flatMap((page) =>
    page.items.flatMap((entry) => {
      const { item, when } = entryOf(entry);
      return item === key ? [page.when, when].filter((each) => each !== undefined) : [];
    }),
  );
}
