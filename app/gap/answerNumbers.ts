import type { Answer } from '../study/conditions';
import { DONT_KNOW, favourableOf, type Item, type Study } from '../study/document';

/** An answer as a number; null: none, or don't know. */
export type NumberOf = (answer: Answer | undefined) => number | null;

/**
 * How an item's answers are numbers: the values of a scale, scores and numbers themselves, 1 for the
 * favourable codes of a single choice and 0 for the others. Null for items that have no such order.
 */
export function numberOf(study: Study, item: Item): NumberOf | null {
  if (item.kind === 'nps' || item.kind === 'number')
    return (answer) => (answer === undefined || answer === DONT_KNOW ? null : Number(answer));
  if (item.kind === 'scale') {
    const options = study.scales?.[item.scale]?.options ?? [];
    const values = new Map(options.map(({ code, value }) => [code, value]));
    return (answer) => values.get(String(answer)) ?? null;
  }
  const favourable = favourableOf(study, item);
  if (item.kind !== 'single' || !favourable) return null;
  const values = new Map(item.options.map(({ code }) => [code, favourable.includes(code) ? 1 : 0]));
  return (answer) => values.get(String(answer)) ?? null;
}
