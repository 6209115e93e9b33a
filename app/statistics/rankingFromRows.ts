import { rankingState } from './bases';
import type { Design, DesignRow } from './design';
import { designItems } from './designItems';
import { itemVariable } from './linearItems';
import type { RankingSums } from './meanRanks';
import { midRanks, tieSum } from './ranking';

/**
 * Sums of a ranking (Kendall and Gibbons 1990) from the rows of one audience's whole sample.
 * `entriesOf` gives a respondent's ranks of all channels, 1 = best, null where not ranked; null in
 * place of the entries for somebody outside the segment. All respondents have the same channels.
 *
 * @example rankingSums(designOf([{ w: 1, ranks: [1, null, 2] }]), ({ ranks }) => ranks, 3).ties // 0
 */
export function rankingSums<Member extends DesignRow>(
  design: Design<Member>,
  entriesOf: (member: Member) => readonly (number | null)[] | null,
  channels: number,
): RankingSums {
  const outside = new Array<null>(channels).fill(null);
  const rankings = design.members.map((member) => {
    const entries = entriesOf(member) ?? outside;
    return { ranks: midRanks(entries), s: rankingState(entries) === 'substantive' };
  });
  const joint = designItems(design, (_, at) =>
    outside.map((_, j) => ({
      y: rankings[at]?.ranks[j] ?? 0,
      s: rankings[at]?.s ?? false,
    })),
  );
  const first = outside.map(() => 0);
  let ties = 0;
  design.members.forEach(({ w }, at) => {
    const { ranks, s } = rankings[at] ?? { ranks: [], s: false };
    if (!s) return;
    ties += w * tieSum(ranks);
    ranks.forEach((rank, j) => {
      if (rank === 1) first[j] = (first[j] ?? 0) + w;
    });
  });
  const places = [...joint.items.keys()];
  return { channels: places.map((j) => itemVariable(joint, j)), joint, first, ties };
}
