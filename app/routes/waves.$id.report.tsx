import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react';
import { availability } from '../../db/waves.server';
import { NO_STORE } from '../accounts/requireUser.server';
import { questionnaireLink } from '../links.server';
import { openReport } from '../report.server';
import { DumbbellChart } from '../ui/DumbbellChart';
import { EmptyReport } from '../ui/EmptyReport';
import { Figures } from '../ui/Figures';
import { TABLE_ANCHOR } from '../ui/GapTable';
import { Header } from '../ui/Header';
import { certaintyText, findingText } from '../ui/headlineText';
import { IndexCard } from '../ui/IndexCard';
import { SegmentCharts } from '../ui/SegmentCharts';
import { SettingsBar } from '../ui/SettingsBar';
import { sameReport } from '../ui/tableState';
import { WaveHead } from '../ui/WaveHead';
import { Asked } from '../ui/Wording';
import { useWords, wordsOf } from '../ui/Words';
import { weightNotes } from '../ui/weightNotes';

export async function loader(args: LoaderFunctionArgs) {
  const { wave, report, view, locale } = await openReport(args);
  const { links, now } = args.context;
  const isOpen = availability(wave, now()) === 'open';
  return {
    view,
    locale,
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
  return args.defaultShouldRevalidate && !sameReport(args.currentUrl, args.nextUrl);
}

export const headers: HeadersFunction = () => NO_STORE;

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [{ title: 'Parallax' }];
  const words = wordsOf(data.locale);
  const finding = findingText(data.view, words);
  return [
    { title: words.t('page.title', { finding, study: data.view.title }) },
    { name: 'robots', content: 'noindex' },
  ];
};

export default function Report() {
  const { view, wave, asOf, invitations } = useLoaderData<typeof loader>();
  const words = useWords();
  const { t, f } = words;
  const { finding } = view;
  const isEmpty = finding.kind === 'empty';
  return (
    <>
      <Header />
      <main id="content" className="report">
        <WaveHead view={view} wave={wave} />
        <h1>{findingText(view, words)}</h1>
        <p className="certainty">{certaintyText(view, wave.minimumBase, words)}</p>
        {weightNotes(view, words).map((note) => (
          <p key={note} className="certainty">
            {note}
          </p>
        ))}
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
        <footer className="note">
          {wave.isSynthetic && <p>{t('page.synthetic_text')}</p>}
          {view.sources.map((source) => (
            <p key={source}>{t('page.source', { source })}</p>
          ))}
          {!isEmpty && <p>{t('page.model_based')}</p>}
          <p>{t('page.as_of', { moment: f.moment(new Date(asOf)) })}</p>
        </footer>
      </main>
    </>
  );
}
