import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { INVITATION_DAYS, listInvitations, type NewInvitation } from '../db/invitations.server';
import { listFactorHolders } from '../db/secondFactors.server';
import { countSessions } from '../db/sessions.server';
import { listUsers } from '../db/users.server';
import { chosenWaves, ownWaveIds } from './accounts/chosenWaves.server';
import { emailSchema, nameSchema, USER_ROLES } from './accounts/credentials';
import { invite, inviteAgain, uninvite } from './accounts/joining.server';
import { pastedAddresses } from './accounts/pastedAddresses';
import { nothingThere, requireUser, seeOther } from './accounts/requireUser.server';
import { type Actor, userActor } from './audit/trace.server';
import { REPORT_LANGUAGES } from './messages/report';
import { reportLanguage } from './reportLanguage';
import type { InvitationSent, Told } from './ui/InvitationForm';

/** What was just done, told by the address that the form leads to. */
const DONE = z.enum(['invited', 'withdrawn']).nullable().catch(null);

/**
 * An organisation's accounts and invitations.
 * @throws Response as requireUser does
 */
export async function openUsers(args: LoaderFunctionArgs) {
  const { request, context } = args;
  const { db } = context;
  const { user } = await requireUser(args, ['administrator']);
  const { tenantId } = user;
  const now = context.now();
  const locale = reportLanguage(request);
  const browsers = await countSessions(db, tenantId, now);
  const holders = await listFactorHolders(db, tenantId);
  return {
    locale,
    done: DONE.parse(new URL(request.url).searchParams.get('done')),
    sendsMail: context.sendsMail,
    users: (await listUsers(db, tenantId)).map((one) => ({
      id: one.id,
      email: one.email,
      name: one.name,
      role: one.role,
      isYou: one.id === user.id,
      isDisabled: one.disabledAt !== null,
      mustChange: one.mustChange,
      signedInAt: one.signedInAt?.toISOString() ?? null,
      browsers: browsers.get(one.id) ?? 0,
      hasFactor: holders.has(one.id),
    })),
    invitations: (await listInvitations(db, tenantId)).map(({ id, email, role, expiresAt }) => ({
      id,
      email,
      role,
      expiresAt: expiresAt.toISOString(),
      isOver: expiresAt <= now,
    })),
    form: {
      roles: USER_ROLES,
      days: INVITATION_DAYS,
      languages: REPORT_LANGUAGES,
      waves: await chosenWaves(db, tenantId, [], locale),
    },
  };
}

const given = z.object({
  email: z.string().catch(''),
  name: z.string().catch(''),
  role: z.enum(USER_ROLES).catch('reader'),
  language: z.enum(REPORT_LANGUAGES).optional().catch(undefined),
  /** Several at once, instead of one. */
  list: z.string().optional().catch(undefined),
});

/** Most people that are invited at once. */
const MOST = 200;

/** Invites everybody of a pasted list. @returns what became of each */
async function inviteAll(
  context: ActionFunctionArgs['context'],
  actor: Actor,
  terms: Pick<NewInvitation, 'role' | 'waveIds' | 'locale'>,
  list: string,
): Promise<Told[]> {
  const told: Told[] = [];
  for (const [at, person] of pastedAddresses(list).entries()) {
    const email = emailSchema.safeParse(person.email);
    const name = nameSchema.safeParse(person.name.slice(0, 100));
    if (at >= MOST) told.push({ email: person.email.slice(0, 254), did: 'many' });
    else if (!email.success || !name.success)
      told.push({ email: person.email.slice(0, 254), did: 'email' });
    else {
      const given = { ...terms, email: email.data, name: name.data };
      told.push({ email: email.data, did: await invite(context, actor, given) });
    }
  }
  return told;
}

/**
 * Invites somebody, or sends an invitation again, or withdraws it.
 * @throws Response as openUsers does; back to the list when it is done
 */
export async function changeUsers(args: ActionFunctionArgs) {
  const { request, context } = args;
  const { user } = await requireUser(args, ['administrator']);
  const actor = userActor(user);
  const form = await request.formData().catch(() => new FormData());
  const { again, withdraw } = Object.fromEntries(form);
  const lang = new URL(request.url).searchParams.get('lang');
  const done = (what: string) =>
    seeOther(`/users?${new URLSearchParams({ done: what, ...(lang ? { lang } : {}) })}`);
  if (typeof again === 'string') {
    if (!(await inviteAgain(context, actor, again))) throw nothingThere();
    throw done('invited');
  }
  if (typeof withdraw === 'string') {
    if (!(await uninvite(context, actor, withdraw))) throw nothingThere();
    throw done('withdrawn');
  }
  const typed = given.parse(Object.fromEntries(form));
  const chosen = form.getAll('waves').map(String);
  const terms = {
    role: typed.role,
    waveIds: typed.role === 'reader' ? await ownWaveIds(context.db, user.tenantId, chosen) : [],
    locale: typed.language ?? reportLanguage(request),
  };
  const { list } = typed;
  if (list !== undefined) {
    const told = await inviteAll(context, actor, terms, list);
    const isAny = told.some(({ did }) => did === 'invited');
    const left = told.filter(({ did }) => did !== 'invited').map(({ email }) => email);
    const values = { ...typed, list: left.join('\n'), waves: chosen };
    return data<InvitationSent>({ fault: null, told, values }, isAny ? 200 : 422);
  }
  const email = emailSchema.safeParse(typed.email);
  const name = nameSchema.safeParse(typed.name);
  const refused = (fault: InvitationSent['fault']) =>
    data<InvitationSent>({ fault, told: [], values: { ...typed, waves: chosen } }, 422);
  if (!email.success) return refused('email');
  if (!name.success) return refused('name');
  const invited = await invite(context, actor, { ...terms, email: email.data, name: name.data });
  if (invited === 'there') return refused('there');
  throw done('invited');
}
