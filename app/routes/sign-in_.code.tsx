import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data, useActionData } from '@remix-run/react';
import { z } from 'zod';
import { endEarlier } from '../accounts/ownAccount.server';
import { destinationOf, formHeaders, formOf, seeOther } from '../accounts/requireUser.server';
import { keptStep, readSecondStep, secondStepCookie } from '../accounts/secondStep.server';
import { browserOf, sessionCookie, sessionToken } from '../accounts/session.server';
import { refusal, signInSecond } from '../accounts/signIn.server';
import { reportLanguage } from '../reportLanguage';
import { Alert } from '../ui/Alert';
import { Field } from '../ui/Field';
import { Header } from '../ui/Header';
import { useWords, wordsOf } from '../ui/Words';

const fields = z.object({ code: z.string().max(100).catch('') });

/** What a form that was refused comes back with. */
interface Sent {
  fault: 'wrong' | 'locked';
}

/** Back to the first step, and from there where this one would have led. */
const back = (request: Request) => seeOther(`/sign-in${new URL(request.url).search}`);

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (await context.signedIn()) throw seeOther(destinationOf(request));
  const kept = keptStep(request.headers) ?? '';
  if (!readSecondStep(context.links.secret, kept, context.now())) throw back(request);
  return { locale: reportLanguage(request) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, links, now, caller, metrics } = context;
  const { code } = fields.parse(await formOf(request));
  const second = keptStep(request.headers) ?? '';
  const browser = browserOf(request, caller);
  const signed = await signInSecond({ db, secret: links.secret }, { second, code }, browser, now());
  if (signed === 'over') throw back(request);
  if (signed === 'locked') metrics.refused.inc({ limit: 'sign_in' });
  if (typeof signed === 'string') return data<Sent>({ fault: signed }, refusal(signed));
  await endEarlier(db, sessionToken(links.publicUrl, request.headers));
  throw seeOther(
    destinationOf(request),
    sessionCookie(links.publicUrl, signed.token),
    secondStepCookie(links.publicUrl, null),
  );
}

export const headers = formHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${wordsOf(data?.locale ?? 'en').t('second.step_title')} · Parallax` },
  { name: 'robots', content: 'noindex' },
];

export default function SecondStep() {
  const { t } = useWords();
  const fault = useActionData<Sent>()?.fault;
  return (
    <>
      <Header />
      <main id="content" className="message account">
        <h1>{t('second.step_title')}</h1>
        <p className="certainty">{t('second.step_text')}</p>
        {fault === 'locked' && <Alert text={t('sign_in.locked')} />}
        <form method="post" className="form">
          <Field
            name="code"
            label={t('second.step_code')}
            autoComplete="one-time-code"
            maxLength={40}
            required
            fault={fault === 'wrong' ? t('second.wrong_code') : null}
          />
          <button type="submit" className="button button--main">
            {t('sign_in.send')}
          </button>
        </form>
      </main>
    </>
  );
}
