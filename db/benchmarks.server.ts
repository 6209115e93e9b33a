import { and, asc, eq } from 'drizzle-orm';
import type { BenchmarkDocument } from '../app/study/benchmark';
import { newId } from './ids.server';
import type { Database } from './open.server';
import { benchmarks } from './schema';

/** A published figure that an organisation has added. */
export interface StoredBenchmark extends BenchmarkDocument {
  id: string;
  unit: string | null;
}

function read(row: typeof benchmarks.$inferSelect): StoredBenchmark {
  const { id, label, source, year, item, construct, measure, option, unit } = row;
  const side = (value: number | null, base: number | null) =>
    value === null ? null : { value, base };
  return {
    id,
    label,
    source,
    year,
    item,
    construct,
    measure,
    option,
    unit,
    manager: side(row.manager, row.managerBase),
    consumer: side(row.consumer, row.consumerBase),
  };
}

function columns({ manager, consumer, ...of }: Omit<StoredBenchmark, 'id'>) {
  return {
    ...of,
    manager: manager?.value ?? null,
    managerBase: manager?.base ?? null,
    consumer: consumer?.value ?? null,
    consumerBase: consumer?.base ?? null,
  };
}

const own = (tenantId: string, id: string) =>
  and(eq(benchmarks.tenantId, tenantId), eq(benchmarks.id, id));

/** What an organisation has added, by name. */
export async function listBenchmarks(db: Database, tenantId: string): Promise<StoredBenchmark[]> {
  const rows = await db
    .select()
    .from(benchmarks)
    .where(eq(benchmarks.tenantId, tenantId))
    .orderBy(asc(benchmarks.label), asc(benchmarks.id));
  return rows.map(read);
}

export async function findBenchmark(
  db: Database,
  tenantId: string,
  id: string,
): Promise<StoredBenchmark | undefined> {
  const [row] = await db.select().from(benchmarks).where(own(tenantId, id));
  return row && read(row);
}

export async function addBenchmark(
  db: Database,
  tenantId: string,
  given: Omit<StoredBenchmark, 'id'>,
): Promise<StoredBenchmark> {
  const id = newId(12);
  await db.insert(benchmarks).values({ tenantId, id, ...columns(given) });
  return { id, ...given };
}

/** @returns false where the organisation has none of that id */
export async function changeBenchmark(
  db: Database,
  tenantId: string,
  { id, ...given }: StoredBenchmark,
): Promise<boolean> {
  const rows = await db
    .update(benchmarks)
    .set(columns(given))
    .where(own(tenantId, id))
    .returning({ id: benchmarks.id });
  return rows.length > 0;
}

/** Erases it for good. @returns what it was; undefined where the organisation has none of that id */
export async function removeBenchmark(
  db: Database,
  tenantId: string,
  id: string,
): Promise<StoredBenchmark | undefined> {
  const [row] = await db.delete(benchmarks).where(own(tenantId, id)).returning();
  return row && read(row);
}
