import { z } from 'zod';
import type { GapRow } from '../../app/gap/report';
import type { Audience } from '../../app/study/document';
import { differences, type ReferenceCase } from '../statistics/referenceCases';
import type { Question } from './referenceQuestions';

/** What a report shows that a case has values of. */
export interface ShownReport {
  rows: GapRow[];
  index: {
    value: number | null;
    low: number | null;
    high: number | null;
    p: number | null;
    meanAbsolute: number | null;
  };
}

type Facts = Record<string, unknown>;

/** Every value of the case that a report shows, compared within the case's tolerance. */
export function checked(
  { estimator, input, expected, tolerance }: ReferenceCase,
  questions: readonly Question[],
  isRow: (row: GapRow) => boolean,
  { rows, index }: ShownReport,
) {
  const found: string[] = [];
  let compared = 0;
  const compare = (actual: Facts, wanted: unknown, path: string) => {
    const facts = z.record(z.string(), z.unknown()).parse(wanted);
    for (const [name, value] of Object.entries(actual)) {
      if (!(name in facts) || value === undefined) continue;
      compared += 1;
      found.push(...differences(value, facts[name], tolerance, `${path}.${name}`));
    }
  };
  const rowOf = (question: Question | undefined, measure: string, option: string | null = null) => {
    const row = rows.find(
      (candidate) =>
        candidate.item === question?.key &&
        candidate.measure === measure &&
        (option === null || String(candidate.option) === option) &&
        isRow(candidate),
    );
    if (!row) throw new Error(`no row ${question?.key} ${measure} ${option}`);
    return row;
  };
  const one = (facts: Facts, question: Question | undefined) =>
    sidesAndGap(rowOf(question, question?.measure ?? '', question?.option ?? null), facts);
  const sidesAndGap = (row: GapRow, facts: Facts) => {
    const { manager, consumer } = facts;
    if (manager) compare(sideFacts(row.manager), manager, 'manager');
    compare(sideFacts(row.consumer), consumer ?? facts, 'consumer');
    if (consumer) compare(gapFacts(row), facts, 'gap');
  };
  const facts = z.record(z.string(), z.unknown()).parse(expected);
  const isCorrected = (at: number) => {
    const items = z.array(z.object({ p_adjusted: z.number().optional() })).parse(input.items);
    return items[at]?.p_adjusted !== undefined;
  };
  const list = (value: unknown) => z.array(z.record(z.string(), z.unknown())).parse(value);
  const [first] = questions;
  switch (estimator) {
    case 'base_definitions':
      one(z.record(z.string(), z.unknown()).parse(facts.substantive), first);
      break;
    case 'gap_proportion_set':
    case 'verdict_set':
      for (const [at, item] of list(facts.items).entries()) {
        const row = rowOf(questions[at], 'favourable');
        if (estimator === 'gap_proportion_set') sidesAndGap(row, item);
        // A report corrects its own p-values; some cases give a corrected one.
        else
          compare(
            { gap: row.gap?.value, verdict: isCorrected(at) ? undefined : row.verdict },
            item,
            `items.${at}`,
          );
      }
      if (Array.isArray(facts.holm)) {
        const adjusted = questions.map((question) => rowOf(question, 'favourable').gap?.pAdjusted);
        compare({ holm: adjusted }, facts, 'set');
      }
      break;
    case 'gap_multiselect': {
      const options = list(facts.options);
      const rowsOfItem = rows.filter((row) => row.item === first?.key && isRow(row));
      // In a report "none of these" is a row too, and so one more in the family.
      const isWhole = rowsOfItem.length === options.length;
      for (const option of options) {
        const row = rowOf(first, 'share', String(option.option));
        sidesAndGap(row, option);
        compare({ p_adjusted: isWhole ? row.gap?.pAdjusted : undefined }, option, 'gap');
      }
      break;
    }
    case 'ranking':
      compareRanking(facts, 'consumer');
      break;
    case 'gap_ranking': {
      const { manager, consumer } = z
        .object({
          manager: z.record(z.string(), z.unknown()),
          consumer: z.record(z.string(), z.unknown()),
        })
        .parse(facts);
      compareRanking(manager, 'manager');
      compareRanking(consumer, 'consumer');
      for (const channel of list(facts.channels)) {
        const row = rowOf(first, 'mean_rank', String(channel.channel));
        const position = rowOf(first, 'rank_position', String(channel.channel)).gap?.value;
        compare(
          { ...gapFacts(row), p_adjusted: row.gap?.pAdjusted, position_gap: position },
          channel,
          'channel',
        );
      }
      break;
    }
    case 'gap_index':
      compare(
        {
          gap: index.value,
          lower: index.low,
          upper: index.high,
          p_value: index.p,
          mean_absolute_gap: index.meanAbsolute,
        },
        facts,
        'index',
      );
      break;
    case 'compare_gaps':
    case 'compare_gap_means': {
      one(z.record(z.string(), z.unknown()).parse(facts.first), first);
      const change = rowOf(first, first?.measure ?? '', first?.option ?? null).change?.gap;
      compare(
        { difference: change?.value, lower: change?.low, upper: change?.high, p_value: change?.p },
        facts,
        'change',
      );
      break;
    }
    default:
      one(facts, first);
  }
  return { found, compared };

  function compareRanking(side: Facts, audience: Audience) {
    for (const channel of list(side.channels)) {
      const figure = (measure: string) => rowOf(first, measure, String(channel.channel))[audience];
      const rank = figure('mean_rank');
      compare(
        {
          mean_rank: rank?.estimate,
          lower: rank?.low,
          upper: rank?.high,
          position: figure('rank_position')?.estimate,
          first_share: figure('first_choice')?.estimate,
        },
        channel,
        audience,
      );
    }
  }
}

function sideFacts(side: GapRow['consumer']): Facts {
  return {
    n: side?.base,
    estimate: side?.estimate,
    lower: side?.low,
    upper: side?.high,
    n_eff: side?.effective,
  };
}

function gapFacts({ gap }: GapRow): Facts {
  return { gap: gap?.value, lower: gap?.low, upper: gap?.high, p_value: gap?.p };
}
