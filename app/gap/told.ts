import { AUDIENCES, type Audience } from '../study/document';
import type { ItemView } from './presentation';
import type { RowView } from './rowView';

/** A figure that a title states, of one side or of both. */
export interface Told {
  row: RowView;
  sides: Audience[];
}

/** What a title may be made of. */
export interface Telling {
  items: readonly ItemView[];
  confidence: number;
  /** Whether only what a publication states may be a title. */
  onlyPublished: boolean;
}

/** Measures that say something by themselves; a rank's mean does not. */
const TELLING: readonly RowView['measure'][] = [
  'share',
  'favourable',
  'at_most',
  'first_choice',
  'nps',
  'mean',
];

/**
 * The most telling of some rows (definition): the widest gap that is certain, else what most people
 * of a side say, else the largest share; what leads to losing customers before the rest, and what only
 * leads to other questions last. Where a publication stands behind the answers, only what it states;
 * never what illustrates. Null: nothing.
 */
export function mostTelling(rows: readonly RowView[], given: Telling): Told | null {
  const known = rows.filter(({ measure }) => TELLING.includes(measure));
  const told = known.flatMap((row) => {
    const sides = sidesToTell(row, given.onlyPublished);
    return sides.length > 0 ? [{ row, sides }] : [];
  });
  const certain = told.filter(
    ({ row, sides }) =>
      sides.length === 2 &&
      (row.gap?.pAdjusted ?? 1) <= 1 - given.confidence &&
      (row.unit === 'share' || row.unit === 'net'),
  );
  const first = [...certain].sort((a, b) => gapOf(b) - gapOf(a))[0];
  return first ?? strongest(told, given.items);
}

/** The sides of a row that a title may speak of. */
export function sidesToTell(row: RowView, onlyPublished: boolean): Audience[] {
  return AUDIENCES.filter(
    (side) =>
      row[side]?.estimate != null &&
      !row.illustrated.includes(side) &&
      (!onlyPublished || row.published?.[side] != null),
  );
}

function gapOf({ row }: Told): number {
  return Math.abs(row.gap?.value ?? 0);
}

/** What makes customers leave, or shows that they do. */
const LOSING: readonly ItemView['role'][] = ['reaction', 'switching', 'leaving_reason'];

function strongest(told: readonly Told[], items: readonly ItemView[]): Told | null {
  const weight = (one: Told) => {
    const item = items.find(({ key }) => key === one.row.item);
    const figure = mainFigure(one);
    const isShare = one.row.unit === 'share';
    const isMost = isShare && (figure?.low ?? 0) > 0.5;
    return [
      Number(!item?.leadsOn),
      Number(isMost),
      Number(LOSING.includes(item?.role ?? null)),
      Number(isShare),
      isShare ? (figure?.estimate ?? 0) : 0,
    ];
  };
  return [...told].sort((a, b) => compared(weight(b), weight(a)))[0] ?? null;
}

function mainFigure({ row, sides }: Told) {
  return sides.includes('consumer') ? row.consumer : row.manager;
}

function compared(one: readonly number[], other: readonly number[]): number {
  for (const [at, value] of one.entries()) {
    const difference = value - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
