import { setImmediate as others } from 'node:timers/promises';
import type { OpenDatabase } from '../db/open.server';
import { NotAsShown } from '../db/rawAnswers.server';
import { fold, type ShownState, shownState } from '../db/tallies.server';
import type { Wave } from '../db/waves.server';
import type { Audience, Study } from './study/document';

type Place = Pick<OpenDatabase, 'db' | 'kind'>;

/** How often the answers may change while they are read before that is said. */
export const ATTEMPTS = 3;

/** What names a state of a side, by which what is computed of it is kept. */
export function stateOf(wave: Wave, version: number): string {
  return JSON.stringify([wave.studyVersion, version]);
}

/**
 * What is found of both sides from their raw responses, and the state of what readers see that both
 * are of: what is withheld of them is to be of the same one. `being_updated`: a side that kept moving
 * on while it was read.
 */
export async function ofOneState<Found>(
  { db, kind }: Place,
  wave: Wave,
  study: Study,
  find: (audience: Audience, shown: ShownState) => Promise<Found>,
): Promise<{ found: Record<Audience, Found | 'being_updated'>; shown: ShownState }> {
  await fold({ db, kind }, wave, study);
  for (let attempt = 1; ; attempt += 1) {
    const shown = await shownState(db, wave);
    const side = (audience: Audience) =>
      find(audience, shown).catch((error: unknown) => {
        if (error instanceof NotAsShown) return 'being_updated' as const;
        throw error;
      });
    const found = { manager: await side('manager'), consumer: await side('consumer') };
    if (attempt < ATTEMPTS && Object.values(found).includes('being_updated')) continue;
    return { found, shown };
  }
}

/** How often a sign of life is given, in milliseconds. */
const ALIVE_EVERY = 5000;

/** Takes page after page, letting others have a turn and giving signs of life. */
export async function eachPage<Page>(
  pages: AsyncIterable<Page>,
  take: (page: Page) => void,
  alive: () => Promise<void>,
): Promise<void> {
  let last = Date.now();
  for await (const page of pages) {
    take(page);
    // The embedded database answers without giving others a turn.
    await others();
    if (Date.now() - last < ALIVE_EVERY) continue;
    last = Date.now();
    await alive();
  }
}
