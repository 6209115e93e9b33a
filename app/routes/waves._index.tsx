import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listStudies } from '../../db/studies.server';
import { listWaves } from '../../db/waves.server';
import { readableWaves, scopeOf } from '../accounts/reading.server';
import { requireUser } from '../accounts/requireUser.server';
import { reportLanguage } from '../reportLanguage';
import { defaultLocale, localize } from '../study/text';
import { Header } from '../ui/Header';
import { useWords, wordsOf } from '../ui/Words';

export async function loader(args: LoaderFunctionArgs) {
  const { db } = args.context;
  const { user } = await requireUser(args);
  const locale = reportLanguage(args.request);
  const readable = await readableWaves(db, user);
  const watched = user.role === 'fieldworker' ? await listWaves(db, user.tenantId) : readable;
  const archived = new URL(args.request.url).searchParams.has('archived');
  const waves = watched.filter(({ status }) => (status === 'archived') === archived);
  const studies = await listStudies(db, user.tenantId);
  return {
    locale,
    administers: user.role === 'administrator',
    readsAll: scopeOf(user) !== 'given',
    page: user.role === 'fieldworker' ? 'fieldwork' : 'report',
    watches: user.role !== 'reader',
    archived: watched.filter(({ status }) => status === 'archived').length,
    isArchive: archived,
    isDeleted: new URL(args.request.url).searchParams.has('deleted'),
    studies: studies
      .map(({ id, key, study }) => ({
        id,
        key,
        title: localize(study.title, locale, defaultLocale(study)),
        waves: waves
          .filter(({ studyId }) => studyId === id)
          .map((wave) => ({ id: wave.id, title: wave.title, status: wave.status })),
      }))
      .filter(({ waves }) => waves.length > 0),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${wordsOf(data?.locale ?? 'en').t('waves.title')} · Parallax` },
  { name: 'robots', content: 'noindex' },
];

export default function Waves() {
  const { studies, readsAll, administers, page, watches, archived, isArchive, isDeleted } =
    useLoaderData<typeof loader>();
  const { t, f } = useWords();
  const waves = studies.flatMap((study) => study.waves).length;
  const kept = `lang=${f.locale}`;
  const told = isArchive
    ? t('waves.archive', { waves })
    : readsAll
      ? t(waves === 0 ? 'waves.none' : 'waves.all', { waves, studies: studies.length })
      : t(waves === 0 ? 'waves.none_given' : 'waves.given', { waves });
  return (
    <>
      <Header />
      <main id="content" className="report waves">
        <h1>{t('waves.title')}</h1>
        <p className="certainty">{told}</p>
        {isDeleted && (
          <p className="done" role="status">
            {t('wave.done_deleted')}
          </p>
        )}
        {administers && (
          <p className="actions">
            <a className="button button--main" href={`/waves/new?${kept}`}>
              {t('wave.new')}
            </a>
            <a className="button" href={`/benchmarks?${kept}`}>
              {t('benchmarks.manage')}
            </a>
          </p>
        )}
        {studies.map((study) => (
          <section key={study.id} className="card">
            <h2>{study.title}</h2>
            <ul className="entries">
              {study.waves.map(({ id, title, status }) => (
                <li key={id}>
                  <div>
                    <a className="entries__title" href={`/waves/${id}/${page}`}>
                      {title}
                    </a>
                  </div>
                  {watches && page === 'report' && (
                    <a href={`/waves/${id}/fieldwork?${kept}`}>
                      {t('wave.fieldwork')}
                      <span className="hidden-text"> {title}</span>
                    </a>
                  )}
                  {administers && (
                    <a
                      href={`/waves/new?${new URLSearchParams({ study: study.key, copy: id, lang: f.locale })}`}
                    >
                      {t('wave.copy_short')}
                      <span className="hidden-text"> {title}</span>
                    </a>
                  )}
                  <span className="tag">{t(`waves.${status}`)}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {(archived > 0 || isArchive) && (
          <p className="note">
            <a href={isArchive ? `/waves?${kept}` : `/waves?archived&${kept}`}>
              {isArchive ? t('waves.not_archived') : t('waves.show_archived', { waves: archived })}
            </a>
          </p>
        )}
      </main>
    </>
  );
}
