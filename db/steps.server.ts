import { and, eq, gt, max, sql } from 'drizzle-orm';
import { AUDIENCES, type Audience } from '../app/study/document';
import type { Database } from './open.server';
import { dropResults } from './results.server';
import { steps, waves } from './schema';
import { availability } from './waves.server';

// While a wave is open, what readers see of a side advances by at least the minimum base, so that two
// reports cannot be differenced to one person (section 12 of the method). Responses that would make a
// smaller step stay unfolded; those that leave take others along, who are held back until as many new
// ones come, so that nothing is kept of whoever left. Steps are measured from what readers were last
// shown, so nothing waits while nobody looks.

/** What has happened to a side since readers looked. */
export interface Step {
  shown: boolean;
  /** At least so many came, and so many went of those that readers were shown. */
  came: number;
  went: number;
  /** At least so many of those that came were never counted before. */
  fresh: number;
  /** Some came, so that who goes now may be one of them. */
  grown: boolean;
}

/** How many responses come for the first time, come back after they were held, or go; these do so first. */
export interface Change {
  came?: number;
  back?: number;
  went?: number;
}

/** The sides of a wave between two looks of its readers. */
export interface Stepping {
  minimumBase: number;
  /** Whether readers may see a change of a side now. */
  allows(audience: Audience, change: Change): boolean;
  /** Whether those may be counted again who were held: enough new ones have come. */
  takesBack(audience: Audience): boolean;
  /** How many have to go together where some do. */
  goingWith(audience: Audience, went: number): number;
}

const START: Step = { shown: false, came: 0, went: 0, fresh: 0, grown: false };

/**
 * A side after a change. Nobody knows who of those that go readers were shown, once others have come:
 * each is taken for one that came, which makes the least difference to what they saw.
 *
 * @example moved({ shown: true, came: 5, went: 0, fresh: 5, grown: true }, { went: 1 }).came // 4
 */
export function moved(step: Step, { came = 0, back = 0, went = 0 }: Change): Step {
  const unknown = step.grown ? Math.min(step.came, went) : 0;
  return {
    shown: step.shown,
    came: step.came - unknown + came + back,
    went: step.went + went - unknown,
    fresh: Math.max(0, step.fresh - unknown) + came,
    grown: step.grown || came + back > 0,
  };
}

/**
 * Whether the difference that readers would see is large enough: to what they saw last, and without
 * those who were held to what they saw before.
 */
function isStep({ fresh, went }: Step, minimumBase: number): boolean {
  return Math.max(fresh, went) >= minimumBase;
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
    return {
      minimumBase,
      allows: () => true,
      takesBack: () => true,
      goingWith: (_, went) => went,
    };
  const rows = await tx.select().from(steps).where(eq(steps.waveId, waveId));
  const shownOf = (audience: Audience) =>
    rows.find((step) => step.audience === audience && step.shown);
  const allows = (audience: Audience, change: Change) => {
    const step = shownOf(audience);
    return !step || isStep(moved(step, change), minimumBase);
  };
  return {
    minimumBase,
    allows,
    takesBack(audience) {
      const step = shownOf(audience);
      return !step || step.fresh >= minimumBase;
    },
    goingWith(audience, went) {
      let together = went;
      while (!allows(audience, { went: together })) together += 1;
      return together;
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
  const { came = 0, back = 0, went = 0 } = change;
  if (came + back + went === 0) return;
  const own = and(eq(steps.waveId, wave.id), eq(steps.audience, audience));
  const [row] = await tx.select().from(steps).where(own);
  const version = (row?.version ?? 0) + 1;
  const next = row?.shown ? moved(row, change) : START;
  await write(tx, wave, audience, { ...next, version });
  await tx.update(steps).set({ changedAt: sql`clock_timestamp()` }).where(own);
  // What was computed from whoever left goes with them.
  if (went > 0) await dropResults(tx, wave.id, audience);
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
    if (row?.shown && !row.grown && row.went === 0) continue;
    await write(tx, wave, audience, { ...START, shown: true, version: row?.version ?? 0 });
  }
}

async function write(
  tx: Database,
  { id: waveId, tenantId }: { id: string; tenantId: string },
  audience: Audience,
  step: Step & { version: number },
): Promise<void> {
  const { version, shown, came, went, fresh, grown } = step;
  const set = { version, shown, came, went, fresh, grown };
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

/** These numbers, and when what readers can see of either side changed last. */
export async function stateOfSides(db: Database, waveId: string) {
  const [row] = await db
    .select({ changedAt: max(steps.changedAt) })
    .from(steps)
    .where(and(eq(steps.waveId, waveId), gt(steps.version, 0)));
  return { versions: await versionsOf(db, waveId), changedAt: row?.changedAt ?? null };
}

/** Whether readers see a response once it is counted. */
export function isSeen({ status, flagged }: { status: string; flagged: boolean }): boolean {
  return status === 'complete' && !flagged;
}

/** How many of some responses come for readers to see, by side: for the first time, and back. */
export function comingOf(
  rows: readonly { audience: Audience; status: string; flagged: boolean; held: boolean }[],
): { audience: Audience; came: number; back: number }[] {
  return AUDIENCES.map((audience) => {
    const seen = rows.filter((row) => row.audience === audience && isSeen(row));
    const back = seen.filter(({ held }) => held).length;
    return { audience, came: seen.length - back, back };
  });
}
