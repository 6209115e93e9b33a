import type { Audience } from '../app/study/document';
import type { Database, OpenDatabase } from './open.server';
import { versionsOf } from './steps.server';

/**
 * What readers see of a side has moved on meanwhile: what is computed from its stored responses would
 * not be of the state that is shown.
 */
export class NotAsShown extends Error {
  constructor() {
    super('what readers see has moved on');
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
    const now = (await versionsOf(db, waveId))[audience];
    if (now !== version) throw new NotAsShown();
  }
}
