import { INPUT_NAMES, ruleOf, startOf } from './inputs';
import type { Inputs, ResultName } from './moneyResult';
import type { Range } from './range';
import { moneyResults } from './results';

/**
 * What the calculator makes of the publications' worked examples, with which it starts (definition).
 *
 * @example workedExample('replaced') // { low: 7000, value: 7000, high: 7000 }
 * @example workedExample('profit') // { low: 3000000, value: null, high: 4000000 }
 */
export function workedExample(name: ResultName): Range | null {
  const starts = INPUT_NAMES.map((input) => [input, startOf(input)]);
  // Every input has its start.
  const inputs = Object.fromEntries(starts) as Inputs;
  const { results } = moneyResults(inputs, { managers: null, isOwnChurn: false });
  return results.find((result) => result.name === name)?.range ?? null;
}

/**
 * What the calculator starts from where it takes a published figure as given, by the figure's id
 * (definition). Null where it uses no such figure.
 *
 * @example assumed('returning-cost') // { low: 0.2, value: null, high: 0.4 }
 * @example assumed('no such figure') // null
 */
export function assumed(id: string): Range | null {
  const name = INPUT_NAMES.find((input) => ruleOf(input).assumption?.id === id);
  return name === undefined ? null : startOf(name);
}
