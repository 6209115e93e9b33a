import {
  favourableOf,
  type Item,
  type LocalizedText,
  optionsOf,
  type Study,
} from '../study/document';
import type { GapRow } from './report';

type Text = (localized: LocalizedText | undefined) => string;

/**
 * A short name for an item: its label, else its key in plain letters.
 * @example labelOf(study.items[0], (text) => text.en) // 'Access to a human'
 */
export function labelOf(item: Pick<Item, 'key' | 'label'>, text: Text): string {
  return item.label ? text(item.label) : plainName(item.key);
}

/** @example plainName('response_time') // 'Response time' */
export function plainName(key: string): string {
  const words = key.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What an item's favourable share says: its own name for it, else the favourable options. */
export function favourableText(study: Study, item: Item, text: Text): string | null {
  const codes = favourableOf(study, item);
  if (!codes) return null;
  const named =
    item.kind === 'scale'
      ? study.scales?.[item.scale]?.favourableLabel
      : item.kind === 'single'
        ? item.favourableLabel
        : undefined;
  if (named) return text(named);
  return optionsOf(study, item)
    .filter(({ code }) => codes.includes(code))
    .map(({ label }) => text(label))
    .join(', ');
}

/**
 * The row that stands for its item: the favourable share, the net score, the mean of a number. Of
 * the other items with options it is the option that consumers choose most (managers, where
 * consumers were not asked). Segment items and texts have none.
 */
export function headlineRow(item: Item, rows: readonly GapRow[]): GapRow | undefined {
  const own = rows.filter((row) => row.item === item.key);
  const first = (measure: GapRow['measure']) => own.find((row) => row.measure === measure);
  if (item.kind === 'single' && item.segment) return undefined;
  if (item.kind === 'nps') return first('nps');
  if (item.kind === 'number') return first('mean');
  const options = 'options' in item ? item.options.map(({ code }) => code) : [];
  const shares = own.filter(
    ({ measure, option }) =>
      measure === (item.kind === 'ranking' ? 'first_choice' : 'share') &&
      options.some((code) => code === option),
  );
  const share = (row: GapRow) => (row.consumer ?? row.manager)?.estimate ?? -1;
  return (
    first('favourable') ??
    shares.reduce<GapRow | undefined>(
      (most, row) => (most && share(most) >= share(row) ? most : row),
      undefined,
    )
  );
}
