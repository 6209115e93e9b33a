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

/**
 * Reads the stored responses of a side for what readers see in one version of it, at one moment.
 * @throws NotAsShown
 */
export async function readAsShown(
  { db, kind }: Pick<OpenDatabase, 'db' | 'kind'>,
  waveId: string,
  side: { audience: Audience; version: number },
  read: (from: Database) => Promise<void>,
): Promise<void> {
  if (kind === 'embedded') {
    // Its single connection serves everybody, so that others come in between two statements.
    await expectAsShown(db, waveId, side);
    await read(db);
    await expectAsShown(db, waveId, side);
    return;
  }
  await db.transaction(
    async (tx) => {
      await expectAsShown(tx, waveId, side);
      await read(tx);
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

async function expectAsShown(
  db: Database,
  waveId: string,
  { audience, version }: { audience: Audience; version: number },
): Promise<void> {
  const withdrawn = (await withdrawnOf(db, waveId))[audience];
  const now = (await versionsOf(db, waveId))[audience];
  if (now !== version) throw new NotAsShown(true);
  if (withdrawn > 0) throw new NotAsShown(false);
}
