import type { Consistency } from '../statistics/consistency';
import type { AcceptanceView } from './acceptanceView';
import type { ChannelConsistency } from './channelConsistency';
import type { JourneyView } from './journeyView';
import type { OrderView } from './orderView';
import type { RowView } from './rowView';
import type { SharesView } from './sharesView';
import type { TopicView } from './topicView';
import { csvOf, driversCsv } from './viewFiles';

const SIDES = ['manager', 'consumer'] as const;

/** The table of a topic's part. */
export function topicCsv(view: TopicView): string {
  switch (view.kind) {
    case 'order':
      return orderCsv(view);
    case 'journey':
      return journeyCsv(view.matters);
    case 'drivers':
      return driversCsv(view, view.findings);
    case 'acceptance':
      return acceptanceCsv(view);
    case 'curves':
      return sharesCsv(view, null);
    case 'shares':
      return sharesCsv(view, view.consistency ?? null);
  }
}

const GAP = ['gap', 'gap_low', 'gap_high', 'gap_p', 'gap_p_adjusted'].concat([
  'verdict',
  'reason',
  'illustrates',
]);

function gapCells({ gap, verdict, reason, illustrated }: RowView) {
  const figures = [gap?.value, gap?.low, gap?.high, gap?.p, gap?.pAdjusted];
  return [...figures, verdict, reason, illustrated.join('|')];
}

/** Whether channels are alike, as lines of the shares' table. */
function consistencyLines(consistency: ChannelConsistency | null) {
  if (!consistency) return [];
  const { manager, consumer, gap } = consistency;
  const side = (value: number | null | undefined) => [value, null, null, null, null];
  const line = (measure: string, of: (test: Consistency | null) => number | null | undefined) => [
    consistency.items.join('|'),
    measure,
    null,
    null,
    ...side(of(manager)),
    ...side(of(consumer)),
    of(gap),
    ...GAP.slice(1).map(() => null),
  ];
  return [
    line('consistency_q', (test) => test?.statistic),
    line('consistency_df', (test) => test?.df1),
    line('consistency_p', (test) => test?.p),
    line('consistency_i_squared', (test) => test?.iSquared),
  ];
}

function sharesCsv({ lines, figures }: SharesView, consistency: ChannelConsistency | null): string {
  const none = { manager: null, consumer: null };
  const all = [...lines, ...figures.map((row) => ({ row, label: null, place: none }))];
  return csvOf([
    [
      'item',
      'measure',
      'option',
      'label',
      ...SIDES.flatMap((side) =>
        ['estimate', 'low', 'high', 'base', 'place'].map((name) => `${side}_${name}`),
      ),
      ...GAP,
    ],
    ...all.map(({ row, label, place }) => [
      row.item,
      row.measure,
      row.option,
      label,
      ...SIDES.flatMap((side) => {
        const figure = row[side];
        return [figure?.estimate, figure?.low, figure?.high, figure?.base, place[side]];
      }),
      ...gapCells(row),
    ]),
    ...consistencyLines(consistency),
  ]);
}

function acceptanceCsv({ pairs }: AcceptanceView): string {
  return csvOf([
    [
      'item',
      'measure',
      'condition',
      'label',
      'group',
      ...SIDES.flatMap((side) =>
        ['estimate', 'low', 'high', 'base'].map((name) => `${side}_${name}`),
      ),
      ...GAP.slice(0, 3),
      'illustrates',
      'reason',
    ],
    ...pairs.flatMap(({ option, label, ...rows }) =>
      (['named', 'others', 'difference'] as const).map((group) => {
        const { item, measure, gap, illustrated, reason, ...row } = rows[group];
        return [
          item,
          measure,
          option,
          label,
          group,
          ...SIDES.flatMap((side) => {
            const figure = row[side];
            return [figure?.estimate, figure?.low, figure?.high, figure?.base];
          }),
          gap?.value,
          gap?.low,
          gap?.high,
          illustrated.join('|'),
          reason,
        ];
      }),
    ),
  ]);
}

function orderCsv({ item, lines }: OrderView): string {
  return csvOf([
    [
      'item',
      'option',
      'label',
      ...SIDES.flatMap((side) =>
        ['mean_rank', 'low', 'high', 'base', 'place', 'first_choice'].map(
          (name) => `${side}_${name}`,
        ),
      ),
      ...GAP,
    ],
    ...lines.map(({ option, label, rank, place, first }) => [
      item.key,
      option,
      label,
      ...SIDES.flatMap((side) => {
        const figure = rank[side];
        return [
          figure?.estimate,
          figure?.low,
          figure?.high,
          figure?.base,
          place[side],
          first[side],
        ];
      }),
      ...gapCells(rank),
    ]),
  ]);
}

function journeyCsv(matters: readonly JourneyView[]): string {
  const figures = ['state', 'share', 'within', 'low', 'high'] as const;
  return csvOf([
    [
      'start_item',
      'end_item',
      'start',
      'end',
      ...SIDES.flatMap((side) => figures.map((figure) => `${side}_${figure}`)),
      ...GAP.slice(0, 5),
      'illustrates',
    ],
    ...matters.flatMap(({ start, end, lines }) =>
      lines.map((line) => [
        start.key,
        end.key,
        line.start,
        line.end,
        ...SIDES.flatMap((side) => figures.map((figure) => line[side]?.[figure])),
        line.gap?.value,
        line.gap?.low,
        line.gap?.high,
        line.gap?.p,
        line.gap?.pAdjusted,
        line.illustrated.join('|'),
      ]),
    ),
  ]);
}
