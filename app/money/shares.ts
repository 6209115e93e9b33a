import type { GapRow, SideFigure } from '../gap/figures';
import type { ItemView } from '../gap/presentation';
import type { Audience } from '../study/document';
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
  /** The sides whose answers no publication asked for. */
  illustrated: Audience[];
}

/** The inputs that a wave's rows can stand in for. */
export const SHARE_INPUTS = ['unhappy', 'leave', 'late'] as const;
export type ShareInput = (typeof SHARE_INPUTS)[number];

const MEASURES: readonly GapRow['measure'][] = ['favourable', 'share', 'at_most'];

/** Every share of a wave's total that consumers were asked for, and the rest of each. */
export function shareChoices(rows: readonly GapRow[], items: readonly ItemView[]): ShareChoice[] {
  return rows
    .filter((row) => row.segment === null && row.consumer && MEASURES.includes(row.measure))
    .flatMap((row) => [choiceOf(row, items, false), choiceOf(row, items, true)]);
}

function choiceOf(row: GapRow, items: readonly ItemView[], isRest: boolean): ShareChoice {
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
    illustrated: [...new Set([...(asked?.illustrated ?? []), ...(answer?.illustrated ?? [])])],
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

const LEAVING = /leav|left|switch|churn|abandon|defect|cancel|would_stop|quit/;
const WAITING = /wait|queue|slow/;
const YES = /^(yes|y|true|ja|tak|да|leave|left|switch|stop)/;

/**
 * What an input is taken from where nobody chose: the favourable answers of the index for those who
 * are unhappy, and questions whose keys speak of leaving, or of leaving over a wait. Null where none
 * does; then it is typed. Answers that illustrate are never taken unasked.
 */
export function usualShare(
  input: ShareInput,
  choices: readonly ShareChoice[],
  index: readonly string[],
): ShareChoice | null {
  const asked = choices.filter(
    ({ illustrated, sides }) => !illustrated.includes('consumer') && sides.consumer,
  );
  const unfavourable = asked.filter(({ measure, isRest }) => measure === 'favourable' && isRest);
  if (input === 'unhappy')
    return (
      unfavourable.find(({ item }) => index.includes(item)) ??
      unfavourable.find(({ item }) => !LEAVING.test(item)) ??
      null
    );
  const shares = asked.filter(({ measure, isRest }) => measure === 'share' && !isRest);
  const leaving = (choice: ShareChoice) => LEAVING.test(choice.item);
  if (input === 'late')
    return shares.find((share) => leaving(share) && WAITING.test(String(share.option))) ?? null;
  return (
    unfavourable.find(leaving) ??
    shares.find((share) => leaving(share) && YES.test(String(share.option))) ??
    null
  );
}
