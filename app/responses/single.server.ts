import type { Database } from '../../db/open.server';
import { storeResponse } from '../../db/responses.server';
import { faultsOf, type Study } from '../study/document';
import { excessOf } from '../study/parse';
import { responseSchema } from '../study/response';
import type { Intake } from './intake.server';
import type { FileMode } from './modes';

/** Takes one response from outside into an open wave, in one short transaction. @throws WaveNotOpen */
export async function takeOne(
  db: Database,
  wave: { id: string; tenantId: string },
  study: Study,
  value: unknown,
  { mode, now }: { mode: FileMode; now: Date },
): Promise<Intake> {
  const nothing = { stored: 0, duplicates: 0, replaced: 0 };
  const result = (
    counts: Partial<typeof nothing>,
    faults: { path: string; message: string }[],
  ) => ({
    records: 1,
    ...nothing,
    ...counts,
    repeated: false,
    rejected: faults.map((fault) => ({ row: 1, ...fault })),
    rejectedCount: faults.length > 0 ? 1 : 0,
  });
  const excess = excessOf(value, 4, 100_000);
  if (excess) return result({}, [{ path: '$', message: excess }]);
  const parsed = responseSchema(study, now).safeParse(value);
  if (!parsed.success) return result({}, faultsOf(parsed.error));
  const outcome = await storeResponse(db, wave, study, parsed.data, {
    replace: mode === 'replace',
    now,
  });
  if (outcome === 'duplicate') return result({ duplicates: 1 }, []);
  if (outcome === 'conflict') return result({}, [CONFLICT]);
  return result({ stored: 1, replaced: outcome === 'replaced' ? 1 : 0 }, []);
}

/** Why a record is refused whose respondent is there with other answers. */
export const CONFLICT = {
  path: '$.respondent',
  message: 'this respondent answered differently before',
};
