import type { Database } from '../db/open.server';
import { loadDemo } from '../seeds/load';
import { publications } from '../seeds/publications';
import { type Actor, traced } from './audit/trace.server';

/**
 * Loads the demo, and notes it.
 * @param studies by key; all, where none is named
 * @returns false where it was there already
 */
export function demoTraced(
  db: Database,
  actor: Actor,
  studies: readonly string[] = [],
): Promise<boolean> {
  return traced(
    db,
    actor,
    (tx) =>
      loadDemo(
        tx,
        actor.tenantId,
        publications().filter(({ key }) => studies.length === 0 || studies.includes(key)),
      ),
    (loaded) => (loaded ? { action: 'database.demo', subject: null, details: { studies } } : null),
  );
}
