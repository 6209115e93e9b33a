import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Step } from '../app/gap/leaving';
import type { Audience } from '../app/study/document';
import type { Database } from './open.server';
import { steps, waves } from './schema';
import { availability } from './waves.server';

// While a wave is open, no two things that readers see of a side differ by fewer than the minimum base
// (section 12 of the method), however far apart they look. Responses come in batches: those that
// readers see for the first time together, at least the minimum base; what would be fewer stays
// unfolded. A batch is left by at least the minimum base of it between two looks, and by all of it
// where fewer would be left behind: whoever leaves takes others of the batch along (leaving.server.ts),
// and nobody comes back until the wave closes. So of two states the later one lacks either nobody of
// the earlier one or at least the minimum base, and what it has more are whole batches, or what is left
// of them, which is at least the minimum base too. Nothing waits while nobody looks.

/** The sides of a wave between two looks of its readers. */
export interface Stepping {
  minimumBase: number;
  /** Whether the wave's sides advance in steps now, once they were shown. */
  isOpen: boolean;
  /** A side that advances in steps; null: readers may see every change of it. */
  stepOf(audience: Audience): Step | null;
  /** Whether readers may see that so many more come to a side now. */
  allows(audience: Audience, came: number): boolean;
}

const gone = z.record(z.string(), z.number());

/** Where the sides of a wave stand, within a transaction that holds the wave's lock. */
export async function steppingOf(
  tx: Database,
  waveId: string,
  now: Date = new Date(),
): Promise<Stepping> {
  const [wave] = await tx.select().from(waves).where(eq(waves.id, waveId));
  const minimumBase = wave?.minimumBase ?? 1;
  const isOpen = wave !== undefined && minimumBase > 1 && availability(wave, now) === 'open';
  const rows = isOpen ? await tx.select().from(steps).where(eq(steps.waveId, waveId)) : [];
  const stepOf = (audience: Audience): Step | null => {
    const row = rows.find((step) => step.audience === audience && step.shown);
    return row ? { ...row, gone: gone.parse(row.gone) } : null;
  };
  return {
    minimumBase,
    isOpen,
    stepOf,
    allows(audience, came) {
      const step = stepOf(audience);
      return !step || step.fresh + came >= minimumBase;
    },
  };
}

/** Notes that what readers can see of a side changed, and where its step stands now. */
export async function noteChange(
  tx: Database,
  wave: { id: string; tenantId: string },
  audience: Audience,
  step: Partial<Step> = {},
): Promise<void> {
  await tx
    .insert(steps)
    .values({ waveId: wave.id, tenantId: wave.tenantId, audience, version: 1, ...step })
    .onConflictDoUpdate({
      target: [steps.waveId, steps.audience],
      set: {
        version: sql`${steps.version} + 1`,
        changedAt: sql`clock_timestamp()`,
        ...step,
      },
    });
}

/** Where a side of a wave stands, as it is stored. */
type StepRow = typeof steps.$inferSelect;

/** Where the sides of a wave stand, as it is stored. */
export function storedSteps(db: Database, waveId: string): Promise<StepRow[]> {
  return db.select().from(steps).where(eq(steps.waveId, waveId));
}

/** Whether readers have seen all that a side shows now. */
export function wasLookedAt(row: StepRow): boolean {
  return row.shown && row.fresh === 0 && Object.keys(gone.parse(row.gone)).length === 0;
}

/** Notes that readers look at some sides now: the next step of each is measured from here. */
export async function noteLook(
  tx: Database,
  wave: { id: string; tenantId: string },
  rows: readonly StepRow[],
  audiences: readonly Audience[],
): Promise<void> {
  for (const audience of audiences) {
    const row = rows.find((step) => step.audience === audience);
    if (row && wasLookedAt(row)) continue;
    const isNew = !row?.shown || row.fresh > 0;
    const set = { shown: true, batch: (row?.batch ?? 0) + (isNew ? 1 : 0), fresh: 0, gone: {} };
    await tx
      .insert(steps)
      .values({ waveId: wave.id, tenantId: wave.tenantId, audience, ...set })
      .onConflictDoUpdate({ target: [steps.waveId, steps.audience], set });
  }
}

/** A number for what readers can see of each side, which no other state of it shares. */
export async function versionsOf(db: Database, waveId: string): Promise<Record<Audience, number>> {
  return stateOfSides(await storedSteps(db, waveId)).versions;
}

/** These numbers, and when what readers can see of either side changed last. */
export function stateOfSides(rows: readonly StepRow[]): {
  versions: Record<Audience, number>;
  changedAt: Date | null;
} {
  const of = (side: Audience) => rows.find(({ audience }) => audience === side)?.version ?? 0;
  const changes = rows.flatMap(({ version, changedAt }) =>
    version > 0 ? changedAt.getTime() : [],
  );
  return {
    versions: { consumer: of('consumer'), manager: of('manager') },
    changedAt: changes.length > 0 ? new Date(Math.max(...changes)) : null,
  };
}

/** Whether readers see a response once it is counted. */
export function isSeen({ status, flagged }: { status: string; flagged: boolean }): boolean {
  return status === 'complete' && !flagged;
}
