import type { DriverLine, DriversView } from '../gap/driversView';
import type { GroupsView } from '../gap/groupsView';
import type { JourneyLine, JourneyView } from '../gap/journeyView';
import type { PlanningLine, PlanningView } from '../gap/planningView';
import type { WaveLine, WavePoint, WavesView } from '../gap/wavesView';
import type { Audience } from '../study/document';
import { COUNTED, type ExplainedPart, methodOf, partsOf } from './explainText';
import { estimateText, gapRange, gapText } from './figures';
import { type Plan, planningCertainty } from './planningText';
import type { TrendAsked } from './trendText';
import type { Words } from './Words';

const SIDES = ['manager', 'consumer'] as const;

/** What can be asked of a line of each view's table. */
export type TrendAsk = 'before' | 'now' | 'change' | 'slope' | Audience;
export type DriverAsk = Audience | `${Audience}_check` | 'gap';
export type PlanningAsk = 'shows' | `${Audience}_have` | `${Audience}_wanted`;

/** How a figure of the page of waves comes about. */
export function explainTrend(
  view: WavesView,
  line: WaveLine,
  what: TrendAsk,
  { against, adjust, confidence }: Pick<TrendAsked, 'against' | 'adjust' | 'confidence'>,
  words: Words,
): ExplainedPart[] {
  const { t, f } = words;
  const level = f.level(confidence);
  const before = line.points.find(({ wave }) => wave === against);
  const now = line.points.at(-1);
  const sides = what === 'manager' || what === 'consumer' ? [what] : SIDES;
  const looked = {
    before: [before],
    now: [now],
    slope: line.points.filter(({ comparable, gap }) => comparable && gap?.value != null),
  };
  const points = (
    what === 'before' || what === 'now' || what === 'slope' ? looked[what] : [before, now]
  ).filter((point) => point !== undefined);
  const who = points.map((point) => inWave(view, point, sides, words));
  const change =
    what === 'change'
      ? line.change?.gap
      : (what === 'manager' || what === 'consumer') && line.change?.[what];
  const tested = what === 'slope' ? line.slope : change;
  const value = (point: WavePoint | undefined) =>
    what === 'manager' || what === 'consumer'
      ? estimateText(line.unit, point?.[what]?.estimate ?? null, words)
      : gapText(line.unit, point?.gap?.value ?? null, words);
  const [only] = points;
  return partsOf(
    [
      ['explain.who', who],
      ['explain.figure', [t(`explain.figure_${methodOf(line)}`, { level })]],
      [
        'explain.gap',
        sides.length === 2
          ? [
              (what === 'before' || what === 'now') && differenceText(line, only, words),
              gapMethod(line, words),
            ]
          : [],
      ],
      [
        'explain.change',
        change && change.value !== null
          ? [
              t('explain.change_from', {
                now: value(now),
                before: value(before),
                change: gapText(line.unit, change.value, words),
              }),
              t('methods.change'),
            ]
          : [],
      ],
      [
        'explain.slope',
        what === 'slope' && line.slope
          ? [t('explain.slope_of', { count: line.slope.waves }), t('methods.trend')]
          : [],
      ],
      [
        'explain.certainty',
        tested && tested.p !== null
          ? [
              t(`explain.p_${tested.pAdjusted === null ? 'none' : adjust}`, {
                p: f.p(tested.p),
                adjusted: f.p(tested.pAdjusted),
              }),
            ]
          : [],
      ],
    ],
    words,
  );
}

/** How a wave's gap of an item comes about. */
export function explainPoint(
  view: WavesView,
  line: WaveLine,
  point: WavePoint,
  confidence: number,
  words: Words,
): ExplainedPart[] {
  const { t, f } = words;
  const level = f.level(confidence);
  return partsOf(
    [
      ['explain.who', [inWave(view, point, SIDES, words)]],
      ['explain.figure', [t(`explain.figure_${methodOf(line)}`, { level })]],
      [
        'explain.gap',
        [differenceText(line, point, words) || t('explain.gap_none'), gapMethod(line, words)],
      ],
      ['explain.range', [point.gap?.low != null && gapRange(line.unit, point.gap, words)]],
    ],
    words,
  );
}

/** By which method a gap is estimated; which one it is of shares depends on the weights of each wave. */
function gapMethod({ measure, unit }: WaveLine, { t }: Words): string {
  if (unit === 'share') return t('methods.gap');
  return t(measure === 'median' ? 'explain.gap_mover' : 'explain.gap_welch');
}

/** Who is counted of some sides in a wave. */
function inWave(
  view: WavesView,
  point: WavePoint,
  sides: readonly Audience[],
  { t, f }: Words,
): string {
  const wave = view.waves.find(({ id }) => id === point.wave)?.title ?? '';
  const counted = sides.flatMap((side) => {
    const base = point[side]?.base ?? null;
    return base === null ? [] : [t(COUNTED[side], { count: base, shown: f.count(base) })];
  });
  return counted.length > 0
    ? t('explain.in_wave', { wave, sides: f.list(counted) })
    : t('explain.in_wave_none', { wave });
}

function differenceText(
  { unit }: WaveLine,
  point: WavePoint | undefined,
  words: Words,
): string | false {
  if (point?.gap?.value == null) return false;
  return words.t('explain.difference', {
    manager: estimateText(unit, point.manager?.estimate ?? null, words),
    consumer: estimateText(unit, point.consumer?.estimate ?? null, words),
    gap: gapText(unit, point.gap.value, words),
  });
}

/** How a figure of the drivers comes about. */
export function explainDriver(
  view: DriversView,
  line: DriverLine,
  what: DriverAsk,
  words: Words,
): ExplainedPart[] {
  const { t, f } = words;
  const sides = SIDES.filter((side) => what === 'gap' || what.startsWith(side));
  const counted = sides.flatMap((side) => {
    const { base } = view.sides[side];
    return base === null ? [] : [t(COUNTED[side], { count: base, shown: f.count(base) })];
  });
  const explained = sides.flatMap((side) => {
    const { rSquared } = view.sides[side];
    return rSquared === null ? [] : [f.percent(rSquared)];
  });
  const { gap } = line;
  return partsOf(
    [
      ['explain.who', [counted.length > 0 && t('explain.bases', { sides: f.list(counted) })]],
      [
        'explain.importance',
        [
          explained.length > 0 && t('explain.importance_of', { explained: f.list(explained) }),
          t('methods.drivers'),
        ],
      ],
      ['explain.control', [what.endsWith('_check') && t('explain.control_of')]],
      [
        'explain.gap',
        what === 'gap' && gap?.value != null
          ? [
              t('explain.difference', {
                manager: f.percent(line.manager?.share ?? null),
                consumer: f.percent(line.consumer?.share ?? null),
                gap: gapText('share', gap.value, words),
              }),
            ]
          : [],
      ],
      [
        'explain.certainty',
        what === 'gap' && gap?.p != null
          ? [
              gap.pAdjusted === null
                ? t('explain.verdict_illustration')
                : t('explain.p_holm', { p: f.p(gap.p), adjusted: f.p(gap.pAdjusted) }),
            ]
          : [],
      ],
    ],
    words,
  );
}

/** How a figure of the planning page comes about. */
export function explainPlan(
  { ratio }: PlanningView,
  line: PlanningLine,
  what: PlanningAsk,
  { plan, minimumBase }: { plan: Plan; minimumBase: number },
  words: Words,
): ExplainedPart[] {
  const { t, f } = words;
  const counted = SIDES.flatMap((side) => {
    const { base } = line.sides[side];
    const isAsked = what === `${side}_have` || !what.endsWith('_have');
    return base === null || !isAsked
      ? []
      : [t(COUNTED[side], { count: base, shown: f.count(base) })];
  });
  const isWithheld = SIDES.some((side) => line.sides[side].reason?.startsWith('withheld'));
  const name =
    what === 'shows' ? 'explain.shows' : what.endsWith('_have') ? 'explain.have' : 'explain.wanted';
  return partsOf(
    [
      [
        'explain.who',
        [
          counted.length > 0 && f.list(counted),
          isWithheld && t('explain.bases_withheld', { minimum: minimumBase }),
        ],
      ],
      [
        name,
        what.endsWith('_have')
          ? [t('explain.have_of')]
          : [
              what !== 'shows' && t('explain.size', { size: f.size(plan.gap) }),
              t(ratio === 'answers' ? 'planning.table_about' : `planning.ratio_${ratio}`),
              t('planning.method'),
            ],
      ],
      ['explain.certainty', [!what.endsWith('_have') && planningCertainty(plan, words)]],
    ],
    words,
  );
}

/** How a way of a journey comes about: of all, of those who start there, and the gap of these. */
export function explainWay(view: JourneyView, line: JourneyLine, words: Words): ExplainedPart[] {
  const share = { manager: line.manager?.within ?? null, consumer: line.consumer?.within ?? null };
  return explainShares(view, 'explain.way_of', { share, gap: line.gap }, words);
}

/** How the share of those who end in another channel than they start in comes about. */
export function explainSwitched(view: JourneyView, words: Words): ExplainedPart[] {
  const { manager, consumer } = view.sides;
  const share = { manager: manager.switched.share, consumer: consumer.switched.share };
  return explainShares(view, 'explain.switched_of', { share, gap: view.switched }, words);
}

/** How shares of those who gave both ends of a journey come about. */
function explainShares(
  view: JourneyView,
  of: 'explain.way_of' | 'explain.switched_of',
  { share, gap }: { share: Record<Audience, number | null>; gap: JourneyLine['gap'] },
  words: Words,
): ExplainedPart[] {
  const { t, f } = words;
  const counted = SIDES.flatMap((side) => {
    const { base } = view.sides[side];
    return base === null ? [] : [t(COUNTED[side], { count: base, shown: f.count(base) })];
  });
  return partsOf(
    [
      ['explain.who', [counted.length > 0 && t('explain.bases', { sides: f.list(counted) })]],
      ['explain.way', [t(of, { level: f.level(view.confidence) })]],
      [
        'explain.gap',
        gap?.value == null
          ? [t('explain.gap_none')]
          : [
              t('explain.difference', {
                manager: f.percent(share.manager),
                consumer: f.percent(share.consumer),
                gap: gapText('share', gap.value, words),
              }),
              t('methods.gap'),
            ],
      ],
      [
        'explain.certainty',
        gap?.value == null
          ? []
          : [
              gap.p === null
                ? t('explain.made_up')
                : t('explain.p_holm', { p: f.p(gap.p), adjusted: f.p(gap.pAdjusted) }),
            ],
      ],
    ],
    words,
  );
}

/** How both sides' figures of a group come about, each part with its side. */
export function explainGroups(view: GroupsView, words: Words): ExplainedPart[] {
  return SIDES.filter((side) => view.sides[side].own !== null).flatMap((side) =>
    explainGroup(view, side, words).map(({ name, text }) => ({
      name: `${words.t(`side.${side}`)} · ${name}`,
      text,
    })),
  );
}

/** How a side's figures of a group, and what it is held against, come about. */
export function explainGroup(view: GroupsView, side: Audience, words: Words): ExplainedPart[] {
  const { t, f } = words;
  const { own, other, ratio, withoutLimits } = view.sides[side];
  const isShare = view.lines.own.unit === 'share';
  return partsOf(
    [
      [
        'explain.who',
        [
          own?.base != null &&
            other?.base != null &&
            t('explain.group_bases', { own: f.count(own.base), other: f.count(other.base) }),
        ],
      ],
      [
        'explain.figure',
        [t(`explain.figure_${isShare ? 'share' : 'mean'}`, { level: f.level(view.confidence) })],
      ],
      [
        'explain.ratio',
        ratio.value === null
          ? []
          : [t(withoutLimits === 'same_people' ? 'explain.ratio_same' : 'methods.ratio')],
      ],
      [
        'explain.certainty',
        [view.illustrated.includes(side) ? t('explain.made_up') : t('groups.association')],
      ],
    ],
    words,
  );
}
