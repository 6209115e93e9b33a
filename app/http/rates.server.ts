import { createHmac } from 'node:crypto';
import type { Database } from '../../db/open.server';
import { addRateCounts, forgetRateCounts } from '../../db/rateCounts.server';
import { ATTEMPTS_WITHIN } from '../accounts/attempts.server';

/** What is limited: calls of a key, pages for an address, wrong keys and links from an address. */
export type RateKind = 'key' | 'address' | 'refused';

/** How many a minute; 0: no limit. */
export type RateLimits = Readonly<Record<RateKind, number>>;

const WINDOW = 60_000;
/** How long counts are kept, clocks that differ a little included. */
const KEPT = ATTEMPTS_WITHIN + 2 * WINDOW;
/** How often counts go to the database. */
const FLUSH_EVERY = 1000;
/**
 * A count that is this small a part of its limit stays in its process. Nearly every address stays
 * below, so most are never written at all; what several processes let through together is too much
 * by at most this part of the limit for each of them.
 */
const HELD_BACK = 1 / 20;
/** How many subjects are counted at once; a flood from more addresses is not for this to stop. */
const SUBJECTS = 100_000;
/** How many counts one statement writes. */
const ROWS = 1000;

interface Count {
  digest: string;
  /** The total of all processes, when this one last heard. */
  shared: number;
  /** What this process has counted and not written since. */
  own: number;
}

type Window = { since: number; counts: Map<string, Count> };

/**
 * Counts per subject and minute, shared by all processes of one database. A decision takes the
 * process's own memory only; about once a second it writes what it counted, and hears the totals,
 * in one statement. (rate-limiter-flexible was weighed: a write, and a wait for it, per request.)
 */
export class Rates {
  #window: Window = { since: 0, counts: new Map() };
  #before = this.#window;
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();
  #isFailing = false;

  constructor(
    private readonly place: {
      db: Database;
      secret: string;
      limits: RateLimits;
      now: () => Date;
      report: (error: unknown) => void;
    },
  ) {}

  /** Counts one. @returns whether it is within the limit */
  count(kind: RateKind, subject: string): boolean {
    if (this.place.limits[kind] === 0) return true;
    const count = this.#counted(kind, subject);
    if (!count) return true;
    count.own += 1;
    return count.shared + count.own <= this.place.limits[kind];
  }

  /** Whether the limit is used up, without counting. */
  isUsedUp(kind: RateKind, subject: string): boolean {
    const limit = this.place.limits[kind];
    const count = this.#current().counts.get(`${kind} ${subject}`);
    return limit > 0 && count !== undefined && count.shared + count.own >= limit;
  }

  /** Whether this process has counted the subject in this minute or the last one. */
  isKnown(kind: RateKind, subject: string): boolean {
    const name = `${kind} ${subject}`;
    return this.#current().counts.has(name) || this.#before.counts.has(name);
  }

  /** How many seconds a caller who was refused is to wait: the rest of the minute. */
  secondsLeft(): number {
    const passed = this.place.now().getTime() - this.#current().since;
    return Math.max(1, Math.ceil((WINDOW - passed) / 1000));
  }

  /** Begins to share counts. @returns what ends it */
  share(): () => Promise<void> {
    const next = () => {
      this.#flushing = this.flush().then(() => {
        this.#timer = setTimeout(next, FLUSH_EVERY);
      });
    };
    this.#timer = setTimeout(next, FLUSH_EVERY);
    return async () => {
      await this.#flushing;
      clearTimeout(this.#timer);
      await this.flush();
    };
  }

  /** Writes what this process counted and takes over the totals. */
  async flush(): Promise<void> {
    const { since, counts } = this.#current();
    const due = [...counts]
      .filter(([name, count]) => this.#isDue(name, count))
      .map(([, count]) => ({ subject: count.digest, calls: count.own, count }));
    try {
      for (let start = 0; start < due.length; start += ROWS) {
        const rows = due.slice(start, start + ROWS);
        const totals = await addRateCounts(this.place.db, new Date(since), rows);
        const byDigest = new Map(totals.map(({ subject, calls }) => [subject, calls]));
        for (const { subject, calls, count } of rows) {
          count.shared = byDigest.get(subject) ?? count.shared + calls;
          count.own -= calls;
        }
      }
      this.#isFailing = false;
    } catch (error) {
      // Each process then counts for itself; told once, not every second.
      if (!this.#isFailing) this.place.report(error);
      this.#isFailing = true;
    }
  }

  #isDue(name: string, { shared, own }: Count): boolean {
    const kind = name.slice(0, name.indexOf(' ')) as RateKind;
    const limit = this.place.limits[kind];
    // Past the limit nothing changes any more before the minute ends.
    return own > 0 && own >= limit * HELD_BACK && shared <= limit;
  }

  #counted(kind: RateKind, subject: string): Count | undefined {
    const { counts } = this.#current();
    const name = `${kind} ${subject}`;
    const known = counts.get(name);
    if (known || counts.size >= SUBJECTS) return known;
    // Keyed with the secret: from the digest of an address alone it could be found by trying all.
    const digest = createHmac('sha256', this.place.secret)
      .update(`rate ${name}`)
      .digest('base64url');
    const made = { digest, shared: 0, own: 0 };
    counts.set(name, made);
    return made;
  }

  #current(): Window {
    const since = Math.floor(this.place.now().getTime() / WINDOW) * WINDOW;
    if (since !== this.#window.since) {
      this.#before = this.#window;
      this.#window = { since, counts: new Map() };
      // Windows that nobody asks about any more; wrong passwords count for the longest.
      forgetRateCounts(this.place.db, new Date(since - KEPT)).catch(this.place.report);
    }
    return this.#window;
  }
}
