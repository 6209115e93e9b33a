import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { digestOf } from '../db/ids.server';
import {
  findProvider,
  removeProvider,
  type SignInProvider,
  saveProvider,
} from '../db/signInProviders.server';
import { nameSchema } from './accounts/credentials';
import { callbackOf, discover, issuerSchema } from './accounts/openid.server';
import { formOf, requireUser, seeOther } from './accounts/requireUser.server';
import { seal } from './accounts/sealed.server';
import { overtakenBy } from './audit/overtakenBy.server';
import { trace, userActor } from './audit/trace.server';
import { type FormValues, mergedForm, shownIn } from './mergedForm';
import { reportLanguage } from './reportLanguage';
import { same } from './study/edit/changes';

const DONE = z.enum(['saved', 'merged', 'removed']).nullable().catch(null);
const WELCOME = ['analyst', 'reader', 'fieldworker'] as const;

const typed = z.string().max(1000).catch('');
const fields = z.object({
  intent: typed,
  issuer: typed,
  client: typed,
  secret: typed,
  label: typed,
  role: z.enum(WELCOME).nullable().catch(null),
});

/** What a form that was refused comes back with. */
export interface ProviderSent {
  fault: 'issuer' | 'found' | 'client' | 'secret' | 'label' | null;
  values: { issuer: string; client: string; label: string; role: string | null };
  /** What others have done meanwhile: set fields otherwise, removed it, or changed what was to go. */
  both?: { fields: string[]; did: 'set' | 'removed' | 'changed'; by: string | null };
}

/** A provider as its form is compared with it; of the secret only whether it is the same. */
const shownOf = (provider: SignInProvider | undefined): FormValues =>
  provider
    ? {
        issuer: provider.issuer,
        client: provider.clientId,
        secret: digestOf(provider.clientSecret),
        label: provider.label,
        role: provider.role ?? '',
      }
    : {};

/** A secret goes to the issuer that it was given for, so these hold together. */
const together = (name: string) => (['client', 'secret'].includes(name) ? 'issuer' : name);

/** The organisation's sign-in provider. @throws Response as requireUser does */
export async function openProvider(args: LoaderFunctionArgs) {
  const { request, context } = args;
  const { user } = await requireUser(args, ['administrator']);
  const found = await findProvider(context.db, user.tenantId);
  return {
    locale: reportLanguage(request),
    done: DONE.parse(new URL(request.url).searchParams.get('done')),
    redirect: callbackOf(context.links),
    roles: WELCOME,
    shown: shownOf(found),
    provider: found
      ? { issuer: found.issuer, client: found.clientId, label: found.label, role: found.role }
      : null,
  };
}

/** Sets or removes it. @throws Response as openProvider does; back to the page when it is done */
export async function changeProvider(args: ActionFunctionArgs) {
  const { request, context } = args;
  const { db, links } = context;
  const { user } = await requireUser(args, ['administrator']);
  const { tenantId } = user;
  const form = await formOf(request);
  const { intent, ...typed } = fields.parse(form);
  const before = await findProvider(db, tenantId);
  const stored = shownOf(before);
  const shown = shownIn(form) ?? stored;
  const overtaken = async (
    did: NonNullable<ProviderSent['both']>['did'],
    names: string[],
  ): Promise<ReturnType<typeof data<ProviderSent>>> => {
    const by = await overtakenBy(db, user, 'provider', tenantId);
    return data<ProviderSent>(
      { fault: null, values: typed, both: { fields: names, did, by } },
      409,
    );
  };
  const back = (done: string) => seeOther(`/provider?done=${done}&lang=${reportLanguage(request)}`);
  const subjectOf = (name: string) => ({ kind: 'provider', id: tenantId, name });
  if (intent === 'remove') {
    if (mergedForm(shown, stored, shown).taken.length > 0 && before)
      return overtaken('changed', []);
    await db.transaction(async (tx) => {
      const removed = await removeProvider(tx, tenantId);
      if (removed !== undefined)
        await trace(tx, userActor(user), {
          action: 'provider.remove',
          subject: subjectOf(removed),
        });
    });
    throw back('removed');
  }
  if (shown.issuer && !before) return overtaken('removed', []);
  // No secret typed is the one that is kept.
  const given = { ...typed, role: typed.role ?? '', secret: typed.secret || (shown.secret ?? '') };
  const merged = mergedForm(shown, stored, given, together);
  if (merged.both.length > 0) return overtaken('set', merged.both);
  const { role, issuer, client, secret: wanted, label } = fields.parse(merged.values);
  const secret = wanted === stored.secret ? '' : wanted;
  const refused = (fault: ProviderSent['fault']) =>
    data<ProviderSent>({ fault, values: { issuer, client, label, role } }, 422);
  const address = issuerSchema.safeParse(issuer);
  const named = nameSchema.pipe(z.string().max(60)).safeParse(label);
  if (!address.success) return refused('issuer');
  if (client.trim() === '') return refused('client');
  if (!named.success) return refused('label');
  // A secret goes to the issuer that it was given for, and to no other.
  const isSame = before?.issuer === address.data && before.clientId === client.trim();
  if (secret === '' && !isSame) return refused('secret');
  const clientSecret =
    secret === '' && before ? before.clientSecret : seal(links.secret, 'sign-in provider', secret);
  const provider = {
    tenantId,
    issuer: address.data,
    clientId: client.trim(),
    clientSecret,
    label: named.data,
    role,
  };
  const answers = await discover(links.secret, provider).then(
    () => true,
    () => false,
  );
  if (!answers) return refused('found');
  const isAsItWas = before !== undefined && same({ ...before, ...provider }, before);
  await db.transaction(async (tx) => {
    if (isAsItWas) return;
    await saveProvider(tx, provider);
    await trace(tx, userActor(user), {
      action: 'provider.save',
      subject: subjectOf(provider.issuer),
      details: { clientId: provider.clientId, label: provider.label, role },
    });
  });
  throw back(merged.taken.length > 0 ? 'merged' : 'saved');
}
