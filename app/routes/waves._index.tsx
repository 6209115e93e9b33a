import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listStudies } from '../../db/studies.server';
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
  const waves = await readableWaves(db, user);
  const studies = await listStudies(db, user.tenantId);
  return {
    locale,
    administers: user.role === 'administrator',
    readsAll: scopeOf(user) === 'all',
    studies: studies
      .map(({ id, study }) => ({
        id,
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
  const { studies, readsAll, administers } = useLoaderData<typeof loader>();
  const { t, f } = useWords();
  const waves = studies.flatMap((study) => study.waves).length;
  const told = readsAll
    ? t(waves === 0 ? 'waves.none' : 'waves.all', { waves, studies: studies.length })
    : t(waves === 0 ? 'waves.none_given' : 'waves.given', { waves });
  return (
    <>
      <Header />
      <main id="content" className="report waves">
        <h1>{t('waves.title')}</h1>
        <p className="certainty">{told}</p>
        {administers && (
          <p>
            <a href={`/benchmarks?lang=${f.locale}`}>{t('benchmarks.manage')}</a>
          </p>
        )}
        {studies.map((study) => (
          <section key={study.id} className="card">
            <h2>{study.title}</h2>
            <ul className="entries">
              {study.waves.map(({ id, title, status }) => (
                <li key={id}>
                  <a className="entries__title" href={`/waves/${id}/report`}>
                    {title}
                  </a>
                  <span className="tag">{t(`waves.${status}`)}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </main>
    </>
  );
}
