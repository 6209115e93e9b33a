import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { NO_STORE } from '../accounts/requireUser.server';
import { Downloads, viewFiles } from '../ui/Downloads';
import { DriverChart } from '../ui/DriverChart';
import { DriverTable } from '../ui/DriverTable';
import { driversCertainty, driversFinding, missingText } from '../ui/driverText';
import { Header } from '../ui/Header';
import { Menu } from '../ui/Menu';
import { Choice, StateForm } from '../ui/StateForm';
import { WaveHead } from '../ui/WaveHead';
import { useWords, wordsOf } from '../ui/Words';
import { openDrivers } from '../views.server';

export const loader = openDrivers;

export const headers: HeadersFunction = () => NO_STORE;

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [{ title: 'Parallax' }];
  const words = wordsOf(data.locale);
  const finding = data.view ? driversFinding(data.view, words) : words.t('drivers.title');
  return [
    { title: words.t('page.title', { finding, study: data.study.title }) },
    { name: 'robots', content: 'noindex' },
  ];
};

const SETS = ['outcome', 'driver', 'confidence'];
const LEVELS = [0.9, 0.95, 0.99];

export default function Drivers() {
  const { view, choices, chosen, study, wave, confidence, asOf } = useLoaderData<typeof loader>();
  const words = useWords();
  const { t, f } = words;
  const levels = [...new Set([...LEVELS, confidence])].sort((a, b) => a - b);
  return (
    <>
      <Header />
      <main id="content" className="report">
        <WaveHead view={study} wave={wave} />
        <h1>{view ? driversFinding(view, words) : t('drivers.no_question')}</h1>
        {view && <p className="certainty">{driversCertainty(view, words)}</p>}
        {view &&
          missingText(view, words).map((text) => (
            <p key={text} className="certainty">
              {text}
            </p>
          ))}
        {choices.items.length > 1 && (
          <div className="pills settings">
            <StateForm
              sets={SETS}
              label={t('settings.label')}
              apply={t('settings.apply')}
              className="pills"
            >
              <Choice
                name="outcome"
                label={t('drivers.outcome')}
                value={chosen.outcome ?? ''}
                options={choices.items.map(({ key, label }) => [key, label] as const)}
              />
              <Menu title={t('drivers.drivers')}>
                {choices.items
                  .filter(({ key }) => key !== chosen.outcome)
                  .map(({ key, label }) => (
                    <label key={key} className="menu__entry" lang={study.language}>
                      <input
                        type="checkbox"
                        name="driver"
                        value={key}
                        defaultChecked={chosen.drivers.includes(key)}
                      />
                      {label}
                    </label>
                  ))}
              </Menu>
              <Choice
                name="confidence"
                label={t('settings.confidence')}
                value={String(confidence)}
                options={levels.map((level) => [String(level), f.level(level)] as const)}
              />
            </StateForm>
            <Downloads folder="files" waveId={wave.id} files={viewFiles('drivers')} />
          </div>
        )}
        {view && view.lines.length > 0 && (
          <>
            <DriverChart view={view} confidence={confidence} />
            <section aria-labelledby="drivers-table" className="table">
              <h2 id="drivers-table">{t('drivers.table')}</h2>
              <div className="card">
                <DriverTable view={view} />
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
