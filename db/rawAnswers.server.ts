import type { Audience } from '../app/study/document';
import type { Database, OpenDatabase } from './open.server';
import { versionsOf } from './steps.server';
import { withdrawnOf } from './withdrawn.server';

/**
 * The stored responses of a side are not those that readers see: some were removed that are still
 * among what readers see, or what readers see has moved on meanwhile (`moved`). What is computed from
 * them would differ from what was computed before by as little as one person.
 */
export class NotAsShown extends Error {
  constructor(readonly moved: boolean) {
    super(moved ? 'what readers see has moved on' : 'some of what readers see was removed');
  }
}

/** A side of a wave in one state of what readers see of it. */
export interface ShownSide {
  waveId: string;
  audience: Audience;
  version: number;
}

/**
 * Reads the stored responses of some sides for what readers see in one version of each, at one moment.
 * @throws NotAsShown
 */
export async function readAsShown<Read>(
  { db, kind }: Pick<OpenDatabase, 'db' | 'kind'>,
  sides: readonly ShownSide[],
  read: (from: Database) => Promise<Read>,
): Promise<Read> {
  if (kind === 'embedded') {
    // Its single connection serves everybody, so that others come in between two statements.
    await expectAsShown(db, sides);
    const found = await read(db);
    await expectAsShown(db, sides);
    return found;
  }
  return db.transaction(
    async (tx) => {
      await expectAsShown(tx, sides);
      return read(tx);
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

async function expectAsShown(db: Database, sides: readonly ShownSide[]): Promise<void> {
  for (const { waveId, audience, version } of sides) {
    const withdrawn = (await withdrawnOf(db, waveId))[audience];
    const now = (await versionsOf(db, waveId))[audience];
    if (now !== version) throw new NotAsShown(true);
    if (withdrawn > 0) throw new NotAsShown(false);
  }
}
