import type {
  ActionFunctionArgs,
  HeadersFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node';
import { data, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { PASSWORD_LENGTH, passwordFault } from '../accounts/credentials';
import {
  destinationOf,
  formHeaders,
  formOf,
  requireSignedIn,
  seeOther,
} from '../accounts/requireUser.server';
import { browserOf, sessionCookie } from '../accounts/session.server';
import { changePassword, refusal } from '../accounts/signIn.server';
import { reportLanguage } from '../reportLanguage';
import { Alert } from '../ui/Alert';
import { Field } from '../ui/Field';
import { Header } from '../ui/Header';
import { NewPassword, type NewPasswordFault } from '../ui/NewPassword';
import { useWords, wordsOf } from '../ui/Words';

// A field that is missing is empty.
const typed = z.string().catch('');
const fields = z.object({ current: typed, next: typed, again: typed });

/** What a form that was refused comes back with. */
interface Sent {
  fault: 'wrong' | 'locked' | NewPasswordFault;
}

export async function loader(args: LoaderFunctionArgs) {
  const { user } = await requireSignedIn(args);
  return {
    isFirst: user.mustChange,
    email: user.email,
    limits: PASSWORD_LENGTH,
    locale: reportLanguage(args.request),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const { db, links, now, caller } = context;
  const { user } = await requireSignedIn(args);
  const { current, next, again } = fields.parse(await formOf(request));
  const fault = passwordFault(next, user.email) ?? (next === again ? null : 'differs');
  if (fault) return data<Sent>({ fault }, 422);
  const changed = await changePassword(
    { db, secret: links.secret },
    user,
    { current: user.mustChange ? null : current, next },
    browserOf(request, caller),
    now(),
  );
  if (typeof changed === 'string') return data<Sent>({ fault: changed }, refusal(changed));
  const to = user.mustChange ? destinationOf(request) : '/account?done=password';
  throw seeOther(to, sessionCookie(links.publicUrl, changed.token));
}

export const headers: HeadersFunction = formHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const { t } = wordsOf(data?.locale ?? 'en');
  return [
    { title: `${t(data?.isFirst ? 'password.title_first' : 'password.title')} · Parallax` },
    { name: 'robots', content: 'noindex' },
  ];
};

export default function ChangePassword() {
  const { isFirst, email, limits } = useLoaderData<typeof loader>();
  const { t } = useWords();
  const fault = useActionData<Sent>()?.fault;
  return (
    <>
      <Header />
      <main id="content" className="message account">
        <h1>{t(isFirst ? 'password.title_first' : 'password.title')}</h1>
        <p className="certainty">{t(isFirst ? 'password.text_first' : 'password.text')}</p>
        {fault === 'locked' && <Alert text={t('sign_in.locked')} />}
        <form method="post" className="form">
          <input type="text" autoComplete="username" defaultValue={email} readOnly hidden />
          {!isFirst && (
            <Field
              name="current"
              type="password"
              label={t('password.current')}
              autoComplete="current-password"
              required
              fault={fault === 'wrong' ? t('password.wrong') : null}
            />
          )}
          <NewPassword
            labels={{ next: t('password.next'), again: t('password.again') }}
            limits={limits}
            fault={fault && fault !== 'wrong' && fault !== 'locked' ? fault : null}
          />
          <button type="submit" className="button button--main">
            {t(isFirst ? 'password.send_first' : 'password.send')}
          </button>
        </form>
        {isFirst && (
          <form method="post" action="/sign-out">
            <button type="submit" className="button">
              {t('account.sign_out')}
            </button>
          </form>
        )}
      </main>
    </>
  );
}
