import { and, eq } from 'drizzle-orm';
import { AUDIENCES, type Audience } from '../app/study/document';
import type { Database } from './open.server';
import { steps, waves } from './schema';
import { availability } from './waves.server';

// While a wave is open, what readers see of a side advances by at least the minimum base, so that two
// reports cannot be differenced to one person (section 12 of the method). Responses that would make a
// smaller step stay unfolded; those that are removed stay counted, as withdrawn. Steps are measured
// from what readers were last shown, so nothing waits while nobody looks.

/** What has happened to a side since readers looked. */
export interface Step {
  shown: boolean;
  /** At least so many came, and so many went of those that readers were shown. */
  came: number;
  went: number;
  /** Some came, so that who goes now may be one of them. */
  grown: boolean;
}

/** How many responses come or go; those that go do so first. */
export interface Change {
  came?: number;
  went?: number;
}

/** The sides of a wave between two looks of its readers. */
export interface Stepping {
  minimumBase: number;
  /** Whether readers may see a change of a side now. */
  allows(audience: Audience, change: Change): boolean;
}

const START: Step = { shown: false, came: 0, went: 0, grown: false };

/**
 * A side after a change. Nobody knows who of those that go readers were shown, once others have come:
 * each is taken for one that came, which makes the least difference to what they saw.
 *
 * @example moved({ shown: true, came: 5, went: 0, grown: true }, { went: 1 }).came // 4
 */
export function moved(step: Step, { came = 0, went = 0 }: Change): Step {
  const left = step.grown
    ? { came: Math.max(0, step.came - went), went: step.went }
    : { came: step.came, went: step.went + went };
  return {
    shown: step.shown,
    came: left.came + came,
    went: left.went,
    grown: step.grown || came > 0,
  };
}

/** Where the sides of a wave stand, within a transaction that holds the wave's lock. */
export async function steppingOf(
  tx: Database,
  waveId: string,
  now: Date = new Date(),
): Promise<Stepping> {
  const [wave] = await tx.select().from(waves).where(eq(waves.id, waveId));
  const minimumBase = wave?.minimumBase ?? 1;
  if (!wave || minimumBase <= 1 || availability(wave, now) !== 'open')
    return { minimumBase, allows: () => true };
  const rows = await tx.select().from(steps).where(eq(steps.waveId, waveId));
  return {
    minimumBase,
    allows(audience, change) {
      const step = rows.find((row) => row.audience === audience);
      if (!step?.shown) return true;
      const { came, went } = moved(step, change);
      return Math.max(came, went) >= minimumBase;
    },
  };
}

/** Notes a change of what readers can see of a side. */
export async function noteChange(
  tx: Database,
  wave: { id: string; tenantId: string },
  audience: Audience,
  change: Change,
): Promise<void> {
  if ((change.came ?? 0) + (change.went ?? 0) === 0) return;
  const own = and(eq(steps.waveId, wave.id), eq(steps.audience, audience));
  const [row] = await tx.select().from(steps).where(own);
  const version = (row?.version ?? 0) + 1;
  const next = row?.shown ? moved(row, change) : START;
  await write(tx, wave, audience, { ...next, version });
}

/** Notes that readers look at some sides now: the next step of each is measured from here. */
export async function noteLook(
  tx: Database,
  wave: { id: string; tenantId: string },
  audiences: readonly Audience[],
): Promise<void> {
  const rows = await tx.select().from(steps).where(eq(steps.waveId, wave.id));
  for (const audience of audiences) {
    const row = rows.find((step) => step.audience === audience);
    if (row?.shown && !row.grown && row.came + row.went === 0) continue;
    await write(tx, wave, audience, { ...START, shown: true, version: row?.version ?? 0 });
  }
}

async function write(
  tx: Database,
  { id: waveId, tenantId }: { id: string; tenantId: string },
  audience: Audience,
  step: Step & { version: number },
): Promise<void> {
  const { version, shown, came, went, grown } = step;
  const set = { version, shown, came, went, grown };
  await tx
    .insert(steps)
    .values({ ...set, waveId, tenantId, audience })
    .onConflictDoUpdate({ target: [steps.waveId, steps.audience], set });
}

/** A number for what readers can see of each side, which no other state of it shares. */
export async function versionsOf(db: Database, waveId: string): Promise<Record<Audience, number>> {
  const rows = await db
    .select({ audience: steps.audience, version: steps.version })
    .from(steps)
    .where(eq(steps.waveId, waveId));
  const of = (side: Audience) => rows.find(({ audience }) => audience === side)?.version ?? 0;
  return { consumer: of('consumer'), manager: of('manager') };
}

/** Whether readers see a response once it is counted. */
export function isSeen({ status, flagged }: { status: string; flagged: boolean }): boolean {
  return status === 'complete' && !flagged;
}

/** How many of some responses readers see, by side. */
export function countSeen(
  rows: readonly { audience: Audience; status: string; flagged: boolean }[],
): { audience: Audience; n: number }[] {
  return AUDIENCES.map((audience) => ({
    audience,
    n: rows.filter((row) => row.audience === audience && isSeen(row)).length,
  }));
}
