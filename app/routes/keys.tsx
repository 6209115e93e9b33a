import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { formHeaders } from '../accounts/requireUser.server';
import { changeKeys, openKeys } from '../keysPage.server';
import { Header } from '../ui/Header';
import { KeyForm, type KeySent, MadeKey } from '../ui/KeyForm';
import { KeyList } from '../ui/KeyList';
import { useWords, wordsOf } from '../ui/Words';

export const loader = openKeys;
export const action = changeKeys;

export const headers = formHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${wordsOf(data?.locale ?? 'en').t('keys.title')} · Parallax` },
  { name: 'robots', content: 'noindex' },
];

export default function Keys() {
  const { keys, asked, roles, done } = useLoaderData<typeof loader>();
  const sent = useActionData<KeySent>();
  const { t, f } = useWords();
  const inUse = keys.filter(({ revokedAt }) => revokedAt === null).length;
  return (
    <>
      <Header />
      <main id="content" className="message account">
        <h1>{t('keys.title')}</h1>
        <p className="certainty">
          {t('keys.count', { count: inUse })} <a href="/api/docs">{t('keys.docs')}</a>
        </p>
        {sent?.made ? (
          <MadeKey made={sent.made} />
        ) : (
          done && (
            <p className="done" role="status">
              {t(`keys.done_${done}`)}
            </p>
          )
        )}
        {keys.length > 0 && <KeyList keys={keys} asked={asked} locale={f.locale} />}
        <KeyForm roles={roles} sent={sent} />
      </main>
    </>
  );
}
