import type { ChannelConsistency } from '../gap/channelConsistency';
import type { RowView } from '../gap/rowView';
import type { ShareLine, SharesView } from '../gap/sharesView';
import type { SharesPart } from '../gap/topicView';
import type { Audience } from '../study/document';
import type { DrawnRow } from './ChartDocument';
import { gapRange, gapText, measureText, outcomeSide, outcomeSign, outcomeText } from './figures';
import { shortened } from './headlineText';
import { peopleText } from './peopleText';
import type { Words } from './Words';

type Shown = SharesView & { consistency?: ChannelConsistency };

/** What the shares of a part say of the sides that were asked in earnest. */
export function sharesFinding(
  part: SharesPart,
  view: Shown,
  illustrated: readonly Audience[],
  words: Words,
): string {
  const { t } = words;
  const rows = [...view.lines.map(({ row }) => row), ...view.figures];
  const sides = (['consumer', 'manager'] as const).filter((side) => !illustrated.includes(side));
  if (!rows.some((row) => sides.some((side) => row[side]?.estimate != null)))
    return t(
      rows.some((row) => sides.some((side) => row[side]?.base === null))
        ? 'topic.withheld'
        : 'topic.empty',
    );
  if (part === 'told') return toldFinding(view, sides, words);
  if (part === 'service') return serviceFinding(view, sides, words);
  if (part === 'resolution') return resolutionFinding(view, sides, words);
  return choiceFinding(part, view, sides, words);
}

function choiceFinding(
  part: Exclude<SharesPart, 'told' | 'service' | 'resolution'>,
  view: SharesView,
  sides: readonly Audience[],
  words: Words,
): string {
  const { t, f } = words;
  const net = view.lines.find(({ isNet }) => isNet);
  if (net && (part === 'reactions' || part === 'switching')) {
    const share = (side: Audience) =>
      sides.includes(side) ? (net.row[side]?.estimate ?? null) : null;
    const values = {
      net: shortened(net.label),
      consumer: f.percent(share('consumer')),
      manager: f.percent(share('manager')),
    };
    if (share('consumer') === null) return t(`${part}.net_manager`, values);
    return t(share('manager') === null ? `${part}.net_consumer` : `${part}.net`, values);
  }
  const first = (side: Audience) => (sides.includes(side) ? firstOf(view.lines, side) : null);
  const [consumer, manager] = [first('consumer'), first('manager')];
  if (consumer && manager)
    return consumer === manager
      ? t(`${part}.same`, { item: shortened(consumer) })
      : t(`${part}.differ`, { consumer: shortened(consumer), manager: shortened(manager) });
  return t(consumer ? `${part}.only_consumer` : `${part}.only_manager`, {
    item: shortened(consumer ?? manager ?? ''),
  });
}

function firstOf(lines: readonly ShareLine[], side: Audience): string | null {
  return ordered(lines, side)[0]?.label ?? null;
}

/** The options that a side gave, the most frequent first. */
function ordered(lines: readonly ShareLine[], side: Audience): ShareLine[] {
  const share = ({ row }: ShareLine) => row[side]?.estimate ?? -1;
  return lines
    .filter((line) => !line.isNet && share(line) >= 0)
    .sort((a, b) => share(b) - share(a));
}

function serviceFinding(view: Shown, sides: readonly Audience[], words: Words): string {
  const { t, f } = words;
  // What is not rated as the channels are, as whether they differ, is none of them.
  const channels = view.consistency?.items;
  const lines = view.lines.filter(({ row }) => !channels || channels.includes(row.item));
  const of = (side: Audience) => (sides.includes(side) ? ordered(lines, side) : []);
  const [consumers, managers] = [of('consumer'), of('manager')];
  const side = consumers.length > 0 ? 'consumer' : 'manager';
  const known = side === 'consumer' ? consumers : managers;
  const [best, worst] = [known[0], known.at(-1)];
  if (!best || !worst) return t('topic.empty');
  if (best === worst) {
    const share = (name: Audience) => f.percent(best.row[name]?.estimate ?? null);
    return t(consumers.length > 0 && managers.length > 0 ? 'service.one' : `service.one_${side}`, {
      item: shortened(best.label),
      consumer: share('consumer'),
      manager: share('manager'),
    });
  }
  const values = {
    best: shortened(best.label),
    worst: shortened(worst.label),
    high: f.percent(best.row[side]?.estimate ?? null),
    low: f.percent(worst.row[side]?.estimate ?? null),
  };
  const [first] = managers;
  return consumers.length > 0 && first
    ? t('service.differ', { ...values, manager: shortened(first.label) })
    : t(`service.only_${side}`, values);
}

function toldFinding(view: SharesView, sides: readonly Audience[], words: Words): string {
  const { t, f } = words;
  const mean = view.figures.find(({ measure }) => measure === 'mean');
  const unit = view.items[0]?.unit ?? '';
  const count = (side: Audience) => {
    const value = sides.includes(side) ? (mean?.[side]?.estimate ?? null) : null;
    return value === null ? null : t('told.count', { value: f.value(value), unit }).trim();
  };
  const [consumer, manager] = [count('consumer'), count('manager')];
  if (consumer && manager) return t('told.differ', { consumer, manager });
  return consumer
    ? t('told.only_consumer', { consumer })
    : t('told.only_manager', { manager: manager ?? '' });
}

function resolutionFinding(view: SharesView, sides: readonly Audience[], words: Words): string {
  const { t, f } = words;
  const difference = view.figures[0];
  const size = (side: Audience) =>
    sides.includes(side) ? (difference?.[side]?.estimate ?? null) : null;
  const [consumer, manager] = [size('consumer'), size('manager')];
  const values = { consumer: f.points(consumer), manager: f.points(manager) };
  if (consumer === null && manager === null) return t('topic.empty');
  if (consumer === null) return t('resolution.only_manager', values);
  return t(manager === null ? 'resolution.only_consumer' : 'resolution.differ', values);
}

/** How many gaps are certain, of how many people. */
export function sharesCertainty(view: SharesView, minimum: number, words: Words): string {
  const { t, f } = words;
  const rows = [...view.lines.map(({ row }) => row), ...view.figures];
  const judged = rows.filter(({ gap }) => gap?.pAdjusted != null);
  const count = judged.filter(({ gap }) => (gap?.pAdjusted ?? 1) <= 1 - view.confidence).length;
  const number = t('number', { n: count });
  const gaps = t('topic.gaps', {
    count,
    words: number.charAt(0).toUpperCase() + number.slice(1),
    all: t('number', { n: judged.length }),
    adjust: view.adjust,
    level: f.level(view.confidence),
  });
  const base = (side: Audience) => {
    const own = rows.flatMap((row) => row[side] ?? []);
    if (own.length === 0) return undefined;
    const known = own.flatMap(({ base: n }) => n ?? []);
    return known.length > 0 ? Math.max(...known) : null;
  };
  const people = peopleText(
    { manager: base('manager'), consumer: base('consumer') },
    minimum,
    words,
  );
  return judged.length > 0 ? `${people} ${gaps}` : people;
}

/** A line of figures by its measure: "mean, people". */
export function figureText(row: RowView, view: SharesView, words: Words): string {
  if (row.option === 'difference') return words.t('resolution.difference');
  const item = view.items.find(({ key }) => key === row.item);
  const measure = measureText(row, item, words);
  return view.items.length > 1 ? `${item?.label}: ${measure}` : measure;
}

/** What a line of shares is called; thresholds as the measure that they are. */
export function lineText(line: ShareLine, view: SharesView, words: Words): string {
  if (line.row.option === 'others' && line.label === '') return words.t('resolution.others');
  return line.row.measure === 'at_most' ? figureText(line.row, view, words) : line.label;
}

/** The shares as lines of a drawn dumbbell chart. */
export function drawnShares(view: SharesView, words: Words): DrawnRow[] {
  return view.lines.map((line) => ({
    key: line.row.id,
    label: lineText(line, view, words),
    about: line.about,
    sides: line.row,
    gap: gapText(line.row.unit, line.row.gap?.value ?? null, words),
    range: gapRange(line.row.unit, line.row.gap, words),
    verdict: `${outcomeSign(line.row.outcome)} ${outcomeText(line.row, words)}`.trim(),
    side: outcomeSide(line.row.outcome),
  }));
}
