import { type Design, type DesignRow, designDegrees, designVariance } from './design';
import { itemVariable, type LinearItems } from './linearItems';
import type { LinearDistribution } from './quantile';
import { type ClusterMoments, withoutRounding } from './sums';
import type { LinearVariable } from './variable';

/** One respondent's value of a variable; `s`: in the base of the question and the segment. */
export interface Answer {
  y: number;
  s: boolean;
}

/**
 * Several variables of one audience's rows, for statistics that combine them, linearised row by row
 * (Binder 1983); all rows give the
 * same number of answers. Sums have the final weights.
 *
 * @example designItems(designOf([{ w: 2, y: 1 }]), ({ y }) => [{ y, s: true }]).items
 * // [{ n: 1, w: 2, wy: 2, wyy: 2, w2: 4 }]
 */
export function designItems<Member extends DesignRow>(
  design: Design<Member>,
  answersOf: (member: Member, at: number) => readonly Answer[],
): LinearItems<ClusterMoments> {
  const { members, simple } = design;
  const answers = members.map(answersOf);
  const inBase = answers.map((row) => row.some(({ s }) => s));
  const places = [...(answers[0]?.keys() ?? [])];
  const base = members.filter((_, at) => inBase[at]);
  return {
    n: base.length,
    w: base.reduce((sum, { w }) => sum + w, 0),
    w2: base.reduce((sum, { w }) => sum + w ** 2, 0),
    df: designDegrees(design, inBase),
    simple,
    items: places.map((place) => {
      const sums = { n: 0, w: 0, wy: 0, wyy: 0, w2: 0 };
      members.forEach(({ w }, at) => {
        const answer = answers[at]?.[place];
        if (answer?.s) addAnswer(sums, answer.y, w);
      });
      return sums;
    }),
    variance: (terms) => {
      const z = answers.map((row) =>
        terms.reduce((sum, { mean, factor }, place) => {
          const answer = row[place];
          if (!answer?.s || factor === 0) return sum;
          const size = Math.abs(answer.y) + Math.abs(mean);
          const distance = withoutRounding(Math.abs(answer.y - mean), size);
          return sum + factor * Math.sign(answer.y - mean) * distance;
        }, 0),
      );
      return designVariance(design, z, inBase);
    },
  };
}

/**
 * One variable of one audience's rows, linearised row by row (Binder 1983).
 *
 * @example
 * const rows = [1, 2, 4, 5].map((y) => ({ y, s: true, w: 1, stratum: 'a' }));
 * mean(designVariable(designOf(rows), (row) => row), 0.95).se // 0.91287
 */
export function designVariable<Member extends DesignRow>(
  design: Design<Member>,
  answerOf: (member: Member) => Answer,
): LinearVariable {
  const items = designItems(design, (member) => [answerOf(member)]);
  return itemVariable(
    items.items.length === 0 ? { ...items, items: [{ n: 0, w: 0, wy: 0, wyy: 0, w2: 0 }] } : items,
    0,
  );
}

/**
 * Distribution of one numeric variable of one audience's rows, for quantiles (Woodruff 1952).
 *
 * @example
 * const rows = [10, 1, 3, 7].map((y) => ({ y, s: true, w: 1 }));
 * quantile(designDistribution(designOf(rows), (row) => row), 0.5, 0.95).estimate // 5
 */
export function designDistribution<Member extends DesignRow>(
  design: Design<Member>,
  answerOf: (member: Member) => Answer,
): LinearDistribution {
  return {
    values: design.members.flatMap((member) => {
      const { y, s } = answerOf(member);
      return s ? [{ value: y, n: 1, w: member.w }] : [];
    }),
    upTo: (limit) =>
      designVariable(design, (member) => {
        const { y, s } = answerOf(member);
        return { y: y <= limit ? 1 : 0, s };
      }),
  };
}

function addAnswer(sums: ClusterMoments, y: number, w: number): void {
  sums.n += 1;
  sums.w += w;
  sums.wy += w * y;
  sums.wyy += w * y ** 2;
  sums.w2 += w ** 2;
}
