import { checkAnswers, itemsOf } from '../study/answers';
import { type Answers, holds, referencesOf } from '../study/conditions';
import type { Audience, Condition, Study } from '../study/document';
import { fromForm } from '../study/form';

/**
 * A condition as the browser can decide it: what it asks of items elsewhere is decided already,
 * as an empty `all` (holds) or an empty `any` (does not).
 * @example remaining({ item: 'switched', is: ['yes'] }, new Set(), { switched: 'yes' }) // { all: [] }
 */
export function remaining(
  condition: Condition,
  here: ReadonlySet<string>,
  answers: Answers,
): Condition {
  if (condition.all) return { all: condition.all.map((inner) => remaining(inner, here, answers)) };
  if (condition.any) return { any: condition.any.map((inner) => remaining(inner, here, answers)) };
  if (condition.not) return { not: remaining(condition.not, here, answers) };
  if (condition.item !== undefined && here.has(condition.item)) return condition;
  return holds(condition, answers) ? { all: [] } : { any: [] };
}

/** The answers among a form's values to the items that some conditions look at. */
export function answersToConditions(
  study: Study,
  audience: Audience,
  conditions: readonly Condition[],
  values: URLSearchParams,
): Answers {
  const items = itemsOf(study);
  const keys = conditions.flatMap(referencesOf).filter((key) => items.has(key));
  return checkAnswers(study, audience, fromForm(study, new Set(keys), values).raw).answers;
}
