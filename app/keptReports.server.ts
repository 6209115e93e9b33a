import { LRUCache } from 'lru-cache';
import type { Database } from '../db/open.server';
import type { GapFigures } from './gap/report';
import { numbersIn, type Tally } from './gap/tally';

/** Numbers that the kept tallies hold in all, about 8 bytes each. */
const NUMBERS = 4_000_000;
/** Rows that the kept reports hold in all, about a kilobyte each. */
const ROWS = 40_000;

/** A wave's tallies in the state that readers were last shown. */
interface State {
  version: string;
  tallies: readonly Tally[];
}

/** What a process keeps of reports, by wave: its state, and what was computed from it. */
interface Kept {
  states: LRUCache<string, State>;
  figures: LRUCache<string, GapFigures>;
}

const keptOf = new WeakMap<Database, Kept>();

function keptBy(db: Database): Kept {
  const known = keptOf.get(db);
  if (known) return known;
  const kept: Kept = {
    states: new LRUCache({
      maxSize: NUMBERS,
      sizeCalculation: ({ tallies }) => 1 + numbersIn(tallies),
    }),
    figures: new LRUCache({ maxSize: ROWS, sizeCalculation: ({ rows }) => 1 + rows.length }),
  };
  keptOf.set(db, kept);
  return kept;
}

/** The tallies of a state that readers were shown before, which no later answer changes. */
export function keptTallies(
  db: Database,
  waveId: string,
  version: string,
): readonly Tally[] | undefined {
  const state = keptBy(db).states.get(waveId);
  return state?.version === version ? state.tallies : undefined;
}

/** Keeps a wave's state, and forgets the one before with all that was computed from it. */
export function keepTallies(db: Database, waveId: string, state: State): void {
  const { states, figures } = keptBy(db);
  const before = states.get(waveId);
  if (before && before.version !== state.version)
    for (const key of figures.keys()) if (key.includes(waveId)) figures.delete(key);
  states.set(waveId, state);
}

/** The figures that a key names (the waves' ids and states are in it), computed the first time. */
export function keptFigures(db: Database, key: string, compute: () => GapFigures): GapFigures {
  const { figures } = keptBy(db);
  const known = figures.get(key);
  if (known) return known;
  const computed = compute();
  figures.set(key, computed);
  return computed;
}
