import type { Audience } from '../study/document';
import { clearness } from './charted';
import type { GapFigures } from './report';
import type { RowView } from './rowView';
import { mostTelling, type Telling, type Told } from './told';

/** One item's gap, as a headline names it. */
export interface NamedGap {
  item: string;
  gap: number;
}

/** What became of the gaps that the headline looks at. */
export interface GapCounts {
  /** Gaps that could be computed. */
  gaps: number;
  blindSpots: number;
  hiddenStrengths: number;
  aligned: number;
  inconclusive: number;
  /** Further pairs that are hidden because too few answered. */
  withheld: number;
}

/** What a report found, before it is put into words. */
export type Finding =
  | { kind: 'empty' }
  | { kind: 'one_side'; answered: Audience }
  | { kind: 'unpaired' }
  | ({ kind: 'told' } & Told)
  | { kind: 'no_pairs_answered' }
  | { kind: 'withheld' }
  | { kind: 'overrate'; most: NamedGap; counts: GapCounts }
  | { kind: 'underrate'; most: NamedGap; counts: GapCounts }
  | { kind: 'mixed'; over: NamedGap; under: NamedGap; counts: GapCounts }
  | { kind: 'aligned'; counts: GapCounts }
  | { kind: 'inconclusive'; counts: GapCounts };

/**
 * The finding that a report's title states. It looks at the favourable shares, or at the net scores
 * of a study without any, at numbers where these are alike, else at the most telling figure; illustrations never make a headline, nor
 * what no publication states where some answers illustrate.
 * @example findingOf(gapReport(study, [], {
 *   confidence: 0.95, adjust: 'holm', weighted: true, minimumBase: 5, equivalenceMargin: 0.1,
 * }), { rows: [], items: [], confidence: 0.95, onlyPublished: false }).kind // 'empty'
 */
export function findingOf(
  { audiences }: Pick<GapFigures, 'audiences'>,
  given: Telling & { rows: readonly RowView[] },
): Finding {
  const silent = (audience: Audience) => audiences[audience].responses === 0;
  if (silent('consumer') && silent('manager')) return { kind: 'empty' };
  if (silent('consumer')) return { kind: 'one_side', answered: 'manager' };
  if (silent('manager')) return { kind: 'one_side', answered: 'consumer' };

  const { rows, onlyPublished } = given;
  const paired = rows.filter(
    (row) =>
      row.manager &&
      row.consumer &&
      row.illustrated.length === 0 &&
      (!onlyPublished || row.published?.gap != null),
  );
  const favourable = paired.filter(({ measure }) => measure === 'favourable');
  const judged =
    favourable.length > 0 ? favourable : paired.filter(({ measure }) => measure === 'nps');
  if (judged.length === 0) {
    const told = mostTelling(
      rows.filter(({ isMain }) => isMain),
      given,
    );
    return told ? { kind: 'told', ...told } : { kind: 'unpaired' };
  }

  const counts = countsOf(judged);
  if (counts.gaps === 0) return { kind: counts.withheld > 0 ? 'withheld' : 'no_pairs_answered' };
  const over = widest(judged.filter(({ verdict }) => verdict === 'blind_spot'));
  const under = widest(judged.filter(({ verdict }) => verdict === 'hidden_strength'));
  if (over && under) return { kind: 'mixed', over, under, counts };
  if (over) return { kind: 'overrate', most: over, counts };
  if (under) return { kind: 'underrate', most: under, counts };
  const number = clearestNumber(paired, given.confidence);
  if (number) return { kind: 'told', row: number, sides: ['manager', 'consumer'] };
  return { kind: counts.aligned === counts.gaps ? 'aligned' : 'inconclusive', counts };
}

/** The mean of a number in which the sides differ for certain: the clearest, whatever its unit. */
function clearestNumber(rows: readonly RowView[], confidence: number): RowView | undefined {
  return rows
    .filter(
      ({ isMain, unit, gap }) =>
        isMain && unit === 'value' && (gap?.pAdjusted ?? 1) <= 1 - confidence,
    )
    .sort((a, b) => clearness(b.gap) - clearness(a.gap))[0];
}

function countsOf(rows: readonly RowView[]): GapCounts {
  const known = rows.filter(({ gap }) => gap !== null && gap.value !== null);
  const having = (verdict: RowView['verdict']) =>
    known.filter((row) => row.verdict === verdict).length;
  return {
    gaps: known.length,
    blindSpots: having('blind_spot'),
    hiddenStrengths: having('hidden_strength'),
    aligned: having('aligned'),
    inconclusive: having('inconclusive'),
    withheld: rows.filter(({ reason }) => reason === 'withheld' || reason === 'withheld_secondary')
      .length,
  };
}

function widest(rows: readonly RowView[]): NamedGap | undefined {
  return rows
    .flatMap(({ item, gap }) =>
      gap?.value === null || gap?.value === undefined ? [] : [{ item, gap: gap.value }],
    )
    .reduce<NamedGap | undefined>(
      (most, next) => (most && Math.abs(most.gap) >= Math.abs(next.gap) ? most : next),
      undefined,
    );
}
