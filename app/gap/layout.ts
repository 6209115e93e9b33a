import { type Audience, type Item, optionsOf, type Study } from '../study/document';
import { isWide } from './wideItems';

/** The place of a count with its sums of weights and squared weights in a cell's vector: n, w, w². */
export type Slot = number;

/** Places of one ranked option: who put it first, and Σr, Σr², Σwr, Σwr², Σw²r of its mid-ranks. */
export interface RankedSlots {
  code: string;
  first: Slot;
  ranks: number;
}

/** Places of one item's sums. `values` of a number item stand beside the vector, by value. */
export interface ItemLayout {
  item: Item;
  /** Substantive answers. */
  base: Slot;
  /** "Don't know". */
  dontKnow: Slot;
  /** Answers that carry an option, or for `nps` a score; for `multiple`, `nets` follow likewise. */
  options: { code: string; slot: Slot }[];
  nets: { code: string; slot: Slot }[];
  ranked: RankedSlots[];
  /** Σ and Σw² of products of mid-ranks for pairs j ≤ l of a ranking, row by row, then ΣT and ΣwT of its ties. */
  rankPairs: number | null;
  /** Of a `multiple` item: the places of how many options were ticked, and of each option with it. */
  mentions: MentionSlots | null;
  /** Of a number item with too many possible values to list: what stands in the vector instead. */
  wide: WideSlots | null;
}

/**
 * Places of the number t of ticked options that are not exclusive: Σt, Σt², Σwt, Σwt², Σw²t, Σw²t²; and
 * of each of these options Σ and Σw² of t over those who ticked it.
 */
export interface MentionSlots {
  all: number;
  options: { code: string; slot: Slot; joint: number }[];
}

/**
 * Places of a number item's sums in grid units: Σk, Σk², Σwk, Σwk², Σw²k, Σw²k²; and who answered at
 * most each threshold.
 */
export interface WideSlots {
  grid: number;
  thresholds: { threshold: number; slot: Slot }[];
}

/** Where each sum of a cell stands in its vector of numbers; fixed by the study document. */
export interface Layout {
  audience: Audience;
  length: number;
  /** All responses of the cell. */
  sample: Slot;
  /** The segment items that make up a cell, in the order of the document. */
  segments: string[];
  items: ItemLayout[];
  index: {
    items: string[];
    /** Responses with at least one item of the index. */
    any: Slot;
    /** For pairs j ≤ l, row by row: Σ of s_j s_l, s_j y_j s_l, s_j s_l y_l, s_j y_j s_l y_l, then Σw² of the same. */
    pairs: number;
  };
}

const SLOT = 3;
const RANK_SUMS = 5;
/** Σ of a number and its square, plain, weighted, and with squared weights. */
const POWER_SUMS = 6;
export const PAIR_SUMS = 8;

/** The number of pairs j ≤ l of k things. */
export function pairCount(k: number): number {
  return (k * (k + 1)) / 2;
}

/**
 * The place of the pair j ≤ l among the pairs of k things, row by row.
 * @example pairPosition(1, 2, 3) // 4
 */
export function pairPosition(j: number, l: number, k: number): number {
  return j * k - (j * (j - 1)) / 2 + (l - j);
}

/** The layout of one audience's cells. */
export function tallyLayout(study: Study, audience: Audience): Layout {
  let length = 0;
  const take = (width: number) => {
    length += width;
    return length - width;
  };
  const sample = take(SLOT);
  const items = study.items
    .filter((item) => item.wording[audience] && item.kind !== 'text')
    .map((item): ItemLayout => {
      const base = take(SLOT);
      const dontKnow = take(SLOT);
      const codes =
        item.kind === 'nps'
          ? Array.from({ length: 11 }, (_, score) => String(score))
          : optionsOf(study, item).map((option) => option.code);
      const isRanking = item.kind === 'ranking';
      return {
        item,
        base,
        dontKnow,
        options: isRanking ? [] : codes.map((code) => ({ code, slot: take(SLOT) })),
        nets: netCodes(item).map((code) => ({ code, slot: take(SLOT) })),
        ranked: isRanking
          ? codes.map((code) => ({ code, first: take(SLOT), ranks: take(RANK_SUMS) }))
          : [],
        rankPairs: isRanking ? take(2 * pairCount(codes.length) + 2) : null,
        mentions: null,
        wide: null,
      };
    });
  const index = study.index ?? [];
  const indexSlots = { any: take(SLOT), pairs: take(PAIR_SUMS * pairCount(index.length)) };
  for (const place of items) {
    if (place.item.kind === 'multiple') {
      const { options } = place.item;
      const countable = options.filter(({ exclusive }) => exclusive !== true);
      place.mentions = {
        all: take(POWER_SUMS),
        options: place.options
          .filter(({ code }) => countable.some((option) => option.code === code))
          .map((option) => ({ ...option, joint: take(2) })),
      };
    }
    if (place.item.kind === 'number' && isWide(place.item))
      place.wide = {
        grid: take(POWER_SUMS),
        thresholds: (place.item.thresholds ?? []).map((threshold) => ({
          threshold,
          slot: take(SLOT),
        })),
      };
  }
  return {
    audience,
    sample,
    items,
    segments: study.items
      .filter((item) => item.kind === 'single' && item.segment && item.wording[audience])
      .map((item) => item.key),
    index: { items: index, ...indexSlots },
    length,
  };
}

function netCodes(item: Item): string[] {
  return item.kind === 'single' || item.kind === 'multiple'
    ? (item.nets ?? []).map((net) => net.code)
    : [];
}

/**
 * A cell's vector as if every weight were 1: plain sums take the places of weighted ones.
 */
export function unweightedSums(layout: Layout, sums: readonly number[]): number[] {
  const plain = [...sums];
  const copy = (from: number, ...places: number[]) => {
    for (const place of places) plain[place] = sums[from] ?? 0;
  };
  const slot = (place: Slot) => copy(place, place + 1, place + 2);
  slot(layout.sample);
  slot(layout.index.any);
  for (const place of layout.items) {
    const { base, dontKnow, options, nets, ranked, rankPairs, wide, mentions } = place;
    for (const counted of [base, dontKnow]) slot(counted);
    for (const option of [...options, ...nets, ...(wide?.thresholds ?? [])]) slot(option.slot);
    for (const start of [wide?.grid, mentions?.all])
      for (const sum of start === undefined ? [] : [start, start + 1]) copy(sum, sum + 2, sum + 4);
    for (const { joint } of mentions?.options ?? []) copy(joint, joint + 1);
    for (const { first, ranks } of ranked) {
      slot(first);
      copy(ranks, ranks + 2, ranks + 4);
      copy(ranks + 1, ranks + 3);
    }
    if (rankPairs !== null)
      for (let pair = 0; pair <= pairCount(ranked.length); pair += 1)
        copy(rankPairs + 2 * pair, rankPairs + 2 * pair + 1);
  }
  for (let pair = 0; pair < pairCount(layout.index.items.length); pair += 1) {
    const start = layout.index.pairs + PAIR_SUMS * pair;
    for (let sum = 0; sum < 4; sum += 1) copy(start + sum, start + 4 + sum);
  }
  return plain;
}

/**
 * The power of the weight in every sum of a cell's vector: 0 for plain counts, 1 for sums of w, 2 for
 * sums of w². Sums of weights that are all `f` times as large are then `f ** power` times as large.
 */
export function weightPowers(layout: Layout): Uint8Array {
  const powers = new Uint8Array(layout.length);
  const slot = (place: Slot) => powers.set([0, 1, 2], place);
  slot(layout.sample);
  slot(layout.index.any);
  for (const place of layout.items) {
    const { base, dontKnow, options, nets, ranked, rankPairs, wide, mentions } = place;
    for (const counted of [base, dontKnow]) slot(counted);
    for (const option of [...options, ...nets, ...(wide?.thresholds ?? [])]) slot(option.slot);
    for (const start of [wide?.grid, mentions?.all])
      if (start !== undefined) powers.set([0, 0, 1, 1, 2, 2], start);
    for (const { joint } of mentions?.options ?? []) powers.set([0, 2], joint);
    for (const { first, ranks } of ranked) {
      slot(first);
      powers.set([0, 0, 1, 1, 2], ranks);
    }
    if (rankPairs === null) continue;
    const ties = rankPairs + 2 * pairCount(ranked.length);
    for (let pair = rankPairs; pair < ties; pair += 2) powers.set([0, 2], pair);
    powers.set([0, 1], ties);
  }
  for (let pair = 0; pair < pairCount(layout.index.items.length); pair += 1)
    powers.set([0, 0, 0, 0, 2, 2, 2, 2], layout.index.pairs + PAIR_SUMS * pair);
  return powers;
}
