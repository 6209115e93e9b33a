import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react';
import { availability } from '../../db/waves.server';
import { NO_STORE } from '../accounts/requireUser.server';
import { besideOf } from '../beside.server';
import { findingsElsewhere } from '../findings.server';
import { pageView } from '../gap/pageView';
import { questionnaireLink } from '../links.server';
import { openReport } from '../report.server';
import { BenchmarkTable } from '../ui/BenchmarkTable';
import { DumbbellChart } from '../ui/DumbbellChart';
import { Elsewhere } from '../ui/Elsewhere';
import { EmptyReport } from '../ui/EmptyReport';
import { Figures } from '../ui/Figures';
import { TABLE_ANCHOR } from '../ui/GapTable';
import { certaintyText, findingText } from '../ui/headlineText';
import { IndexCard } from '../ui/IndexCard';
import { SegmentCharts } from '../ui/SegmentCharts';
import { SettingsBar } from '../ui/SettingsBar';
import { showsAll, tableChoice } from '../ui/tableState';
import { ViewPage, viewMeta } from '../ui/ViewPage';
import { Asked } from '../ui/Wording';
import { useWords } from '../ui/Words';
import { weightProblems, weightRemarks } from '../ui/weightNotes';

export async function loader(args: LoaderFunctionArgs) {
  const { wave, report, view, locale, unbroken } = await openReport(args);
  const { links, now } = args.context;
  const { searchParams } = new URL(args.request.url);
  const isOpen = availability(wave, now()) === 'open';
  const elsewhere = view.benchmarks
    ? findingsElsewhere(wave, report.study, view.items, locale)
    : [];
  return {
    view: pageView(view, tableChoice(searchParams)),
    elsewhere,
    unbroken,
    beside: await besideOf(args, wave, true),
    locale,
    study: { title: view.title, language: view.language, direction: view.direction },
    wave: {
      id: wave.id,
      title: wave.title,
      minimumBase: wave.minimumBase,
      isSynthetic: wave.synthetic,
      hasIllustrations: wave.illustrations.length > 0,
    },
    asOf: report.asOf.toISOString(),
    invitations: isOpen
      ? {
          manager: questionnaireLink(links, wave.id, 'manager'),
          consumer: questionnaireLink(links, wave.id, 'consumer'),
        }
      : null,
  };
}

export function shouldRevalidate(args: ShouldRevalidateFunctionArgs) {
  return args.defaultShouldRevalidate && !showsAll(args.currentUrl, args.nextUrl);
}

export { clientLoader } from '../ui/unreached';

export const headers: HeadersFunction = () => NO_STORE;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  viewMeta(data, ({ view }, words) => findingText(view, words));

export default function Report() {
  const data = useLoaderData<typeof loader>();
  const { view, wave, invitations, elsewhere } = data;
  const words = useWords();
  const { t } = words;
  const { finding } = view;
  const isEmpty = finding.kind === 'empty';
  return (
    <ViewPage
      data={data}
      explains={isEmpty ? null : 'report'}
      finding={findingText(view, words)}
      certainty={{
        sentence: certaintyText(view, wave.minimumBase, words),
        remarks: weightRemarks(view, words),
      }}
      problems={weightProblems(view, words)}
      notes={[
        ...(wave.isSynthetic ? [t('page.synthetic_text')] : []),
        ...view.sources.map((source) => t('page.source', { source })),
        ...(isEmpty ? [] : [t('page.model_based')]),
      ]}
    >
      {invitations && (isEmpty || finding.kind === 'one_side') && (
        <EmptyReport
          links={invitations}
          answered={finding.kind === 'one_side' ? finding.answered : null}
        />
      )}
      {!isEmpty && (
        <>
          <SettingsBar view={view} waveId={wave.id} />
          {view.index && <IndexCard view={view} index={view.index} />}
          <DumbbellChart view={view} minimumBase={wave.minimumBase} />
          {view.benchmarks && (
            <>
              <BenchmarkTable view={view} lines={view.benchmarks} minimumBase={wave.minimumBase} />
              <Elsewhere waveId={wave.id} findings={elsewhere} />
            </>
          )}
          {view.breakdowns.map((breakdown) => (
            <SegmentCharts
              key={breakdown.by}
              view={view}
              breakdown={breakdown}
              minimumBase={wave.minimumBase}
            />
          ))}
        </>
      )}
      <section aria-labelledby="table-title" className="table">
        <h2 id="table-title">
          <span id={TABLE_ANCHOR}>{t(isEmpty ? 'table.empty_title' : 'table.title')}</span>
        </h2>
        {isEmpty ? (
          <Asked view={view} />
        ) : (
          <Figures
            view={view}
            minimumBase={wave.minimumBase}
            hasIllustrations={wave.hasIllustrations}
          />
        )}
      </section>
    </ViewPage>
  );
}
