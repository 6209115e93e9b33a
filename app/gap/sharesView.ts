import { positions } from '../statistics/ranking';
import type { Audience } from '../study/document';
import type { ItemView, ReportView } from './presentation';
import type { RowView } from './rowView';
import { mostTelling, type Told } from './told';

/** A share of both sides as a line of a chart and of its table. */
export interface ShareLine {
  row: RowView;
  label: string;
  about: string | null;
  isNet: boolean;
  /** The place of an option among those of its side, the most frequent first; null: it has none. */
  place: Record<Audience, number | null>;
}

/** Shares of both sides beside each other: finished facts, unrounded. */
export interface SharesView
  extends Pick<ReportView, 'language' | 'direction' | 'confidence' | 'onlyPublished'> {
  adjust: ReportView['adjust'];
  lines: ShareLine[];
  /** Means and medians, which have no place on an axis of shares. */
  figures: RowView[];
  items: Pick<ItemView, 'key' | 'label' | 'favourable' | 'options' | 'unit' | 'illustrated'>[];
  audiences: Record<Audience, { responses: number | null }>;
  /** Its most telling figure; null: nothing may be told. */
  told: Told | null;
}

const DRAWN = {
  options: 'share',
  favourable: 'favourable',
  thresholds: 'at_most',
} as const;

/**
 * The shares of some items of a report: of every option and net of a choice, of the favourable
 * answers, or of those who answered at most a threshold. Nets come first, then what consumers
 * choose most.
 */
export function sharesView(
  report: ReportView,
  keys: readonly string[],
  of: keyof typeof DRAWN,
): SharesView {
  const { language, direction, confidence, adjust, onlyPublished } = report;
  const items = report.items.filter(({ key }) => keys.includes(key));
  const own = report.rows.filter(({ item }) => keys.includes(item));
  const isStated = (row: RowView) => onlyPublished && row.published !== null;
  const drawn =
    of === 'favourable'
      ? // Of an item that is published otherwise, what is published stands for it.
        items.flatMap(({ key }) => {
          const rows = own.filter(({ item }) => item === key);
          return rows.find(isStated) ?? rows.find(({ measure }) => measure === 'favourable') ?? [];
        })
      : own.filter(({ measure }) => measure === DRAWN[of]);
  const lines = drawn.map((row): ShareLine => {
    const item = items.find(({ key }) => key === row.item);
    const option = item?.options.find(({ code }) => code === row.option);
    return {
      row,
      label: of === 'favourable' ? (item?.label ?? row.item) : (row.optionLabel ?? `${row.option}`),
      about: of === 'favourable' ? (row.optionLabel ?? item?.favourable ?? null) : null,
      isNet: of === 'options' && (option?.isNet ?? false),
      place: { manager: null, consumer: null },
    };
  });
  // Thresholds hold each other, so that their order says nothing.
  if (of !== 'thresholds')
    for (const audience of ['manager', 'consumer'] as const) place(lines, audience);
  return {
    language,
    direction,
    confidence,
    adjust,
    onlyPublished,
    told: mostTelling(own, { items: report.items, confidence, onlyPublished }),
    lines: of === 'thresholds' ? lines : [...lines].sort(firstNets),
    figures:
      of === 'thresholds'
        ? own.filter(({ measure }) => measure === 'mean' || measure === 'median')
        : [],
    ...aboutItems(report, items),
  };
}

/** The items that a view is about, and how many answered on each side. */
export function aboutItems(
  { audiences }: Pick<ReportView, 'audiences'>,
  items: readonly ItemView[],
): Pick<SharesView, 'items' | 'audiences'> {
  return {
    items: items.map(({ key, label, favourable, options, unit, illustrated }) => ({
      key,
      label,
      favourable,
      options,
      unit,
      illustrated,
    })),
    audiences: {
      manager: { responses: audiences.manager.responses },
      consumer: { responses: audiences.consumer.responses },
    },
  };
}

/** Places of a side's options, where all of their shares are shown. */
function place(lines: readonly ShareLine[], audience: Audience): void {
  const own = lines.filter(({ isNet, row }) => !isNet && row[audience] !== null);
  const shares = own.map(({ row }) => row[audience]?.estimate ?? null);
  if (shares.includes(null)) return;
  const places = positions(shares.map((share) => -(share ?? 0)));
  for (const [at, line] of own.entries()) line.place[audience] = places[at] ?? null;
}

function firstNets(a: ShareLine, b: ShareLine): number {
  const share = ({ row }: ShareLine) => (row.consumer ?? row.manager)?.estimate ?? -1;
  return Number(b.isNet) - Number(a.isNet) || share(b) - share(a);
}
