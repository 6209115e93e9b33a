import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import type { Database } from '../db/open.server';
import { countSessions, endAllSessions } from '../db/sessions.server';
import {
  findUserById,
  isLastAdministrator,
  setDisabled,
  setName,
  setRole,
  type User,
} from '../db/users.server';
import { giveWave, listGivenWaveIds, withdrawWave } from '../db/waveReaders.server';
import { listWaves } from '../db/waves.server';
import { chosenWaves } from './accounts/chosenWaves.server';
import { nameSchema, USER_ROLES } from './accounts/credentials';
import { giveReset } from './accounts/forgotten.server';
import { nothingThere, requireUser, seeOther } from './accounts/requireUser.server';
import { dropFactor, hasFactor } from './accounts/secondFactor.server';
import { overtakenBy } from './audit/overtakenBy.server';
import { type Actor, ofUser, ofWave, trace, userActor } from './audit/trace.server';
import { mergedForm, shownIn } from './mergedForm';
import { reportLanguage } from './reportLanguage';

/** What was just done, told by the address that the form leads to. */
const DONE = z
  .enum(['saved', 'merged', 'ended', 'reset', 'disabled', 'enabled'])
  .nullable()
  .catch(null);

/** What a form that was refused comes back with. */
export interface UserSent {
  fault: 'name' | 'last' | 'both';
  /** What was typed, where that cannot be a name. */
  values?: AccountValues;
  /** What was typed, where others have set something else meanwhile. */
  both?: { values: AccountValues; fields: string[]; by: string | null };
}

/** What can be changed of an account at once. */
type AccountValues = Record<'name' | 'role', string>;

const change = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), name: nameSchema, role: z.enum(USER_ROLES) }),
  z.object({ intent: z.literal('waves') }),
  z.object({ intent: z.literal('end') }),
  z.object({ intent: z.literal('reset') }),
  z.object({ intent: z.literal('factor') }),
  z.object({ intent: z.literal('disable') }),
  z.object({ intent: z.literal('enable') }),
]);

/** The form of the account with whatever stands for a name in it. */
const typedAccount = z.object({
  intent: z.literal('save'),
  name: z.string(),
  role: z.enum(USER_ROLES),
});

/** The account of the address. @throws Response as requireUser does; 404 where there is none */
async function asked(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { user: administrator } = await requireUser(args, ['administrator']);
  const { id = '' } = args.params;
  const user = await findUserById(args.context.db, administrator.tenantId, id);
  if (!user) throw nothingThere();
  return { administrator, user };
}

/** One account, as administrators look after it. @throws Response as `asked` does */
export async function openUser(args: LoaderFunctionArgs) {
  const { request, context } = args;
  const { db } = context;
  const { user } = await asked(args);
  const { tenantId, id } = user;
  const locale = reportLanguage(request);
  const given = await listGivenWaveIds(db, { tenantId, userId: id });
  return {
    locale,
    done: DONE.parse(new URL(request.url).searchParams.get('done')),
    sendsMail: context.sendsMail,
    roles: USER_ROLES,
    user: {
      id,
      name: user.name,
      email: user.email,
      role: user.role,
      isDisabled: user.disabledAt !== null,
      hasFactor: await hasFactor(db, id),
      signedInAt: user.signedInAt?.toISOString() ?? null,
      browsers: (await countSessions(db, tenantId, context.now())).get(id) ?? 0,
    },
    waves: user.role === 'reader' ? await chosenWaves(db, tenantId, given, locale) : null,
  };
}

/** Changes an account. @throws Response as `asked` does; back to the account when it is done */
export async function changeUser(args: ActionFunctionArgs) {
  const { request, context } = args;
  const { administrator, user } = await asked(args);
  const { db } = context;
  const actor = userActor(administrator);
  const form = await request.formData().catch(() => new FormData());
  const read = change.safeParse(Object.fromEntries(form));
  if (!read.success) {
    const typed = typedAccount.safeParse(Object.fromEntries(form));
    // No form of this page asks for anything else.
    if (!typed.success) throw nothingThere();
    return data<UserSent>({ fault: 'name', values: typed.data }, 422);
  }
  const lang = new URL(request.url).searchParams.get('lang');
  const done = (what: string) =>
    seeOther(`/users/${user.id}?${new URLSearchParams({ done: what, ...(lang ? { lang } : {}) })}`);
  const last = () => data<UserSent>({ fault: 'last' }, 409);
  switch (read.data.intent) {
    case 'save': {
      const fields = Object.fromEntries(form);
      const { name, role } = read.data;
      const stored = { name: user.name, role: user.role };
      const merged = mergedForm(shownIn(fields) ?? stored, stored, { name, role });
      if (merged.both.length > 0) {
        const by = await overtakenBy(db, administrator, 'user', user.id);
        const both = { values: { name, role }, fields: merged.both, by };
        return data<UserSent>({ fault: 'both', both }, 409);
      }
      const wanted = change.parse({ intent: 'save', ...merged.values });
      if (wanted.intent === 'save' && !(await save(db, actor, user, wanted))) return last();
      throw done(merged.taken.length > 0 ? 'merged' : 'saved');
    }
    case 'waves':
      if (user.role === 'reader')
        await giveThose(db, actor, user, {
          chosen: form.getAll('waves').map(String),
          shown: form.getAll('given').map(String),
        });
      throw done('saved');
    case 'end':
      await endAll(db, actor, user);
      throw done('ended');
    case 'reset':
      if (user.disabledAt) throw nothingThere();
      await giveReset(context, actor, user, reportLanguage(request), context.now());
      throw done('reset');
    case 'factor':
      await dropFactor(db, actor, user);
      throw done('saved');
    case 'disable':
      if (!user.disabledAt && !(await shut(db, actor, user, context.now()))) return last();
      throw done('disabled');
    case 'enable':
      if (!user.disabledAt) throw done('enabled');
      await db.transaction(async (tx) => {
        await setDisabled(tx, user, null);
        await trace(tx, actor, { action: 'user.enable', subject: ofUser(user) });
      });
      throw done('enabled');
  }
}

/** @returns false where nobody could look after Parallax any more */
function save(
  db: Database,
  actor: Actor,
  user: User,
  { name, role }: Pick<User, 'name' | 'role'>,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (role !== 'administrator' && (await isLastAdministrator(tx, user))) return false;
    const subject = ofUser(user);
    if (name !== user.name) {
      await setName(tx, user, name);
      const details = { name: { from: user.name, to: name } };
      await trace(tx, actor, { action: 'user.rename', subject, details });
    }
    if (role !== user.role) {
      const withdrawn = await setRole(tx, user, role);
      const details = { role: { from: user.role, to: role } };
      await trace(tx, actor, { action: 'user.role', subject, details });
      for (const wave of withdrawn.length > 0 ? await listWaves(tx, user.tenantId) : [])
        if (withdrawn.includes(wave.id))
          await trace(tx, actor, {
            action: 'wave.withdraw',
            subject,
            details: { wave: ofWave(wave).name },
          });
    }
    return true;
  });
}

/** Gives a reader the waves that were ticked, and withdraws those whose tick was taken away. */
async function giveThose(
  db: Database,
  actor: Actor,
  user: User,
  { chosen, shown }: { chosen: readonly string[]; shown: readonly string[] },
) {
  const { tenantId, id: userId } = user;
  await db.transaction(async (tx) => {
    for (const wave of await listWaves(tx, tenantId)) {
      const isGiven = chosen.includes(wave.id);
      // Whatever others have given since the page was shown stays so.
      if (isGiven === shown.includes(wave.id)) continue;
      const grant = { tenantId, waveId: wave.id, userId };
      const isChange = await (isGiven ? giveWave : withdrawWave)(tx, grant);
      if (isChange)
        await trace(tx, actor, {
          action: isGiven ? 'wave.give' : 'wave.withdraw',
          subject: ofUser(user),
          details: { wave: ofWave(wave).name },
        });
    }
  });
}

async function endAll(db: Database, actor: Actor, user: User): Promise<void> {
  await db.transaction(async (tx) => {
    const browsers = await endAllSessions(tx, user.id);
    const note = { subject: ofUser(user), details: { browsers } };
    if (browsers.length > 0) await trace(tx, actor, { action: 'session.end_all', ...note });
  });
}

/** @returns false where nobody could look after Parallax any more */
function shut(db: Database, actor: Actor, user: User, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (await isLastAdministrator(tx, user)) return false;
    await setDisabled(tx, user, now);
    await trace(tx, actor, { action: 'user.disable', subject: ofUser(user) });
    return true;
  });
}
