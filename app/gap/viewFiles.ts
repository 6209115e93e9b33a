import { csvCell } from '../study/csvCell';
import type { CrossPart } from './crossTable';
import type { CrossView } from './crossView';
import type { DriversView } from './driversView';
import type { ShownFinding } from './findingMarks';
import type { GroupQuestion } from './groupQuestion';
import type { GroupsView } from './groupsView';
import type { PlanningAsked, PlanningView } from './planningView';
import type { WavesView } from './wavesView';

type Cell = string | number | null | undefined;

/** Lines of cells as CSV (RFC 4180). @example csvOf([['a', 1.5], [null, 'b,c']]) // 'a,1.5\r\n,"b,c"\r\n' */
export function csvOf(lines: readonly (readonly Cell[])[]): string {
  return lines.map((line) => `${line.map((cell) => csvCell(cell ?? null)).join(',')}\r\n`).join('');
}

const SIDES = ['manager', 'consumer'] as const;

/** The planning page's table: a line a segment, fractions unrounded. */
export function planningCsv({ lines }: PlanningView, plan: PlanningAsked['plan']): string {
  // Of every line the same: what it answers is to be seen in the file.
  const asked = [plan.gap, plan.power, plan.share, plan.confidence, plan.gaps];
  return csvOf([
    [
      'segment',
      'shows_from',
      ...SIDES.flatMap((side) => [`${side}_base`, `${side}_wanted`, `${side}_reason`]),
      ...['gap', 'power', 'consumer_share', 'confidence', 'gaps', 'illustrates'],
    ],
    ...lines.map(({ labels, shows, sides, illustrated }) => [
      labels.map((label) => label ?? '').join(' × '),
      shows,
      ...SIDES.flatMap((side) => {
        const { base, wanted, reason } = sides[side];
        return [base, wanted, reason];
      }),
      ...asked,
      illustrated.join('|'),
    ]),
  ]);
}

const PUBLISHED = [
  'published_side',
  'published',
  'published_unit',
  'difference',
  'difference_low',
  'difference_high',
  'published_in',
];

/** A published figure beside a line's own. */
function publishedCells(
  finding: ShownFinding | undefined,
  published: number | null = null,
  unit: string | null = null,
): Cell[] {
  if (!finding || published === null) return PUBLISHED.map(() => null);
  const { audience, difference, title, source } = finding;
  const { value = null, low = null, high = null } = difference ?? {};
  return [audience, published, unit, value, low, high, `${title}: ${source}`];
}

function numberIn(finding: ShownFinding | undefined): number | null {
  return typeof finding?.published === 'number' ? finding.published : null;
}

/** The drivers page's table: a line a driver. */
export function driversCsv(
  { outcome, lines, together }: DriversView,
  findings: readonly ShownFinding[],
): string {
  const shared = findings.find(({ order }) => order === null);
  const ordered = findings.find(({ order }) => order !== null);
  const publishedOf = ({ item }: DriversView['lines'][number]) => {
    const place = ordered?.order?.indexOf(item) ?? -1;
    return item === ''
      ? publishedCells(shared, numberIn(shared), 'share')
      : publishedCells(ordered, place < 0 ? null : place + 1, 'place');
  };
  const figures = ['share', 'low', 'high', 'relativeWeight', 'lmgShare'] as const;
  const gap = ['value', 'low', 'high', 'p', 'pAdjusted'] as const;
  return csvOf([
    [
      'outcome',
      'driver',
      ...(together ? ['of'] : []),
      ...SIDES.flatMap((side) => figures.map((figure) => `${side}_${plain(figure)}`)),
      ...gap.map((figure) => (figure === 'value' ? 'gap' : `gap_${plain(figure)}`)),
      'illustrates',
      ...PUBLISHED,
    ],
    ...(together ? [together, ...lines] : lines).map((line) => [
      outcome.key,
      line.item,
      ...(together ? [line.isTogether || line === together ? 'service' : null] : []),
      ...SIDES.flatMap((side) => figures.map((figure) => line[side]?.[figure])),
      ...gap.map((figure) => line.gap?.[figure]),
      line.illustrated.join('|'),
      ...publishedOf(line),
    ]),
  ]);
}

/** A cross table: a line a question, side and column, with the columns that it is above. */
export function crossCsv({ by, columns, lines }: CrossView): string {
  const parts: readonly CrossPart[] = ['manager', 'consumer', 'gap'];
  const named = (place: number) => columns[place - 1]?.label ?? '';
  return csvOf([
    ['item', 'measure', 'option', 'part', by.key, 'figure', 'low', 'high', 'base', 'mark'].concat(
      'withheld',
      'above',
      'illustrates',
    ),
    ...lines.flatMap(({ item, measure, option, parts: figures, illustrated }) =>
      parts.flatMap((part) =>
        (figures[part] ?? []).map((figure, place) => [
          item,
          measure,
          option,
          part,
          place === 0 ? null : named(place),
          figure.value,
          figure.low,
          figure.high,
          figure.base,
          figure.mark,
          figure.hidden,
          figure.above.map(named).join('|'),
          illustrated[place === 0 ? 'total' : 'columns']
            .filter((side) => part === 'gap' || part === side)
            .join('|'),
        ]),
      ),
    ),
  ]);
}

/** A group and what it is held against: a line a side. */
export function groupsCsv(
  view: GroupsView,
  question: GroupQuestion,
  findings: readonly ShownFinding[],
): string {
  const figures = ['base', 'estimate', 'low', 'high', 'mark'] as const;
  const ratio = ['value', 'low', 'high'] as const;
  const named = (of: string, figure: string) => (figure === 'value' ? of : `${of}_${figure}`);
  const { item, options, by, codes, than, to } = question;
  return csvOf([
    [
      'item',
      'measure',
      'options',
      'by',
      'in',
      'than',
      'to',
      'side',
      ...['group', 'against'].flatMap((part) => figures.map((figure) => `${part}_${figure}`)),
      ...['ratio', 'relative'].flatMap((of) => ratio.map((figure) => named(of, figure))),
      'without_limits',
      'reason',
      'illustrates',
      ...PUBLISHED,
    ],
    ...SIDES.map((side) => {
      const { own, other, withoutLimits, reason, ...found } = view.sides[side];
      const finding = findings.find(({ audience }) => audience === side);
      return [
        item,
        view.measure,
        options.join('|'),
        by,
        codes.join('|'),
        than.join('|'),
        to,
        side,
        ...[own, other].flatMap((part) => figures.map((figure) => part?.[figure])),
        ...(['ratio', 'relative'] as const).flatMap((of) => ratio.map((at) => found[of][at])),
        withoutLimits,
        reason,
        view.illustrated.includes(side) && own ? side : null,
        ...publishedCells(finding, numberIn(finding), finding?.unit),
      ];
    }),
  ]);
}

/** The waves beside each other: a line an item, measure and wave, the changes beside the last. */
export function wavesCsv({ waves, lines }: WavesView): string {
  const side = ['base', 'estimate', 'low', 'high'] as const;
  const gap = ['value', 'low', 'high', 'p', 'pAdjusted'] as const;
  const named = (of: string, figure: string) =>
    figure === 'value' ? of : `${of}_${plain(figure)}`;
  const contrasts = ['manager', 'consumer', 'gap'] as const;
  return csvOf([
    [
      'item',
      'measure',
      'wave',
      'asked_the_same',
      ...SIDES.flatMap((name) => side.map((figure) => `${name}_${figure}`)),
      ...gap.map((figure) => named('gap', figure)),
      ...contrasts.flatMap((name) => gap.map((figure) => named(`${name}_change`, figure))),
      ...gap.map((figure) => named('slope_per_year', figure)),
    ],
    ...lines.flatMap(({ item, measure, points, change, slope }) =>
      points.map((point, at) => [
        item,
        measure,
        waves[at]?.title,
        point.comparable ? 'yes' : 'no',
        ...SIDES.flatMap((name) => side.map((figure) => point[name]?.[figure])),
        ...gap.map((figure) => point.gap?.[figure]),
        ...contrasts.flatMap((name) =>
          gap.map((figure) => (at === points.length - 1 ? change?.[name]?.[figure] : null)),
        ),
        ...gap.map((figure) => (at === points.length - 1 ? slope?.[figure] : null)),
      ]),
    ),
  ]);
}

/** @example plain('pAdjusted') // 'p_adjusted' */
function plain(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
