import { setImmediate as nextTurn } from 'node:timers/promises';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { negate, type Tally, tally } from '../app/gap/tally';
import type { Audience, Study } from '../app/study/document';
import { seenBefore } from './batches.server';
import { stayInBatches } from './correcting.server';
import { dropCounts } from './fieldworkCounts.server';
import { forgetBatches } from './forgetting.server';
import { newId } from './ids.server';
import { CHUNK, idsOf, type Place, removeGathered, responseId, rowIn } from './imports.server';
import { type Leaver, leaveTallies, makeWait } from './leaving.server';
import type { Database } from './open.server';
import type { Publication } from './publishing.server';
import { rowsOf } from './rows.server';
import { imports, responses, waves } from './schema';
import { type Compared, comparePage, takeOut } from './settling.server';
import { leaveComments } from './sortedComments.server';
import type { Standing } from './staging.server';
import { addInto, lockTallies, mergeAll, mergeImports, readCounted } from './tallyRows.server';
import { takeKeys } from './waiting.server';

// Settling ahead of publishing, in short transactions. What an import is to replace is gathered, still
// seen, as the responses of an import of its own; publishing only changes the state of that import, so
// that all of them go at the moment at which the new ones come.

interface Finished {
  replaced: number;
  stayed: ReadonlyMap<Audience, number>;
}

/** Staged responses that one transaction compares; respondents get in between. */
const PAGE = 400;

export class Settling {
  readonly late: Standing[] = [];
  /** What names nobody has been left out: an earlier import of the same file brought it. */
  hasNoAnonymous = false;
  /** The import that gathers what is replaced. */
  private gathering: string | null = null;
  private gathered: Leaver[] = [];
  /** What takes the place of each of them. */
  private successors = new Map<string, string>();
  private removed = new Map<string, Tally>();

  constructor(
    private readonly db: Database,
    private readonly wave: Place,
    private readonly study: Study,
    private readonly importId: string,
    private readonly publication: Publication,
  ) {}

  /** Compares all that is staged; whoever brings or changes a response from here on disturbs it. */
  async ahead(): Promise<void> {
    const { db, wave, importId, publication } = this;
    await db.transaction(async (tx) => {
      // Waits for those who are storing a response and saw the import as disturbed already.
      await tx.select().from(waves).where(eq(waves.id, wave.id)).for('no key update');
      await tx
        .update(imports)
        .set({ disturbed: false, touchedAt: sql`now()` })
        .where(and(eq(imports.waveId, wave.id), eq(imports.id, importId)));
    });
    // What was gathered before stays where it is, seen, until it is gathered anew.
    this.gathering = null;
    this.gathered = [];
    this.successors = new Map();
    this.removed = new Map();
    for (let after: string | null = responseId(importId, 0); after !== null; ) {
      const page = { after, limit: PAGE };
      const compared: Compared = await comparePage(db, wave, importId, publication, page);
      await this.settlePage(compared);
      await nextTurn();
      after = compared.last;
    }
    if (this.gathered.length > 0) await mergeImports(db, wave);
  }

  private async settlePage({ out, old }: Compared): Promise<void> {
    const { db, wave, study, importId, publication } = this;
    // Where one conflict refuses the whole, what is staged is removed as it is.
    const kept = publication.skip || publication.replace ? out : out.filter(({ same }) => same);
    for (const { staged, same } of out)
      if (!kept.some((one) => one.staged === staged)) this.late.push({ row: rowIn(staged), same });
    if (kept.length + old.length === 0) return;
    await db.transaction(async (tx) => {
      await lockTallies(tx, wave.id);
      await this.touch(tx);
      this.late.push(...(await takeOut(tx, wave, study, importId, kept)));
      if (old.length === 0) return;
      const ids = old.map(({ visible }) => visible);
      await this.takeFromOthers(tx, ids);
      const rows = await tx
        .update(responses)
        .set({ importId: await this.gather(tx) })
        .where(and(eq(responses.waveId, wave.id), inArray(responses.id, ids)))
        .returning();
      for (const { staged, visible } of old) this.successors.set(visible, staged);
      this.gathered.push(
        ...rows.map(({ id, audience, status, flagged }) => ({ id, audience, status, flagged })),
      );
      tally(study, rows.map(readCounted), this.removed);
    });
  }

  /**
   * Leaves out what names nobody: of a file that an earlier import took but for some records, those
   * are compared by their respondents, and the others are there already.
   */
  async leaveOutAnonymous(): Promise<void> {
    if (this.hasNoAnonymous) return;
    const { db, wave, study, importId } = this;
    const staged = and(
      eq(responses.waveId, wave.id),
      sql`${responses.id} ${idsOf(importId)}`,
      isNull(responses.respondent),
    );
    for (let isLast = false; !isLast; ) {
      await db.transaction(async (tx) => {
        await lockTallies(tx, wave.id);
        const page = await tx
          .select({ staged: responses.id })
          .from(responses)
          .where(staged)
          .orderBy(responses.id)
          .limit(PAGE);
        isLast = page.length < PAGE;
        const out = page.map(({ staged }) => ({ staged, same: true }));
        this.late.push(...(await takeOut(tx, wave, study, importId, out)));
        await this.touch(tx);
      });
      await nextTurn();
    }
    this.hasNoAnonymous = true;
  }

  private async touch(tx: Database): Promise<void> {
    await tx
      .update(imports)
      .set({ touchedAt: sql`now()` })
      .where(and(eq(imports.waveId, this.wave.id), eq(imports.id, this.importId)));
  }

  /** Two imports may replace the same response: whoever gathered it first has to look again. */
  private async takeFromOthers(tx: Database, old: readonly string[]): Promise<void> {
    const gathered = tx
      .select({ id: responses.importId })
      .from(responses)
      .where(and(eq(responses.waveId, this.wave.id), inArray(responses.id, [...old])));
    await tx
      .update(imports)
      .set({ disturbed: true })
      .where(and(eq(imports.waveId, this.wave.id), inArray(imports.id, gathered)));
  }

  /** Whether another import has taken some of what was gathered. */
  async isTaken(tx: Database): Promise<boolean> {
    if (this.gathering === null) return false;
    const [row] = await tx
      .select({ disturbed: imports.disturbed })
      .from(imports)
      .where(and(eq(imports.waveId, this.wave.id), eq(imports.id, this.gathering)));
    return row?.disturbed ?? true;
  }

  private async gather(tx: Database): Promise<string> {
    if (this.gathering !== null) return this.gathering;
    const { wave } = this;
    const id = newId(12);
    await tx.insert(imports).values({
      tenantId: wave.tenantId,
      waveId: wave.id,
      id,
      status: 'published',
      merged: true,
      publishedAt: this.publication.now,
    });
    this.gathering = id;
    return id;
  }

  /**
   * Takes what was gathered away from those who read, in the transaction that publishes the import.
   * @returns how many were replaced, and how many of each side stay in the eyes of readers
   */
  async finish(tx: Database): Promise<Finished> {
    const { wave, study, gathering, gathered } = this;
    if (gathering === null) return { replaced: 0, stayed: new Map() };
    await dropCounts(tx, wave.id);
    await mergeAll(tx, wave);
    const ids = gathered.map(({ id }) => id);
    await leaveComments(tx, wave, ids, { areKept: false, successors: this.successors });
    const waiting = await this.waiting(tx, gathering);
    const uncounted = [...waiting.keys()];
    await takeKeys(tx, wave.id, uncounted);
    for (let start = 0; start < uncounted.length; start += CHUNK) {
      const some = uncounted.slice(start, start + CHUNK);
      const rows = await tx
        .delete(responses)
        .where(and(eq(responses.waveId, wave.id), inArray(responses.id, some)))
        .returning();
      const less = tally(study, rows.map(readCounted));
      for (const counted of less.values()) {
        negate(counted);
        addInto(this.removed, counted);
      }
    }
    await tx
      .update(imports)
      .set({ status: 'abandoned', touchedAt: sql`now()` })
      .where(and(eq(imports.waveId, wave.id), eq(imports.id, gathering)));
    for (const [key, { sums }] of this.removed) if (sums[0] === 0) this.removed.delete(key);
    const counted = gathered.filter(({ id }) => !waiting.has(id));
    const stayed = await stayInBatches(tx, wave, counted, this.successors);
    const leavers = counted.filter(({ id }) => !stayed.ids.has(id));
    const before = await seenBefore(tx, wave.id, ids);
    const shown = await leaveTallies(tx, wave, study, leavers, this.removed, {
      mayReturn: false,
      staying: stayed.batches,
    });
    await forgetBatches(tx, wave.id, [...before, ...stayed.ids]);
    const seen = [...shown, ...before, ...[...waiting].flatMap(([id, held]) => (held ? id : []))];
    const again = seen.flatMap((id) => this.successors.get(id) ?? []);
    await makeWait(tx, wave, study, this.importId, again, true);
    const sums = [...stayed.batches].map(
      ([audience, batches]) =>
        [audience, [...batches.values()].reduce((a, b) => a + b, 0)] as const,
    );
    return { replaced: gathered.length, stayed: new Map(sums) };
  }

  /** Those of what was gathered that no tally counts yet, and whether readers saw them before. */
  private async waiting(tx: Database, gathering: string): Promise<Map<string, boolean>> {
    const rows = await rowsOf(
      tx,
      sql`select u.response_id as id, u.held from unfolded u cross join lateral (
          select 1 from responses r where r.wave_id = ${this.wave.id} and r.id = u.response_id
            and r.import_id = ${gathering} offset 0) as r
        where u.wave_id = ${this.wave.id}`,
      z.object({ id: z.string(), held: z.boolean() }),
    );
    return new Map(rows.map(({ id, held }) => [id, held]));
  }

  /** Removes what was gathered, once it is gone for those who read. */
  async cleanUp(): Promise<void> {
    const ids = this.gathered.map(({ id }) => id);
    if (this.gathering !== null) await removeGathered(this.db, this.wave.id, this.gathering, ids);
  }
}
