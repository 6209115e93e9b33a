import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { NO_STORE } from '../accounts/requireUser.server';
import { openFigures } from '../figures.server';
import { Header } from '../ui/Header';
import { Menu } from '../ui/Menu';
import { ReproducedChart } from '../ui/ReproducedChart';
import { ReproducedTable } from '../ui/ReproducedTable';
import { reproducedFinding, reproducedSources } from '../ui/reproducedText';
import { Remarks } from '../ui/ViewPage';
import { useWords, wordsOf } from '../ui/Words';

export const loader = openFigures;

// Links on it are signed for whoever is not signed in.
export const headers: HeadersFunction = () => NO_STORE;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${wordsOf(data?.locale ?? 'en').t('figures.title')} · Parallax` },
  { name: 'robots', content: 'noindex' },
];

const FILES = [
  ['figures.csv', 'download.table'],
  ['figures.svg', 'download.svg'],
  ['figures.png', 'download.png'],
] as const;

export default function ReproducedFigures() {
  const { publications } = useLoaderData<typeof loader>();
  const words = useWords();
  const { t, f } = words;
  return (
    <>
      <Header />
      <main id="content" className="report">
        <p className="where">
          {t('figures.title')}
          <strong className="badge">{t('page.synthetic')}</strong>
        </p>
        <h1>{reproducedFinding(publications, words)}</h1>
        {publications.length > 0 ? (
          <>
            <p className="certainty">{t('figures.intro')}</p>
            <Remarks texts={reproducedSources(publications, words)} />
            <div className="pills settings">
              <Menu title={t('download.title')}>
                {FILES.map(([file, text]) => (
                  <a
                    key={file}
                    className="menu__entry"
                    href={`/${file}?lang=${f.locale}`}
                    download={file.endsWith('.png') ? undefined : true}
                  >
                    {t(text)}
                  </a>
                ))}
              </Menu>
            </div>
            <ReproducedChart publications={publications} />
          </>
        ) : (
          <p className="certainty">{t('figures.none_text')}</p>
        )}
        {publications.map((publication) => {
          const { key, title, language, source, note, responses, href } = publication;
          return (
            <section key={key} aria-labelledby={key} className="table">
              <h2 id={key} lang={language}>
                {title}
              </h2>
              <p className="note">
                {source}. {note}{' '}
                {t('figures.people', {
                  consumers: f.count(responses.consumer),
                  managers: f.count(responses.manager),
                })}{' '}
                <a
                  href={href}
                  aria-label={t('figures.open_about', { view: t('figures.read'), label: title })}
                >
                  {t('figures.read')}
                </a>
              </p>
              <div className="card">
                <ReproducedTable publication={publication} />
              </div>
            </section>
          );
        })}
        <footer className="note">
          <p>{t('figures.rule')}</p>
        </footer>
      </main>
    </>
  );
}
