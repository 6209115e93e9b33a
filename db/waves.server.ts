import { and, desc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { z } from 'zod';
import { AUDIENCES } from '../app/study/document';
import { forgetSteps, forgetTests } from './forgetting.server';
import { newId } from './ids.server';
import type { Database } from './open.server';
import { studies, waveReaders, waves } from './schema';
import { newestVersion } from './studies.server';

const audienceSettings = z.object({
  target: z.number().nullable().default(null),
  /** How many were asked to answer, where that is known. */
  invited: z.number().nullable().default(null),
  /** The same by the options of segment items. */
  invitedBy: z.record(z.string(), z.record(z.string(), z.number())).nullish(),
  weighting: z.record(z.string(), z.record(z.string(), z.number())).nullable().default(null),
});
const settingsColumn = z.object({ consumer: audienceSettings, manager: audienceSettings });
const illustrationsColumn = z.array(
  z.object({
    item: z.string(),
    audience: z.enum(AUDIENCES),
    options: z.array(z.string()).readonly().optional(),
    stated: z
      .array(z.object({ measure: z.string(), option: z.string().nullable() }))
      .readonly()
      .optional(),
  }),
);

const noteColumn = z.record(z.string(), z.string()).nullable();

export type WaveStatus = 'draft' | 'open' | 'closed' | 'archived';
export type WaveSettings = z.infer<typeof settingsColumn>;
type Illustration = z.output<typeof illustrationsColumn>[number];

export interface Wave {
  id: string;
  tenantId: string;
  studyId: string;
  studyKey: string;
  /** Null while a draft: the newest version. */
  studyVersion: number | null;
  key: string;
  title: string;
  status: WaveStatus;
  opensAt: Date | null;
  closesAt: Date | null;
  /** When it is archived, if it is closed by then. */
  archivesAt: Date | null;
  minimumBase: number;
  equivalenceMargin: number;
  /** Whether figures are withheld too that would give away withheld ones. */
  complementaryWithholding: boolean;
  audiences: WaveSettings;
  synthetic: boolean;
  note: Record<string, string> | null;
  illustrations: Illustration[];
  createdAt: Date;
}

export type NewWave = Omit<Wave, 'id' | 'studyKey' | 'studyVersion' | 'createdAt'>;

const columns = {
  id: waves.id,
  tenantId: waves.tenantId,
  studyId: waves.studyId,
  studyKey: studies.key,
  studyVersion: waves.studyVersion,
  key: waves.key,
  title: waves.title,
  status: waves.status,
  opensAt: waves.opensAt,
  closesAt: waves.closesAt,
  archivesAt: waves.archivesAt,
  minimumBase: waves.minimumBase,
  equivalenceMargin: waves.equivalenceMargin,
  complementaryWithholding: waves.complementaryWithholding,
  audiences: waves.audiences,
  synthetic: waves.synthetic,
  note: waves.note,
  illustrations: waves.illustrations,
  createdAt: waves.createdAt,
};

function read<Row extends { audiences: unknown; illustrations: unknown; note: unknown }>(row: Row) {
  return {
    ...row,
    audiences: settingsColumn.parse(row.audiences),
    illustrations: illustrationsColumn.parse(row.illustrations),
    note: noteColumn.parse(row.note),
  };
}

/** An organisation's waves, newest first, of one study where its key is given. */
export async function listWaves(
  db: Database,
  tenantId: string,
  studyKey?: string,
): Promise<Wave[]> {
  const rows = await db
    .select(columns)
    .from(waves)
    .innerJoin(studies, eq(studies.id, waves.studyId))
    .where(
      and(
        eq(waves.tenantId, tenantId),
        studyKey === undefined ? undefined : eq(studies.key, studyKey),
      ),
    )
    .orderBy(desc(waves.createdAt), desc(waves.id));
  return rows.map(read);
}

/** The waves of an organisation that were given to a reader, newest first. */
export async function listGivenWaves(
  db: Database,
  tenantId: string,
  userId: string,
): Promise<Wave[]> {
  const rows = await db
    .select(columns)
    .from(waves)
    .innerJoin(studies, eq(studies.id, waves.studyId))
    .innerJoin(waveReaders, eq(waveReaders.waveId, waves.id))
    .where(and(eq(waves.tenantId, tenantId), eq(waveReaders.userId, userId)))
    .orderBy(desc(waves.createdAt), desc(waves.id));
  return rows.map(read);
}

/** A wave by its id, whoever owns it: for respondents and signed links. */
export async function findWave(db: Database, id: string): Promise<Wave | undefined> {
  const [row] = await db
    .select(columns)
    .from(waves)
    .innerJoin(studies, eq(studies.id, waves.studyId))
    .where(eq(waves.id, id));
  return row && read(row);
}

/** How long a wave is known without asking the database again, in milliseconds. */
const KNOWN_FOR = 1000;

const known = new WeakMap<Database, Map<string, { wave: Wave; until: number }>>();

/**
 * A wave by its id as it was at most a second ago: for pages that respondents load by the hundred. What
 * stores a response asks the database itself whether the wave is open.
 */
export async function recentWave(db: Database, id: string): Promise<Wave | undefined> {
  const waves = known.get(db) ?? new Map<string, { wave: Wave; until: number }>();
  known.set(db, waves);
  const found = waves.get(id);
  const now = performance.now();
  if (found && found.until > now) return found.wave;
  const wave = await findWave(db, id);
  if (waves.size >= 1000) waves.clear();
  if (wave) waves.set(id, { wave, until: now + KNOWN_FOR });
  else waves.delete(id);
  return wave;
}

/** Asks the database for a wave again, which has changed. */
export function forgetKnown(db: Database, id: string): void {
  known.get(db)?.delete(id);
}

/** A study's wave by its key. */
export async function findWaveByKey(
  db: Database,
  studyId: string,
  key: string,
): Promise<Wave | undefined> {
  const [row] = await db
    .select(columns)
    .from(waves)
    .innerJoin(studies, eq(studies.id, waves.studyId))
    .where(and(eq(waves.studyId, studyId), eq(waves.key, key)));
  return row && read(row);
}

/** Makes a wave; undefined where the study has one of that key already, or is deleted meanwhile. */
export async function createWave(db: Database, wave: NewWave): Promise<Wave | undefined> {
  const id = newId(12);
  // Held until the wave is there: whoever deletes the study waits, and then finds the wave.
  const [study] = await db
    .select({ id: studies.id })
    .from(studies)
    .where(eq(studies.id, wave.studyId))
    .for('key share');
  if (!study) return undefined;
  const studyVersion = wave.status === 'draft' ? null : await newestVersion(db, wave.studyId);
  const inserted = await db
    .insert(waves)
    .values({ ...wave, id, studyVersion })
    .onConflictDoNothing()
    .returning({ id: waves.id });
  return inserted.length === 0 ? undefined : findWave(db, id);
}

export type WaveChange = Partial<
  Pick<
    Wave,
    | 'title'
    | 'status'
    | 'opensAt'
    | 'closesAt'
    | 'archivesAt'
    | 'minimumBase'
    | 'equivalenceMargin'
    | 'complementaryWithholding'
    | 'audiences'
    | 'synthetic'
    | 'illustrations'
  >
>;

/**
 * Changes a wave; leaving the draft freezes the study's newest version.
 * @param also what is done in the same transaction
 * @param seen the wave as it was when the change was made of it
 * @returns false where it has other settings by now, or is none: nothing was changed
 */
export async function updateWave(
  db: Database,
  id: string,
  change: WaveChange,
  also: (tx: Database) => Promise<void> = async () => {},
  seen?: Wave,
): Promise<boolean> {
  const isChanged = await db.transaction(async (tx) => {
    const isThere = await changeWave(tx, id, change, seen);
    if (isThere) await also(tx);
    return isThere;
  });
  forgetKnown(db, id);
  return isChanged;
}

/** All that changes of a wave, as a text that is the same for the same. */
function settingsOf(wave: Omit<Wave, 'studyKey'>): string {
  const { title, status, opensAt, closesAt, archivesAt, audiences } = wave;
  const { minimumBase, equivalenceMargin, complementaryWithholding } = wave;
  return JSON.stringify([
    [title, status, opensAt, closesAt, archivesAt, audiences],
    [minimumBase, equivalenceMargin, complementaryWithholding],
  ]);
}

function changeWave(
  db: Database,
  id: string,
  change: WaveChange,
  seen: Wave | undefined,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [row] = await tx.select().from(waves).where(eq(waves.id, id)).for('update');
    if (!row || (seen && settingsOf(read({ ...row, studyKey: '' })) !== settingsOf(seen)))
      return false;
    const opens = row.studyVersion === null && change.status && change.status !== 'draft';
    const frozen = opens ? { studyVersion: await newestVersion(tx, row.studyId) } : {};
    // What was tried out may be of another version than the one that is frozen now.
    if (opens) await forgetTests(tx, id);
    if (Object.keys(change).length > 0)
      await tx
        .update(waves)
        .set({ ...change, ...frozen })
        .where(eq(waves.id, id));
    const now = new Date();
    const isOpenAgain =
      availability(row, now) !== 'open' && availability({ ...row, ...change }, now) === 'open';
    if (isOpenAgain) await forgetSteps(tx, { ...row, ...change });
    return true;
  });
}

/** Waves whose date of opening, closing or archiving has come, of all organisations. */
export async function listDueWaves(db: Database, now: Date): Promise<Wave[]> {
  const rows = await db
    .select(columns)
    .from(waves)
    .innerJoin(studies, eq(studies.id, waves.studyId))
    .where(
      or(
        and(
          eq(waves.status, 'draft'),
          lte(waves.opensAt, now),
          or(isNull(waves.closesAt), gt(waves.closesAt, now)),
        ),
        and(eq(waves.status, 'open'), lte(waves.closesAt, now)),
        and(eq(waves.status, 'closed'), lte(waves.archivesAt, now)),
      ),
    );
  return rows.map(read);
}

/** A wave stopped taking responses before these could be stored. */
export class WaveNotOpen extends Error {}

/** Whether a wave's questionnaires can be tried out: before it opens, and as long as it is open. */
export function testability({ status }: Pick<Wave, 'status'>): 'open' | 'closed' {
  return status === 'draft' || status === 'open' ? 'open' : 'closed';
}

/** Whether a wave takes answers now; if not, why. */
export function availability(
  wave: Pick<Wave, 'status' | 'opensAt' | 'closesAt'>,
  now: Date,
): 'open' | 'not_yet_open' | 'closed' {
  if (wave.status === 'draft') return 'not_yet_open';
  if (wave.status !== 'open') return 'closed';
  if (wave.closesAt && wave.closesAt <= now) return 'closed';
  return wave.opensAt && wave.opensAt > now ? 'not_yet_open' : 'open';
}
