import type { Database } from '../../db/open.server';
import { addOpenings, type Opening } from '../../db/openings.server';
import type { Wave } from '../../db/waves.server';
import type { PlainRequest } from '../http/plain';
import type { Audience } from '../study/document';

/** How long openings stay in their process at most, in milliseconds: the first page waits for no database. */
const WRITTEN_AFTER = 2000;

interface Counted {
  opened: Map<string, Opening>;
  timer: NodeJS.Timeout | undefined;
  writing: Promise<void>;
}

const counted = new WeakMap<Database, Counted>();

/** Counts that somebody new was shown the first page; a page that is loaded again, or ahead, is none. */
export function noteOpening(
  db: Database,
  { id: waveId, tenantId }: Pick<Wave, 'id' | 'tenantId'>,
  audience: Audience,
  { method, headers }: PlainRequest,
  report: (error: unknown) => void,
): void {
  const isAgain = /max-age=0|no-cache/.test(headers.get('Cache-Control') ?? '');
  if (method !== 'GET' || isAgain || headers.get('Sec-Purpose')) return;
  const own = counted.get(db) ?? {
    opened: new Map(),
    timer: undefined,
    writing: Promise.resolve(),
  };
  counted.set(db, own);
  const key = `${waveId} ${audience}`;
  const { count } = own.opened.get(key) ?? { count: 0 };
  own.opened.set(key, { tenantId, waveId, audience, count: count + 1 });
  own.timer ??= setTimeout(() => writeOpenings(db).catch(report), WRITTEN_AFTER).unref();
}

/** Writes what this process counted; what cannot be written is tried again with the next. */
export async function writeOpenings(db: Database): Promise<void> {
  const own = counted.get(db);
  if (!own) return;
  clearTimeout(own.timer);
  own.timer = undefined;
  await own.writing.catch(() => {});
  const { opened } = own;
  own.opened = new Map();
  own.writing = addOpenings(db, [...opened.values()]);
  try {
    await own.writing;
  } catch (error) {
    for (const [key, one] of opened) {
      const { count } = own.opened.get(key) ?? { count: 0 };
      own.opened.set(key, { ...one, count: one.count + count });
    }
    throw error;
  }
}
