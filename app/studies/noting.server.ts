import type { Database } from '../../db/open.server';
import type { User } from '../../db/users.server';
import { studyEdited, traceOnce, userActor } from '../audit/trace.server';

/** How long somebody's edits of one study are one entry of the log, in milliseconds. */
const ONCE_IN = 60 * 60 * 1000;

/** Notes that somebody edits a study; what exactly is in the study's own history. */
export function noteEdited(db: Database, user: User, key: string, now: Date): Promise<void> {
  return traceOnce(db, userActor(user), studyEdited(key), new Date(now.getTime() - ONCE_IN));
}
