import { userInfo } from 'node:os';
import type { LoaderFunctionArgs } from '@remix-run/node';
import {
  type AuditSubject,
  type NewAuditEntry,
  noteAudit,
  noteAuditOnce,
} from '../../db/audit.server';
import type { Database } from '../../db/open.server';
import type { PublishedCounts } from '../../db/publishing.server';
import type { User } from '../../db/users.server';
import { recentWave, type Wave } from '../../db/waves.server';
import type { ServerContext } from '../context';
import type { AuditAction } from './actions';

/** Who does something, in which organisation. */
export interface Actor {
  tenantId: string;
  kind: NewAuditEntry['actor']['kind'];
  id: string | null;
  name: string;
}

/** What is noted of something that was done. */
export interface Note {
  action: AuditAction;
  subject: AuditSubject | null;
  details?: Record<string, unknown>;
}

type Person = Pick<User, 'tenantId' | 'id' | 'name' | 'email'>;

/** Somebody who is signed in. */
export function userActor({ tenantId, id, name, email }: Person): Actor {
  return { tenantId, kind: 'user', id, name: `${name} <${email}>` };
}

/** Whoever holds a key of the API. */
export function keyActor(key: { tenantId: string; id: string; name: string }): Actor {
  return { tenantId: key.tenantId, kind: 'key', id: key.id, name: key.name };
}

/** Whoever has a shell on the machine that the program runs on. */
export function commandActor(tenantId: string): Actor {
  return { tenantId, kind: 'command', id: null, name: systemUser() };
}

/** The program by itself. */
export function systemActor(tenantId: string): Actor {
  return { tenantId, kind: 'system', id: null, name: 'Parallax' };
}

/** Whoever opens a page of a wave: by a sign-in of its organisation, or by a link. */
async function readerActor(
  { signedIn }: Pick<ServerContext, 'signedIn'>,
  { tenantId }: Pick<Wave, 'tenantId'>,
): Promise<Actor> {
  const { user } = (await signedIn()) ?? {};
  if (user?.tenantId === tenantId) return userActor(user);
  return { tenantId, kind: 'link', id: null, name: '' };
}

/** Somebody who tries to sign in. */
export function unknownActor(tenantId: string): Actor {
  return { tenantId, kind: 'nobody', id: null, name: '' };
}

export function ofUser({ id, email }: Pick<User, 'id' | 'email'>): AuditSubject {
  return { kind: 'user', id, name: email };
}

/** What names a wave. */
export type NamedWave = Pick<Wave, 'id' | 'studyKey' | 'key'>;

export function ofWave({ id, studyKey, key }: NamedWave): AuditSubject {
  return { kind: 'wave', id, name: `${studyKey}/${key}` };
}

/** An account was made; null: it was not. */
export function userAdded(user: User | undefined): Note | null {
  if (!user) return null;
  const { name, role } = user;
  return { action: 'user.add', subject: ofUser(user), details: { name, role } };
}

/** A study was stored, or a new version of it. */
export function studySaved(key: string, version: number): Note {
  return {
    action: 'study.save',
    subject: ofStudy(key),
    details: { version },
  };
}

const ofStudy = (key: string): AuditSubject => ({ kind: 'study', id: key, name: key });

/** A study was begun, empty or from something that is there. */
export function studyBegun(key: string, from: string): Note {
  return { action: 'study.begin', subject: ofStudy(key), details: { from } };
}

/** A document was put in the place of a study, or began one. */
export function studyImported(key: string, given: { began: boolean }): Note {
  return { action: 'study.import', subject: ofStudy(key), details: given };
}

/** An edited study became a version. */
export function studyPublished(key: string, version: number): Note {
  return { action: 'study.publish', subject: ofStudy(key), details: { version } };
}

/** An edit of a study was saved, taken back or made again: what was done, and to which places of it. */
export function studyEdited(
  action: Extract<AuditAction, 'study.edit' | 'study.undo' | 'study.redo' | 'study.reset'>,
  key: string,
  details: { did: string[]; places: string[]; more?: number },
): Note {
  return { action, subject: ofStudy(key), details };
}

export function studyDeleted(key: string): Note {
  return { action: 'study.delete', subject: ofStudy(key) };
}

/** A study was taken out of the program, as a file of this name. */
export function studyExported(key: string, file: string): Note {
  return { action: 'export.study', subject: ofStudy(key), details: { file } };
}

/** Notes a file of responses, in the transaction that publishes them. */
export function importTraced(actor: Actor, wave: Wave, details: Record<string, unknown> = {}) {
  return (tx: Database, counts: PublishedCounts): Promise<void> =>
    trace(tx, actor, {
      action: 'responses.import',
      subject: ofWave(wave),
      details: { ...details, ...counts },
    });
}

/** Something was taken out of the program, as a file of this name. */
export function exported(
  action: Extract<AuditAction, `export.${string}`>,
  wave: NamedWave,
  details: Record<string, unknown>,
): Note {
  return { action, subject: ofWave(wave), details };
}

/** Notes a file of a wave's views; one that is asked for its head alone is none. */
export async function traceFile(
  { request, context }: LoaderFunctionArgs,
  wave: NamedWave,
  file: string,
): Promise<void> {
  const found = request.method === 'HEAD' ? undefined : await recentWave(context.db, wave.id);
  if (!found) return;
  const actor = await readerActor(context, found);
  await trace(context.db, actor, exported('export.report', wave, { file }));
}

function entryOf({ tenantId, kind, id, name }: Actor, note: Note): NewAuditEntry {
  const { action, subject, details = {} } = note;
  return { tenantId, actor: { kind, id, name }, action, subject, details };
}

/** Notes something, in the caller's transaction. */
export function trace(db: Database, actor: Actor, note: Note): Promise<void> {
  return noteAudit(db, entryOf(actor, note));
}

/** Notes something unless it was noted of the same subject since a moment. */
export function traceOnce(db: Database, actor: Actor, note: Note, since: Date): Promise<void> {
  return noteAuditOnce(db, entryOf(actor, note), since);
}

/**
 * Does something and notes it, both or neither.
 * @param note what is noted of its result; null: nothing was done
 */
export function traced<Result>(
  db: Database,
  actor: Actor,
  act: (tx: Database) => Promise<Result>,
  note: (result: Result) => Note | null,
): Promise<Result> {
  return db.transaction(async (tx) => {
    const result = await act(tx);
    const noted = note(result);
    if (noted) await trace(tx, actor, noted);
    return result;
  });
}

/** @returns '' where the system knows the user by a number only */
function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
