import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { findPasswordReset } from '../../db/passwordResets.server';
import { PASSWORD_LENGTH, passwordFault } from '../accounts/credentials';
import { resetPassword } from '../accounts/forgotten.server';
import { overStatus } from '../accounts/over.server';
import { formHeaders, formOf, seeOther } from '../accounts/requireUser.server';
import { reportLanguage } from '../reportLanguage';
import { Header } from '../ui/Header';
import { NewPassword, type NewPasswordFault } from '../ui/NewPassword';
import { Over } from '../ui/Over';
import { useWords, wordsOf } from '../ui/Words';

const typed = z.string().catch('');
const fields = z.object({ next: typed, again: typed });

/** What a form that was refused comes back with. */
interface Sent {
  fault: NewPasswordFault;
}

/** What the page shows. */
interface Shown {
  locale: string;
  limits: typeof PASSWORD_LENGTH;
  /** Null: it is over. */
  email: string | null;
}

/** Whose link the address is; undefined where it is over. */
async function asked({ params, context }: LoaderFunctionArgs) {
  const found = await findPasswordReset(context.db, params.token ?? '', context.now());
  if (!found && !context.caller.mayBeWrong()) throw new Response(null, { status: 429 });
  return found;
}

export async function loader(args: LoaderFunctionArgs) {
  const found = await asked(args);
  const locale = reportLanguage(args.request);
  const shown: Shown = { locale, limits: PASSWORD_LENGTH, email: found?.email ?? null };
  return data(shown, overStatus(args.params, found));
}

export async function action(args: ActionFunctionArgs) {
  const { request, context, params } = args;
  const user = await asked(args);
  const over = () => seeOther(new URL(request.url).pathname);
  if (!user) throw over();
  const { next, again } = fields.parse(await formOf(request));
  const fault = passwordFault(next, user.email) ?? (next === again ? null : 'differs');
  if (fault) return data<Sent>({ fault }, 422);
  const link = { token: params.token ?? '', user };
  if (!(await resetPassword(context, link, next, context.now()))) throw over();
  throw seeOther(`/sign-in?done=reset&lang=${reportLanguage(request)}`);
}

export const headers = formHeaders;

export const meta: MetaFunction<() => Promise<Shown>> = ({ data }) => [
  { title: `${wordsOf(data?.locale ?? 'en').t('reset.title')} · Parallax` },
  { name: 'robots', content: 'noindex' },
];

export default function Reset() {
  const { email, limits } = useLoaderData<Shown>();
  const fault = useActionData<Sent>()?.fault ?? null;
  const { t, f } = useWords();
  if (email === null) {
    const next = { href: `/forgot?lang=${f.locale}`, text: t('reset.again') };
    return <Over title={t('reset.over_title')} text={t('reset.over_text')} next={next} />;
  }
  return (
    <>
      <Header />
      <main id="content" className="message account">
        <h1>{t('reset.title')}</h1>
        <p className="certainty">{t('reset.text', { email })}</p>
        <form method="post" className="form">
          <input type="text" autoComplete="username" value={email} readOnly hidden />
          <NewPassword
            labels={{ next: t('password.next'), again: t('password.again') }}
            limits={limits}
            fault={fault}
          />
          <button type="submit" className="button button--main">
            {t('password.send')}
          </button>
        </form>
      </main>
    </>
  );
}
