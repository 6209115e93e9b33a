import { gapOfMeans } from '../statistics/gap';
import { mark } from '../statistics/marks';
import type { RankingFigures } from '../statistics/meanRanks';
import type { Estimate } from '../statistics/proportion';
import { rankingGap } from '../statistics/rankingGap';
import { AUDIENCES, type Audience, type Study } from '../study/document';
import { isWithheld } from './complementary';
import { adjustFamilies, gapFamily, type Tested } from './families';
import type { Adjustment, GapFigure, RowReason, SideFigure } from './figures';
import { type Illustration, illustratedIn, illustratedSides } from './illustrations';
import { mentionsOf, rankingOf } from './jointSums';
import { type Break, comparesWithTotal, type Segment, segmentsOf, sidesBy } from './segments';
import { type Side, sidesOf } from './sides';
import type { Tally } from './tally';
import { marginsOf, type Weighting } from './weights';
import { type Withholding, withholding } from './withholding';

export interface ChoiceOptions {
  confidence: number;
  adjust: Adjustment;
  weighted: boolean;
  minimumBase: number;
  complementary?: boolean;
  weighting?: Partial<Record<Audience, Weighting | null>>;
  by?: readonly Break[];
  /** What only illustrates: it is tested for nothing. */
  illustrations?: readonly Illustration[];
}

interface Place {
  segment: Segment | null;
  comparedWith?: 'total';
}

/** One side's agreement on a ranking. */
export interface RankingSide {
  base: number | null;
  /** Kendall's W with ties, 0..1. */
  agreement: number | null;
}

/** Two sides' rankings as wholes. */
export interface RankingRow extends Place {
  item: string;
  manager: RankingSide | null;
  consumer: RankingSide | null;
  displacementIndex: number | null;
  footrule: number | null;
  kendallTauB: number | null;
  spearmanRho: number | null;
  /** Of the same mean ranks on both sides. */
  test: {
    f: number | null;
    df1: number | null;
    df2: number | null;
    p: number | null;
    pAdjusted: number | null;
  } | null;
  reason: RowReason | null;
}

/** One option's share of all mentions. */
export interface MentionsRow extends Place {
  item: string;
  option: string;
  manager: SideFigure | null;
  consumer: SideFigure | null;
  gap: GapFigure | null;
  reason: RowReason | null;
}

/**
 * What choices are as wholes, of the total and of every segment, without what a report withholds of
 * their items: rankings of both sides compared (Kendall and Gibbons 1990; Diaconis and Graham 1977;
 * Fellegi 1980), and shares of mentions (Binder 1983) with their gaps (Welch 1947).
 *
 * @example
 * const answered = (audience: 'manager' | 'consumer', channels: string[]) =>
 *   [0, 1, 2, 3, 4].map((i) => ({ audience, status: 'complete' as const, flagged: false, cluster: null,
 *     weight: 1, answers: { channels: i ? channels : ['email'] } }));
 * const people = [...answered('manager', ['email', 'phone']), ...answered('consumer', ['phone', 'email'])];
 * choices(study, [...tally(study, people).values()],
 *   { confidence: 0.95, adjust: 'holm', weighted: true, minimumBase: 5 }).rankings[0]
 * // { item: 'channels', manager: { base: 5, agreement: 0.93043 }, displacementIndex: 0.08889, reason: 'no_variance_estimate' }
 */
export function choices(
  study: Study,
  tallies: readonly Tally[],
  options: ChoiceOptions,
): { weighted: boolean; rankings: RankingRow[]; mentions: MentionsRow[] } {
  const { sides, weighted } = sidesOf(study, tallies, options.weighted, options.weighting);
  const decided = withholding(study, tallies, {
    ...options,
    margins: marginsOf(options.weighting),
  });
  const tests: Tested[] = [];
  const rankings: RankingRow[] = [];
  const mentions: MentionsRow[] = [];
  for (const items of [[], ...(options.by ?? [])]) {
    const sidesIn = sidesBy(study, sides, items);
    const compared = comparesWithTotal(study, items) ? { comparedWith: 'total' as const } : {};
    for (const segment of segmentsOf(study, items)) {
      const place = { segment: segment.length > 0 ? segment : null, ...compared };
      const illustrates = (item: string, option: string | null) =>
        option === null
          ? (options.illustrations ?? []).some((made) => made.item === item) ||
            segment.some(
              (part) => illustratedSides(options.illustrations ?? [], part.item).length > 0,
            )
          : illustratedIn(options.illustrations ?? [], { item, option, segment: place.segment })
              .length > 0;
      const look = {
        place,
        sides: sidesIn(segment),
        decided,
        confidence: options.confidence,
        illustrates,
      };
      for (const item of study.items) {
        if (item.kind === 'ranking') rankings.push(rankingRow(item.key, look, tests));
        if (item.kind !== 'multiple') continue;
        for (const { code, exclusive } of item.options)
          if (!exclusive) mentions.push(mentionsRow(item.key, code, look, tests));
      }
    }
  }
  adjustFamilies(tests, options.adjust);
  return { weighted, rankings, mentions };
}

interface Look {
  place: Place;
  sides: Record<Audience, Side>;
  decided: Withholding;
  confidence: number;
  /** Whether an option of an item was made up for somebody, null: any option of it. */
  illustrates: (item: string, option: string | null) => boolean;
}

/** A figure of each side, and why it is not shown. */
function both<Figure extends { n: number }>(
  item: string,
  { place, sides, decided }: Look,
  figureOf: (side: Side) => Figure | null,
) {
  const of = (audience: Audience) => {
    const figure = figureOf(sides[audience]);
    const state = figure && decided.stateOf(audience, item, place.segment);
    return { figure, hidden: state && isWithheld(state) ? state : null };
  };
  const found = { manager: of('manager'), consumer: of('consumer') };
  const all = AUDIENCES.map((audience) => found[audience]);
  const hidden =
    all.find((side) => side.hidden === 'withheld')?.hidden ??
    all.find((side) => side.hidden)?.hidden ??
    null;
  const reason: RowReason | null = all.some(({ figure }) => figure === null)
    ? 'one_sided'
    : all.some((side) => side.figure?.n === 0 && !side.hidden)
      ? 'no_answers'
      : hidden;
  return { ...found, reason };
}

function rankingRow(item: string, look: Look, tests: Tested[]): RankingRow {
  const found = both(item, look, (side) => rankingOf(side, item, look.confidence));
  const side = ({ figure, hidden }: { figure: RankingFigures | null; hidden: unknown }) =>
    figure && {
      base: hidden ? null : figure.n,
      agreement: hidden ? null : figure.kendallW,
    };
  const { manager, consumer } = found;
  const whole =
    found.reason === null && manager.figure && consumer.figure
      ? rankingGap(manager.figure, consumer.figure, look.confidence)
      : null;
  const row: RankingRow = {
    item,
    ...look.place,
    manager: side(manager),
    consumer: side(consumer),
    displacementIndex: whole?.displacementIndex ?? null,
    footrule: whole?.footrule ?? null,
    kendallTauB: whole?.kendallTauB ?? null,
    spearmanRho: whole?.spearmanRho ?? null,
    test: whole && {
      f: whole.wald.f,
      df1: whole.wald.df1,
      df2: whole.wald.df2,
      p: whole.wald.p,
      pAdjusted: null,
    },
    reason: found.reason ?? whole?.wald.reason ?? null,
  };
  // What illustrates is tested for nothing.
  if (row.test && look.illustrates(item, null)) {
    row.test = null;
    row.reason ??= 'illustration';
  }
  tests.push({
    family: `ranking ${segmentFamily(look.place)}`,
    p: row.test?.p ?? null,
    adjusted: (p) => {
      if (row.test) row.test.pAdjusted = p;
    },
  });
  return row;
}

function mentionsRow(item: string, option: string, look: Look, tests: Tested[]): MentionsRow {
  const found = both(item, look, (side) => mentionsOf(side, item, option, look.confidence));
  const { manager, consumer } = found;
  const contrast =
    found.reason === null && manager.figure && consumer.figure
      ? gapOfMeans(manager.figure, consumer.figure, look.confidence)
      : null;
  const row: MentionsRow = {
    item,
    option,
    ...look.place,
    manager: shown(manager),
    consumer: shown(consumer),
    gap: contrast && {
      value: contrast.value,
      low: contrast.low,
      high: contrast.high,
      p: contrast.p,
      pAdjusted: null,
    },
    reason: found.reason ?? contrast?.reason ?? null,
  };
  const isMadeUp = row.gap !== null && look.illustrates(item, option);
  if (isMadeUp) row.reason ??= 'illustration';
  const segment = look.place.segment?.slice() ?? null;
  tests.push({
    family: `mentions ${gapFamily({ item, measure: 'share', segment })}`,
    p: isMadeUp ? null : (row.gap?.p ?? null),
    adjusted: (p) => {
      if (row.gap) row.gap.pAdjusted = p;
    },
  });
  return row;
}

function segmentFamily({ segment }: Place): string {
  return (segment ?? []).map(({ item }) => item).join('*');
}

function shown({ figure, hidden }: { figure: Estimate | null; hidden: unknown }) {
  if (figure === null) return null;
  if (hidden)
    return { base: null, effective: null, estimate: null, low: null, high: null, mark: null };
  const { n, effective, estimate, low, high } = figure;
  return { base: n, effective, estimate, low, high, mark: n === 0 ? null : mark(n, effective) };
}
