import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { NO_STORE } from '../accounts/requireUser.server';
import { Downloads, viewFiles } from '../ui/Downloads';
import { Header } from '../ui/Header';
import { Choice, StateForm } from '../ui/StateForm';
import { TrendCharts } from '../ui/TrendCharts';
import { TrendTable } from '../ui/TrendTable';
import { trendCertainty, trendFinding, waveTitle } from '../ui/trendText';
import { WaveHead } from '../ui/WaveHead';
import { useWords, wordsOf } from '../ui/Words';
import { openTrend } from '../views.server';

export const loader = openTrend;

export const headers: HeadersFunction = () => NO_STORE;

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [{ title: 'Parallax' }];
  const words = wordsOf(data.locale);
  const finding = trendFinding(data.view, data.asked, words);
  return [
    { title: words.t('page.title', { finding, study: data.view.title }) },
    { name: 'robots', content: 'noindex' },
  ];
};

const SETS = ['against', 'confidence', 'adjust'];
const LEVELS = [0.9, 0.95, 0.99];

export default function Trend() {
  const { view, asked, wave, asOf } = useLoaderData<typeof loader>();
  const words = useWords();
  const { t, f } = words;
  const { against, confidence } = asked;
  const levels = [...new Set([...LEVELS, confidence])].sort((a, b) => a - b);
  return (
    <>
      <Header />
      <main id="content" className="report">
        <WaveHead view={view} wave={wave} />
        <h1>{trendFinding(view, asked, words)}</h1>
        <p className="certainty">{trendCertainty(view, asked, words)}</p>
        {asked.byLink && (
          <p className="invite">
            <a
              className="button"
              href={`/sign-in?${new URLSearchParams({ to: `/waves/${wave.id}/trend` })}`}
            >
              {t('sign_in.title')}
            </a>
          </p>
        )}
        {against !== null && (
          <>
            <div className="pills settings">
              <StateForm
                sets={SETS}
                label={t('settings.label')}
                apply={t('settings.apply')}
                className="pills"
              >
                <Choice
                  name="against"
                  label={t('trend.against')}
                  value={against}
                  options={view.waves
                    .slice(0, -1)
                    .reverse()
                    .map(({ id, title }) => [id, title] as const)}
                />
                <Choice
                  name="confidence"
                  label={t('settings.confidence')}
                  value={String(confidence)}
                  options={levels.map((level) => [String(level), f.level(level)] as const)}
                />
                <Choice
                  name="adjust"
                  label={t('settings.adjust')}
                  value={asked.adjust}
                  options={[
                    ['holm', t('settings.holm')],
                    ['bh', t('settings.bh')],
                    ['none', t('settings.none')],
                  ]}
                />
              </StateForm>
              <Downloads folder="files" waveId={wave.id} files={viewFiles('trend')} />
            </div>
            <TrendCharts view={view} confidence={confidence} />
            <section aria-labelledby="trend-table" className="table">
              <h2 id="trend-table">{t('trend.table', { wave: waveTitle(view, against) ?? '' })}</h2>
              <div className="card">
                <TrendTable view={view} against={against} />
              </div>
            </section>
          </>
        )}
        <footer className="note">
          <p>{t('page.as_of', { moment: f.moment(new Date(asOf)) })}</p>
        </footer>
      </main>
    </>
  );
}
