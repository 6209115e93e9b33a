import { createHmac, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Draft } from '../../db/drafts.server';
import type { Database } from '../../db/open.server';

/** What is saved of a questionnaire that is under way; `draft` null: nothing yet. */
export interface Standing {
  draft: Draft | null;
  /** Names this state of it in the pages that were made from it. */
  version: string;
}

/** Respondents who are remembered, and for how long. */
const MOST = 5000;
const FOR = 30 * 60 * 1000;

/** Known to nobody: a version stands in addresses, and must not tell what was answered. */
const SECRET = randomBytes(32);

const kept = new WeakMap<Database, LRUCache<string, Standing>>();

function standingsOf(db: Database): LRUCache<string, Standing> {
  const known = kept.get(db);
  if (known) return known;
  const made = new LRUCache<string, Standing>({ max: MOST, ttl: FOR });
  kept.set(db, made);
  return made;
}

const keyOf = (waveId: string, token: string) => `${waveId} ${token}`;

/** Keeps what this process has just saved, or found to be new. @returns the version that names it */
export function keepStanding(
  db: Database,
  waveId: string,
  token: string,
  draft: Draft | null,
): string {
  // The same answers have the same version: a page sent twice leads to one address.
  const version = createHmac('sha256', SECRET)
    .update(`${token} ${JSON.stringify(draft)}`)
    .digest('base64url')
    .slice(0, 12);
  standingsOf(db).set(keyOf(waveId, token), { draft, version });
  return version;
}

/**
 * What this process kept, if a page that was made from that very state asks: where another process
 * or tab has saved since, the page names another version, and the database is asked. Two tabs on the
 * same state may differ from what is stored; whatever is saved is merged and checked there.
 */
export function keptStanding(
  db: Database,
  waveId: string,
  token: string,
  version: string | null,
): Standing | undefined {
  if (!version) return undefined;
  const standing = standingsOf(db).get(keyOf(waveId, token));
  return standing?.version === version ? standing : undefined;
}

/** Forgets a questionnaire that is completed. */
export function dropStanding(db: Database, waveId: string, token: string): void {
  standingsOf(db).delete(keyOf(waveId, token));
}
