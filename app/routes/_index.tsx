import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useContext } from 'react';
import { findStudy } from '../../db/studies.server';
import { findWaveByKey } from '../../db/waves.server';
import { questionnaireLink } from '../links.server';
import { reportLanguage } from '../reportLanguage';
import { defaultLocale, localize } from '../study/text';
import { Header } from '../ui/Header';
import { SideSign } from '../ui/Marker';
import { SignedIn } from '../ui/SignedIn';
import { useWords } from '../ui/Words';

export async function loader({ request, context: { db, links } }: LoaderFunctionArgs) {
  const stored = await findStudy(db, 'main', 'brand-loyalty');
  const wave = stored && (await findWaveByKey(db, stored.id, 'try-it'));
  if (!stored || !wave) return { demo: null };
  const { study } = stored;
  return {
    demo: {
      title: localize(study.title, reportLanguage(request), defaultLocale(study)),
      consumer: questionnaireLink(links, wave.id, 'consumer'),
      manager: questionnaireLink(links, wave.id, 'manager'),
    },
  };
}

export default function Home() {
  const { demo } = useLoaderData<typeof loader>();
  const { t, f } = useWords();
  const signedIn = useContext(SignedIn);
  return (
    <>
      <Header />
      <main id="content" className="message home">
        <h1>{t('home.title')}</h1>
        <p className="certainty">{t('home.what')}</p>
        {demo && (
          <section className="card">
            <h2>{t('home.try')}</h2>
            <p>{t('home.try_text', { study: demo.title })}</p>
            <p className="invite">
              {(['consumer', 'manager'] as const).map((side) => (
                <a key={side} className="button" href={demo[side]}>
                  <SideSign side={side} />
                  {t(`home.${side}`)}
                </a>
              ))}
            </p>
          </section>
        )}
        {demo && (
          <section className="card">
            <h2>{t('figures.home')}</h2>
            <p>{t('figures.home_text')}</p>
            <p className="invite">
              <a className="button" href={`/figures?lang=${f.locale}`}>
                {t('figures.title')}
              </a>
            </p>
          </section>
        )}
        <section className="card">
          <h2>{t('home.report')}</h2>
          <p>{t('home.report_text')}</p>
          {!signedIn && (
            <>
              <p>{t('home.sign_in_text')}</p>
              <p className="invite">
                <a className="button" href="/sign-in">
                  {t('sign_in.title')}
                </a>
              </p>
            </>
          )}
          {demo && <p className="note">{t('home.synthetic')}</p>}
        </section>
      </main>
    </>
  );
}
