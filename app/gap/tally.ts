import type { Answers } from '../study/conditions';
import { type Audience, DONT_KNOW, type Study } from '../study/document';
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

/** Counts responses that come in pages, into tallies that are whole once they are settled. */
export class Tallying {
  private readonly counters: Record<Audience, Counter>;
  private readonly cells = new Map<string, { target: Tally; pending: Pending }>();

  /** @param tallies what to add to */
  constructor(
    study: Study,
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
      const { audience, status, flagged, cluster, weight, answers } = response;
      const counter = this.counters[audience];
      // Codes hold neither spaces nor "|"; whatever a cluster is called stands last.
      let place = `${audience} ${status} ${flagged}`;
      for (const key of counter.layout.segments) place += ` ${codeOf(answers, key) ?? ''}`;
      if (cluster !== null) place += `|${cluster}`;
      let cell = this.cells.get(place);
      if (!cell) {
        cell = { target: this.targetOf(response), pending: new Pending() };
        this.cells.set(place, cell);
      }
      counter.add(cell.target, cell.pending, answers, weight);
    }
  }

  /** The tallies of all that was added so far. */
  settled(): Map<string, Tally> {
    for (const { target, pending } of this.cells.values())
      this.counters[target.audience].settle(target, pending);
    return this.tallies;
  }

  private targetOf(response: CountedResponse): Tally {
    const { audience, status, flagged, cluster, answers } = response;
    const { segments, length } = this.counters[audience].layout;
    const codes = segments.map((key) => codeOf(answers, key));
    const identity = { audience, status, flagged, cluster, cell: JSON.stringify(codes) };
    const key = tallyKey(identity);
    const known = this.tallies.get(key);
    if (known) return known;
    const made = { ...identity, sums: new Array<number>(length).fill(0), values: {} };
    this.tallies.set(key, made);
    return made;
  }
}

function codeOf(answers: Answers, segment: string): string | null {
  const answer = answers[segment];
  return typeof answer === 'string' && answer !== DONT_KNOW ? answer : null;
}

/** Turns every sum of a tally to its negative, so that adding it takes its responses away. */
export function negate(counted: Tally): void {
  counted.sums = counted.sums.map((sum) => -sum || 0);
  for (const byValue of Object.values(counted.values))
    for (const [value, [n, w, w2]] of Object.entries(byValue)) byValue[value] = [-n, -w, -w2];
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
