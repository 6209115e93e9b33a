import {
  type Audience,
  type Condition,
  DONT_KNOW,
  entryOf,
  type Page,
  type Study,
} from './document';

/** One answer: a code, codes in order, a number or a text; "don't know" is "dk". */
export type Answer = string | number | string[];
/** What was answered, by item key; the text of an "other" option under "KEY.other". */
export type Answers = Record<string, Answer>;

/** The item keys that a condition looks at. */
export function referencesOf(condition: Condition): string[] {
  if (condition.item !== undefined) return [condition.item];
  const inner = [...(condition.all ?? []), ...(condition.any ?? [])];
  if (condition.not) inner.push(condition.not);
  return inner.flatMap(referencesOf);
}

/**
 * Whether a condition holds for the answers given so far. "Don't know" is no answer, except
 * where a condition asks for its code.
 * @example holds({ item: 'switched', is: ['yes'] }, { switched: 'yes' }) // true
 */
export function holds(condition: Condition, answers: Answers): boolean {
  if (condition.all) return condition.all.every((inner) => holds(inner, answers));
  if (condition.any) return condition.any.some((inner) => holds(inner, answers));
  if (condition.not) return !holds(condition.not, answers);
  const answer = condition.item === undefined ? undefined : answers[condition.item];
  if (answer === undefined) return false;
  if (condition.is) {
    const chosen = Array.isArray(answer) ? answer : [String(answer)];
    return condition.is.some((code) => chosen.includes(code));
  }
  if (answer === DONT_KNOW || (Array.isArray(answer) && answer.length === 0)) return false;
  if (condition.answered) return true;
  const number = Number(answer);
  return condition.atLeast !== undefined
    ? number >= condition.atLeast
    : number <= (condition.atMost ?? Number.NEGATIVE_INFINITY);
}

/**
 * Whether a condition may hold where only some answers are known. `null` is known to be no answer,
 * or "don't know".
 * @example canHold({ item: 'country', is: ['SE'] }, { country: 'NO' }) // false
 */
export function canHold(
  condition: Condition,
  known: Readonly<Record<string, string | null>>,
): boolean {
  return possible(condition, known).includes(true);
}

const EITHER = [true, false];

function possible(
  condition: Condition,
  known: Readonly<Record<string, string | null>>,
): readonly boolean[] {
  if (condition.not) return possible(condition.not, known).map((value) => !value);
  const parts = (condition.all ?? condition.any)?.map((inner) => possible(inner, known));
  if (parts) {
    // `all` fails by any part that must fail, `any` holds by any part that must hold.
    const decisive = condition.any !== undefined;
    if (parts.some((part) => part.every((value) => value === decisive))) return [decisive];
    return parts.every((part) => part.every((value) => value !== decisive)) ? [!decisive] : EITHER;
  }
  const code = condition.item === undefined ? undefined : known[condition.item];
  if (code === undefined || condition.item === undefined) return EITHER;
  if (code === null) return condition.is?.includes(DONT_KNOW) ? EITHER : [false];
  return [holds(condition, { [condition.item]: code })];
}

/**
 * The items of one audience that its answers leave visible, in the order of the questionnaire,
 * and those answers without what a condition hides, directly or through a chain.
 */
export function visible(
  study: Study,
  audience: Audience,
  answers: Answers,
): { items: Set<string>; answers: Answers } {
  const pageOf = new Map<string, { page: Page; when: Condition | undefined }>();
  for (const page of study.questionnaires[audience])
    for (const entry of page.items) {
      const { item, when } = entryOf(entry);
      pageOf.set(item, { page, when });
    }
  const shown = new Map<string, boolean>();
  const kept: Answers = {};
  // Conditions have no cycles (parseStudy), so each item is decided once, after those it looks at.
  const decide = (key: string): boolean => {
    const known = shown.get(key);
    if (known !== undefined) return known;
    const place = pageOf.get(key);
    const satisfied = (condition: Condition | undefined) => {
      if (!condition) return true;
      for (const reference of referencesOf(condition)) decide(reference);
      return holds(condition, kept);
    };
    const result = place !== undefined && satisfied(place.page.when) && satisfied(place.when);
    shown.set(key, result);
    const answer = answers[key];
    if (result && answer !== undefined) {
      kept[key] = answer;
      const other = answers[`${key}.other`];
      if (other !== undefined) kept[`${key}.other`] = other;
    }
    return result;
  };
  const items = new Set([...pageOf.keys()].filter(decide));
  return { items, answers: kept };
}
