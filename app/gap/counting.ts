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
  weightPowers,
} from './layout';
import { gridPlace } from './wideItems';

/** Counts and sums by distinct value of each number item: [n, Σw, Σw²]. */
export type ValueSums = Record<string, Record<string, [number, number, number]>>;

/** What an answer adds with a weight of 1, and at which places of the cell's vector. */
interface Effect {
  places: number[];
  amounts: number[];
}

/** Places that one counter remembers: answers repeat, but a long ranking hardly ever does. */
const REMEMBERED = 300_000;

/**
 * Adds the responses of one side to the sums of their cells. What an answer adds is computed the first
 * time that it is met; with a weight each sum is multiplied by the power of it that it holds.
 */
export class Counter {
  readonly layout: Layout;
  private readonly powers: Uint8Array;
  private readonly items: ItemCounter[];
  private readonly favourable: (readonly string[] | null)[];
  private readonly index = new Map<number, Effect>();
  private readonly room = { places: REMEMBERED };

  constructor(study: Study, audience: Audience) {
    this.layout = tallyLayout(study, audience);
    this.powers = weightPowers(this.layout);
    this.items = this.layout.items.map((place) => new ItemCounter(place, this.room));
    this.favourable = this.layout.index.items.map((key) => {
      const item = study.items.find((candidate) => candidate.key === key);
      return (item && favourableOf(study, item)) ?? null;
    });
  }

  add(target: { sums: number[]; values: ValueSums }, answers: Answers, weight: number): void {
    const { sums, values } = target;
    countIn(sums, this.layout.sample, weight);
    for (const counter of this.items) {
      const answer = answers[counter.key];
      if (answer === undefined) continue;
      this.addEffect(sums, counter.effectOf(answer), weight);
      if (counter.isListed && answer !== DONT_KNOW) countValue(values, counter.key, answer, weight);
    }
    const effect = this.effectOnIndex(answers);
    if (effect) this.addEffect(sums, effect, weight);
  }

  private addEffect(sums: number[], { places, amounts }: Effect, weight: number): void {
    const { powers } = this;
    const square = weight * weight;
    for (let i = 0; i < places.length; i += 1) {
      const place = places[i] ?? 0;
      const amount = amounts[i] ?? 0;
      const power = weight === 1 ? 0 : powers[place];
      const by = power === 0 ? amount : amount * (power === 1 ? weight : square);
      sums[place] = (sums[place] ?? 0) + by;
    }
  }

  /** Of the items of the index: each unanswered, unfavourable or favourable. */
  private effectOnIndex(answers: Answers): Effect | null {
    const { items } = this.layout.index;
    let state = 0;
    for (const [j, key] of items.entries()) {
      const answer = answers[key];
      state *= 3;
      if (answer === undefined || answer === DONT_KNOW) continue;
      state += this.favourable[j]?.includes(String(answer)) ? 2 : 1;
    }
    if (state === 0) return null;
    const known = this.index.get(state);
    if (known) return known;
    const scores = items.map((_, j) => {
      const digit = Math.floor(state / 3 ** (items.length - 1 - j)) % 3;
      return digit === 0 ? null : digit - 1;
    });
    const effect = effectOf((sums) => countIndex(this.layout, sums, scores));
    if (remembers(this.room, effect)) this.index.set(state, effect);
    return effect;
  }
}

class ItemCounter {
  readonly key: string;
  /** Whether its values are counted one by one, beside the vector. */
  readonly isListed: boolean;
  private readonly single = new Map<string | number, Effect>();
  private readonly several = new Map<string, Effect>();

  constructor(
    private readonly place: ItemLayout,
    private readonly room: { places: number },
  ) {
    this.key = place.item.key;
    this.isListed = place.item.kind === 'number' && place.wide === null;
  }

  effectOf(answer: Answer): Effect {
    if (!Array.isArray(answer)) return this.single.get(answer) ?? this.learn(answer);
    return this.several.get(answer.join('|')) ?? this.learn(answer);
  }

  private learn(answer: Answer): Effect {
    const effect = effectOf((sums) => countItem(this.place, sums, answer));
    if (!remembers(this.room, effect)) return effect;
    if (Array.isArray(answer)) this.several.set(answer.join('|'), effect);
    else this.single.set(answer, effect);
    return effect;
  }
}

function remembers(room: { places: number }, { places }: Effect): boolean {
  if (room.places < places.length) return false;
  room.places -= places.length;
  return true;
}

/** What counting something adds to a vector of nothing. */
function effectOf(count: (sums: number[]) => void): Effect {
  const sums: number[] = [];
  count(sums);
  const added = Object.entries(sums).filter(([, amount]) => amount !== 0);
  return {
    places: added.map(([place]) => Number(place)),
    amounts: added.map(([, amount]) => amount),
  };
}

const counters = new WeakMap<Study, Record<Audience, Counter>>();

/** The counters of a study's two sides, with what they remember. */
export function countersOf(study: Study): Record<Audience, Counter> {
  const known = counters.get(study);
  if (known) return known;
  const made = {
    consumer: new Counter(study, 'consumer'),
    manager: new Counter(study, 'manager'),
  };
  counters.set(study, made);
  return made;
}

function bump(sums: number[], place: number, by: number): void {
  sums[place] = (sums[place] ?? 0) + by;
}

function countIn(sums: number[], slot: Slot, weight = 1): void {
  bump(sums, slot, 1);
  bump(sums, slot + 1, weight);
  bump(sums, slot + 2, weight * weight);
}

function countValue(values: ValueSums, key: string, answer: Answer, weight: number): void {
  values[key] ??= {};
  const ofItem = values[key];
  const text = String(answer);
  const known = ofItem[text];
  if (!known) {
    ofItem[text] = [1, weight, weight * weight];
    return;
  }
  known[0] += 1;
  known[1] += weight;
  known[2] += weight * weight;
}

function countItem(place: ItemLayout, sums: number[], answer: Answer): void {
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

function countIndex({ index }: Layout, sums: number[], scores: readonly (number | null)[]): void {
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
