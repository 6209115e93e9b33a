import { and, eq, sql } from 'drizzle-orm';
import type { Audience, Study } from '../app/study/document';
import { withoutOwnBatch } from './batches.server';
import { comeToSide } from './coming.server';
import { CHUNK, disturbOthers, earlierImport, ImportGivenUp, type Place } from './imports.server';
import { makeWait } from './leaving.server';
import type { Database } from './open.server';
import { Settling } from './replacing.server';
import { imports, tallies, waves } from './schema';
import { settle } from './settling.server';
import type { Standing } from './staging.server';
import { steppingOf } from './steps.server';
import { lockTallies } from './tallyRows.server';
import { availability, WaveNotOpen } from './waves.server';

export interface Publication {
  /** SHA-256 of the file; null: no file, never taken for a repetition. */
  digest: string | null;
  records: number;
  stored: number;
  rejected: number;
  /** Publish although the same file was published before. */
  again: boolean;
  /** Take the place of responses of the same respondents. */
  replace: boolean;
  /** Leave out records whose respondent somebody else brought meanwhile, rather than give up. */
  skip: boolean;
  /** Whether a record gives a weight. */
  isWeighted: (row: number) => boolean;
  now: Date;
  /** What is done in the transaction that publishes. */
  also?: ((tx: Database, counts: PublishedCounts) => Promise<void>) | undefined;
}

/** What an import has brought. */
export interface PublishedCounts {
  records: number;
  stored: number;
  replaced: number;
  rejected: number;
}

export interface Published {
  outcome: 'published' | 'repeated' | 'conflicts';
  /** Respondents that somebody else brought while this import was staged. */
  late: Standing[];
  replaced: number;
}

/** Rolls the publishing transaction back, with what was found. */
class NotPublished extends Error {
  constructor(readonly result: Published) {
    super('not published');
  }
}

/**
 * Publishes an import in one transaction: its responses and tallies are seen together, or not. What
 * they are to be compared with is compared before, in short ones, as often as others disturb it.
 * @throws WaveNotOpen @throws ImportGivenUp
 */
export async function publishImport(
  db: Database,
  wave: Place,
  study: Study,
  importId: string,
  publication: Publication,
): Promise<Published> {
  // So that what is compared with the staged rows is looked up, and not read through.
  if (publication.stored >= CHUNK) await db.execute(sql`analyze responses`);
  const settling = new Settling(db, wave, study, importId, publication);
  for (let attempt = 1; ; attempt += 1) {
    if (publication.replace && (await earlierOf(db, wave, publication)) === 'partly')
      await settling.leaveOutAnonymous();
    if (attempt > 1 || publication.replace) await settling.ahead();
    const { late } = settling;
    if (!publication.skip && late.some(({ same }) => !same))
      return { outcome: 'conflicts', late, replaced: 0 };
    const isLast = attempt >= ATTEMPTS;
    const result = await publishSettled(db, wave, study, importId, publication, settling, isLast);
    if (result === 'disturbed') continue;
    if (result.outcome === 'published') await settling.cleanUp();
    return result;
  }
}

/** What is there already of the file, unless it is to be imported again. */
async function earlierOf(db: Database, wave: Place, { digest, again }: Publication) {
  return digest === null || again ? 'none' : await earlierImport(db, wave.id, digest);
}

/** How often an import is settled ahead; then it is settled while everybody waits. */
const ATTEMPTS = 4;

async function publishSettled(
  db: Database,
  wave: Place,
  study: Study,
  importId: string,
  publication: Publication,
  settling: Settling,
  isLast: boolean,
): Promise<Published | 'disturbed'> {
  const { digest, replace, skip, now } = publication;
  try {
    return await db.transaction(async (tx) => {
      const [row] = await tx.select().from(waves).where(eq(waves.id, wave.id)).for('no key update');
      if (!row || availability(row, now) !== 'open') throw new WaveNotOpen();
      // Before the import's row, as whoever erases or marks does.
      await lockTallies(tx, wave.id);
      const own = and(eq(imports.waveId, wave.id), eq(imports.id, importId));
      const [staged] = await tx.select().from(imports).where(own).for('update');
      if (staged?.status !== 'staging') throw new ImportGivenUp();
      const earlier = await earlierOf(tx, wave, publication);
      if (earlier === 'wholly' || (earlier === 'partly' && !replace))
        return { outcome: 'repeated', late: [], replaced: 0 };
      if (earlier === 'partly' && !settling.hasNoAnonymous) return 'disturbed';
      const isDisturbed = staged.disturbed || (await settling.isTaken(tx));
      if (isDisturbed && !isLast) return 'disturbed';
      const late = [...settling.late];
      let replaced = 0;
      if (isDisturbed) {
        const settled = await settle(tx, wave, study, importId, publication);
        late.push(...settled.late);
        replaced = settled.replaced;
        if (!skip && late.some(({ same }) => !same))
          throw new NotPublished({ outcome: 'conflicts', late, replaced: 0 });
        await stepWith(tx, wave, study, importId, new Map());
      } else {
        const finished = await settling.finish(tx);
        replaced = finished.replaced;
        await stepWith(tx, wave, study, importId, finished.stayed);
      }
      const counts = {
        records: publication.records,
        stored: publication.stored - late.length,
        rejected: publication.rejected + late.filter(({ same }) => !same).length,
      };
      await tx
        .update(imports)
        .set({ status: 'published', digest, ...counts, publishedAt: now })
        .where(own);
      await disturbOthers(tx, wave.id, importId);
      await publication.also?.(tx, { ...counts, replaced });
      return { outcome: 'published', late, replaced };
    });
  } catch (error) {
    if (error instanceof NotPublished) return error.result;
    throw error;
  }
}

/**
 * Makes a staged import's responses a step of what readers see. Of a side that advances in steps and
 * of which it brings too few who are new, these wait to be counted like single ones.
 * @param stayed how many of each side readers saw before, in another version
 */
async function stepWith(
  tx: Database,
  wave: Place,
  study: Study,
  importId: string,
  stayed: ReadonlyMap<Audience, number>,
): Promise<void> {
  const own = and(eq(tallies.waveId, wave.id), eq(tallies.importId, importId));
  const brought = await tx
    .select({ audience: tallies.audience, n: sql`sum(${tallies.sums}[1])`.mapWith(Number) })
    .from(tallies)
    .where(own)
    .groupBy(tallies.audience);
  const stepping = await steppingOf(tx, wave.id);
  for (const { audience, n } of brought) {
    const came = n - (stayed.get(audience) ?? 0);
    if (came === 0) continue;
    if (stepping.allows(audience, came)) {
      const members = [importId];
      await comeToSide(tx, wave, study, stepping, { audience, members, n: came });
      continue;
    }
    const ids = await withoutOwnBatch(tx, wave.id, audience, importId);
    await makeWait(tx, wave, study, importId, ids, false);
  }
}
