import { LRUCache } from 'lru-cache';
import type { Database } from '../../db/open.server';
import { type Actor, type Note, trace } from './trace.server';

const HOUR = 60 * 60 * 1000;
/** What was noted of late by this process; more than these are noted again. */
const noted = new WeakMap<Database, LRUCache<string, true>>();

/**
 * Notes what programs do over and over, once an hour for each of them, in each process: a dashboard that
 * asks every minute would bury everything else.
 */
export async function traceHourly(db: Database, actor: Actor, note: Note): Promise<void> {
  const known = noted.get(db) ?? new LRUCache<string, true>({ max: 10_000, ttl: HOUR });
  noted.set(db, known);
  const key = JSON.stringify([actor, note]);
  if (known.has(key)) return;
  known.set(key, true);
  try {
    await trace(db, actor, note);
  } catch (error) {
    known.delete(key);
    throw error;
  }
}
