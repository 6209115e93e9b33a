import type { LoaderFunctionArgs } from '@remix-run/node';
import { studyVersion } from '../db/studies.server';
import type { Wave } from '../db/waves.server';
import { readParameters } from './api/parameters';
import {
  driverPageParameters,
  planningParameters,
  tablePageParameters,
} from './api/partParameters';
import { waveDrivers } from './drivers.server';
import { crossView } from './gap/crossView';
import { driverChoices, driversView } from './gap/driversView';
import { planningView } from './gap/planningView';
import { studyView } from './gap/presentation';
import { wavesView } from './gap/wavesView';
import { reportQueryOf } from './gapDocument.server';
import { planningDocument } from './planning.server';
import { askedIn, faulty, openWave, refuse } from './report.server';
import { reportLanguage } from './reportLanguage';
import { segmentItems, waveTable } from './tables.server';
import { wavesReport, wavesUpTo } from './trend.server';

// What each view of a wave shows, for its page and its files alike. All of them throw a Response as
// openWave does, and 400 naming the parameters that are wrong.

const named = ({ id, studyKey, key, title, synthetic, minimumBase }: Wave) => ({
  id,
  studyKey,
  key,
  title,
  isSynthetic: synthetic,
  minimumBase,
});

/** What a wave can find, and what it wants. */
export async function openPlanning(args: LoaderFunctionArgs) {
  const { context, request } = args;
  const wave = await openWave(args);
  const parsed = readParameters(askedIn(request), planningParameters);
  if ('faults' in parsed) throw faulty(parsed.faults);
  const { query } = parsed;
  const { rows, asOf } = await planningDocument(context, wave, query, context.now()).catch(refuse);
  const study = await studyVersion(context.db, wave.studyId, wave.studyVersion);
  const locale = reportLanguage(request);
  const { gap, share, power, confidence } = query;
  const plan = { gap, share, power, confidence };
  const { manager, consumer } = wave.audiences;
  const view = planningView({
    study,
    rows,
    plan,
    targets: { manager: manager.target, consumer: consumer.target },
    illustrations: wave.illustrations,
    locale,
  });
  return { view, plan, locale, asOf, wave: named(wave) };
}

/** What drives an outcome on both sides; `view` null where the study has no such question. */
export async function openDrivers(args: LoaderFunctionArgs) {
  const { context, request } = args;
  const wave = await openWave(args);
  const parsed = readParameters(askedIn(request), driverPageParameters);
  if ('faults' in parsed) throw faulty(parsed.faults);
  const { confidence } = parsed.query;
  const locale = reportLanguage(request);
  const study = await studyVersion(context.db, wave.studyId, wave.studyVersion);
  const { illustrations } = wave;
  const choices = driverChoices(study, illustrations, locale);
  const outcome = parsed.query.outcome ?? choices.outcome;
  const drivers = (parsed.query.driver ?? choices.drivers).filter((key) => key !== outcome);
  const { title, language, direction } = studyView(study, illustrations, locale);
  const page = {
    locale,
    choices,
    confidence,
    chosen: { outcome, drivers },
    study: { title, language, direction },
    wave: named(wave),
  };
  const now = context.now();
  if (outcome === null || drivers.length === 0)
    return { ...page, view: null, asOf: now.toISOString() };
  const asked = { outcome, drivers: drivers.join(','), confidence };
  const { report, asOf } = await waveDrivers(context, wave, asked).catch(refuse);
  return {
    ...page,
    view: driversView(study, report, { illustrations, locale, confidence }),
    asOf: (asOf ?? now).toISOString(),
  };
}

/** A cross table; `view` null where the study has no segment items. */
export async function openTables(args: LoaderFunctionArgs) {
  const { context, request } = args;
  const wave = await openWave(args);
  const parsed = readParameters(askedIn(request), tablePageParameters);
  if ('faults' in parsed) throw faulty(parsed.faults);
  const { by, item, weighted, ...query } = parsed.query;
  // Other views break by several items or by pairs; a table has the first one's columns.
  const first = by?.[0]?.split('*')[0] ?? null;
  const asked = { ...query, by: first, item: item ?? null, weighted: weighted === 'true' };
  const { study, table, asOf } = await waveTable(context, wave, asked).catch(refuse);
  const locale = reportLanguage(request);
  const { illustrations } = wave;
  const { title, language, direction, items } = studyView(study, illustrations, locale);
  const labelOf = (key: string) => items.find((known) => known.key === key)?.label ?? key;
  return {
    locale,
    study: { title, language, direction },
    view: table && crossView(study, table, { illustrations, locale }),
    asked,
    segments: segmentItems(study).map((key) => ({ key, label: labelOf(key) })),
    items: items.filter(({ kind }) => kind !== 'text').map(({ key, label }) => ({ key, label })),
    asOf: (asOf ?? context.now()).toISOString(),
    wave: named(wave),
  };
}

/** A wave beside those before it. */
export async function openTrend(args: LoaderFunctionArgs) {
  const { context, request } = args;
  const wave = await openWave(args);
  const parsed = reportQueryOf(askedIn(request));
  if ('faults' in parsed) throw faulty(parsed.faults);
  const { waves, byLink } = await wavesUpTo(args, wave);
  const earlier = waves.slice(0, -1);
  const { confidence, adjust, ...query } = parsed.query;
  // A wave that cannot be compared with is not named to whoever may not read it.
  if (query.against !== null && !earlier.some(({ id }) => id === query.against))
    throw faulty([{ path: '$.against', message: 'is no earlier wave of this study' }]);
  const against = query.against ?? earlier.at(-1)?.id ?? null;
  const report = await wavesReport(context, waves, {
    ...query,
    confidence,
    adjust,
    against,
  }).catch(refuse);
  const locale = reportLanguage(request);
  const view = wavesView(report.waves, { illustrations: wave.illustrations, locale });
  if (!view) throw new Error('the wave itself is always among its waves');
  return {
    view,
    locale,
    asked: { against, byLink, adjust, confidence, overlapping: report.overlapping },
    asOf: report.asOf.toISOString(),
    wave: named(wave),
  };
}
