import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { formHeaders } from '../accounts/requireUser.server';
import { beginStudy, openStudies } from '../studies/list.server';
import { Header } from '../ui/Header';
import { ImportStudy, NewStudy, type NewStudySent } from '../ui/studies/NewStudy';
import { useWords, wordsOf } from '../ui/Words';

export const loader = openStudies;
export const action = beginStudy;

export const headers: HeadersFunction = formHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${wordsOf(data?.locale ?? 'en').t('studies.title')} · Parallax` },
  { name: 'robots', content: 'noindex' },
];

export default function Studies() {
  const { studies, mayEdit, deleted } = useLoaderData<typeof loader>();
  const sent = useActionData<NewStudySent>();
  const { t } = useWords();
  return (
    <>
      <Header />
      <main id="content" className="report waves">
        <h1>{t('studies.title')}</h1>
        <p className="certainty">{t('studies.count', { count: studies.length })}</p>
        {deleted && (
          <p className="done" role="status">
            {t('studies.done_deleted')}
          </p>
        )}
        {studies.length > 0 && (
          <section className="card">
            <h2 className="hidden-text">{t('studies.title')}</h2>
            <ul className="entries">
              {studies.map(({ key, title, version, isEdited, items, locales, waves }) => (
                <li key={key}>
                  <div>
                    <a className="entries__title" href={`/studies/${key}`}>
                      {title}
                    </a>
                    <p className="note">
                      {t('studies.facts', { items, waves, languages: locales.join(', ') })}
                    </p>
                  </div>
                  {version !== null && (
                    <span className="tag">{t('studies.version', { version })}</span>
                  )}
                  {isEdited && <span className="tag">{t('studies.unpublished')}</span>}
                </li>
              ))}
            </ul>
          </section>
        )}
        {mayEdit && <NewStudy sent={sent} studies={studies} />}
        {mayEdit && <ImportStudy sent={sent} />}
      </main>
    </>
  );
}
