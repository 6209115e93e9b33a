import type { Measure } from '../../app/gap/rowPlan';
import type { Answer } from '../../app/study/conditions';
import {
  itemSchema,
  multiSelectSchema,
  rankingSchema,
  stateOf,
} from '../statistics/referenceInputs';

type Row = Record<string, string>;

/** An item of a case as an item of a study, how its answers are written, and the row it is about. */
export interface Question {
  key: string;
  item: Record<string, unknown>;
  /** What a record answers; refused, not applicable and not asked are no answer. */
  answerOf: (record: Row) => Answer | undefined;
  measure: Measure;
  option: string | null;
}

const label = { en: 'x' };
const wording = { consumer: label, manager: label };

/**
 * Null where no item of a study gives the case's figure.
 * @param of the measure of a number that the case is about; null for shares
 */
export function questionOf(
  given: unknown,
  key: string,
  records: readonly Row[],
  of: 'mean' | 'median' | null,
): Question | null {
  const ranking = rankingSchema.safeParse(given);
  if (ranking.success) return rankingQuestion(ranking.data.columns, key, records);
  const multiple = multiSelectSchema.safeParse(given);
  if (multiple.success) return of === null ? multipleQuestion(multiple.data, key) : null;
  const item = itemSchema.safeParse(given);
  // `base_definitions` names no base, and a report has that of substantive answers.
  if (!item.success || item.data.base !== 'substantive' || item.data.polarity !== 1) return null;
  const { data } = item;
  const { column } = data;
  if (data.type === 'category' && of === null) {
    const codes = records
      .map((record) => record[column] ?? '')
      .filter((code) => stateOf(code) === 'substantive');
    const options = [...new Set([...codes, ...data.positive, 'unused'])].sort();
    return {
      key,
      item: {
        key,
        kind: 'single',
        dontKnow: true,
        options: options.map((code) => ({ code, label })),
        favourable: data.positive,
        wording,
      },
      answerOf: (record) => codeOf(record[column]),
      measure: 'favourable',
      option: null,
    };
  }
  const isThreshold = data.type === 'threshold' && data.at_least === Number.NEGATIVE_INFINITY;
  if (isThreshold ? of !== null : data.type !== 'number' || of === null) return null;
  const decimals = records.map((record) => (record[column] ?? '').split('.')[1]?.length ?? 0);
  return {
    key,
    item: {
      key,
      kind: 'number',
      dontKnow: true,
      step: 10 ** -Math.max(0, ...decimals),
      ...(isThreshold ? { thresholds: [data.at_most] } : {}),
      wording,
    },
    answerOf: (record) => {
      const code = codeOf(record[column]);
      return code === undefined || code === 'dk' ? code : Number(code);
    },
    measure: of ?? 'at_most',
    option: isThreshold ? String(data.at_most) : null,
  };
}

function codeOf(code = ''): string | undefined {
  if (stateOf(code) === 'dont_know') return 'dk';
  return stateOf(code) === 'substantive' ? code : undefined;
}

/** Null where somebody tied channels: a questionnaire takes an order. */
function rankingQuestion(
  columns: readonly string[],
  key: string,
  records: readonly Row[],
): Question | null {
  const ranksOf = (record: Row) =>
    columns.flatMap((column) => {
      const rank = record[column] ?? '';
      return stateOf(rank) === 'substantive' ? [{ column, rank: Number(rank) }] : [];
    });
  const isTied = (record: Row) => {
    const ranks = ranksOf(record).map(({ rank }) => rank);
    return new Set(ranks).size < ranks.length;
  };
  if (records.some(isTied)) return null;
  return {
    key,
    item: {
      key,
      kind: 'ranking',
      options: columns.map((code) => ({ code, label })),
      wording,
    },
    answerOf: (record) => {
      const order = ranksOf(record).sort((a, b) => a.rank - b.rank);
      return order.length > 0 ? order.map(({ column }) => column) : undefined;
    },
    measure: 'mean_rank',
    option: null,
  };
}

function multipleQuestion(
  { options, none, dont_know: dontKnow, base }: ReturnType<typeof multiSelectSchema.parse>,
  key: string,
): Question | null {
  if (base !== 'substantive') return null;
  return {
    key,
    item: {
      key,
      kind: 'multiple',
      dontKnow: true,
      options: [
        ...options.map((code) => ({ code, label })),
        { code: none, exclusive: true, label },
      ],
      wording,
    },
    answerOf: (record) => {
      const ticked = options.filter((column) => record[column] === '1');
      if (ticked.length > 0) return ticked;
      if (record[none] === '1') return [none];
      return record[dontKnow] === '1' ? 'dk' : undefined;
    },
    measure: 'share',
    option: null,
  };
}
