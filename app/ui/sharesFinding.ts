import type { RowView } from '../gap/rowView';
import type { ShareLine, SharesView } from '../gap/sharesView';
import type { SharesPart, TopicView } from '../gap/topicView';
import type { Audience } from '../study/document';
import { unitText } from './figures';
import { insideSentence, shortened } from './headlineText';
import { toldText } from './toldText';
import type { Words } from './Words';

type Shown = SharesView & Pick<Extract<TopicView, { kind: 'shares' }>, 'consistency' | 'lift'>;
type ChoicePart = Exclude<SharesPart, 'told' | 'service' | 'resolution'>;

/** What the shares of a part say of the sides and items that were asked in earnest. */
export function sharesFinding(part: SharesPart, view: Shown, words: Words): string {
  const { t, f } = words;
  const lift = view.lift?.value ?? null;
  if (lift !== null)
    return t('resolution.lift', { size: f.size(lift), is: lift < 0 ? 'lower' : 'higher' });
  if (view.onlyPublished) return view.told ? toldText(view.told, view, words) : t(`${part}.chart`);
  const rows = [...view.lines.map(({ row }) => row), ...view.figures];
  const isEarnest = earnestIn(part, view);
  const sides = (['consumer', 'manager'] as const).filter((side) =>
    rows.some((row) => isEarnest(row, side) && row[side]?.estimate != null),
  );
  if (sides.length === 0)
    return t(
      rows.some((row) => row.consumer?.base === null || row.manager?.base === null)
        ? 'topic.withheld'
        : 'topic.empty',
    );
  const own = {
    ...view,
    lines: view.lines.filter(({ row }) => sides.some((side) => isEarnest(row, side))),
  };
  if (part === 'told') return toldFinding(own, sides, words);
  if (part === 'service') return serviceFinding(own, sides, words);
  if (part === 'resolution') return resolutionFinding(own, sides, words);
  return choiceFinding(part, own, sides, words);
}

/** Whether a side was asked in earnest what a row is of; two items together as far as both were. */
function earnestIn(part: SharesPart, { items }: Shown) {
  return (row: RowView, side: Audience) =>
    items
      .filter(({ key }) => part === 'resolution' || key === row.item)
      .every(({ illustrated }) => !illustrated.includes(side)) && !row.illustrated.includes(side);
}

function choiceFinding(
  part: ChoicePart,
  view: Shown,
  sides: readonly Audience[],
  words: Words,
): string {
  const { t, f } = words;
  const net = view.lines.find(({ isNet }) => isNet);
  const share = (side: Audience) =>
    sides.includes(side) ? (net?.row[side]?.estimate ?? null) : null;
  const isKnown = share('consumer') !== null || share('manager') !== null;
  if (net && isKnown && (part === 'reactions' || part === 'switching')) {
    const values = {
      net: quoted([net.label], view, words),
      consumer: f.percent(share('consumer')),
      manager: f.percent(share('manager')),
    };
    if (share('consumer') === null) return t(`${part}.net_manager`, values);
    return t(share('manager') === null ? `${part}.net_consumer` : `${part}.net`, values);
  }
  const first = (side: Audience) => (sides.includes(side) ? leading(view.lines, side) : []);
  const [consumer, manager] = [first('consumer'), first('manager')];
  const named = (labels: readonly string[]) => quoted(labels, view, words);
  if (consumer.length > 0 && manager.length > 0)
    return consumer.join() === manager.join()
      ? t(`${part}.same`, { item: capital(named(consumer)), count: consumer.length })
      : t(`${part}.differ`, {
          consumer: named(consumer),
          manager: named(manager),
          count: consumer.length,
        });
  const [known, side] =
    consumer.length > 0 ? [consumer, 'consumer' as const] : [manager, 'manager' as const];
  return t(`${part}.only_${side}`, { item: named(known), count: known.length });
}

/** The options that most of a side gave: several where they share the first place. */
function leading(lines: readonly ShareLine[], side: Audience): string[] {
  const all = ordered(lines, side);
  const most = all[0]?.row[side]?.estimate;
  return all.filter(({ row }) => row[side]?.estimate === most).map(({ label }) => label);
}

/** The options that a side gave, the most frequent first. */
function ordered(lines: readonly ShareLine[], side: Audience): ShareLine[] {
  const share = ({ row }: ShareLine) => row[side]?.estimate ?? -1;
  return lines
    .filter((line) => !line.isNet && share(line) >= 0)
    .sort((a, b) => share(b) - share(a));
}

/** Labels as they read within a sentence: “long waits” and “rude staff”. */
function quoted(labels: readonly string[], { language }: Shown, { t, f }: Words): string {
  return f.list(
    labels.map((label) => t('topic.quoted', { item: shortened(insideSentence(label, language)) })),
  );
}

function capital(text: string): string {
  return text.replace(/\p{L}/u, (letter) => letter.toLocaleUpperCase());
}

function serviceFinding(view: Shown, sides: readonly Audience[], words: Words): string {
  const { t, f } = words;
  // What is not rated as the channels are, as whether they differ, is none of them.
  const channels = view.lines.filter(({ row }) => view.consistency?.items.includes(row.item));
  const lines = channels.length > 1 ? channels : view.lines;
  const of = (side: Audience) => (sides.includes(side) ? ordered(lines, side) : []);
  const [consumers, managers] = [of('consumer'), of('manager')];
  const side = consumers.length > 0 ? 'consumer' : 'manager';
  const known = side === 'consumer' ? consumers : managers;
  const [best, worst] = [known[0], known.at(-1)];
  if (!best || !worst) return t('topic.empty');
  const share = (line: ShareLine, name: Audience) => f.percent(line.row[name]?.estimate ?? null);
  if (best === worst) {
    const both = consumers.length > 0 && managers.length > 0;
    return t(both ? 'service.one' : `service.one_${side}`, {
      item: shortened(best.label),
      answers: best.about ?? t('measure.favourable'),
      consumer: share(best, 'consumer'),
      manager: share(best, 'manager'),
    });
  }
  if (best.row[side]?.estimate === worst.row[side]?.estimate)
    return t(`service.equal_${side}`, { share: share(best, side) });
  const values = {
    best: quoted([best.label], view, words),
    worst: quoted([worst.label], view, words),
    high: share(best, side),
    low: share(worst, side),
  };
  const first = leading(lines, 'manager');
  const isSplit = managers.length > 0 && first.length < managers.length;
  return consumers.length > 0 && isSplit
    ? t('service.differ', { ...values, manager: quoted(first, view, words) })
    : t(`service.only_${side}`, values);
}

function toldFinding(view: Shown, sides: readonly Audience[], words: Words): string {
  const { t, f } = words;
  const mean = view.figures.find(({ measure }) => measure === 'mean');
  const count = (side: Audience) => {
    const value = sides.includes(side) ? (mean?.[side]?.estimate ?? null) : null;
    // Who hears of it are people, also where the question names no unit.
    const unit =
      value === null
        ? null
        : (unitText(view.items[0], t, value) ?? t('unit.person', { count: value }));
    return value === null
      ? null
      : t('told.count', { value: f.rough(value), unit: unit ?? '' }).trim();
  };
  const [consumer, manager] = [count('consumer'), count('manager')];
  if (consumer && manager) return t('told.differ', { consumer, manager });
  return consumer
    ? t('told.only_consumer', { consumer })
    : t('told.only_manager', { manager: manager ?? '' });
}

function resolutionFinding(view: Shown, sides: readonly Audience[], words: Words): string {
  const { t, f } = words;
  const difference = view.figures[0];
  const size = (side: Audience) =>
    sides.includes(side) ? (difference?.[side]?.estimate ?? null) : null;
  const [consumer, manager] = [size('consumer'), size('manager')];
  // Where everybody is in one group there is nothing to compare.
  if (consumer === null && manager === null) return t('resolution.one_group');
  const by = (value: number | null) => (value === null ? '' : f.count(f.size(value)));
  const values = {
    consumer: by(consumer),
    manager: f.points(manager),
    is: (consumer ?? manager ?? 0) < 0 ? 'lower' : 'higher',
  };
  if (consumer === null) return t('resolution.only_manager', values);
  return t(manager === null ? 'resolution.only_consumer' : 'resolution.differ', values);
}
