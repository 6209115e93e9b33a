import { ASSUMPTIONS, type Assumption } from './assumptions';
import type { Range } from './range';

/** How an input is typed and read. Shares are typed in percent. */
export type InputKind =
  | 'count'
  | 'money'
  | 'share'
  | 'ratio'
  | 'seconds'
  | 'hours'
  | 'years'
  | 'year';

interface Rule {
  kind: InputKind;
  /** What it starts with, within which limits it may be; shares as fractions. */
  start: { low: number; high: number };
  least: number;
  most: number;
  /** Whether it must be one number: what depends on it does not move one way with it. */
  isSingle?: true;
  /** The assumption that a publication states, where it starts from one. */
  assumption?: Assumption;
  /** The publication that states what it starts with beside an assumption, by its study's key. */
  publication?: string;
  /** Whether it starts from a publication's worked example. */
  isExample?: true;
}

const at = (value: number) => ({ low: value, high: value });
const amount = { least: 0, most: 1e12 };
const fraction = { kind: 'share', least: 0, most: 1 } as const;
const assumed = (assumption: Assumption) => ({
  kind: assumption.unit,
  start: { low: assumption.low, high: assumption.high },
  least: assumption.unit === 'ratio' ? 1 : 0,
  most: assumption.unit === 'ratio' ? 100 : 10,
  assumption,
});

/** Everything that the calculator is given, in the order in which it is asked. */
export const INPUTS = {
  customers: { kind: 'count', start: at(100_000), ...amount, isExample: true },
  unhappy: { ...fraction, start: at(0.1), isExample: true },
  leave: { ...fraction, start: at(0.7), isExample: true },
  acquire: { kind: 'money', start: at(1500), ...amount, isExample: true },
  keep_ratio: assumed(ASSUMPTIONS.acquireToKeep),
  revenue: { kind: 'money', start: at(100_000_000), ...amount, isExample: true },
  churn_before: { ...fraction, start: at(0.15), isExample: true },
  churn_after: { ...fraction, start: at(0.1), isExample: true },
  margin: { ...fraction, start: { low: 0.6, high: 0.8 } },
  profit: { kind: 'money', start: at(10_000_000), ...amount },
  lift: assumed(ASSUMPTIONS.profitLift),
  points: {
    kind: 'share',
    start: at(0.05),
    least: 0.001,
    most: 1,
    publication: ASSUMPTIONS.profitLift.publication,
  },
  spend: { kind: 'money', start: at(1000), ...amount },
  years: { kind: 'years', start: at(5), least: 1, most: 50, isSingle: true },
  discount: { ...fraction, start: at(0.08) },
  growth: assumed(ASSUMPTIONS.spendGrowth),
  early: { ...fraction, start: at(0.5) },
  saving: { ...assumed(ASSUMPTIONS.returningSaving), most: 1 },
  saving_from: { kind: 'year', start: at(2), least: 1, most: 50, isSingle: true },
  more: { ...fraction, start: at(0.05) },
  rebuy: assumed(ASSUMPTIONS.rebuy),
  recommend: assumed(ASSUMPTIONS.recommend),
  contacts: { kind: 'count', start: at(200), least: 1, most: 20_000, isSingle: true },
  handling: { kind: 'seconds', start: at(180), least: 1, most: 3600, isSingle: true },
  target: { kind: 'seconds', start: at(20), least: 0, most: 86_400, isSingle: true },
  level: { ...fraction, start: at(0.8), most: 0.999, isSingle: true },
  off: { ...fraction, start: at(0.1), most: 0.9, isSingle: true },
  hours: { kind: 'hours', start: at(2000), least: 0, most: 8784 },
  wage: { kind: 'money', start: at(300), ...amount },
  late: { ...fraction, start: at(0.01) },
} as const satisfies Record<string, Rule>;

export type InputName = keyof typeof INPUTS;

export const INPUT_NAMES = Object.keys(INPUTS).filter((name): name is InputName =>
  Object.hasOwn(INPUTS, name),
);

/** An input's rule, whichever it is. */
export function ruleOf(name: InputName): Rule {
  return INPUTS[name];
}

/** What is wrong with what was typed. */
export type InputFault = 'no_number' | 'ambiguous' | 'out_of_bounds' | 'not_single' | 'not_whole';

/** An input as it was typed, or as it starts; without a range where something is wrong with it. */
export interface ReadInput {
  range: Range | null;
  typed: string | null;
  fault: InputFault | null;
  /** Whether it is other than it starts. */
  isOwn: boolean;
}

/** The numbers that a text may be, in the language in which it was typed. */
export type Reading = (text: string) => number[];

/** What an input starts with. */
export function startOf(name: InputName): Range {
  const { low, high } = ruleOf(name).start;
  return within(low, high);
}

/** An input from what was typed; null: nothing was. */
export function readInput(name: InputName, typed: string | null, reading: Reading): ReadInput {
  const rule = ruleOf(name);
  const start = startOf(name);
  if (typed === null) return { range: start, typed, fault: null, isOwn: false };
  const found = limitsIn(typed, rule, reading);
  if ('fault' in found) return { range: null, typed, fault: found.fault, isOwn: true };
  const { low, high } = found;
  const fault = faultIn(rule, low, high);
  const isOwn = low !== start.low || high !== start.high;
  return { range: fault ? null : within(low, high), typed, fault, isOwn };
}

/** The one or two numbers of a text, the lower first; a share as a fraction. */
function limitsIn(
  typed: string,
  { kind, most }: Rule,
  reading: Reading,
): { low: number; high: number } | { fault: InputFault } {
  const parts = typed.replace(/[–—−-]|\.\.+|…/, '|').split('|');
  const limits = parts.map((part): number | InputFault => {
    const numbers = reading(part).map((figure) => (kind === 'share' ? figure / 100 : figure));
    const [only, ...others] = numbers.filter((number) => number <= most);
    if (others.length > 0) return 'ambiguous';
    return only ?? numbers[0] ?? 'no_number';
  });
  const fault = limits.find((limit) => typeof limit === 'string');
  if (fault !== undefined) return { fault };
  const figures = limits.filter((limit) => typeof limit === 'number');
  return { low: Math.min(...figures), high: Math.max(...figures) };
}

function within(low: number, high: number): Range {
  return { low, value: low === high ? low : null, high };
}

function faultIn(rule: Rule, low: number, high: number): InputFault | null {
  if (low < rule.least || high > rule.most) return 'out_of_bounds';
  if (rule.isSingle && low !== high) return 'not_single';
  const isWhole = rule.kind === 'years' || rule.kind === 'year';
  return isWhole && !Number.isInteger(low) ? 'not_whole' : null;
}
