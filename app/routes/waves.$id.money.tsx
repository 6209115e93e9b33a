import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data, useLoaderData } from '@remix-run/react';
import { NO_STORE } from '../accounts/requireUser.server';
import { openMoney } from '../money.server';
import { viewFiles } from '../ui/Downloads';
import { MoneyChart } from '../ui/MoneyChart';
import { MoneyForm } from '../ui/MoneyForm';
import { MoneyTable, StaffingTable } from '../ui/MoneyTables';
import { moneyCertainty, moneyFinding } from '../ui/moneyText';
import { Choice } from '../ui/StateForm';
import { TableSection } from '../ui/TableFrame';
import { ViewPage, viewMeta } from '../ui/ViewPage';
import { ConfidenceChoice, ViewSettings, WeightsChoice } from '../ui/ViewSettings';
import { useWords } from '../ui/Words';

/** What was typed comes back with its faults beside it, so a fault is no refusal of the page. */
export async function loader(args: LoaderFunctionArgs) {
  const opened = await openMoney(args);
  return data(opened, { status: opened.isFaulty ? 422 : 200, headers: NO_STORE });
}

export { clientLoader } from '../ui/unreached';

export const headers: HeadersFunction = () => NO_STORE;

export const meta: MetaFunction<typeof openMoney> = ({ data: opened }) =>
  viewMeta(opened, moneyFinding);

export default function Money() {
  const opened = useLoaderData<typeof openMoney>();
  const { view, currency, currencies, confidence, items, study, wave, isFaulty, isWeighted } =
    opened;
  const words = useWords();
  const { t } = words;
  return (
    <ViewPage
      data={opened}
      explains="money"
      finding={moneyFinding(opened, words)}
      certainty={moneyCertainty(opened, words)}
      problems={isFaulty ? [t('money.faulty')] : []}
      notes={[t('money.method'), t('page.model_based')]}
    >
      <ViewSettings
        sets={['confidence', 'weighted', 'currency']}
        folder="files"
        waveId={wave.id}
        files={[...viewFiles('money'), ['staffing.csv', 'download.staffing']]}
      >
        <ConfidenceChoice value={confidence} />
        <WeightsChoice isWeighted={isWeighted} />
        <Choice
          name="currency"
          label={t('money.currency')}
          value={currency}
          options={currencies.map((code) => [code, code] as const)}
        />
      </ViewSettings>
      <MoneyChart view={view} currency={currency} />
      <MoneyForm view={view} items={items} currency={currency} language={study.language} />
      <TableSection id="money-table" title={t('money.table')}>
        <MoneyTable view={view} currency={currency} />
      </TableSection>
      <TableSection id="money-staffing" title={t('money.staffing')}>
        <StaffingTable view={view} />
      </TableSection>
    </ViewPage>
  );
}
