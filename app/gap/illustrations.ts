import { AUDIENCES, type Audience } from '../study/document';
import type { GapRow } from './figures';

/** What a side answers though no publication states it: an item, or only some of its options or rows. */
export interface Illustration {
  item: string;
  audience: Audience;
  options?: readonly string[] | undefined;
  /** All of the item but these rows of everybody, which a publication states. */
  stated?: readonly { measure: string; option: string | null }[] | undefined;
}

type Row = Pick<GapRow, 'item' | 'option' | 'segment'> & {
  /** Left out: any that the option has. */
  measure?: GapRow['measure'];
};

/**
 * The sides whose figure in a row illustrates: the item or the row was made up for them, or the item
 * that makes the segment (definition).
 *
 * @example
 * const made = [{ item: 'priorities', audience: 'consumer' as const, options: ['other'] }];
 * const row = { item: 'priorities', option: 'other', segment: null };
 * [illustratedIn(made, row), illustratedIn(made, { ...row, option: 'train' })] // [['consumer'], []]
 */
export function illustratedIn(illustrations: readonly Illustration[], row: Row): Audience[] {
  return AUDIENCES.filter((audience) =>
    illustrations.some(
      (made) =>
        made.audience === audience &&
        ((made.item === row.item && isMadeUp(made, row)) ||
          (!made.options && row.segment?.some((part) => part.item === made.item))),
    ),
  );
}

/** The sides for whom all of an item was made up (definition). */
export function illustratedSides(illustrations: readonly Illustration[], item: string): Audience[] {
  return AUDIENCES.filter((audience) =>
    illustrations.some((made) => made.audience === audience && made.item === item && isWhole(made)),
  );
}

function isWhole({ options, stated }: Illustration): boolean {
  return options === undefined && stated === undefined;
}

function isMadeUp({ options, stated }: Illustration, { measure, option, segment }: Row): boolean {
  if (stated)
    return (
      segment !== null ||
      !stated.some(
        (row) =>
          (measure === undefined || row.measure === measure) &&
          row.option === (option === null ? null : String(option)),
      )
    );
  return options?.includes(String(option)) ?? true;
}
