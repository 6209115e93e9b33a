import { proportion } from '../statistics/proportion';
import { type Fault, type Item, optionsOf, type Study } from '../study/document';
import { rowPlans } from './measures';
import { placeOf, type RowPlan } from './rowPlan';
import { favourableIndicators, indicatorVariable } from './sideSums';

/** A figure of a group of people, and what it is held against. */
export interface GroupQuestion {
  item: string;
  /** Answers whose share it is, together; none: the favourable ones, else the mean. */
  options: readonly string[];
  /** The segment item that tells who is in the group; null: everybody is. */
  by: string | null;
  codes: readonly string[];
  /** The segments of the group that it is held against; none: everybody. */
  than: readonly string[];
  /** Another item of the same people that it is held against instead. */
  to: string | null;
}

/**
 * What is wrong with a question about a group, by the parameters of an address (definition).
 *
 * @example
 * groupFaults(study, { item: 'human_access', options: ['never'], by: 'country', codes: ['US'], than: [], to: null })
 * // [{ path: '$.option', message: 'is no answer of "human_access"' }]
 */
export function groupFaults(study: Study, question: GroupQuestion): Fault[] {
  const { item, options, by, codes, than, to } = question;
  const asked = study.items.find(({ key }) => key === item);
  if (!asked || asked.kind === 'text')
    return [{ path: '$.item', message: 'is no item with figures' }];
  const found: Fault[] = [];
  const known = answersOf(study, asked);
  if (options.some((option) => !known.includes(option)))
    found.push({ path: '$.option', message: `is no answer of "${item}"` });
  else if (!groupPlan(study, question)) {
    const message =
      options.length > 1
        ? 'are several, which only answers of one choice can be'
        : `must name an answer of "${item}"`;
    found.push({ path: '$.option', message });
  }
  const segment = study.items.find(({ key }) => key === by);
  if (by !== null && !(segment?.kind === 'single' && segment.segment))
    found.push({ path: '$.by', message: 'is no segment item' });
  if (by === null && to === null)
    found.push({ path: '$.by', message: 'must name a segment item, where no other item is named' });
  const segments = segment ? optionsOf(study, segment).map(({ code }) => code) : [];
  for (const [path, given] of [
    ['$.in', codes],
    ['$.than', than],
  ] as const)
    if (given.some((code) => !segments.includes(code)))
      found.push({ path, message: 'is no segment' });
  if (than.some((code) => codes.includes(code)))
    found.push({ path: '$.than', message: 'must be other segments' });
  if (to !== null && !isComparable(study, question, to))
    found.push({ path: '$.to', message: 'is no item that can be held against it' });
  return found;
}

/** The answers whose share can be asked for: options, nets and thresholds. */
export function answersOf(study: Study, item: Item): string[] {
  return rowPlans(study, item, 0).flatMap(({ measure, option }) =>
    option !== null && SHARES.includes(measure) ? [String(option)] : [],
  );
}

const SHARES: readonly RowPlan['measure'][] = ['share', 'at_most', 'first_choice'];
/** What stands for an item without a chosen answer, the first that it has. */
const WHOLES: readonly RowPlan['measure'][] = ['favourable', 'mean'];

function isComparable(study: Study, question: GroupQuestion, to: string): boolean {
  const other = groupPlan(study, { item: to, options: [] });
  return to !== question.item && other?.measure === groupPlan(study, question)?.measure;
}

/** The items that an item's figure can be held against: those with the same measure. */
export function comparableItems(study: Study, question: GroupQuestion): string[] {
  return study.items.flatMap(({ key }) => (isComparable(study, question, key) ? key : []));
}

/** What a question about a group measures; null: it cannot be asked. */
export function groupPlan(
  study: Study,
  { item: key, options }: Pick<GroupQuestion, 'item' | 'options'>,
): RowPlan | null {
  const item = study.items.find((candidate) => candidate.key === key);
  if (!item) return null;
  const plans = rowPlans(study, item, 0);
  const [first, ...more] = options;
  if (first === undefined)
    return (
      WHOLES.flatMap((measure) => plans.find((plan) => plan.measure === measure) ?? [])[0] ?? null
    );
  const one = plans.find(
    ({ measure, option }) => SHARES.includes(measure) && String(option) === first,
  );
  if (more.length === 0 || !one) return one ?? null;
  const codes = optionsOf(study, item).map(({ code }) => code);
  if (item.kind === 'multiple' || options.some((option) => !codes.includes(option))) return null;
  if (item.kind !== 'single' && item.kind !== 'scale') return null;
  // One answer excludes the others, so that their shares add up.
  const estimate: RowPlan['estimate'] = (side, level) => {
    const place = placeOf(side, key);
    if (!place) return one.estimate(side, level);
    const indicators = favourableIndicators(place, options);
    return proportion(indicatorVariable(side, place.base, indicators), level);
  };
  return { ...one, estimate };
}
