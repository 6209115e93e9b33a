import type { Audience } from '../app/study/document';
import type { Topic } from './comments/voices';
import type { Quotas } from './random';

/** What is common to those of one segment: their segment codes, their language, their luck. */
export interface Home {
  locale: string;
  answers: Readonly<Record<string, string>>;
  /** How much better or worse service seems to them, in standard deviations. */
  mood?: number;
}

/**
 * What an answer's score goes with, from -1 to 1 (the square is the share of the score's variance):
 * contentment alone, or contentment and the scores of earlier questions by name.
 */
export type Loadings = number | Readonly<Record<string, number>>;

/** Those who gave one of these answers to an earlier question. */
export interface Asked {
  item: string;
  is: readonly string[];
}

/** How often each answer is given, in the order in which its score goes up. */
interface Scored {
  kind: 'scored';
  item: string;
  with: Loadings;
  asked?: Asked;
  /** Over all who are asked, or over those of each answer to an earlier question (`''`: of none). */
  answers: Quotas<string | number> | Within;
}

interface Within {
  within: string;
  answers: Readonly<Record<string, Quotas<string | number>>>;
}

interface Ranking {
  kind: 'ranking';
  item: string;
  /** How many put each option first. */
  first: Quotas<string>;
  /** The weights that the places after the first are drawn by. */
  next: Quotas<string>;
  places: number;
  /** The stream of the first place, where it is not named like the others. */
  stream?: string;
}

/** Several options, of which some are chosen by exactly as many as published. */
interface Chosen {
  kind: 'chosen';
  item: string;
  asked?: Asked;
  exact: readonly { code: string; count: number; with: Loadings }[];
  /** The weights that the rest is drawn by. */
  further: Quotas<string>;
  /** The chance of somebody with an exact option to choose any of the rest too; left out: everybody may. */
  chance?: number;
  most: number;
  /** The code of those who choose nothing, and the chance of it where no exact option is chosen. */
  none?: { code: string; chance: number };
  /** What those write who choose the option `other`, by language. */
  others?: Readonly<Record<string, readonly string[]>>;
}

/** Several options, of which exactly as many people choose one, two, three … as published. */
interface Several {
  kind: 'several';
  item: string;
  with: Loadings;
  /** How many options are chosen by how many. */
  sizes: Quotas<number>;
  weights: Quotas<string>;
  /** What those give who choose 0. */
  none?: string;
}

/** Texts of discontented people first, of content ones last, by language; and many composed ones. */
interface Written {
  kind: 'written';
  item: string;
  /** The question whose answers, from 0 to 10, tell who is content. */
  after: string;
  texts: Readonly<Record<string, readonly string[]>>;
  /** The chance of the others to write something. */
  chance: number;
  /** The answers that say who is content with what a topic is about. */
  topics: Readonly<Partial<Record<Topic, { item: string; is: readonly string[] }>>>;
}

export type Question = Scored | Ranking | Chosen | Several | Written;

/** All that makes the synthetic respondents of one side. Later questions may look at earlier ones. */
export interface SideQuotas {
  homes: Quotas<Home>;
  questions: readonly Question[];
}

/** All that makes the synthetic respondents of a study. */
export interface StudyQuotas {
  /** Begins the names of the study's streams of chance, so that no two studies share one. */
  seed: string;
  fieldworkStart: string;
  sides: Readonly<Record<Audience, SideQuotas>>;
}

/** Values in order with their counts. @example points(['yes', 'no'], [3, 1]) // [['yes', 3], ['no', 1]] */
export function points<Value>(values: readonly Value[], counts: readonly number[]): Quotas<Value> {
  if (values.length !== counts.length)
    throw new RangeError(`${values.length} values, but ${counts.length} counts`);
  return values.map((value, place) => [value, counts[place] ?? 0]);
}

/** A question whose answers are counted in the order in which contentment goes up. */
export function scored(
  item: string,
  values: readonly (string | number)[],
  counts: readonly number[],
  loadings: Loadings = 0,
  asked?: Asked,
): Scored {
  return {
    kind: 'scored',
    item,
    with: loadings,
    answers: points(values, counts),
    ...(asked ? { asked } : {}),
  };
}

/** The same with counts for each answer to an earlier question, whose score it may go with. */
export function scoredWithin(
  within: string,
  item: string,
  values: readonly (string | number)[],
  counts: Readonly<Record<string, readonly number[]>>,
  loadings: Loadings = 0,
): Scored {
  const answers = Object.fromEntries(
    Object.entries(counts).map(([code, of]) => [code, points(values, of)]),
  );
  return { kind: 'scored', item, with: loadings, answers: { within, answers } };
}

/** A question of likelihood from 0 to 10, with the count of each. */
export function likelihood(item: string, counts: readonly number[], loadings: Loadings = 0.75) {
  return scored(item, [...Array(11).keys()], counts, loadings);
}

/** How long somebody has been a customer, or worked with customers. */
export const TENURE = ['under_1', 'from_1_to_5', 'over_5'];
export const EXPECTATION = ['far_below', 'below', 'meets', 'exceeds', 'far_exceeds'];
export const AGREEMENT = ['strongly_disagree', 'disagree', 'neither', 'agree', 'strongly_agree'];
export const YES_NO = ['yes', 'no'];
