import { AUDIENCES, type Audience } from '../study/document';
import type { RankingRow } from './choices';
import type { ItemView, ReportView } from './presentation';
import type { RowView } from './rowView';

/** One option of a ranking on both sides. */
export interface OrderLine {
  option: string;
  label: string;
  /** Mean ranks, their gap and its verdict. */
  rank: RowView;
  place: Record<Audience, number | null>;
  first: Record<Audience, number | null>;
  /** Whether a publication states its place, or how many put it first. */
  stated: Record<Audience, boolean>;
  /** The sides whose place no publication states. */
  illustrated: Audience[];
  /** The sides whose place, and whose share of first choices, is as published beside what illustrates. */
  published: Record<'place' | 'first', Audience[]>;
}

/** Two sides' orders of the same options: finished facts, unrounded. */
export interface OrderView
  extends Pick<ReportView, 'language' | 'direction' | 'confidence' | 'onlyPublished'> {
  adjust: ReportView['adjust'];
  item: Pick<ItemView, 'key' | 'label' | 'illustrated'>;
  /** In consumers' order; in managers' where consumers have none. */
  lines: OrderLine[];
  whole: Pick<
    RankingRow,
    'displacementIndex' | 'footrule' | 'kendallTauB' | 'spearmanRho' | 'test' | 'reason'
  > & { agreement: Record<Audience, number | null>; base: Record<Audience, number | null> };
}

/** A ranking of a report as both sides' orders. */
export function orderView(report: ReportView, ranking: RankingRow): OrderView | null {
  const item = report.items.find(({ key }) => key === ranking.item);
  if (!item) return null;
  const own = report.rows.filter((row) => row.item === ranking.item);
  const sides = (row: RowView | undefined) => ({
    manager: row?.manager?.estimate ?? null,
    consumer: row?.consumer?.estimate ?? null,
  });
  const lines = own
    .filter(({ measure }) => measure === 'mean_rank')
    .map((rank): OrderLine => {
      const rowOf = (measure: RowView['measure']) =>
        own.find((row) => row.measure === measure && row.option === rank.option);
      const of = (measure: RowView['measure']) => sides(rowOf(measure));
      const published = (measure: RowView['measure']) => {
        const row = rowOf(measure);
        if (!row || !report.onlyPublished) return [];
        return AUDIENCES.filter((side) => row[side] && !row.illustrated.includes(side));
      };
      const isStated = (side: Audience) =>
        own.some((row) => row.option === rank.option && row.published?.[side] != null);
      return {
        option: String(rank.option),
        label: rank.optionLabel ?? String(rank.option),
        rank,
        place: of('rank_position'),
        first: of('first_choice'),
        stated: { manager: isStated('manager'), consumer: isStated('consumer') },
        illustrated: rowOf('rank_position')?.illustrated ?? [],
        published: { place: published('rank_position'), first: published('first_choice') },
      };
    });
  const { manager, consumer, displacementIndex, footrule, kendallTauB, spearmanRho } = ranking;
  return {
    language: report.language,
    direction: report.direction,
    confidence: report.confidence,
    adjust: report.adjust,
    onlyPublished: report.onlyPublished,
    item: { key: item.key, label: item.label, illustrated: item.illustrated },
    lines: ordered(lines, lines.some(({ place }) => place.consumer) ? 'consumer' : 'manager'),
    whole: {
      displacementIndex,
      footrule,
      kendallTauB,
      spearmanRho,
      test: ranking.test,
      reason: ranking.reason,
      agreement: { manager: manager?.agreement ?? null, consumer: consumer?.agreement ?? null },
      base: { manager: manager?.base ?? null, consumer: consumer?.base ?? null },
    },
  };
}

/** The options in one side's order; ties as the study has them. */
export function ordered(lines: readonly OrderLine[], side: Audience): OrderLine[] {
  const rank = ({ rank: row }: OrderLine) => row[side]?.estimate ?? Number.POSITIVE_INFINITY;
  return [...lines].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}
