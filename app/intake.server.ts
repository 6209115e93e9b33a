import type { Database } from '../db/open.server';
import { type NewResponse, storeResponses } from '../db/responses.server';
import { faultsOf, jsonPath, type Study } from './study/document';
import { excessOf } from './study/parse';
import { responseSchema } from './study/response';

export interface Rejected {
  /** The record's place in what was sent, from 1. */
  row: number;
  path: string;
  message: string;
}

export interface Intake {
  stored: number;
  duplicates: number;
  /** The faults of the first rejected records. */
  rejected: Rejected[];
  /** How many records were rejected in all. */
  rejectedCount: number;
}

const NAMED_ROWS = 100;

/**
 * Takes responses from outside into an open wave: all or none, or with `skip` the good ones.
 * @throws WaveNotOpen
 */
export async function takeResponses(
  db: Database,
  wave: { id: string; tenantId: string },
  study: Study,
  records: readonly unknown[],
  { skip, now }: { skip: boolean; now: Date },
): Promise<Intake> {
  const schema = responseSchema(study, now);
  const good: { response: NewResponse; row: number }[] = [];
  const faulty = new Map<number, Rejected[]>();
  for (const [index, record] of records.entries()) {
    const row = index + 1;
    const excess = excessOf(record, 4, 100_000);
    if (excess) {
      faulty.set(row, [{ row, path: '$', message: excess }]);
      continue;
    }
    const parsed = schema.safeParse(record);
    if (parsed.success) good.push({ response: parsed.data, row });
    else
      faulty.set(
        row,
        faultsOf(parsed.error).map((fault) => ({ row, ...fault })),
      );
  }
  const result = { stored: 0, duplicates: 0 };
  if (faulty.size === 0 || skip) {
    const stored = await storeResponses(
      db,
      wave,
      good.map(({ response }) => response),
      { skip, now },
    );
    result.stored = stored.stored;
    result.duplicates = stored.duplicates;
    for (const place of stored.conflicts) {
      const row = good[place]?.row ?? 0;
      const path = jsonPath(['respondent']);
      faulty.set(row, [{ row, path, message: 'this respondent answered differently before' }]);
    }
  }
  const rejected = [...faulty.entries()]
    .sort(([a], [b]) => a - b)
    .slice(0, NAMED_ROWS)
    .flatMap(([, faults]) => faults);
  return { ...result, rejected, rejectedCount: faulty.size };
}
