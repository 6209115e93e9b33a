import { referencesOf } from '../study/conditions';
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
