import { midRanks } from '../statistics/ranking';
import type { Answer } from '../study/conditions';
import { DONT_KNOW, type Item } from '../study/document';
import {
  type ItemLayout,
  type Layout,
  type MentionSlots,
  PAIR_SUMS,
  pairCount,
  pairPosition,
  type Slot,
  type WideSlots,
} from './layout';
import { gridPlace } from './wideItems';

/** Counts and sums by distinct value of each number item: [n, Σw, Σw²]. */
export type ValueSums = Record<string, Record<string, [number, number, number]>>;

function bump(sums: number[], place: number, by: number): void {
  sums[place] = (sums[place] ?? 0) + by;
}

/** Adds a response to a count and its weights. */
export function countIn(sums: number[], slot: Slot, weight = 1): void {
  bump(sums, slot, 1);
  bump(sums, slot + 1, weight);
  bump(sums, slot + 2, weight * weight);
}

/** Adds an answer with a weight of 1 to the sums of its item. */
export function countItem(place: ItemLayout, sums: number[], answer: Answer): void {
  if (answer === DONT_KNOW) {
    countIn(sums, place.dontKnow);
    return;
  }
  countIn(sums, place.base);
  const { item } = place;
  if (item.kind === 'number') {
    if (place.wide) countWide(place.wide, item, sums, Number(answer));
    return;
  }
  if (item.kind === 'ranking') {
    if (Array.isArray(answer)) countRanking(place, sums, answer);
    return;
  }
  const chosen = Array.isArray(answer) ? answer : [String(answer)];
  for (const { code, slot } of place.options) if (chosen.includes(code)) countIn(sums, slot);
  if (place.mentions) countMentions(place.mentions, sums, chosen);
  if (item.kind !== 'single' && item.kind !== 'multiple') return;
  const exclusive =
    item.kind === 'multiple' ? item.options.filter((option) => option.exclusive) : [];
  const countable = chosen.filter((code) => !exclusive.some((option) => option.code === code));
  for (const net of item.nets ?? []) {
    const met = net.any
      ? net.any.some((code) => chosen.includes(code))
      : countable.length >= (net.atLeast ?? 1);
    const slot = place.nets.find((candidate) => candidate.code === net.code)?.slot;
    if (met && slot !== undefined) countIn(sums, slot);
  }
}

function countWide(
  { grid, thresholds }: WideSlots,
  item: Item & { kind: 'number' },
  sums: number[],
  answer: number,
): void {
  countPowers(sums, grid, gridPlace(item, answer));
  for (const { threshold, slot } of thresholds) if (answer <= threshold) countIn(sums, slot);
}

function countMentions(
  { all, options }: MentionSlots,
  sums: number[],
  chosen: readonly string[],
): void {
  const ticked = options.filter(({ code }) => chosen.includes(code));
  countPowers(sums, all, ticked.length);
  for (const { joint } of ticked) {
    bump(sums, joint, ticked.length);
    bump(sums, joint + 1, ticked.length);
  }
}

function countPowers(sums: number[], start: number, k: number): void {
  for (const power of [0, 1, 2]) {
    bump(sums, start + 2 * power, k);
    bump(sums, start + 2 * power + 1, k * k);
  }
}

function countRanking(place: ItemLayout, sums: number[], order: string[]): void {
  const entries = place.ranked.map(({ code }) => {
    const position = order.indexOf(code);
    return position < 0 ? null : position + 1;
  });
  const ranks = midRanks(entries);
  for (const [j, { first, ranks: at }] of place.ranked.entries()) {
    const rank = ranks[j] ?? 0;
    if (rank === 1) countIn(sums, first);
    bump(sums, at, rank);
    bump(sums, at + 1, rank * rank);
    bump(sums, at + 2, rank);
    bump(sums, at + 3, rank * rank);
    bump(sums, at + 4, rank);
    if (place.rankPairs !== null)
      for (let l = j; l < ranks.length; l += 1) {
        const pair = place.rankPairs + 2 * pairPosition(j, l, ranks.length);
        const product = rank * (ranks[l] ?? 0);
        bump(sums, pair, product);
        bump(sums, pair + 1, product);
      }
  }
  if (place.rankPairs === null) return;
  const groups = new Map<number, number>();
  for (const rank of ranks) groups.set(rank, (groups.get(rank) ?? 0) + 1);
  const ties = [...groups.values()].reduce((sum, t) => sum + (t ** 3 - t), 0);
  const tieSums = place.rankPairs + 2 * pairCount(ranks.length);
  bump(sums, tieSums, ties);
  bump(sums, tieSums + 1, ties);
}

/** Adds the favourable (1) and other (0) answers of one response to the sums of the index. */
export function countIndex(
  { index }: Layout,
  sums: number[],
  scores: readonly (number | null)[],
): void {
  countIn(sums, index.any);
  for (const [j, first] of scores.entries()) {
    if (first === null) continue;
    for (let l = j; l < scores.length; l += 1) {
      const second = scores[l];
      if (second === null || second === undefined) continue;
      const at = index.pairs + PAIR_SUMS * pairPosition(j, l, scores.length);
      for (const [sum, value] of [1, first, second, first * second].entries()) {
        bump(sums, at + sum, value);
        bump(sums, at + 4 + sum, value);
      }
    }
  }
}
