import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { NO_STORE } from '../accounts/requireUser.server';
import { CrossTable } from '../ui/CrossTable';
import { crossFinding } from '../ui/crossText';
import { Downloads } from '../ui/Downloads';
import { Header } from '../ui/Header';
import { MarkNotes } from '../ui/MarkSign';
import { Choice, StateForm } from '../ui/StateForm';
import { WaveHead } from '../ui/WaveHead';
import { useWords, wordsOf } from '../ui/Words';
import { openTables } from '../views.server';

export const loader = openTables;

export const headers: HeadersFunction = () => NO_STORE;

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [{ title: 'Parallax' }];
  const words = wordsOf(data.locale);
  const finding = data.view ? crossFinding(data.view, words) : words.t('tables.title');
  return [
    { title: words.t('page.title', { finding, study: data.study.title }) },
    { name: 'robots', content: 'noindex' },
  ];
};

const SETS = ['by', 'item', 'confidence', 'adjust'];
const LEVELS = [0.9, 0.95, 0.99];

export default function Tables() {
  const { view, study, asked, segments, items, wave, asOf } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const words = useWords();
  const { t, f } = words;
  const { confidence, adjust } = asked;
  const levels = [...new Set([...LEVELS, confidence])].sort((a, b) => a - b);
  return (
    <>
      <Header />
      <main id="content" className="report">
        <WaveHead view={study} wave={wave} />
        <h1>{view ? crossFinding(view, words) : t('tables.no_segments')}</h1>
        {view && view.columns.length > 0 && (
          <>
            <p className="certainty">{t('tables.sure', { level: f.level(confidence), adjust })}</p>
            <div className="pills settings">
              <StateForm
                sets={SETS}
                label={t('settings.label')}
                apply={t('settings.apply')}
                className="pills"
              >
                <Choice
                  name="by"
                  label={t('settings.by')}
                  value={view.by.key}
                  options={segments.map(({ key, label }) => [key, label] as const)}
                />
                <Choice
                  name="item"
                  label={t('tables.rows')}
                  value={search.get('item') ?? ''}
                  options={[
                    ['', t('tables.main')],
                    ...items
                      .filter(({ key }) => key !== view.by.key)
                      .map(({ key, label }) => [key, label] as const),
                  ]}
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
                  value={adjust}
                  options={[
                    ['holm', t('settings.holm')],
                    ['bh', t('settings.bh')],
                    ['none', t('settings.none')],
                  ]}
                />
              </StateForm>
              <Downloads
                folder="files"
                waveId={wave.id}
                files={[['tables.csv', 'download.table']]}
              />
            </div>
            <div className="card cross__card">
              <CrossTable view={view} minimumBase={wave.minimumBase} />
              <MarkNotes
                rows={view.lines.flatMap(({ parts }) =>
                  (parts.manager ?? parts.consumer ?? []).map((_, at) => ({
                    manager: noted(parts.manager?.[at]),
                    consumer: noted(parts.consumer?.[at]),
                  })),
                )}
                minimumBase={wave.minimumBase}
                hasIllustrations={view.lines.some(({ illustrates }) => illustrates)}
              />
            </div>
          </>
        )}
        <footer className="note">
          {view && <p>{t('tables.method')}</p>}
          <p>{t('page.as_of', { moment: f.moment(new Date(asOf)) })}</p>
        </footer>
      </main>
    </>
  );
}

/** A figure as the notes below a table look at it. */
function noted(
  figure:
    | { base: number | null; mark: 'unreliable' | 'low_base' | null; hidden: string | null }
    | undefined,
) {
  if (!figure) return null;
  const { mark, hidden, base } = figure;
  return {
    base: hidden ? null : (base ?? 0),
    mark,
    effective: null,
    estimate: null,
    low: null,
    high: null,
  };
}
