import type { Illustration } from '../app/gap/illustrations';
import { rowPlans } from '../app/gap/measures';
import { AUDIENCES, favourableOf, type Item, optionsOf, type Study } from '../app/study/document';

/** A figure of a report's row that a publication states. */
export interface StatedRow {
  audience: Illustration['audience'];
  item: string;
  measure: string;
  option: string | null;
}

/**
 * What a demo's answers only illustrate (definition): of every item and side all rows that no
 * publication states, nor follow from what it states. A row follows where it counts the same answers
 * as a stated one, or all the others of a question with one answer.
 *
 * @example
 * const stated = [{ audience: 'consumer' as const, item: 'switched', measure: 'share', option: 'yes' }];
 * illustrationsOf(study, stated).find(({ item }) => item === 'switched')
 * // { item: 'switched', audience: 'consumer', stated: [{ measure: 'favourable', option: null }, …] }
 */
export function illustrationsOf(study: Study, stated: readonly StatedRow[]): Illustration[] {
  return study.items.flatMap((item) =>
    AUDIENCES.filter((audience) => item.wording[audience]).flatMap((audience): Illustration[] => {
      const own = stated.filter((row) => row.item === item.key && row.audience === audience);
      const rows = rowPlans(study, item, 0).map(({ measure, option }) => ({
        measure,
        option: option === null ? null : String(option),
      }));
      const known = rows.filter((row) =>
        own.some((figure) => isSame(row, figure) || follows(study, item, row, figure)),
      );
      return [{ item: item.key, audience, ...(known.length > 0 ? { stated: known } : {}) }];
    }),
  );
}

type Row = Pick<StatedRow, 'measure' | 'option'>;

function isSame(one: Row, other: Row): boolean {
  return one.measure === other.measure && one.option === other.option;
}

function follows(study: Study, item: Item, row: Row, stated: Row): boolean {
  const [own, other] = [countedBy(study, item, row), countedBy(study, item, stated)];
  if (!own || !other) return false;
  const all = optionsOf(study, item).map(({ code }) => code);
  const rest = all.filter((code) => !other.includes(code));
  return sameCodes(own, other) || (item.kind !== 'multiple' && sameCodes(own, rest));
}

/** The answers that a row is the share of; null: it is no share of those who gave some answers. */
function countedBy(study: Study, item: Item, { measure, option }: Row): readonly string[] | null {
  if (item.kind !== 'single' && item.kind !== 'multiple' && item.kind !== 'scale') return null;
  if (measure === 'favourable') return favourableOf(study, item);
  if (measure !== 'share' || option === null) return null;
  const net = item.kind === 'scale' ? null : item.nets?.find(({ code }) => code === option);
  return net ? (net.any ?? null) : [option];
}

function sameCodes(some: readonly string[], others: readonly string[]): boolean {
  return [...some].sort().join() === [...others].sort().join();
}
