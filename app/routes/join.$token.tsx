import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { openInvitation } from '../../db/invitations.server';
import { nameSchema, PASSWORD_LENGTH, passwordFault } from '../accounts/credentials';
import { join } from '../accounts/joining.server';
import { overStatus } from '../accounts/over.server';
import { endEarlier } from '../accounts/ownAccount.server';
import { formHeaders, formOf, seeOther } from '../accounts/requireUser.server';
import { browserOf, sessionCookie, sessionToken } from '../accounts/session.server';
import { reportLanguage } from '../reportLanguage';
import { Alert } from '../ui/Alert';
import { Field } from '../ui/Field';
import { Header } from '../ui/Header';
import { NewPassword, type NewPasswordFault } from '../ui/NewPassword';
import { Over } from '../ui/Over';
import { useWords, wordsOf } from '../ui/Words';

const typed = z.string().catch('');
const fields = z.object({ name: typed, next: typed, again: typed });

/** What a form that was refused comes back with. */
interface Sent {
  fault: NewPasswordFault | 'name' | 'taken';
  name: string;
}

/** What the page shows. */
interface Shown {
  locale: string;
  limits: typeof PASSWORD_LENGTH;
  /** Null: it is over. */
  invitation: { email: string; name: string } | null;
}

/** The invitation of the address; undefined where it is over. */
async function asked({ params, context }: LoaderFunctionArgs) {
  const found = await openInvitation(context.db, params.token ?? '', context.now());
  if (!found && !context.caller.mayBeWrong()) throw new Response(null, { status: 429 });
  return found;
}

export async function loader(args: LoaderFunctionArgs) {
  const found = await asked(args);
  const locale = reportLanguage(args.request);
  const invitation = found ? { email: found.email, name: found.name } : null;
  const shown: Shown = { locale, limits: PASSWORD_LENGTH, invitation };
  return data(shown, overStatus(args.params, found));
}

export async function action(args: ActionFunctionArgs) {
  const { request, context, params } = args;
  const invitation = await asked(args);
  const { name, next, again } = fields.parse(await formOf(request));
  const refused = (fault: Sent['fault']) => data<Sent>({ fault, name }, 422);
  if (!invitation) throw seeOther(new URL(request.url).pathname);
  const named = nameSchema.safeParse(name);
  if (!named.success) return refused('name');
  const fault = passwordFault(next, invitation.email) ?? (next === again ? null : 'differs');
  if (fault) return refused(fault);
  const { agent } = browserOf(request, context.caller);
  const joined = await join(context, params.token ?? '', {
    name: named.data,
    password: next,
    agent,
  });
  if (joined === 'taken') return refused('taken');
  if (joined === 'over') throw seeOther(new URL(request.url).pathname);
  const { publicUrl } = context.links;
  await endEarlier(context.db, sessionToken(publicUrl, request.headers));
  throw seeOther(`/waves?lang=${reportLanguage(request)}`, sessionCookie(publicUrl, joined.token));
}

export const headers = formHeaders;

export const meta: MetaFunction<() => Promise<Shown>> = ({ data }) => [
  { title: `${wordsOf(data?.locale ?? 'en').t('join.title')} · Parallax` },
  { name: 'robots', content: 'noindex' },
];

export default function Join() {
  const { invitation, limits } = useLoaderData<Shown>();
  const sent = useActionData<Sent>();
  const { t, f } = useWords();
  if (!invitation) {
    const next = { href: `/sign-in?lang=${f.locale}`, text: t('sign_in.title') };
    return <Over title={t('join.over_title')} text={t('join.over_text')} next={next} />;
  }
  const fault = sent?.fault;
  return (
    <>
      <Header />
      <main id="content" className="message account">
        <h1>{t('join.title')}</h1>
        <p className="certainty">{t('join.text', { email: invitation.email })}</p>
        {fault === 'taken' && <Alert text={t('join.taken')} />}
        <form method="post" className="form">
          <input type="text" autoComplete="username" value={invitation.email} readOnly hidden />
          <Field
            name="name"
            label={t('account.name')}
            autoComplete="name"
            maxLength={100}
            required
            defaultValue={sent?.name ?? invitation.name}
            fault={fault === 'name' ? t('account.name_fault') : null}
          />
          <NewPassword
            labels={{ next: t('join.password'), again: t('join.again') }}
            limits={limits}
            fault={fault && fault !== 'name' && fault !== 'taken' ? fault : null}
          />
          <button type="submit" className="button button--main">
            {t('join.send')}
          </button>
        </form>
      </main>
    </>
  );
}
