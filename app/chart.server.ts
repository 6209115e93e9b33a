import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { openComments } from './commentsView.server';
import type { openFigures } from './figures.server';
import type { openGroups } from './groupsPage.server';
import type { openMoney } from './money.server';
import type { openReport } from './report.server';
import type { openTopic } from './topics.server';
import { AgreementDocument } from './ui/AgreementDocument';
import {
  acceptanceAbout,
  acceptanceGap,
  acceptanceScale,
  drawnAcceptance,
} from './ui/acceptanceText';
import { drawnAnswers } from './ui/answerRows';
import { ChartDocument, DumbbellDocument, PanelsDocument } from './ui/ChartDocument';
import { CurveDocument } from './ui/CurveDocument';
import { wholeCertainty } from './ui/certainty';
import { commentsCertainty, commentsFinding, drawnPhrases } from './ui/commentsText';
import { drawnDrivers, driversCertainty, driversFinding } from './ui/driverText';
import { FlowDocument } from './ui/FlowDocument';
import { findingNote, groupMarks, groupUnit } from './ui/findingText';
import { drawnGroups, groupAbout, groupCertainty, groupFinding } from './ui/groupText';
import { certaintyText, findingText } from './ui/headlineText';
import { journeyLines } from './ui/journeyText';
import { MoneyDocument } from './ui/MoneyDocument';
import { moneyBars, moneyCertainty, moneyFinding } from './ui/moneyText';
import { PlanningDocument } from './ui/PlanningDocument';
import { planningCertainty, planningFinding } from './ui/planningText';
import { agreementPoints, agreementTitle } from './ui/reproducedText';
import { SlopeDocument } from './ui/SlopeDocument';
import { drawnSegments, segmentsAbout, widestText } from './ui/segmentText';
import { chartedShares, drawnShares } from './ui/sharesText';
import { TrendDocument } from './ui/TrendDocument';
import { topicCertainty, topicFinding } from './ui/topicText';
import { trendCertainty, trendFinding } from './ui/trendText';
import { chartMarksNote } from './ui/unitChartText';
import { findingIn, type ViewData } from './ui/ViewPage';
import { type Words, wordsOf } from './ui/Words';
import type { openDrivers, openPlanning, openTrend } from './views.server';

type Opened<Open extends (...args: never[]) => unknown> = Awaited<ReturnType<Open>>;

/** What stands around every chart that leaves the page. */
export function framed(
  { t, f }: Words,
  of: { study: string; wave: string; isSynthetic: boolean; asOf: Date },
  /** How its figures are computed; null: they are counts. */
  method: readonly string[] | null,
) {
  return {
    badge: of.isSynthetic ? t('page.synthetic') : null,
    notes: [
      ...(method === null ? [] : [...method, t('page.model_based')]),
      ...(of.isSynthetic ? [t('page.synthetic_text')] : []),
      t('chart.made', { study: of.study, wave: of.wave, date: f.date(of.asOf) }),
    ],
  };
}

/** A chart as the text of a file. */
export function drawn(chart: ReactElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderToStaticMarkup(chart)}`;
}

/** A report's charts as an SVG document. */
export function chartSvg({ wave, report, view, locale }: Opened<typeof openReport>): string {
  const words = wordsOf(locale);
  const { title, adjust } = view;
  const of = { study: title, wave: wave.title, isSynthetic: wave.synthetic, asOf: report.asOf };
  const marks = chartMarksNote(view, words);
  return drawn(
    createElement(ChartDocument, {
      view,
      words,
      title: findingText(view, words),
      certainty: certaintyText(view, wave.minimumBase, words),
      ...framed(words, of, [words.t('chart.note', { adjust }), ...(marks ? [marks] : [])]),
    }),
  );
}

/**
 * A report's gaps by segment, a line an item and segment; undefined where it is not broken so.
 * @param of by which segment items; null: by the first that it is broken by
 */
export function segmentsSvg(
  { wave, report, view, locale }: Opened<typeof openReport>,
  of: string | null,
): string | undefined {
  const words = wordsOf(locale);
  const breakdown = view.breakdowns.find(({ by }) => of === null || by === of);
  if (!breakdown) return undefined;
  const { title } = view;
  const made = { study: title, wave: wave.title, isSynthetic: wave.synthetic, asOf: report.asOf };
  return drawn(
    createElement(PanelsDocument, {
      panels: drawnSegments(view, breakdown, wave.minimumBase, words),
      words,
      title: widestText(breakdown, view, words),
      certainty: segmentsAbout(breakdown, view, words),
      ...framed(words, made, []),
    }),
  );
}

/** What both sides answered to an item as an SVG document; undefined where no share of it is shown. */
export function itemSvg(
  { wave, report, view, locale }: Opened<typeof openReport>,
  key: string | null,
): string | undefined {
  const words = wordsOf(locale);
  const { t, f } = words;
  const rows = key === null ? [] : drawnAnswers(view, key, words);
  if (key === null || rows.length === 0) return undefined;
  const item = view.items.find((known) => known.key === key);
  const of = { study: view.title, wave: wave.title, isSynthetic: wave.synthetic };
  return drawn(
    createElement(DumbbellDocument, {
      rows,
      heading: t('chart.gap'),
      words,
      title: findingIn({ only: view.focus }, item?.label ?? key, words),
      certainty: t('opened.picture', { level: f.level(view.confidence) }),
      ...framed(words, { ...of, asOf: report.asOf }, [t('chart.note', { adjust: view.adjust })]),
    }),
  );
}

/** Published figures against the program's own as an SVG document; undefined where there are none. */
export function figuresSvg({
  publications,
  locale,
}: Opened<typeof openFigures>): string | undefined {
  if (publications.length === 0) return undefined;
  const words = wordsOf(locale);
  const { t, f } = words;
  return drawn(
    createElement(AgreementDocument, {
      publications,
      words,
      title: agreementTitle(publications, words),
      certainty: t('figures.chart_about', { count: f.count(agreementPoints(publications).length) }),
      badge: t('page.synthetic'),
      notes: [t('figures.rule'), t('page.synthetic_text')],
    }),
  );
}

/** What is around a view's chart: what the view found, how sure it is, study, wave and date. */
function viewFrame(
  { study, wave, asOf, only = null }: ViewData,
  words: Words,
  said: { title: string; certainty: string; method: readonly string[] },
) {
  const { title, certainty, method } = said;
  const of = { study: study.title, wave: wave.title, isSynthetic: wave.isSynthetic };
  return {
    title: findingIn({ only }, title, words),
    certainty,
    ...framed(words, { ...of, asOf: new Date(asOf) }, method),
  };
}

/** A group's chart as an SVG document; undefined where its figures have no axis. */
export function groupsSvg(opened: Opened<typeof openGroups>): string | undefined {
  const { view, wave, findings } = opened;
  const unit = view && groupUnit(view, findings);
  if (!view || !unit) return undefined;
  const words = wordsOf(opened.locale);
  const marks = groupMarks(view, findings, unit, words);
  const note = marks.length > 0 ? findingNote(findings, words) : null;
  return drawn(
    createElement(DumbbellDocument, {
      rows: drawnGroups(view, marks, words),
      unit,
      heading: words.t(typeof unit === 'object' ? 'topic.gap' : 'chart.gap'),
      words,
      ...viewFrame(opened, words, {
        title: groupFinding(view, words),
        certainty: wholeCertainty(groupCertainty(view, wave.minimumBase, words)),
        method: [groupAbout(view, words), ...(note === null ? [] : [note])],
      }),
    }),
  );
}

/** The drivers' chart as an SVG document; undefined where there are none. */
export function driversSvg(opened: Opened<typeof openDrivers>): string | undefined {
  const { view, findings } = opened;
  if (!view) return undefined;
  const words = wordsOf(opened.locale);
  return drawn(
    createElement(DumbbellDocument, {
      rows: drawnDrivers(view, findings, words),
      heading: words.t('drivers.gap'),
      words,
      ...viewFrame(opened, words, {
        title: driversFinding(view, words),
        certainty: wholeCertainty(driversCertainty(view, words)),
        method: [words.t('drivers.table_about'), findingNote(findings, words)].filter(
          (text) => text !== null,
        ),
      }),
    }),
  );
}

/** The planning chart as an SVG document. */
export function planningSvg(opened: Opened<typeof openPlanning>): string {
  const { view, plan } = opened;
  const words = wordsOf(opened.locale);
  const { notes, ...frame } = viewFrame(opened, words, {
    title: planningFinding(view, plan, words),
    certainty: planningCertainty(plan, words),
    method: [],
  });
  return drawn(
    createElement(PlanningDocument, {
      view,
      gap: plan.gap,
      words,
      ...frame,
      notes: [words.t('planning.method'), ...notes.slice(1)],
    }),
  );
}

/** What a year costs as an SVG document; undefined where nothing can be told. */
export function moneySvg(opened: Opened<typeof openMoney>): string | undefined {
  const { view, currency } = opened;
  const bars = moneyBars(view);
  if (bars.length === 0) return undefined;
  const words = wordsOf(opened.locale);
  return drawn(
    createElement(MoneyDocument, {
      bars,
      currency,
      words,
      ...viewFrame(opened, words, {
        title: moneyFinding(opened, words),
        certainty: wholeCertainty(moneyCertainty(opened, words)),
        method: [words.t('money.method')],
      }),
    }),
  );
}

/** What both sides write about as an SVG document; undefined where nothing is shown. */
export function commentsSvg(opened: Opened<typeof openComments>): string | undefined {
  if (opened.phrases.length === 0) return undefined;
  const words = wordsOf(opened.locale);
  const { minimumBase } = opened.wave;
  return drawn(
    createElement(DumbbellDocument, {
      rows: drawnPhrases(opened, words),
      heading: words.t('comments.gap'),
      words,
      ...viewFrame(opened, words, {
        title: commentsFinding(opened, words),
        certainty: wholeCertainty(commentsCertainty(opened, words)),
        method: [words.t('comments.table_about', { minimum: minimumBase })],
      }),
    }),
  );
}

/** The waves' charts as an SVG document. */
export function trendSvg(opened: Opened<typeof openTrend>): string {
  const { view, asked } = opened;
  const words = wordsOf(opened.locale);
  return drawn(
    createElement(TrendDocument, {
      view,
      words,
      ...viewFrame(opened, words, {
        title: trendFinding(view, asked, words),
        certainty: trendCertainty(view, asked, words),
        method: [words.t('trend.table_about')],
      }),
    }),
  );
}

/** What is said of how a topic's chart was made. */
const METHODS = {
  order: 'ranking.chart_about',
  journey: 'journey.chart_about',
  curves: 'topic.shares_about',
  acceptance: 'acceptance.table_about',
  drivers: 'drivers.table_about',
  shares: 'topic.shares_about',
} as const;

/** The chart of a topic's part as an SVG document; undefined where there is none. */
export function topicSvg(opened: Opened<typeof openTopic>): string | undefined {
  const { view } = opened;
  if (!view) return undefined;
  const words = wordsOf(opened.locale);
  const { t } = words;
  const frame = viewFrame(opened, words, {
    title: topicFinding(opened, words),
    certainty: wholeCertainty(topicCertainty(opened, false, words)),
    method: [
      t(
        view.kind === 'shares' && view.part === 'resolution'
          ? 'resolution.table_about'
          : METHODS[view.kind],
      ),
    ],
  });
  if (view.kind === 'order') return drawn(createElement(SlopeDocument, { view, words, ...frame }));
  if (view.kind === 'curves') return drawn(createElement(CurveDocument, { view, words, ...frame }));
  if (view.kind === 'journey') {
    const { of } = opened.asked;
    if (of === '') return drawn(createElement(FlowDocument, { view: view.drawn, words, ...frame }));
    const lines = journeyLines(view, of);
    return lines.length === 0
      ? undefined
      : drawn(
          createElement(DumbbellDocument, {
            rows: drawnShares(lines, words),
            heading: t('chart.gap'),
            words,
            ...frame,
            notes: [t('topic.shares_about'), ...frame.notes.slice(1)],
          }),
        );
  }
  if (view.kind === 'drivers')
    return drawn(
      createElement(DumbbellDocument, {
        rows: drawnDrivers(view, view.findings, words),
        heading: t('drivers.gap'),
        words,
        ...frame,
        notes: [findingNote(view.findings, words), ...frame.notes].filter((text) => text !== null),
      }),
    );
  if (view.kind === 'acceptance')
    return drawn(
      createElement(DumbbellDocument, {
        rows: drawnAcceptance(view, words),
        unit: acceptanceScale(view),
        heading: acceptanceGap(view, words),
        words,
        ...frame,
        notes: [acceptanceAbout(view, words), ...frame.notes],
      }),
    );
  const { lines, unit, heading } = chartedShares(view, words);
  return drawn(
    createElement(DumbbellDocument, {
      rows: drawnShares(lines, words),
      unit,
      heading: t(heading),
      words,
      ...frame,
    }),
  );
}
