import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { studyVersion } from '../db/studies.server';
import { findWave, type Wave } from '../db/waves.server';
import { requireReader } from './accounts/reading.server';
import { NO_STORE } from './accounts/requireUser.server';
import { planningParameters } from './api/partParameters';
import { knownBenchmarks } from './benchmarks.server';
import { leftUnbroken } from './gap/breakdown';
import { basesInFocus, breaksInFocus, type Focus, focusOf, inFocus } from './gap/focus';
import { presentation } from './gap/presentation';
import { type ReportQuery, reportQueryOf, type WaveReport, waveReport } from './gapDocument.server';
import { reportAccess } from './links.server';
import { planningDocument } from './planning.server';
import { reportLanguage } from './reportLanguage';
import { ReportRefused } from './reportRefused';
import type { Fault, Study } from './study/document';

/**
 * The wave whose report a signed link opens, or a sign-in.
 * @throws Response for a link 404 unknown wave, 403 no valid link, 410 expired link, 429 too many
 *   wrong links; without one what requireReader throws
 */
export async function openWave(args: LoaderFunctionArgs): Promise<Wave> {
  const { request, params, context } = args;
  const { id = '' } = params;
  const given = new URL(request.url).searchParams.get('access');
  const access = reportAccess(context.links.secret, id, given, context.now());
  // A right link opens its report however many wrong ones came: it is too long to be found by trying.
  if (given !== null && access === 'denied' && !context.caller.mayBeWrong()) throw refusal(429);
  const wave = await findWave(context.db, id);
  if (access !== 'granted') {
    // Whoever has no account is told what is wrong with the link.
    const isByLink = given !== null && !(await context.signedIn());
    if (isByLink && wave) throw refusal(access === 'expired' ? 410 : 403);
    if (!isByLink) await requireReader(args, wave);
  }
  if (!wave) throw refusal(404);
  return wave;
}

/**
 * The wave, its report, and the report as it is shown.
 * @throws Response as openWave does; 400 naming what is wrong
 */
export async function openReport(args: LoaderFunctionArgs) {
  const { request, context } = args;
  const wave = await openWave(args);
  const parsed = reportQueryOf(askedIn(request));
  if ('faults' in parsed) throw faulty(parsed.faults);
  const study = await studyVersion(context.db, wave.studyId, wave.studyVersion);
  const focus = focusAsked(request, study);
  const { by } = parsed.query;
  const query = {
    ...parsed.query,
    // A link opens one wave's report; changes since another wave would show that one's figures too.
    against: null,
    by: focus ? breaksInFocus(focus, by) : by,
  };
  const report = await waveReport(context, wave, query, context.now()).catch(refuse);
  const locale = reportLanguage(request);
  const shown = focus ? await focused(context, wave, { report, focus, query }) : report;
  const view = presentation({
    ...shown,
    illustrations: wave.illustrations,
    locale,
    focus,
    benchmarks: await knownBenchmarks(context.db, wave.tenantId, locale),
    showsBenchmarks: asksBenchmarks(request),
  });
  return {
    wave,
    report,
    shown,
    focus,
    view,
    locale,
    unbroken: leftUnbroken(view.items, focus, by),
  };
}

/** Whether an address asks for the published figures beside the report's own. */
function asksBenchmarks(request: Request): boolean {
  const parsed = z.enum(['0', '1']).nullable().safeParse(askedIn(request).get('benchmarks'));
  if (!parsed.success) throw faulty([{ path: '$.benchmarks', message: 'must be 0 or 1' }]);
  return parsed.data === '1';
}

/** The segment that an address asks to see alone; null: everybody. */
export function focusAsked(request: Request, study: Study): Focus | null {
  const written = askedIn(request).getAll('only');
  if (written.length === 0) return null;
  const found = focusOf(study, written);
  if ('faults' in found) throw faulty(found.faults);
  return found.focus;
}

/** A report of one segment; publications state figures of everybody, so none stand beside it. */
export async function focused(
  context: LoaderFunctionArgs['context'],
  wave: Wave,
  given: {
    report: WaveReport;
    focus: Focus;
    query: Pick<ReportQuery, 'confidence' | 'weighted'>;
  },
): Promise<WaveReport> {
  const { report, focus, query } = given;
  const { rows } = await planningDocument(
    context,
    wave,
    planningParameters.parse({
      by: breaksInFocus(focus, []),
      confidence: query.confidence,
      weighted: String(query.weighted),
    }),
    context.now(),
  );
  const bases = basesInFocus(rows, focus);
  return { ...report, published: [], figures: inFocus(report.figures, focus, bases) };
}

/**
 * The parameters of a page's address. A field that a form left empty, as without script, asks
 * nothing, and what a form named a second time asks nothing more.
 */
export function askedIn(request: Request): URLSearchParams {
  const asked = [...new URL(request.url).searchParams].filter(([, value]) => value !== '');
  const isFirst = ([name, value]: [string, string], at: number) =>
    asked.findIndex((one) => one[0] === name && one[1] === value) === at;
  return new URLSearchParams(asked.filter((one, at) => one[0] !== 'by' || isFirst(one, at)));
}

/** Names to the reader what does not fit the wave. */
export function refuse(error: unknown): never {
  throw error instanceof ReportRefused ? faulty(error.faults) : error;
}

/** The answer to an address whose parameters are wrong: their names. */
export function faulty(faults: readonly Fault[]): Response {
  const names = [...new Set(faults.map(({ path }) => path.replace(/^\$\./, '')))];
  return Response.json(names, { status: 400, headers: NO_STORE });
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: NO_STORE });
}
