import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { formHeaders } from '../accounts/requireUser.server';
import { changeSecondStep, openSecondStep, type SecondSent } from '../secondStepPage.server';
import { Alert } from '../ui/Alert';
import { Header } from '../ui/Header';
import { RecoveryCodes, SecondStepForms } from '../ui/SecondStepForms';
import { useWords, wordsOf } from '../ui/Words';

export const loader = openSecondStep;
export const action = changeSecondStep;

export const headers = formHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${wordsOf(data?.locale ?? 'en').t('second.title')} · Parallax` },
  { name: 'robots', content: 'noindex' },
];

export default function SecondStep() {
  const { email, left, pending } = useLoaderData<typeof loader>();
  const sent = useActionData<SecondSent>();
  const { t, f } = useWords();
  return (
    <>
      <Header />
      <main id="content" className="message account">
        <p className="where">
          <a href={`/account?lang=${f.locale}`}>{t('account.title')}</a>
          <span>{email}</span>
        </p>
        <h1>{t(sent?.codes ? 'second.codes_title' : 'second.title')}</h1>
        {sent?.fault === 'locked' && <Alert text={t('sign_in.locked')} />}
        {sent?.codes ? (
          <RecoveryCodes codes={sent.codes} />
        ) : (
          <SecondStepForms
            email={email}
            left={left}
            pending={pending}
            fault={sent?.fault ?? null}
          />
        )}
      </main>
    </>
  );
}
