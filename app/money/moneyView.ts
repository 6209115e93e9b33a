import type { GapRow, SideFigure } from '../gap/figures';
import type { Illustration } from '../gap/illustrations';
import type { ItemView } from '../gap/presentation';
import type { Audience } from '../study/document';
import { type HeldBack, heldBackBy, type Stating } from './heldBack';
import {
  INPUT_NAMES,
  type InputFault,
  type InputKind,
  type InputName,
  type ReadInput,
  type Reading,
  readInput,
  ruleOf,
} from './inputs';
import type { Inputs, MoneyResult } from './moneyResult';
import type { Range } from './range';
import { type Forecasts, moneyResults } from './results';
import { ownChurn } from './retentionResults';
import {
  amongThose,
  type SaidItems,
  SHARE_INPUTS,
  type ShareChoice,
  type ShareInput,
  shareChoices,
  usualShare,
} from './shares';

/** What a share is taken from: a code of the wave's shares, `typed`, or null where nobody chose. */
export type Chosen = Record<ShareInput, string | null>;

/** Where an input's figure comes from; `shares`: it follows from other inputs. */
export type InputSource = 'survey' | 'shares' | 'published' | 'example' | 'assumed' | 'own';

export interface InputView {
  name: InputName;
  kind: InputKind;
  /** What stands in its field: a text as it was typed, or limits to be written in the reader's language. */
  field: string | { low: number; high: number };
  least: number;
  most: number;
  /** What is computed with. */
  range: Range | null;
  fault: InputFault | null;
  source: InputSource;
  /** The study whose publication states it. */
  publication: string | null;
  /** The survey's share that was chosen for it, whether or not there is a figure of it. */
  share: ShareChoice | null;
}

/** What the page of money shows: finished facts, unrounded. */
export interface MoneyView {
  inputs: InputView[];
  /** The shares that the wave offers. */
  choices: ShareChoice[];
  results: MoneyResult[];
  forecasts: Forecasts;
  /** Whether the shares of customers lost follow from who is unhappy and who of these leaves. */
  isOwnChurn: boolean;
  /** What was chosen of that; null: they do where a share of the survey is used. */
  churnOf: MoneyAsked['churnOf'];
  /** How many of the inputs are the survey's. */
  surveyed: number;
  /** Why a title may not say what those cost who leave. */
  heldBack: HeldBack | null;
}

export interface MoneyAsked {
  rows: readonly GapRow[];
  /** The items that the study says shares are of. */
  said: SaidItems;
  items: readonly ItemView[];
  chosen: Chosen;
  /** Whether customers lost follow from the shares; null where nobody chose. */
  churnOf: 'shares' | 'typed' | null;
  illustrations: readonly Illustration[];
  /** The publication behind the answers, where some of them illustrate. */
  stating: Stating | null;
  /** Of both sides the share of those who leave among the unhappy alone; null: nothing is known of it. */
  leaving: Record<Audience, SideFigure | null> | null;
  typed: (name: InputName) => string | null;
  /** How numbers are read that were typed. */
  reading: Reading;
  /** Whether they were typed in the reader's own language, and can stand as they are. */
  isAsTyped: boolean;
}

/** The shares that stand in for inputs; null for one that is typed. */
export function sharesOf(
  choices: readonly ShareChoice[],
  { said, chosen }: Pick<MoneyAsked, 'said' | 'chosen'>,
): Record<ShareInput, ShareChoice | null> {
  const of = (input: ShareInput): ShareChoice | null => {
    const code = chosen[input];
    if (code === 'typed') return null;
    return code === null
      ? usualShare(input, choices, said)
      : (choices.find((choice) => choice.code === code) ?? null);
  };
  return { unhappy: of('unhappy'), leave: of('leave'), late: of('late') };
}

/** What it costs that customers leave is computed from these. */
const COST: readonly InputName[] = ['customers', 'unhappy', 'leave', 'acquire'];

/** The calculator, filled with a wave's shares and with what was typed. */
export function moneyView(asked: MoneyAsked): MoneyView {
  const choices = shareChoices(asked.rows, asked.items, asked.illustrations);
  const shares = withLeaving(sharesOf(choices, asked), asked.leaving);
  const given = INPUT_NAMES.map((name): InputView => {
    const input = SHARE_INPUTS.find((one) => one === name);
    const read = readInput(name, asked.typed(name), asked.reading);
    return inputView(name, read, {
      share: input ? shares[input] : null,
      isAsTyped: asked.isAsTyped,
    });
  });
  const isSurveyed = given.some(
    ({ name, source }) => (name === 'unhappy' || name === 'leave') && source === 'survey',
  );
  const isOwnChurn = asked.churnOf === null ? isSurveyed : asked.churnOf === 'shares';
  const inputs = isOwnChurn ? withOwnChurn(given) : given;
  const managers = believedBy(shares);
  const { results, forecasts } = moneyResults(rangesOf(inputs), { managers, isOwnChurn });
  return {
    inputs,
    choices,
    results,
    forecasts,
    isOwnChurn,
    churnOf: asked.churnOf,
    surveyed: inputs.filter(({ source }) => source === 'survey').length,
    heldBack: heldBackBy(
      inputs.filter(({ name }) => COST.some((of) => of === name)),
      asked.stating,
    ),
  };
}

/** Those who leave as a share of the unhappy, where that is known of consumers. */
function withLeaving(
  shares: Record<ShareInput, ShareChoice | null>,
  leaving: MoneyAsked['leaving'],
): Record<ShareInput, ShareChoice | null> {
  const { unhappy, leave } = shares;
  if (!unhappy || !leave || leaving?.consumer?.estimate == null) return shares;
  return { ...shares, leave: amongThose(leave, unhappy, leaving) };
}

function rangesOf(inputs: readonly InputView[]): Inputs {
  const rangeOf = (name: InputName) => inputs.find((input) => input.name === name)?.range ?? null;
  // Every input has its entry.
  return Object.fromEntries(INPUT_NAMES.map((name) => [name, rangeOf(name)])) as Inputs;
}

/** The inputs with the shares of customers lost that follow from the others. */
function withOwnChurn(inputs: readonly InputView[]): InputView[] {
  const { before, after } = ownChurn(rangesOf(inputs));
  return inputs.map((input): InputView => {
    if (input.name !== 'churn_before' && input.name !== 'churn_after') return input;
    const range = input.name === 'churn_before' ? before : after;
    return { ...input, range, fault: null, source: 'shares' };
  });
}

function inputView(
  name: InputName,
  read: ReadInput,
  { share, isAsTyped }: { share: ShareChoice | null; isAsTyped: boolean },
): InputView {
  const { kind, start, least, most, assumption, isExample, ...rule } = ruleOf(name);
  const publication = assumption?.publication ?? rule.publication ?? null;
  const figure = share?.sides.consumer ?? null;
  const untouched: InputSource = publication ? 'published' : isExample ? 'example' : 'assumed';
  return {
    name,
    kind,
    field: read.typed !== null && (isAsTyped || !read.range) ? read.typed : (read.range ?? start),
    least,
    most,
    range: figure ?? read.range,
    fault: figure ? null : read.fault,
    source: figure ? 'survey' : read.isOwn ? 'own' : untouched,
    publication,
    share,
  };
}

/** What managers answered to the same two questions; null unless they were asked both. */
function believedBy({ unhappy, leave }: Record<ShareInput, ShareChoice | null>) {
  if (!unhappy?.sides.consumer || !leave?.sides.consumer) return null;
  const isMadeUp = [unhappy, leave].some(({ illustrated }) => illustrated.includes('manager'));
  const [first, second] = [unhappy.sides.manager, leave.sides.manager];
  return first && second && !isMadeUp ? { unhappy: first, leave: second } : null;
}
