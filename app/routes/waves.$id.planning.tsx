import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { NO_STORE } from '../accounts/requireUser.server';
import { Downloads, viewFiles } from '../ui/Downloads';
import { Header } from '../ui/Header';
import { PlanningChart } from '../ui/PlanningChart';
import { PlanningTable } from '../ui/PlanningTable';
import { planningCertainty, planningFinding, wantedText } from '../ui/planningText';
import { Choice, StateForm } from '../ui/StateForm';
import { WaveHead } from '../ui/WaveHead';
import { useWords, wordsOf } from '../ui/Words';
import { openPlanning } from '../views.server';

export const loader = openPlanning;

export const headers: HeadersFunction = () => NO_STORE;

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [{ title: 'Parallax' }];
  const words = wordsOf(data.locale);
  const finding = planningFinding(data.view, data.plan, words);
  return [
    { title: words.t('page.title', { finding, study: data.view.title }) },
    { name: 'robots', content: 'noindex' },
  ];
};

const SETS = ['gap', 'power', 'share', 'confidence', 'by'];
const GAPS = [0.03, 0.05, 0.08, 0.1, 0.15, 0.2, 0.3];
const POWERS = [0.8, 0.9, 0.95];
const SHARES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const LEVELS = [0.9, 0.95, 0.99];

export default function Planning() {
  const { view, plan, wave, asOf } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const words = useWords();
  const { t, f } = words;
  const wanted = wantedText(view, plan, words);
  const sizes = (given: readonly number[], chosen: number, text: (size: number) => string) =>
    [...new Set([...given, chosen])]
      .sort((a, b) => a - b)
      .map((size) => [String(size), text(size)] as const);
  return (
    <>
      <Header />
      <main id="content" className="report">
        <WaveHead view={view} wave={wave} />
        <h1>{planningFinding(view, plan, words)}</h1>
        <p className="certainty">
          {wanted && `${wanted} `}
          {planningCertainty(plan, words)}
        </p>
        <div className="pills settings">
          <StateForm
            sets={SETS}
            label={t('settings.label')}
            apply={t('settings.apply')}
            className="pills"
          >
            <Choice
              name="gap"
              label={t('planning.gap')}
              value={String(plan.gap)}
              options={sizes(GAPS, plan.gap, (size) =>
                t('planning.points', { size: f.size(size) }),
              )}
            />
            <Choice
              name="power"
              label={t('planning.power')}
              value={String(plan.power)}
              options={sizes(POWERS, plan.power, f.level)}
            />
            <Choice
              name="share"
              label={t('planning.share')}
              value={String(plan.share)}
              options={sizes(SHARES, plan.share, f.percent)}
            />
            <Choice
              name="confidence"
              label={t('settings.confidence')}
              value={String(plan.confidence)}
              options={sizes(LEVELS, plan.confidence, f.level)}
            />
            {view.breaks.length > 0 && (
              <Choice
                name="by"
                label={t('settings.by')}
                value={search.get('by') ?? ''}
                options={[
                  ['', t('settings.by_none')],
                  ...view.breaks.map(({ by, label }) => [by, label] as const),
                ]}
              />
            )}
          </StateForm>
          <Downloads folder="files" waveId={wave.id} files={viewFiles('planning')} />
        </div>
        <PlanningChart view={view} gap={plan.gap} />
        <section aria-labelledby="planning-table" className="table">
          <h2 id="planning-table">{t('planning.table')}</h2>
          <div className="card">
            <PlanningTable view={view} minimumBase={wave.minimumBase} />
          </div>
        </section>
        <footer className="note">
          <p>{t('planning.method')}</p>
          <p>{t('page.as_of', { moment: f.moment(new Date(asOf)) })}</p>
        </footer>
      </main>
    </>
  );
}
