import { type RankingFigures, rankingFigures } from '../statistics/meanRanks';
import { shareOfMentions } from '../statistics/mentions';
import { type Estimate, noAnswers } from '../statistics/proportion';
import { pairCount, pairPosition } from './layout';
import { at, countedAt, type JointSums, jointItems, weighedSum } from './partSums';
import { placeOf } from './rowPlan';
import { rankVariable } from './sideSums';
import type { Side } from './sides';

/**
 * A side's ranking as a whole (Kendall and Gibbons 1990): mean ranks with their covariances, and the
 * agreement within the side. Null where it was not asked.
 *
 * @example
 * const people = [['email', 'phone'], ['phone', 'email']]
 *   .map((channels) => ({ channels })).map((answers) => ({ audience: 'consumer' as const,
 *   status: 'complete' as const, flagged: false, cluster: null, weight: 1, answers }));
 * const { total } = sidesOf(study, [...tally(study, people).values()], true).sides.consumer;
 * rankingOf(total, 'channels', 0.95) // { n: 2, df: 1, kendallW: 0.96 }
 */
export function rankingOf(side: Side, item: string, level: number): RankingFigures | null {
  const place = placeOf(side, item);
  const start = place?.rankPairs ?? null;
  if (!place || start === null) return null;
  const { base, ranked } = place;
  const joint: JointSums = {
    base,
    items: (part) =>
      ranked.map(({ ranks }) => ({
        ...countedAt(part, base),
        wy: at(part, ranks + 2),
        wyy: at(part, ranks + 3),
      })),
    pairs: (part) =>
      ranked.map(({ ranks: first }, j) =>
        ranked.map(({ ranks: second }, l) => ({
          ss: at(part, base + 2),
          ys: at(part, first + 4),
          sy: at(part, second + 4),
          yy: at(part, start + 2 * pairPosition(Math.min(j, l), Math.max(j, l), ranked.length) + 1),
        })),
      ),
  };
  const ties = start + 2 * pairCount(ranked.length) + 1;
  return rankingFigures(
    {
      channels: ranked.map((_, option) => rankVariable(side, place, option)),
      joint: jointItems(side, joint),
      first: ranked.map(({ first }) => weighedSum(side, first + 1)),
      ties: weighedSum(side, ties),
    },
    level,
  );
}

/**
 * The share of all mentions that go to one option (ratio, linearised, Binder 1983). Null where the
 * side was not asked, and of an exclusive option.
 *
 * @example
 * const document = { ...study, items: [{ key: 'uses', kind: 'multiple' as const, wording: { consumer: { en: '?' } },
 *   options: [{ code: 'app', label: { en: 'App' } }, { code: 'desk', label: { en: 'Desk' } }] }], index: [] };
 * const people = [['app', 'desk'], ['desk'], ['app']]
 *   .map((uses) => ({ uses })).map((answers) => ({ audience: 'consumer' as const,
 *   status: 'complete' as const, flagged: false, cluster: null, weight: 1, answers }));
 * const { total } = sidesOf(document, [...tally(document, people).values()], true).sides.consumer;
 * mentionsOf(total, 'uses', 'app', 0.95) // { n: 3, estimate: 0.5, se: 0.21651, df: 2 }
 */
export function mentionsOf(
  side: Side,
  item: string,
  option: string,
  level: number,
): Estimate | null {
  const place = placeOf(side, item);
  const mentions = place?.mentions;
  const found = mentions?.options.find(({ code }) => code === option);
  if (!place || !mentions || !found) return null;
  const { base } = place;
  const { all } = mentions;
  const { slot, joint } = found;
  const items = jointItems(side, {
    base,
    items: (part) => [
      { ...countedAt(part, base), wy: at(part, slot + 1), wyy: at(part, slot + 1) },
      { ...countedAt(part, base), wy: at(part, all + 2), wyy: at(part, all + 3) },
    ],
    pairs: (part) => {
      const ss = at(part, base + 2);
      const [ticked, number] = [at(part, slot + 2), at(part, all + 4)];
      const both = at(part, joint + 1);
      return [
        [
          { ss, ys: ticked, sy: ticked, yy: ticked },
          { ss, ys: ticked, sy: number, yy: both },
        ],
        [
          { ss, ys: number, sy: ticked, yy: both },
          { ss, ys: number, sy: number, yy: at(part, all + 5) },
        ],
      ];
    },
  });
  const share = shareOfMentions(items, level);
  return share.n === 0 ? noAnswers : share;
}
