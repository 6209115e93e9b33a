import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { NO_STORE } from '../accounts/requireUser.server';
import { viewFiles } from '../ui/Downloads';
import { OnlyChoice } from '../ui/OnlyChoice';
import { Choice } from '../ui/StateForm';
import { TableSection } from '../ui/TableFrame';
import { TrendCharts } from '../ui/TrendCharts';
import { TrendTable } from '../ui/TrendTable';
import { trendCertainty, trendFinding, waveTitle } from '../ui/trendText';
import { ViewPage, viewMeta } from '../ui/ViewPage';
import { AdjustChoice, ConfidenceChoice, ViewSettings, WeightsChoice } from '../ui/ViewSettings';
import { useWords } from '../ui/Words';
import { openTrend } from '../views.server';

export const loader = openTrend;

export { clientLoader } from '../ui/unreached';

export const headers: HeadersFunction = () => NO_STORE;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  viewMeta(data, ({ view, asked }, words) => trendFinding(view, asked, words));

const SETS = ['only', 'against', 'confidence', 'weighted', 'adjust'];

export default function Trend() {
  const data = useLoaderData<typeof loader>();
  const { view, asked, wave } = data;
  const words = useWords();
  const { t } = words;
  const { pathname, search } = useLocation();
  const { against, confidence } = asked;
  return (
    <ViewPage
      data={data}
      explains="trend"
      finding={trendFinding(view, asked, words)}
      certainty={{ sentence: trendCertainty(view, asked, words), remarks: [] }}
      problems={data.isUnseen && !asked.byLink ? [t('trend.unseen')] : []}
    >
      {asked.byLink && (
        <p className="invite">
          <a
            className="button"
            href={`/sign-in?${new URLSearchParams({ to: `${pathname}${search}` })}`}
          >
            {t('sign_in.title')}
          </a>
        </p>
      )}
      {against !== null && (
        <>
          <ViewSettings sets={SETS} folder="files" waveId={wave.id} files={viewFiles('trend')}>
            <Choice
              name="against"
              label={t('trend.against')}
              value={against}
              options={data.earlier.map(({ id, title }) => [id, title] as const)}
            />
            <OnlyChoice focuses={data.focuses} only={data.only} />
            <ConfidenceChoice value={confidence} />
            <WeightsChoice isWeighted={view.isWeighted} />
            <AdjustChoice value={asked.adjust} />
          </ViewSettings>
          <TrendCharts view={view} asked={asked} />
          <TableSection
            id="trend-table"
            title={t('trend.table', { wave: waveTitle(view, against) ?? '' })}
          >
            <TrendTable view={view} against={against} asked={asked} />
          </TableSection>
        </>
      )}
    </ViewPage>
  );
}
