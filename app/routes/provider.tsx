import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { formHeaders } from '../accounts/requireUser.server';
import { changeProvider, openProvider, type ProviderSent } from '../providerPage.server';
import { Header } from '../ui/Header';
import { ProviderForm } from '../ui/ProviderForm';
import { useWords, wordsOf } from '../ui/Words';

export const loader = openProvider;
export const action = changeProvider;

export const headers = formHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${wordsOf(data?.locale ?? 'en').t('provider.title')} · Parallax` },
  { name: 'robots', content: 'noindex' },
];

export default function Provider() {
  const { provider, shown, redirect, roles, done } = useLoaderData<typeof loader>();
  const sent = useActionData<ProviderSent>();
  const { t } = useWords();
  return (
    <>
      <Header />
      <main id="content" className="message account">
        <h1>{t('provider.title')}</h1>
        <p className="certainty">
          {provider ? t('provider.is', { label: provider.label }) : t('provider.none')}
        </p>
        {done && (
          <p className="done" role="status">
            {t(`provider.done_${done}`)}
          </p>
        )}
        <ProviderForm
          values={sent?.both?.did === 'changed' ? provider : (sent?.values ?? provider)}
          shown={shown}
          stored={provider}
          both={sent?.both}
          isSet={provider !== null}
          fault={sent?.fault ?? null}
          redirect={redirect}
          roles={roles}
        />
      </main>
    </>
  );
}
