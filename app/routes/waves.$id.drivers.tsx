import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { NO_STORE } from '../accounts/requireUser.server';
import { viewFiles } from '../ui/Downloads';
import { DriverChart } from '../ui/DriverChart';
import { DriverTable } from '../ui/DriverTable';
import { driversCertainty, driversFinding } from '../ui/driverText';
import { FindingTable } from '../ui/FindingTable';
import { Menu } from '../ui/Menu';
import { OnlyChoice } from '../ui/OnlyChoice';
import { Choice } from '../ui/StateForm';
import { TableSection } from '../ui/TableFrame';
import { ViewPage, viewMeta } from '../ui/ViewPage';
import { ConfidenceChoice, ViewSettings, WeightsChoice } from '../ui/ViewSettings';
import { useWords } from '../ui/Words';
import { openDrivers } from '../views.server';

export const loader = openDrivers;

export { clientLoader } from '../ui/unreached';

export const headers: HeadersFunction = () => NO_STORE;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  viewMeta(data, ({ view }, words) =>
    view ? driversFinding(view, words) : words.t('drivers.title'),
  );

const SETS = ['only', 'outcome', 'driver', 'confidence', 'weighted'];

export default function Drivers() {
  const data = useLoaderData<typeof loader>();
  const { view, choices, findings, chosen, study, wave, confidence } = data;
  const words = useWords();
  const { t } = words;
  const mayChoose = choices.items.length > 1;
  return (
    <ViewPage
      data={data}
      explains="drivers"
      finding={
        view ? driversFinding(view, words) : t(mayChoose ? 'drivers.choose' : 'drivers.no_question')
      }
      certainty={
        view
          ? driversCertainty(view, words)
          : {
              sentence: t(mayChoose ? 'drivers.choose_text' : 'drivers.no_question_text'),
              remarks: [],
            }
      }
    >
      {mayChoose && (
        <ViewSettings
          sets={SETS}
          folder="files"
          waveId={wave.id}
          files={view ? viewFiles('drivers') : []}
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
          <OnlyChoice focuses={data.focuses} only={data.only} />
          <ConfidenceChoice value={confidence} />
          <WeightsChoice isWeighted={data.isWeighted} />
        </ViewSettings>
      )}
      {view && view.lines.length > 0 && (
        <>
          <DriverChart view={view} findings={findings} />
          <FindingTable findings={findings} />
          <TableSection id="drivers-table" title={t('drivers.table')}>
            <DriverTable view={view} />
          </TableSection>
        </>
      )}
    </ViewPage>
  );
}
