import { mean } from '../statistics/mean';
import { noAnswers } from '../statistics/proportion';
import { positions } from '../statistics/ranking';
import type { Item } from '../study/document';
import { means, places } from './comparisons';
import type { ItemLayout } from './layout';
import { askedOf, type Measure, placeOf, type RowPlan, TENTH, type VariableRow } from './rowPlan';
import { type Indicators, rankVariable } from './sideSums';
import type { Side } from './sides';

/** First choice, mean rank and position of each option of a ranking (Kendall and Gibbons 1990). */
export function rankingRows(
  item: Item & { kind: 'ranking' },
  shareRow: (
    measure: Measure,
    option: string,
    indicators: (place: ItemLayout) => Indicators,
  ) => RowPlan,
  variable: VariableRow,
): RowPlan[] {
  const margin = (item.options.length - 1) * TENTH;
  const asked = askedOf(item);
  const positionsOf = positionsOnce(item.key);
  return item.options.flatMap(({ code }, option): RowPlan[] => {
    const meanRank = variable((side, place) => rankVariable(side, place, option))(mean);
    return [
      shareRow('first_choice', code, (place) =>
        place.ranked.filter((o) => o.code === code).map(({ first }) => ({ slot: first, value: 1 })),
      ),
      {
        item,
        measure: 'mean_rank',
        option: code,
        asked,
        margin,
        // The displacement judges: rank 1 is best, so a lower mean rank is a higher place.
        judges: -1,
        estimate: meanRank,
        comparison: means,
      },
      {
        item,
        measure: 'rank_position',
        option: code,
        asked,
        margin: null,
        judges: -1,
        estimate: (side, level) => {
          const own = meanRank(side, level);
          if (own.estimate === null) return noAnswers;
          const position = positionsOf(side)[option] ?? null;
          return { ...own, estimate: position, se: null, low: null, high: null, reason: null };
        },
        comparison: places,
      },
    ];
  });
}

/** The positions of a side's options: computed once a side, not once an option. */
function positionsOnce(item: string): (side: Side) => (number | null)[] {
  const known = new WeakMap<Side, (number | null)[]>();
  return (side) => {
    const found = known.get(side);
    if (found) return found;
    const place = placeOf(side, item);
    const ranks = (place?.ranked ?? []).map((_, option) =>
      // A position does not depend on the level.
      place ? mean(rankVariable(side, place, option), 0.95).estimate : null,
    );
    const made = positions(ranks);
    known.set(side, made);
    return made;
  };
}
