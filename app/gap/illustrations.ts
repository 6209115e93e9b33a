import { AUDIENCES, type Audience } from '../study/document';
import type { GapRow } from './figures';

/** What a side answers though no publication asked it: an item, or only some of its options. */
export interface Illustration {
  item: string;
  audience: Audience;
  options?: readonly string[] | undefined;
}

/**
 * The sides whose figure in a row illustrates: the item or the row's option was made up for them, or
 * the item that makes the segment (definition).
 *
 * @example
 * const made = [{ item: 'priorities', audience: 'consumer' as const, options: ['other'] }];
 * const row = { item: 'priorities', option: 'other', segment: null };
 * [illustratedIn(made, row), illustratedIn(made, { ...row, option: 'train' })] // [['consumer'], []]
 */
export function illustratedIn(
  illustrations: readonly Illustration[],
  { item, option, segment }: Pick<GapRow, 'item' | 'option' | 'segment'>,
): Audience[] {
  return AUDIENCES.filter((audience) =>
    illustrations.some(
      (made) =>
        made.audience === audience &&
        ((made.item === item && (made.options?.includes(String(option)) ?? true)) ||
          (made.options === undefined && segment?.some((part) => part.item === made.item))),
    ),
  );
}

/** The sides for whom all of an item was made up (definition). */
export function illustratedSides(illustrations: readonly Illustration[], item: string): Audience[] {
  return AUDIENCES.filter((audience) =>
    illustrations.some(
      (made) => made.audience === audience && made.item === item && made.options === undefined,
    ),
  );
}
