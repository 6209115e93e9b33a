import type { Answer, Answers } from '../study/conditions';
import { type Audience, DONT_KNOW, type Study } from '../study/document';
import { type Said, saidOf } from '../study/said';
import { type Counter, countersOf, Pending } from './counter';
import type { ValueSums } from './counting';

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

/** The same of one whose answers stand in the order of the study's items; without a weight it has 1. */
export interface ListedResponse {
  audience: Audience;
  cluster: string | null;
  weight: number | null;
  said: Said;
}

/** What a response is counted as. */
export type Marks = Pick<CountedResponse, 'status' | 'flagged'>;

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
  const counting = new Tallying(study, tallies);
  counting.add(responses);
  return counting.settled();
}

/** A cell while it is counted. */
interface Counting {
  target: Tally;
  pending: Pending;
}

/** What is alike so far in audience, status, flag, segment codes and cluster, in this order. */
class Branch {
  readonly next = new Map<string | boolean | null, Branch>();
  cell: Counting | undefined;

  at(value: string | boolean | null): Branch {
    const known = this.next.get(value);
    if (known) return known;
    const made = new Branch();
    this.next.set(value, made);
    return made;
  }
}

/** Counts responses that come in pages, into tallies that are whole once they are settled. */
export class Tallying {
  private readonly counters: Record<Audience, Counter>;
  private readonly cells: Counting[] = [];
  private readonly root = new Branch();

  /** @param tallies what to add to */
  constructor(
    private readonly study: Study,
    private readonly tallies = new Map<string, Tally>(),
  ) {
    this.counters = countersOf(study);
  }

  /** How many numbers the tallies hold beside listed values. */
  get size(): number {
    const { length } = [...this.tallies.values()][0]?.sums ?? [];
    return this.tallies.size * length;
  }

  add(responses: Iterable<CountedResponse>): void {
    for (const response of responses) {
      const { audience, cluster, weight, answers } = response;
      this.count({ audience, cluster, weight, said: saidOf(this.study, answers) }, response);
    }
  }

  /** Counts one response. */
  count({ audience, cluster, weight, said }: ListedResponse, marks: Marks): void {
    const counter = this.counters[audience];
    let branch = this.root.at(audience).at(marks.status).at(marks.flagged);
    for (const place of counter.segments) branch = branch.at(codeOf(said[place]));
    branch = branch.at(cluster);
    branch.cell ??= this.begin(audience, cluster, said, marks);
    const { target, pending } = branch.cell;
    counter.add(target, pending, said, weight ?? 1);
  }

  /** The tallies of all that was added so far. */
  settled(): Map<string, Tally> {
    for (const { target, pending } of this.cells)
      this.counters[target.audience].settle(target, pending);
    return this.tallies;
  }

  private begin(
    audience: Audience,
    cluster: string | null,
    said: Said,
    { status, flagged }: Marks,
  ): Counting {
    const { segments, layout } = this.counters[audience];
    const codes = segments.map((place) => codeOf(said[place]));
    const identity = { audience, status, flagged, cluster, cell: JSON.stringify(codes) };
    const key = tallyKey(identity);
    let target = this.tallies.get(key);
    if (!target) {
      target = { ...identity, sums: new Array<number>(layout.length).fill(0), values: {} };
      this.tallies.set(key, target);
    }
    const cell = { target, pending: new Pending() };
    this.cells.push(cell);
    return cell;
  }
}

function codeOf(answer: Answer | undefined): string | null {
  return typeof answer === 'string' && answer !== DONT_KNOW ? answer : null;
}

/**
 * About how many numbers tallies hold, as memory goes: a listed value is a member of its own with three.
 * @example numbersIn([{ sums: [1, 2], values: { minutes: { 5: [1, 1, 1] } } }]) // 10
 */
export function numbersIn(tallies: Iterable<Pick<Tally, 'sums' | 'values'>>): number {
  let numbers = 0;
  for (const { sums, values } of tallies) {
    numbers += sums.length;
    for (const byValue of Object.values(values)) numbers += 8 * Object.keys(byValue).length;
  }
  return numbers;
}

/** Turns every sum of a tally to its negative, so that adding it takes its responses away. */
export function negate(counted: Tally): void {
  counted.sums = counted.sums.map((sum) => -sum || 0);
  for (const byValue of Object.values(counted.values))
    for (const [value, [n, w, w2]] of Object.entries(byValue)) byValue[value] = [-n, -w, -w2];
}

/** A tally that can be added to without a change of the one that it was made of. */
export function copyOf(counted: Tally): Tally {
  const values: ValueSums = {};
  // Sums of a value are replaced as a whole, never changed.
  for (const item in counted.values) values[item] = { ...counted.values[item] };
  return { ...counted, sums: counted.sums.slice(), values };
}

/** Adds one tally to another of the same cell (`sign` 1), or takes it away (`sign` -1). */
export function addTally(target: Tally, added: Tally, sign: 1 | -1 = 1): void {
  for (let place = 0; place < added.sums.length; place += 1)
    target.sums[place] = (target.sums[place] ?? 0) + sign * (added.sums[place] ?? 0);
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
