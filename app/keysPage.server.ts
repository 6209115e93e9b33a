import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { listApiKeys, ROLES } from '../db/apiKeys.server';
import { nameSchema } from './accounts/credentials';
import { endKey, makeKey } from './accounts/keys.server';
import { formOf, nothingThere, requireUser, seeOther } from './accounts/requireUser.server';
import { userActor } from './audit/trace.server';
import { reportLanguage } from './reportLanguage';
import type { KeySent } from './ui/KeyForm';

/** What was just done, told by the address that the form leads to. */
const DONE = z.enum(['revoked']).nullable().catch(null);

/**
 * The organisation's keys of the API.
 * @throws Response as requireUser does
 */
export async function openKeys(args: LoaderFunctionArgs) {
  const { request, context } = args;
  const { user } = await requireUser(args, ['administrator']);
  const { searchParams } = new URL(request.url);
  const keys = await listApiKeys(context.db, user.tenantId);
  const asked = searchParams.get('revoke');
  return {
    locale: reportLanguage(request),
    done: DONE.parse(searchParams.get('done')),
    roles: ROLES,
    /** The key that is to be revoked once that is confirmed. */
    asked: keys.find(({ id, revokedAt }) => id === asked && revokedAt === null)?.id ?? null,
    keys: keys
      .map(({ id, name, role, createdAt, usedAt, revokedAt }) => ({
        id,
        name,
        role,
        createdAt: createdAt.toISOString(),
        usedAt: usedAt?.toISOString() ?? null,
        revokedAt: revokedAt?.toISOString() ?? null,
      }))
      // Those that open something come first, the newest at the top.
      .reverse()
      .sort((a, b) => Number(a.revokedAt !== null) - Number(b.revokedAt !== null)),
  };
}

const fields = z.object({
  name: z.string().max(1000).catch(''),
  role: z.enum(ROLES).catch('analyst'),
  revoke: z.string().max(100).optional().catch(undefined),
});

/**
 * Makes a key, which is shown in the answer alone, or revokes one.
 * @throws Response as openKeys does; back to the list once one is revoked
 */
export async function changeKeys(args: ActionFunctionArgs) {
  const { request, context } = args;
  const { db } = context;
  const { user } = await requireUser(args, ['administrator']);
  const actor = userActor(user);
  const { name: typed, role, revoke: id } = fields.parse(await formOf(request));
  if (id !== undefined) {
    if (!(await endKey(db, actor, id))) throw nothingThere();
    throw seeOther(`/keys?done=revoked&lang=${reportLanguage(request)}`);
  }
  const named = nameSchema.safeParse(typed);
  if (!named.success)
    return data<KeySent>({ fault: 'name', values: { name: typed, role }, made: null }, 422);
  const name = named.data;
  const key = await makeKey(db, actor, { role, name });
  return data<KeySent>({ fault: null, values: null, made: { key, name } }, 201);
}
