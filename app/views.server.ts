import type { LoaderFunctionArgs } from '@remix-run/node';
import {
  driverPageParameters,
  planningPageParameters,
  tablePageParameters,
} from './api/partParameters';
import { waveDrivers } from './drivers.server';
import { findingsBeside } from './findings.server';
import { leftUnbroken, segmentChoices } from './gap/breakdown';
import { crossView } from './gap/crossView';
import { driverChoices, driversView } from './gap/driversView';
import { isAboutDrivers, type ShownFinding } from './gap/findingMarks';
import { breaksInFocus, planningInFocus } from './gap/focus';
import { gapsTested, testedOtherwise } from './gap/planning';
import { planningView } from './gap/planningView';
import { wavesView } from './gap/wavesView';
import { reportQueryOf } from './gapDocument.server';
import { openView, reading } from './openView.server';
import { planningDocument } from './planning.server';
import { refuse } from './report.server';
import { statedDrivers } from './stated.server';
import { AUDIENCES } from './study/document';
import { segmentItems, waveTable } from './tables.server';
import { wavesReport, wavesUpTo } from './trend.server';
import { exact, numberOf, readings } from './ui/typedNumber';

// What each view of a wave shows, for its page and its files alike. All of them throw a Response as
// openView does.

/** What a wave can find, and what it wants. */
export async function openPlanning(args: LoaderFunctionArgs) {
  const { context, wave, study, locale, query, items, focus, inPart } = await openView(
    args,
    reading(planningPageParameters),
  );
  const by = focus ? breaksInFocus(focus, query.by ?? []) : query.by;
  // What shows in the report is what stands its correction, which looks at a single gap's segments
  // together too.
  const all = gapsTested(study, wave.illustrations);
  const gaps = query.gaps ?? all;
  const isAlone = gaps === 1 && all > 1;
  const typed = typedGap(query.points, locale);
  const gap = 'gap' in typed ? typed.gap : query.gap;
  const asked = { ...query, gap, by, gaps: isAlone ? undefined : gaps };
  const document = await planningDocument(context, wave, asked, context.now()).catch(refuse);
  const { asOf } = document;
  const rows = focus ? planningInFocus(document.rows, focus) : document.rows;
  const { share, power, confidence } = query;
  const inSegments = !isAlone && document.rows.some(({ segment }) => segment !== null);
  const others = testedOtherwise(study, wave.illustrations);
  const plan = { gap, share, power, confidence, gaps, all, inSegments, others };
  const { manager, consumer } = wave.audiences;
  const view = planningView({
    study,
    rows,
    plan,
    targets: { manager: manager.target, consumer: consumer.target },
    illustrations: wave.illustrations,
    locale,
  });
  const breaks = segmentChoices(
    study,
    items,
    focus?.map(({ item }) => item),
  );
  // What is looked at alone is not everybody.
  const label = inPart.only?.label;
  const lines = view.lines.map((line) =>
    label !== undefined && line.labels.length === 0 ? { ...line, labels: [label] } : line,
  );
  const unbroken = leftUnbroken(items, focus, query.by ?? []);
  const fault = 'fault' in typed ? typed.fault : isBeyond(plan) ? ('beyond' as const) : null;
  const written = fault ? (query.points ?? null) : null;
  return { ...inPart, unbroken, view: { ...view, lines, breaks }, plan, asOf, fault, written };
}

/** A planned gap as it was typed, in points; neither where nothing was. */
function typedGap(
  points: string | undefined,
  locale: string,
): { gap: number } | { fault: 'no_number' | 'out_of_range' } | Record<never, never> {
  const number = numberOf(points ?? '', locale, 100);
  if (number === null) return {};
  if (Number.isNaN(number)) return { fault: isNumber(points ?? '') ? 'out_of_range' : 'no_number' };
  return number >= 0.1 && number <= 99.9 ? { gap: exact(number / 100) } : { fault: 'out_of_range' };
}

/** Whether a text says a number, however large. */
function isNumber(text: string): boolean {
  return readings(text, null).length > 0;
}

/** Whether no share can be so far from the consumers'. */
function isBeyond({ gap, share }: { gap: number; share: number }): boolean {
  return share + gap >= 1 && share - gap <= 0;
}

/** What drives an outcome on both sides; `view` null where the study has no such question. */
export async function openDrivers(args: LoaderFunctionArgs) {
  const opened = await openView(args, reading(driverPageParameters));
  const { context, wave, study, locale, query, items, focus } = opened;
  const { confidence } = query;
  const { illustrations } = wave;
  const choices = driverChoices(study, illustrations, locale);
  const outcome = query.outcome ?? choices.outcome;
  const drivers = (query.driver ?? choices.drivers).filter((key) => key !== outcome);
  const page = { ...opened.inPart, choices, confidence, chosen: { outcome, drivers } };
  const now = context.now();
  const none: ShownFinding[] = [];
  if (outcome === null || drivers.length === 0)
    return { ...page, view: null, isWeighted: false, findings: none, asOf: now.toISOString() };
  const weighted = query.weighted === 'true';
  const asked = { outcome, drivers: drivers.join(','), confidence, weighted, focus };
  const { report, isWeighted, asOf } = await waveDrivers(context, wave, asked).catch(refuse);
  return {
    ...page,
    isWeighted,
    view: driversView(study, report, {
      illustrations,
      locale,
      confidence,
      // Publications state what drives everybody.
      statements: focus ? [] : statedDrivers(wave),
    }),
    findings: findingsBeside(
      wave,
      study,
      locale,
      (finding) => (!focus && isAboutDrivers(finding, { outcome, drivers }) ? finding : null),
      { drivers: (_, audience) => ({ ...report[audience], together: null }) },
      items,
    ),
    asOf: (asOf ?? now).toISOString(),
  };
}

/** A cross table; `view` null where the study has no segment items. */
export async function openTables(args: LoaderFunctionArgs) {
  const { context, wave, locale, items, focus, inPart, ...opened } = await openView(
    args,
    reading(tablePageParameters),
  );
  const { by, item, weighted, ...query } = opened.query;
  const isLookedAt = (key: string) => focus?.some((part) => part.item === key) ?? false;
  // Other views break by several items or by pairs; a table has the columns of the first one that a
  // segment that is looked at alone leaves any of.
  const first = by?.flatMap((one) => one.split('*')).find((key) => !isLookedAt(key)) ?? null;
  const asked = { ...query, by: first, item: item ?? null, weighted: weighted === 'true', focus };
  const { study, table, asOf } = await waveTable(context, wave, asked).catch(refuse);
  const { illustrations } = wave;
  const labelOf = (key: string) => items.find((known) => known.key === key)?.label ?? key;
  return {
    ...inPart,
    view: table && crossView(study, table, { illustrations, locale }),
    asked: {
      ...asked,
      raked: AUDIENCES.filter((side) => asked.weighted && wave.audiences[side].weighting),
    },
    segments: segmentItems(study)
      .filter((key) => !isLookedAt(key))
      .map((key) => ({ key, label: labelOf(key) })),
    items: items.filter(({ kind }) => kind !== 'text').map(({ key, label }) => ({ key, label })),
    asOf: (asOf ?? context.now()).toISOString(),
  };
}

/** A wave beside those before it. */
export async function openTrend(args: LoaderFunctionArgs) {
  const { context, wave, locale, focus, inPart, ...opened } = await openView(args, reportQueryOf);
  const { confidence, adjust, ...query } = opened.query;
  const { waves, earlier, byLink } = await wavesUpTo(args, wave, query.against);
  const chosen = earlier.find(({ id }) => id === query.against);
  const against = (chosen ?? earlier.at(-1))?.id ?? null;
  const report = await wavesReport(context, waves, {
    ...query,
    confidence,
    adjust,
    against,
    focus,
  }).catch(refuse);
  const view = wavesView(report.waves, { illustrations: wave.illustrations, locale });
  if (!view) throw new Error('the wave itself is always among its waves');
  return {
    ...inPart,
    // Beside no other wave there is nothing that could be of a segment.
    only: against === null ? null : inPart.only,
    view,
    asked: { against, byLink, adjust, confidence, overlapping: report.overlapping },
    /** What can be compared with, the newest first. */
    earlier: earlier.map(({ id, title }) => ({ id, title })).reverse(),
    // The same of a wave that is not there and of one that its reader may not read.
    isUnseen: query.against !== null && !chosen,
    asOf: report.asOf.toISOString(),
  };
}
