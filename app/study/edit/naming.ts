import type { z } from 'zod';
import { NAMES } from '../document';
import { type Refusal, refused } from './refusal';

/**
 * A name made of a text that is free among others.
 * @example freeName('Zugang zu Menschen', ['zugang_zu_menschen'], 'item') // 'zugang_zu_menschen_2'
 */
export function freeName(
  text: string,
  taken: Iterable<string>,
  fallback: string,
  schema: z.ZodType<string> = NAMES.item,
): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[\d_]+|_+$/g, '')
    .slice(0, 40);
  const base = schema.safeParse(plain).success ? plain : fallback;
  const others = new Set(taken);
  const isFree = (name: string) => !others.has(name) && schema.safeParse(name).success;
  if (isFree(base)) return base;
  let number = 2;
  while (!isFree(`${base}_${number}`)) number += 1;
  return `${base}_${number}`;
}

/** A name that was typed, as long as nothing else has it. */
export function nameOf(
  typed: string,
  taken: Iterable<string>,
  schema: z.ZodType<string>,
): { name: string } | Refusal {
  const name = typed.trim();
  const parsed = schema.safeParse(name);
  if (!parsed.success) return refused('key_faulty', { key: name.slice(0, 80) });
  return new Set(taken).has(name) ? refused('key_taken', { key: name }) : { name };
}

/** A list with one of its elements put beside another. */
export function movedBeside<Element>(
  elements: readonly Element[],
  element: Element,
  neighbour: Element,
  side: 'before' | 'after',
): Element[] {
  if (element === neighbour) return [...elements];
  const rest = elements.filter((other) => other !== element);
  const at = rest.indexOf(neighbour);
  return at === -1 ? [...elements] : rest.toSpliced(side === 'before' ? at : at + 1, 0, element);
}
