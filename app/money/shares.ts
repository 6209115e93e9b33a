import type { GapRow, SideFigure } from '../gap/figures';
import { type Illustration, illustratedIn } from '../gap/illustrations';
import type { ItemView } from '../gap/presentation';
import { type Audience, favourableOf, optionsOf, type Study } from '../study/document';
import type { Role } from '../study/roles';
import type { Range } from './range';

/** A share of a wave's own rows that an input can be: those of an answer, or all the others. */
export interface ShareChoice {
  /** How an address names it. */
  code: string;
  item: string;
  measure: GapRow['measure'];
  option: GapRow['option'];
  optionLabel: string | null;
  /** Whether it is the share of those who did not answer so. */
  isRest: boolean;
  sides: Record<Audience, Range | null>;
  /** Of the consumers' share. */
  base: number | null;
  mark: SideFigure['mark'];
  reason: GapRow['reason'];
  /** The sides whose figure no publication states. */
  illustrated: Audience[];
  /** The share that those belong to among whom it is counted, by its code; null: everybody. */
  among: string | null;
}

/** The answers that a share counts; null where these are no answers of one question with one answer. */
export function countedCodes(
  study: Study,
  {
    item: key,
    measure,
    option,
    isRest,
  }: Pick<ShareChoice, 'item' | 'measure' | 'option' | 'isRest'>,
): string[] | null {
  const item = study.items.find((one) => one.key === key);
  if (item?.kind !== 'single' && item?.kind !== 'scale') return null;
  const codes = optionsOf(study, item).map(({ code }) => code);
  const counted = measure === 'favourable' ? favourableOf(study, item) : [String(option)];
  if (!counted?.every((code) => codes.includes(code))) return null;
  return codes.filter((code) => counted.includes(code) !== isRest);
}

/** A share counted among those of another one alone (definition). */
export function amongThose(
  share: ShareChoice,
  others: ShareChoice,
  sides: Record<Audience, SideFigure | null>,
): ShareChoice {
  const figure = sides.consumer;
  return {
    ...share,
    sides: { manager: rangeOf(sides.manager, false), consumer: rangeOf(figure, false) },
    base: figure?.base ?? null,
    mark: figure?.mark ?? null,
    reason: null,
    illustrated: [...new Set([...share.illustrated, ...others.illustrated])],
    among: others.code,
  };
}

/** The inputs that a wave's rows can stand in for. */
export const SHARE_INPUTS = ['unhappy', 'leave', 'late'] as const;
export type ShareInput = (typeof SHARE_INPUTS)[number];

const MEASURES: readonly GapRow['measure'][] = ['favourable', 'share', 'at_most'];

/** Every share of a wave's total that consumers were asked for, and the rest of each. */
export function shareChoices(
  rows: readonly GapRow[],
  items: readonly ItemView[],
  illustrations: readonly Illustration[],
): ShareChoice[] {
  const of = (row: GapRow) => ({ items, illustrated: illustratedIn(illustrations, row) });
  return rows
    .filter((row) => row.segment === null && row.consumer && MEASURES.includes(row.measure))
    .flatMap((row) => [choiceOf(row, of(row), false), choiceOf(row, of(row), true)]);
}

function choiceOf(
  row: GapRow,
  { items, illustrated }: { items: readonly ItemView[]; illustrated: Audience[] },
  isRest: boolean,
): ShareChoice {
  const { item, measure, option, reason } = row;
  const asked = items.find(({ key }) => key === item);
  const answer = asked?.options.find(({ code }) => code === option);
  const name = option === null ? [item, measure] : [item, measure, option];
  return {
    code: [isRest ? 'not' : 'is', ...name].join(':'),
    item,
    measure,
    option,
    optionLabel: answer?.label ?? null,
    isRest,
    sides: {
      manager: rangeOf(row.manager, isRest),
      consumer: rangeOf(row.consumer, isRest),
    },
    base: row.consumer?.base ?? null,
    mark: row.consumer?.mark ?? null,
    reason,
    illustrated,
    among: null,
  };
}

function rangeOf(figure: SideFigure | null, isRest: boolean): Range | null {
  if (!figure) return null;
  const { estimate, low, high } = figure;
  if (estimate === null || low === null || high === null) return null;
  return isRest
    ? { low: 1 - high, value: 1 - estimate, high: 1 - low }
    : { low, value: estimate, high };
}

/** The roles of the items that an input is taken from where nobody chose, the likeliest first. */
const ROLES: Record<ShareInput, readonly Role[]> = {
  unhappy: ['unhappy'],
  leave: ['leaving', 'switching'],
  late: ['leaving_over_wait'],
};

/** An item that a study says an input's share is of: those who answered one of some codes. */
export interface SaidItem {
  item: string;
  unfavourable: string[];
}
export type SaidItems = Record<ShareInput, readonly SaidItem[]>;

/** The items that play the roles of the inputs, and what those answer whom the inputs count. */
export function saidItems(study: Study): SaidItems {
  const of = (input: ShareInput): SaidItem[] =>
    ROLES[input].flatMap((role) =>
      study.items.flatMap((item) => {
        const favourable = item.role === role ? favourableOf(study, item) : null;
        if (!favourable) return [];
        const codes = optionsOf(study, item).map(({ code }) => code);
        return { item: item.key, unfavourable: codes.filter((code) => !favourable.includes(code)) };
      }),
    );
  return { unhappy: of('unhappy'), leave: of('leave'), late: of('late') };
}

/**
 * What an input is taken from where nobody chose: the share of those who did not answer favourably
 * to the first item whose role says so. Null where a study names none, since nothing else tells what
 * its choices are about; then the input starts as a stated assumption. Answers that illustrate are
 * never taken unasked; one without a figure is, so that what stands in its place is seen to.
 */
export function usualShare(
  input: ShareInput,
  choices: readonly ShareChoice[],
  said: SaidItems,
): ShareChoice | null {
  const usable = choices.filter(({ illustrated }) => !illustrated.includes('consumer'));
  const found = said[input].flatMap(({ item, unfavourable: [only, ...more] }) => {
    const own = usable.filter((choice) => choice.item === item);
    const rest = own.find(({ measure, isRest }) => measure === 'favourable' && isRest);
    const named = own.find(
      ({ measure, option, isRest }) => measure === 'share' && option === only && !isRest,
    );
    // One answer goes by its name: "not: would stay" is harder to read.
    return (more.length === 0 ? named : undefined) ?? rest ?? [];
  });
  return found.find(({ sides }) => sides.consumer) ?? found[0] ?? null;
}
