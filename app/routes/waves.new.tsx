import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { formHeaders } from '../accounts/requireUser.server';
import { Alert } from '../ui/Alert';
import { Header } from '../ui/Header';
import { StudyChoice } from '../ui/StudyChoice';
import { WaveForm, type WaveSent } from '../ui/WaveForm';
import { useWords, wordsOf } from '../ui/Words';
import { makeNewWave, openNewWave } from '../waves/newPage.server';

export const loader = openNewWave;
export const action = makeNewWave;

export const headers: HeadersFunction = formHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${wordsOf(data?.locale ?? 'en').t('wave.new')} · Parallax` },
  { name: 'robots', content: 'noindex' },
];

export default function NewWave() {
  const { studies, form, gone } = useLoaderData<typeof loader>();
  const sent = useActionData<WaveSent>();
  const { t, f } = useWords();
  return (
    <>
      <Header />
      <main id="content" className="message account account--wide">
        <p className="where">
          <a href={`/waves?lang=${f.locale}`}>{t('waves.title')}</a>
          {form && (
            <>
              <span aria-hidden="true"> › </span>
              <bdi>{form.study.title}</bdi>
            </>
          )}
        </p>
        <h1>{t('wave.new')}</h1>
        <p className="certainty">{t('wave.new_about')}</p>
        {gone !== null && !sent && <Alert text={t('wave.fault_gone', { key: gone })} />}
        <section className="card">
          {form ? (
            <>
              <h2>{t('wave.settings')}</h2>
              {form.last && (
                <p className="note">
                  {form.copied ? (
                    t('wave.copied', { title: form.copied.title })
                  ) : (
                    <a
                      href={`/waves/new?${new URLSearchParams({ study: form.study.key, copy: 'last', lang: f.locale })}`}
                    >
                      {t('wave.copy', { title: form.last.title })}
                    </a>
                  )}
                </p>
              )}
              <WaveForm
                key={form.copied ? 'copy' : 'new'}
                values={sent?.values ?? form.values}
                shown={null}
                faults={sent?.faults ?? []}
                margins={form.margins}
                language={form.language}
                isNew
                planned={sent?.planned ?? form.planned}
                planning={null}
                isFixed={false}
                send={t('wave.make')}
                readers={form.copied?.readers ?? []}
              />
            </>
          ) : (
            <StudyChoice studies={studies} />
          )}
        </section>
      </main>
    </>
  );
}
