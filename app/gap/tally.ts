import { midRanks } from '../statistics/ranking';
import type { Answer, Answers } from '../study/conditions';
import { type Audience, DONT_KNOW, favourableOf, type Item, type Study } from '../study/document';
import {
  type ItemLayout,
  type Layout,
  type MentionSlots,
  PAIR_SUMS,
  pairCount,
  pairPosition,
  type Slot,
  tallyLayout,
  type WideSlots,
} from './layout';
import { gridPlace } from './wideItems';

/** What a tally counts a response as; reports count complete ones only. */
export type ResponseStatus = 'complete' | 'partial' | 'test';

/** What folding needs of a stored response. */
export interface CountedResponse {
  audience: Audience;
  status: ResponseStatus;
  flagged: boolean;
  /** Primary sampling unit; null: a unit of its own. */
  cluster: string | null;
  weight: number;
  answers: Answers;
}

/** Counts and sums by distinct value of each number item: [n, Σw, Σw²]. */
export type ValueSums = Record<string, Record<string, [number, number, number]>>;

/** The sufficient statistics of one cell: responses alike in audience, status, flag, cluster and segment codes. */
export interface Tally {
  audience: Audience;
  status: ResponseStatus;
  flagged: boolean;
  cluster: string | null;
  /** JSON array of the segment codes in the layout's order; null where not answered. */
  cell: string;
  sums: number[];
  values: ValueSums;
}

/** What tells one tally of a wave from another, in an order that all folders share. */
export function tallyKey(
  tally: Pick<Tally, 'audience' | 'status' | 'flagged' | 'cluster' | 'cell'>,
): string {
  return JSON.stringify([
    tally.audience,
    tally.status,
    tally.flagged,
    tally.cluster ?? '',
    tally.cell,
  ]);
}

/**
 * The tallies of some responses. Folding is adding: the tallies of two batches, added, are the
 * tallies of both together.
 * @param tallies what to add to
 */
export function tally(
  study: Study,
  responses: Iterable<CountedResponse>,
  tallies = new Map<string, Tally>(),
): Map<string, Tally> {
  const layouts = {
    consumer: tallyLayout(study, 'consumer'),
    manager: tallyLayout(study, 'manager'),
  };
  for (const response of responses) {
    const layout = layouts[response.audience];
    const codes = layout.segments.map((key) => {
      const answer = response.answers[key];
      return typeof answer === 'string' && answer !== DONT_KNOW ? answer : null;
    });
    const { audience, status, flagged, cluster } = response;
    const identity = { audience, status, flagged, cluster, cell: JSON.stringify(codes) };
    const key = tallyKey(identity);
    let target = tallies.get(key);
    if (!target) {
      target = { ...identity, sums: new Array<number>(layout.length).fill(0), values: {} };
      tallies.set(key, target);
    }
    count(study, layout, target, response);
  }
  return tallies;
}

function bump(sums: number[], place: number, by: number): void {
  sums[place] = (sums[place] ?? 0) + by;
}

function countIn(sums: number[], slot: Slot, weight: number): void {
  bump(sums, slot, 1);
  bump(sums, slot + 1, weight);
  bump(sums, slot + 2, weight * weight);
}

function count(study: Study, layout: Layout, target: Tally, response: CountedResponse): void {
  const { weight, answers } = response;
  countIn(target.sums, layout.sample, weight);
  for (const place of layout.items) {
    const answer = answers[place.item.key];
    if (answer === undefined) continue;
    if (answer === DONT_KNOW) {
      countIn(target.sums, place.dontKnow, weight);
      continue;
    }
    countIn(target.sums, place.base, weight);
    countAnswer(place, target, answer, weight);
  }
  countIndex(study, layout, target.sums, response);
}

function countAnswer(place: ItemLayout, target: Tally, answer: Answer, weight: number): void {
  const { item } = place;
  if (item.kind === 'number' && place.wide) {
    countWide(place.wide, item, target.sums, Number(answer), weight);
    return;
  }
  if (item.kind === 'number') {
    target.values[item.key] ??= {};
    const ofItem = target.values[item.key] ?? {};
    const [n, w, w2] = ofItem[String(answer)] ?? [0, 0, 0];
    ofItem[String(answer)] = [n + 1, w + weight, w2 + weight * weight];
    return;
  }
  if (item.kind === 'ranking') {
    if (Array.isArray(answer)) countRanking(place, target.sums, answer, weight);
    return;
  }
  const chosen = Array.isArray(answer) ? answer : [String(answer)];
  for (const { code, slot } of place.options)
    if (chosen.includes(code)) countIn(target.sums, slot, weight);
  if (place.mentions) countMentions(place.mentions, target.sums, chosen, weight);
  if (item.kind !== 'single' && item.kind !== 'multiple') return;
  const exclusive =
    item.kind === 'multiple' ? item.options.filter((option) => option.exclusive) : [];
  const countable = chosen.filter((code) => !exclusive.some((option) => option.code === code));
  for (const net of item.nets ?? []) {
    const met = net.any
      ? net.any.some((code) => chosen.includes(code))
      : countable.length >= (net.atLeast ?? 1);
    const slot = place.nets.find((candidate) => candidate.code === net.code)?.slot;
    if (met && slot !== undefined) countIn(target.sums, slot, weight);
  }
}

function countWide(
  { grid, thresholds }: WideSlots,
  item: Item & { kind: 'number' },
  sums: number[],
  answer: number,
  weight: number,
): void {
  const k = gridPlace(item, answer);
  countPowers(sums, grid, k, weight);
  for (const { threshold, slot } of thresholds)
    if (answer <= threshold) countIn(sums, slot, weight);
}

function countMentions(
  { all, options }: MentionSlots,
  sums: number[],
  chosen: readonly string[],
  weight: number,
): void {
  const ticked = options.filter(({ code }) => chosen.includes(code));
  countPowers(sums, all, ticked.length, weight);
  for (const { joint } of ticked) {
    bump(sums, joint, ticked.length);
    bump(sums, joint + 1, weight * weight * ticked.length);
  }
}

function countPowers(sums: number[], start: number, k: number, weight: number): void {
  for (const power of [0, 1, 2]) {
    bump(sums, start + 2 * power, weight ** power * k);
    bump(sums, start + 2 * power + 1, weight ** power * k * k);
  }
}

function countRanking(place: ItemLayout, sums: number[], order: string[], weight: number): void {
  const entries = place.ranked.map(({ code }) => {
    const position = order.indexOf(code);
    return position < 0 ? null : position + 1;
  });
  const ranks = midRanks(entries);
  for (const [j, { first, ranks: at }] of place.ranked.entries()) {
    const rank = ranks[j] ?? 0;
    if (rank === 1) countIn(sums, first, weight);
    bump(sums, at, rank);
    bump(sums, at + 1, rank * rank);
    bump(sums, at + 2, weight * rank);
    bump(sums, at + 3, weight * rank * rank);
    bump(sums, at + 4, weight * weight * rank);
    if (place.rankPairs !== null)
      for (let l = j; l < ranks.length; l += 1) {
        const pair = place.rankPairs + 2 * pairPosition(j, l, ranks.length);
        const product = rank * (ranks[l] ?? 0);
        bump(sums, pair, product);
        bump(sums, pair + 1, weight * weight * product);
      }
  }
  if (place.rankPairs === null) return;
  const groups = new Map<number, number>();
  for (const rank of ranks) groups.set(rank, (groups.get(rank) ?? 0) + 1);
  const ties = [...groups.values()].reduce((sum, t) => sum + (t ** 3 - t), 0);
  const tieSums = place.rankPairs + 2 * pairCount(ranks.length);
  bump(sums, tieSums, ties);
  bump(sums, tieSums + 1, weight * ties);
}

function countIndex(
  study: Study,
  layout: Layout,
  sums: number[],
  { answers, weight }: CountedResponse,
): void {
  const { items, any, pairs } = layout.index;
  const scores = items.map((key) => {
    const answer = answers[key];
    if (answer === undefined || answer === DONT_KNOW) return null;
    const item = study.items.find((candidate) => candidate.key === key);
    const favourable = item && favourableOf(study, item);
    return favourable?.includes(String(answer)) ? 1 : 0;
  });
  if (scores.every((score) => score === null)) return;
  countIn(sums, any, weight);
  const square = weight * weight;
  for (const [j, first] of scores.entries()) {
    if (first === null) continue;
    for (let l = j; l < scores.length; l += 1) {
      const second = scores[l];
      if (second === null || second === undefined) continue;
      const at = pairs + PAIR_SUMS * pairPosition(j, l, scores.length);
      for (const [sum, value] of [1, first, second, first * second].entries()) {
        bump(sums, at + sum, value);
        bump(sums, at + 4 + sum, square * value);
      }
    }
  }
}

/** Turns every sum of a tally to its negative, so that adding it takes its responses away. */
export function negate(counted: Tally): void {
  counted.sums = counted.sums.map((sum) => -sum || 0);
  for (const byValue of Object.values(counted.values))
    for (const [value, [n, w, w2]] of Object.entries(byValue)) byValue[value] = [-n, -w, -w2];
}

/** Adds one tally to another of the same cell (`sign` 1), or takes it away (`sign` -1). */
export function addTally(target: Tally, added: Tally, sign: 1 | -1 = 1): void {
  for (const [place, sum] of added.sums.entries()) bump(target.sums, place, sign * sum);
  for (const [item, byValue] of Object.entries(added.values)) {
    target.values[item] ??= {};
    const own = target.values[item] ?? {};
    for (const [value, [n, w, w2]] of Object.entries(byValue)) {
      const [n0, w0, w20] = own[value] ?? [0, 0, 0];
      if (n0 + sign * n === 0) delete own[value];
      else own[value] = [n0 + sign * n, w0 + sign * w, w20 + sign * w2];
    }
  }
}
