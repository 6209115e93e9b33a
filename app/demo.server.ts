import type { Database } from '../db/open.server';
import { loadDemo } from '../seeds/load';
import { type Actor, traced } from './audit/trace.server';

/** Loads the demo, and notes it. @returns false where it was there already */
export function demoTraced(
  db: Database,
  actor: Actor,
  studies: readonly string[] = [],
): Promise<boolean> {
  return traced(
    db,
    actor,
    (tx) => loadDemo(tx, actor.tenantId, studies),
    (loaded) => (loaded ? { action: 'database.demo', subject: null, details: { studies } } : null),
  );
}
