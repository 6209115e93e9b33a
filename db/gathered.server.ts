import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Placeholder, SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { Database } from './open.server';
import { statement } from './prepared.server';

// Each statement is a message to another process, an answer, and a transaction that is written: of what
// many respondents save at the same moment that is most of the cost. So for each wave one statement at a
// time is under way, and takes along all that came while the one before was. (Those of other waves do not
// wait for it: it may wait for who is changing the wave.)

/** What tells one respondent from another. */
interface Respondent {
  waveId: string;
  id: string;
}

interface Waiting<Given, Row> {
  given: Given;
  resolve: (row: Row | undefined) => void;
  reject: (error: unknown) => void;
}

/** Respondents of one statement. */
const MOST = 50;

const keyOf = ({ waveId, id }: Respondent) => `${waveId} ${id}`;

/**
 * A statement that is sent once for several respondents of a wave: those who ask while one is under way.
 * @param build the statement, over a JSON array of what is given of each; it names them in an order that
 *   all processes share, so that two of them never wait for each other
 * @param row the schema of what it answers of one
 * @returns what asks for one respondent; undefined where nothing is answered of that one
 */
export function gathered<Given extends Respondent, Row extends Respondent>(
  build: (given: SQL | Placeholder) => SQL,
  row: z.ZodType<Row>,
): (db: Database, given: Given) => Promise<Row | undefined> {
  const rows = statement<'given', Row>((value) => build(value('given')), row);
  const queues = new WeakMap<Database, Map<string, Queue<Given, Row>>>();

  const send = async (db: Database, some: readonly Waiting<Given, Row>[]): Promise<void> => {
    try {
      const answered = await rows(db, { given: JSON.stringify(some.map(({ given }) => given)) });
      const byKey = new Map(answered.map((one) => [keyOf(one), one]));
      for (const { given, resolve } of some) resolve(byKey.get(keyOf(given)));
    } catch (error) {
      const [only, ...others] = some;
      if (others.length === 0) only?.reject(error);
      // What one of them asks for must not fail the others; at once, so that a database which is gone keeps
      // nobody waiting for all of them.
      else await Promise.all(some.map((one) => send(db, [one])));
    }
  };

  return (db, given) =>
    new Promise((resolve, reject) => {
      const byWave = queues.get(db) ?? new Map<string, Queue<Given, Row>>();
      queues.set(db, byWave);
      const { waveId } = given;
      const queue = byWave.get(waveId) ?? new Queue((some) => send(db, some));
      byWave.set(waveId, queue);
      queue.add({ given, resolve, reject });
    });
}

/** Those of one wave who wait. */
class Queue<Given extends Respondent, Row> {
  private waiting: Waiting<Given, Row>[] = [];
  private isUnderway = false;

  constructor(private readonly send: (some: Waiting<Given, Row>[]) => Promise<void>) {}

  add(one: Waiting<Given, Row>): void {
    this.waiting.push(one);
    if (!this.isUnderway) void this.sendAll();
  }

  private async sendAll(): Promise<void> {
    this.isUnderway = true;
    while (this.waiting.length > 0) {
      // Whoever comes in this turn comes along.
      await nextTurn();
      await this.send(this.take());
    }
    this.isUnderway = false;
  }

  /** Takes the first, of each respondent one. */
  private take(): Waiting<Given, Row>[] {
    const some = new Map<string, Waiting<Given, Row>>();
    const left: Waiting<Given, Row>[] = [];
    for (const one of this.waiting) {
      const key = keyOf(one.given);
      if (some.size < MOST && !some.has(key)) some.set(key, one);
      else left.push(one);
    }
    this.waiting = left;
    return [...some.values()];
  }
}
