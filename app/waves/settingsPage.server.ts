import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { lastActor } from '../../db/audit.server';
import type { Database } from '../../db/open.server';
import { newestVersion, studyVersion } from '../../db/studies.server';
import { listUsers } from '../../db/users.server';
import { giveWave, listWaveReaders, withdrawWave } from '../../db/waveReaders.server';
import { removeWave } from '../../db/waveRemoval.server';
import { forgetKnown, updateWave, type Wave, type WaveStatus } from '../../db/waves.server';
import { formOf, nothingThere, seeOther } from '../accounts/requireUser.server';
import { actionsOf } from '../audit/actions';
import { overtakenBy } from '../audit/overtakenBy.server';
import { type Actor, ofUser, ofWave, traced, userActor } from '../audit/trace.server';
import { noted, waveDeleted } from '../audit/waveNotes.server';
import { studyView } from '../gap/presentation';
import { shownIn } from '../mergedForm';
import { reportMessages } from '../messages/report';
import { reportLanguage } from '../reportLanguage';
import { faultsOf, type Study } from '../study/document';
import type { WaveSent } from '../ui/WaveForm';
import { isFixed, waveChange } from '../waveChange';
import { waveChangeSchema } from '../waveDocument';
import { langOf } from './addresses';
import { formFaults, marginsOf, readForm, valuesOf } from './form';
import { bothFaults, mergedSettings } from './overtaken';
import { ownWave } from './ownWave.server';
import { plannedIn } from './planned';
import { byHand, dueStatus, NEXT } from './status';
import { typedPlan } from './typedPlan.server';

/** What was just done, told by the address that the form leads to. */
const DONE = z
  .enum(['created', 'saved', 'opened', 'closed', 'archived', 'given', 'withdrawn'])
  .nullable()
  .catch(null);

/** Most fields that are told of as others' changes. */
const MOST_FIELDS = 50;

const DONE_BY: Record<WaveStatus, string> = {
  draft: 'saved',
  open: 'opened',
  closed: 'closed',
  archived: 'archived',
};

/**
 * A wave's settings, what it may become, and who may read its report.
 * @throws Response as ownWave does
 */
export async function openWaveSettings(args: LoaderFunctionArgs) {
  const { db, now } = args.context;
  const { wave, user } = await ownWave(args, ['administrator']);
  const { searchParams } = new URL(args.request.url);
  const locale = reportLanguage(args.request);
  const study = await studyVersion(db, wave.studyId, wave.studyVersion);
  const { title, language } = studyView(study, [], locale);
  const { id, status, synthetic } = wave;
  const fields = searchParams.get('meanwhile')?.split(',').slice(0, MOST_FIELDS) ?? [];
  const next = isFixed(wave) ? [] : NEXT[status];
  return {
    locale,
    done: DONE.parse(searchParams.get('done')),
    studyKey: wave.studyKey,
    view: { title, language },
    wave: { id, key: wave.key, title: wave.title, status, isSynthetic: synthetic },
    state: {
      next,
      asked: next.find((to) => to === searchParams.get('to')) ?? null,
      version: wave.studyVersion ?? (await newestVersion(db, wave.studyId)),
      opensAt: wave.opensAt?.toISOString() ?? null,
      closesAt: wave.closesAt?.toISOString() ?? null,
      archivesAt: wave.archivesAt?.toISOString() ?? null,
      isOverdue: dueStatus(wave, now()) !== null,
    },
    meanwhile: fields.length > 0 ? { by: await lastOther(db, wave, user.id), fields } : null,
    faults: status === 'draft' ? faultsOfOpening(wave, study) : [],
    margins: marginsOf(study, locale),
    values: valuesOf(wave, locale),
    isFixed: isFixed(wave),
    planned: plannedIn(study, wave.audiences, locale),
    readers: await readersOf(args, wave),
  };
}

function faultsOfOpening(wave: Wave, study: Study) {
  const read = waveChange(wave, study, { status: 'open' });
  return 'faults' in read ? formFaults(read.faults) : [];
}

async function readersOf({ context }: LoaderFunctionArgs, wave: Wave) {
  const given = await listWaveReaders(context.db, wave.id);
  const users = await listUsers(context.db, wave.tenantId);
  return users
    .filter(({ role, disabledAt }) => role === 'reader' && disabledAt === null)
    .map(({ id, name, email }) => ({ id, name, email, isGiven: given.includes(id) }));
}

const change = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('status'), status: z.enum(['open', 'closed', 'archived']) }),
  z.object({ intent: z.literal('give'), user: z.string().max(100) }),
  z.object({ intent: z.literal('withdraw'), user: z.string().max(100) }),
]);

/**
 * Changes a wave's settings, its status, or who may read its report.
 * @throws Response as openWaveSettings does; back to the settings when it is done
 */
export async function changeWaveSettings(args: ActionFunctionArgs) {
  const { db, now } = args.context;
  const { wave, user } = await ownWave(args, ['administrator']);
  const actor = userActor(user);
  const locale = reportLanguage(args.request);
  const t = reportMessages(locale);
  const form = await formOf(args.request);
  const done = (what: string, taken: readonly string[] = []) => {
    const told = taken.length > 0 ? { meanwhile: taken.join(',') } : {};
    return seeOther(`/waves/${wave.id}/settings?${langOf(args.request, { done: what, ...told })}`);
  };
  const given = change.safeParse(form);
  const study = await studyVersion(db, wave.studyId, wave.studyVersion);
  if (given.data && given.data.intent !== 'status') {
    const { intent } = given.data;
    await changeReader(db, actor, wave, given.data);
    throw done(intent === 'give' ? 'given' : 'withdrawn');
  }
  if (form.intent === 'delete') return deleteWave(args, actor, wave, form.confirm);
  if (form.intent === 'plan') {
    const before = { values: shownIn(form) ?? valuesOf(wave, locale), settings: wave.audiences };
    return typedPlan(form, study, locale, before);
  }
  const status = given.data?.status;
  const stored = valuesOf(wave, locale);
  const merged = mergedSettings(form, stored, study);
  const read = status
    ? { values: null, given: byHand(wave, status, now()), faults: [] }
    : readForm(merged.values, study, locale, stored);
  const { taken, both } = status ? { taken: [], both: [] } : merged;
  const by = taken.length + both.length > 0 ? await overtakenBy(db, user, 'wave', wave.id) : null;
  const refused = (more: WaveSent['faults'], status = 422) =>
    data<WaveSent>(
      {
        values: read.values,
        shown: stored,
        meanwhile: { by, fields: taken },
        faults: [...read.faults, ...more],
      },
      status,
    );
  if (both.length > 0) return refused(bothFaults(merged, stored, study, by ?? t('forms.you')), 409);
  const parsed = waveChangeSchema.safeParse(read.given);
  if (!parsed.success) return refused(formFaults(faultsOf(parsed.error)));
  const changed = waveChange(wave, study, parsed.data);
  if ('faults' in changed)
    return refused(formFaults(changed.faults), changed.kind === 'faulty' ? 422 : 409);
  if (read.faults.length > 0) return refused([]);
  const also = noted(actor, wave, changed.change);
  if (!(await updateWave(db, wave.id, changed.change, also, wave)))
    return refused([{ field: '', text: 'wave.fault_meanwhile' }], 409);
  throw done(status ? DONE_BY[status] : 'saved', taken);
}

/**
 * Deletes a draft that was never answered, where its key was typed.
 * @throws Response to the waves when it is done; 404 where somebody else was first
 */
async function deleteWave(args: ActionFunctionArgs, actor: Actor, wave: Wave, confirm: unknown) {
  const refused = (deletion: NonNullable<WaveSent['deletion']>, status: number) =>
    data<WaveSent>({ values: null, faults: [], deletion }, status);
  if (confirm !== wave.key) return refused('wave.delete_unconfirmed', 422);
  const removed = await traced(
    args.context.db,
    actor,
    (tx) => removeWave(tx, wave),
    (result) => (result === 'removed' ? waveDeleted(wave) : null),
  );
  if (removed === 'none') throw nothingThere();
  if (removed !== 'removed') return refused(`wave.delete_${removed}`, 409);
  forgetKnown(args.context.db, wave.id);
  throw seeOther(`/waves?${langOf(args.request, { deleted: '1' })}`);
}

/** Who else was the last to change a wave; null where nobody is known. */
async function lastOther(
  db: Database,
  { tenantId, id }: Wave,
  userId: string,
): Promise<string | null> {
  return (await lastActor(db, tenantId, actionsOf('wave'), id, userId))?.name ?? null;
}

async function changeReader(
  db: Database,
  actor: Actor,
  wave: Wave,
  { intent, user: userId }: { intent: 'give' | 'withdraw'; user: string },
): Promise<void> {
  const { id: waveId, tenantId } = wave;
  const users = await listUsers(db, tenantId);
  const reader = users.find(({ id, role }) => id === userId && role === 'reader');
  if (!reader) throw nothingThere();
  const grant = { tenantId, waveId, userId };
  await traced(
    db,
    actor,
    (tx) => (intent === 'give' ? giveWave(tx, grant) : withdrawWave(tx, grant)),
    (isChanged) =>
      isChanged
        ? {
            action: `wave.${intent}`,
            subject: ofUser(reader),
            details: { wave: ofWave(wave).name },
          }
        : null,
  );
}
