/**
 * The state of an answer: substantive, don't know, not applicable, refused, empty (no answer), or
 * not asked (routing, split ballot, hidden by a condition).
 */
export type AnswerState =
  | 'substantive'
  | 'dont_know'
  | 'not_applicable'
  | 'refused'
  | 'empty'
  | 'not_asked';

/** What is in the denominator of a figure. */
export type Base = 'substantive' | 'with_dk' | 'asked';

/**
 * Whether an answer is in a base, by definition of the three (outcome states after AAPOR 2013). In
 * the base without a substantive answer it counts as 0; not asked is never in a base.
 *
 * @example isInBase('dont_know', 'with_dk') // true
 */
export function isInBase(state: AnswerState, base: Base): boolean {
  switch (base) {
    case 'substantive':
      return state === 'substantive';
    case 'with_dk':
      return state === 'substantive' || state === 'dont_know';
    case 'asked':
      return state !== 'not_asked';
  }
}

/**
 * State of the answer to a multi-select question, by definition: substantive if an option or the
 * exclusive "none of these" is ticked, otherwise don't know if that is ticked, otherwise empty.
 *
 * @example multiSelectState({ options: [false, false], none: true, dontKnow: false }) // 'substantive'
 */
export function multiSelectState(answer: {
  options: readonly boolean[];
  none: boolean;
  dontKnow: boolean;
}): AnswerState {
  if (answer.none || answer.options.some((ticked) => ticked)) return 'substantive';
  return answer.dontKnow ? 'dont_know' : 'empty';
}

/**
 * State of a ranking, by definition: substantive if at least one channel is ranked, otherwise
 * empty.
 *
 * @example rankingState([null, 1, null]) // 'substantive'
 */
export function rankingState(entries: readonly (number | null)[]): AnswerState {
  return entries.some((entry) => entry !== null) ? 'substantive' : 'empty';
}
