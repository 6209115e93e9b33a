import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { lastActor } from '../../db/audit.server';
import type { Database } from '../../db/open.server';
import { findStudy } from '../../db/studies.server';
import { differs, openDraft } from '../../db/studyDrafts.server';
import { editDraft, editsSince, lastEdit, turnBack, undoable } from '../../db/studyEdits.server';
import { listWaves } from '../../db/waves.server';
import { NO_STORE, nothingThere, requireUser, seeOther } from '../accounts/requireUser.server';
import { traced, userActor } from '../audit/trace.server';
import { reportLanguage } from '../reportLanguage';
import { type Draft, draftOf, KINDS } from '../study/edit/draft';
import type { StudyEdit } from '../study/edit/edits';
import { canPlay, ROLES } from '../study/roles';
import type { EditOutcome } from '../ui/studies/outcome';
import { faultsIn } from './faults';
import { editsIn } from './form';
import { insertionOf } from './library.server';
import { editNote } from './noting.server';
import { outcomeOf } from './outcome.server';
import { publishStudy } from './publishing.server';
import { textsIn } from './texts.server';
import { deleteStudy, refusedFor, replaceStudy, resetStudy } from './whole.server';

/** The longest list of waves that the editor tells of. */
const MOST_WAVES = 50;

/**
 * A study as it is edited, with all that every page of its editor shows.
 * @throws Response as requireUser does; 404 for a study that the organisation does not have
 */
export async function openEditor(args: LoaderFunctionArgs) {
  const { params, request, context } = args;
  const { db } = context;
  const { user } = await requireUser(args, ['administrator', 'analyst']);
  const key = params.study ?? '';
  const stored = await openDraft(db, user.tenantId, key);
  if (!stored) throw nothingThere();
  const { draft, revision, id } = stored;
  const published = await findStudy(db, user.tenantId, key);
  const waves = published ? await listWaves(db, user.tenantId, key) : [];
  const last = id === null ? undefined : await lastEdit(db, id);
  const own = id === null ? { undo: [], redo: [] } : await undoable(db, id, user.id);
  const { searchParams } = new URL(request.url);
  const asked = searchParams.get('in');
  return {
    locale: reportLanguage(request),
    draft,
    revision,
    mayEdit: user.role === 'administrator',
    faults: faultsIn(draft),
    kinds: KINDS.map((kind) => ({ kind, roles: ROLES.filter((role) => canPlay(kind, role)) })),
    /** The locale that is written in. */
    language: draft.locales.find((one) => one === asked) ?? draft.locales[0] ?? 'en',
    published: published?.version ?? null,
    baseVersion: stored.baseVersion,
    isEdited: differs(draft, published ? draftOf(published.study) : null),
    waves: waves.slice(0, MOST_WAVES).map(({ id: wave, title, status, studyVersion }) => ({
      id: wave,
      title,
      status,
      version: studyVersion,
    })),
    undo: own.undo.at(-1)?.edits[0] ?? null,
    redo: own.redo.at(-1)?.edits[0] ?? null,
    saved: last ? { at: last.madeAt.toISOString(), mine: last.userId === user.id } : null,
    done: searchParams.get('done') === 'published' ? ('published' as const) : null,
  };
}

/**
 * Does what a form of the editor asks for.
 * @throws Response as openEditor does; back to the page when all of it is done
 */
export async function changeStudy(args: ActionFunctionArgs) {
  const { outcome, status, leadsTo } = await changed(args);
  if (status === 200) throw seeOther(leadsTo ?? backTo(args.request));
  return data<EditOutcome>(outcome, { status });
}

/** The same for a script, which stays on its page. */
export async function saveStudyEdits(args: ActionFunctionArgs): Promise<Response> {
  const { outcome, status } = await changed(args);
  return Response.json(outcome, { status, headers: { 'Cache-Control': 'no-store' } });
}

async function changed(
  args: ActionFunctionArgs,
): Promise<{ outcome: EditOutcome; status: number; leadsTo?: string }> {
  const { request, context, params } = args;
  const { user } = await requireUser(args, ['administrator']);
  const form = await request.formData().catch(() => new FormData());
  const key = params.study ?? '';
  const stored = await openDraft(context.db, user.tenantId, key);
  if (!stored) throw await goneSince(context.db, user.tenantId, key);
  const asked = editsIn(form, stored.draft);
  if (!asked) return refusedFor({ revision: stored.revision }, 'stale');
  const editing = {
    tenantId: user.tenantId,
    key,
    userId: user.id,
    revision: asked.revision,
    own: asked.own,
    now: context.now(),
  };
  const { db } = context;
  const intent = form.get('intent');
  const edits = await editsFor(intent, form, stored.draft, asked.edits);
  if ('faults' in edits)
    return refusedFor(editing, 'texts', {
      listed: edits.faults,
      values: { count: edits.faults.length },
    });
  const actor = userActor(user);
  const edited = await traced(
    db,
    actor,
    (tx) => editDraft(tx, editing, edits),
    (done) => editNote('study.edit', key, done),
  );
  const result = outcomeOf(edited, asked.revision, asked);
  if (result.status !== 200) return result;
  const now = { ...editing, revision: result.outcome.revision };
  switch (intent) {
    case 'undo':
    case 'redo': {
      const turned = await traced(
        db,
        actor,
        (tx) => turnBack(tx, now, intent),
        (done) => editNote(`study.${intent}`, key, done),
      );
      return outcomeOf(turned, now.revision);
    }
    case 'library':
      return { ...result, leadsTo: `/studies/${key}` };
    case 'publish':
      return publishStudy(db, user, key, result.outcome);
    case 'replace':
      return replaceStudy(db, user, now, form);
    case 'reset':
      return resetStudy(db, user, now);
    case 'delete':
      // By the revision that was seen: what others have made since is to be seen first.
      return deleteStudy(db, user, editing, form);
    default:
      return result;
  }
}

/** The edits that a form asks for, or what is wrong with its file. */
function editsFor(
  intent: unknown,
  form: FormData,
  draft: Draft,
  asked: StudyEdit[],
): ReturnType<typeof textsIn> | StudyEdit[] {
  if (intent === 'translations') return textsIn(form, draft);
  if (intent !== 'library') return asked;
  return insertionOf(draft, form.getAll('pick').map(String));
}

/** The answer to whoever still edits a study that is not there, with who deleted it. */
async function goneSince(db: Database, tenantId: string, key: string): Promise<Response> {
  const last = await lastActor(db, tenantId, ['study.delete'], key);
  if (last === null) return nothingThere();
  return Response.json({ deletedBy: last.name }, { status: 404, headers: NO_STORE });
}

function backTo(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return `${pathname}${search}`;
}

/** What others did to a study since a page was made, for the page to tell. */
export async function changesMeanwhile(args: LoaderFunctionArgs): Promise<Response> {
  const { context, params, request } = args;
  const { user } = await requireUser(args, ['administrator', 'analyst']);
  const key = params.study ?? '';
  const stored = await openDraft(context.db, user.tenantId, key);
  if (!stored) throw await goneSince(context.db, user.tenantId, key);
  const since = Number(new URL(request.url).searchParams.get('since') ?? Number.NaN);
  const edits =
    stored.id === null || !Number.isInteger(since)
      ? []
      : await editsSince(context.db, stored.id, since);
  const others = edits.filter(({ userId }) => userId !== user.id);
  const now = context.now().getTime();
  return Response.json(
    {
      revision: stored.revision,
      others: others.slice(-5).map(({ userName, madeAt, edits: made }) => ({
        by: userName,
        seconds: Math.max(0, Math.round((now - madeAt.getTime()) / 1000)),
        edit: made[0] ?? null,
      })),
    },
    { headers: { 'Cache-Control': 'no-store' } },
  );
}
