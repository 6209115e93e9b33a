import type { Answer } from '../study/conditions';
import { type Audience, DONT_KNOW, favourableOf, type Study } from '../study/document';
import type { Said } from '../study/said';
import { countIn, countIndex, countItem, type ValueSums } from './counting';
import { type ItemLayout, type Layout, tallyLayout, weightPowers } from './layout';

/** What an answer adds with a weight of 1, and at which places of the cell's vector. */
interface Effect {
  /** Its place among those that cells count; null: one of too many. */
  id: number | null;
  places: number[];
  amounts: number[];
  /** An answer that is listed beside the vector: its item and itself. */
  listed: { item: string; value: string } | null;
}

/** The sums of a cell. */
interface Sums {
  sums: number[];
  values: ValueSums;
}

/** How many responses, and their Σw and Σw². */
type Weights = readonly [n: number, w: number, w2: number];

/** Places that one counter remembers: answers repeat, but a long ranking hardly ever does. */
const REMEMBERED = 300_000;
/** Effects that cells count: those that are met first, which most of the frequent ones are among. */
const COUNTED = 512;
/** Responses of a cell that are added up at once; for so few there is nothing to gain by counting. */
const FEW = 16;

/** What a cell met that is not in its sums yet. */
export class Pending {
  /** How many responses it met. */
  met = 0;
  /** By effect: how many met it with a weight of 1. */
  plain: Float64Array | null = null;
  /** By effect, three numbers each: n, Σw and Σw² of those with other weights. */
  weighted: Float64Array | null = null;
}

/**
 * Adds the responses of one side to the sums of their cells. What an answer adds is computed the first
 * time that it is met. A cell of many responses counts how often it meets each answer and, once it is
 * settled, adds that many times what it adds, each sum with the power of the weight that it holds.
 */
export class Counter {
  readonly layout: Layout;
  /** Where the segment items of a cell stand among the study's. */
  readonly segments: readonly number[];
  private readonly powers: Uint8Array;
  private readonly items: ItemCounter[];
  private readonly index = new Map<number, Effect>();
  private readonly counted: Effect[] = [];
  private readonly sample: Effect;
  private room = REMEMBERED;

  constructor(study: Study, audience: Audience) {
    this.layout = tallyLayout(study, audience);
    const { sample, items, index, segments } = this.layout;
    const at = new Map(study.items.map(({ key }, place) => [key, place]));
    this.segments = segments.map((key) => at.get(key) ?? -1);
    this.powers = weightPowers(this.layout);
    this.sample = this.effectOf((sums) => countIn(sums, sample), null);
    this.remembers(this.sample);
    this.items = items.map((place) => {
      const among = index.items.indexOf(place.item.key);
      const worth = among < 0 ? 0 : 3 ** (index.items.length - 1 - among);
      const favourable = favourableOf(study, place.item) ?? [];
      return new ItemCounter(place, at.get(place.item.key) ?? -1, worth, favourable);
    });
  }

  add(target: Sums, pending: Pending, said: Said, weight: number): void {
    pending.met += 1;
    this.meet(target, pending, this.sample, weight);
    let state = 0;
    for (const counter of this.items) {
      const answer = said[counter.at];
      if (answer === undefined) continue;
      this.meet(target, pending, this.ofItem(counter, answer), weight);
      if (counter.worth > 0) state += counter.worth * counter.standing(answer);
    }
    if (state > 0) this.meet(target, pending, this.ofIndex(state), weight);
  }

  /** Adds to a cell's sums what it met. */
  settle(target: Sums, pending: Pending): void {
    const { plain, weighted } = pending;
    for (const [id, effect] of this.counted.entries()) {
      const alike = plain?.[id] ?? 0;
      const [n, w, w2] = [0, 1, 2].map((power) => alike + (weighted?.[3 * id + power] ?? 0));
      if (n) this.apply(target, effect, [n, w ?? 0, w2 ?? 0]);
    }
    pending.plain = null;
    pending.weighted = null;
  }

  private meet(target: Sums, pending: Pending, effect: Effect, weight: number): void {
    const { id } = effect;
    if (id === null || pending.met <= FEW) {
      this.apply(target, effect, [1, weight, weight * weight]);
    } else if (weight === 1) {
      pending.plain ??= new Float64Array(COUNTED);
      pending.plain[id] = (pending.plain[id] ?? 0) + 1;
    } else {
      pending.weighted ??= new Float64Array(3 * COUNTED);
      const { weighted } = pending;
      weighted[3 * id] = (weighted[3 * id] ?? 0) + 1;
      weighted[3 * id + 1] = (weighted[3 * id + 1] ?? 0) + weight;
      weighted[3 * id + 2] = (weighted[3 * id + 2] ?? 0) + weight * weight;
    }
  }

  private apply({ sums, values }: Sums, effect: Effect, weights: Weights): void {
    const { places, amounts, listed } = effect;
    for (let i = 0; i < places.length; i += 1) {
      const place = places[i] ?? 0;
      const by = weights[this.powers[place] ?? 0] ?? 0;
      sums[place] = (sums[place] ?? 0) + (amounts[i] ?? 0) * by;
    }
    if (listed) countValue(values, listed, weights);
  }

  private ofItem(counter: ItemCounter, answer: Answer): Effect {
    const known = counter.known(answer);
    if (known) return known;
    const listed =
      counter.isListed && answer !== DONT_KNOW
        ? { item: counter.key, value: String(answer) }
        : null;
    const effect = this.effectOf((sums) => countItem(counter.place, sums, answer), listed);
    if (this.remembers(effect)) counter.learn(answer, effect);
    return effect;
  }

  /** @param state of the items of the index, a digit each: unanswered, unfavourable or favourable */
  private ofIndex(state: number): Effect {
    const known = this.index.get(state);
    if (known) return known;
    const { length } = this.layout.index.items;
    const scores = Array.from({ length }, (_, j) => {
      const digit = Math.floor(state / 3 ** (length - 1 - j)) % 3;
      return digit === 0 ? null : digit - 1;
    });
    const effect = this.effectOf((sums) => countIndex(this.layout, sums, scores), null);
    if (this.remembers(effect)) this.index.set(state, effect);
    return effect;
  }

  /** What counting something adds to a vector of nothing. */
  private effectOf(count: (sums: number[]) => void, listed: Effect['listed']): Effect {
    const sums: number[] = [];
    count(sums);
    const added = Object.entries(sums).filter(([, amount]) => amount !== 0);
    return {
      id: null,
      places: added.map(([place]) => Number(place)),
      amounts: added.map(([, amount]) => amount),
      listed,
    };
  }

  private remembers(effect: Effect): boolean {
    const { length } = effect.places;
    if (this.room < length) return false;
    this.room -= length;
    if (this.counted.length < COUNTED) effect.id = this.counted.push(effect) - 1;
    return true;
  }
}

/** One item's answers, and what is known of them. */
class ItemCounter {
  readonly key: string;
  /** Whether its values are counted one by one, beside the vector. */
  readonly isListed: boolean;
  private readonly single = new Map<string | number, Effect>();
  private readonly several = new Map<string, Effect>();
  private readonly standings = new Map<Answer, number>();

  /**
   * @param at its place among the study's items
   * @param worth of its standing in the state of the index; 0: it is not of the index
   */
  constructor(
    readonly place: ItemLayout,
    readonly at: number,
    readonly worth: number,
    private readonly favourable: readonly string[],
  ) {
    this.key = place.item.key;
    this.isListed = place.item.kind === 'number' && place.wide === null;
  }

  /** 0: no answer that the index counts; 1: an unfavourable one; 2: a favourable one. */
  standing(answer: Answer): number {
    const known = this.standings.get(answer);
    if (known !== undefined) return known;
    const standing = answer === DONT_KNOW ? 0 : this.favourable.includes(String(answer)) ? 2 : 1;
    if (typeof answer === 'string') this.standings.set(answer, standing);
    return standing;
  }

  known(answer: Answer): Effect | undefined {
    return Array.isArray(answer) ? this.several.get(answer.join('|')) : this.single.get(answer);
  }

  learn(answer: Answer, effect: Effect): void {
    if (Array.isArray(answer)) this.several.set(answer.join('|'), effect);
    else this.single.set(answer, effect);
  }
}

function countValue(
  values: ValueSums,
  { item, value }: { item: string; value: string },
  [n, w, w2]: Weights,
): void {
  values[item] ??= {};
  const ofItem = values[item];
  const known = ofItem[value];
  if (!known) {
    ofItem[value] = [n, w, w2];
    return;
  }
  known[0] += n;
  known[1] += w;
  known[2] += w2;
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
