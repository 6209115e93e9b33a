import type { LoaderFunctionArgs } from '@remix-run/node';
import { studyVersion } from '../db/studies.server';
import type { Wave } from '../db/waves.server';
import { readableWaves } from './accounts/reading.server';
import { breaksInFocus, type Focus, focusOf, inFocus } from './gap/focus';
import type { WaveOfMany } from './gap/wavesView';
import { type ReportQuery, type WaveReport, waveReport } from './gapDocument.server';
import { startOf, yearOf } from './waveTime';

/** So many waves stand beside each other at most: the newest, and the one that is compared with. */
const MOST = 8;

/** The waves of a study up to one, the oldest first, with the changes of the last. */
export interface WavesReport {
  waves: WaveOfMany[];
  against: string | null;
  overlapping: ('manager' | 'consumer')[];
  /** The moment of what is shown of the last. */
  asOf: Date;
}

/**
 * The waves of a wave's study that somebody signed in may read, up to it, the oldest first; for
 * whoever came by a link, that one alone.
 * @param chosen the id of an earlier wave that is among them however old it is
 */
export async function wavesUpTo(
  { context }: Pick<LoaderFunctionArgs, 'context'>,
  wave: Wave,
  chosen: string | null,
): Promise<{ waves: Wave[]; earlier: Wave[]; byLink: boolean }> {
  const signedIn = await context.signedIn();
  const user = signedIn && !signedIn.user.mustChange ? signedIn.user : null;
  if (!user) return { waves: [wave], earlier: [], byLink: true };
  const readable = await readableWaves(context.db, user);
  const earlier = readable
    .filter(
      ({ id, studyId, status }) => id !== wave.id && studyId === wave.studyId && status !== 'draft',
    )
    .filter((other) => startOf(other) < startOf(wave))
    .sort((a, b) => startOf(a) - startOf(b));
  const newest = earlier.slice(1 - MOST);
  const older = earlier.slice(0, 1 - MOST).filter(({ id }) => id === chosen);
  return {
    waves: [...older, ...newest.slice(older.length), wave],
    earlier,
    byLink: false,
  };
}

/** The reports of some waves, the last with its changes since one of the others. */
export async function wavesReport(
  context: LoaderFunctionArgs['context'],
  waves: readonly Wave[],
  query: ReportQuery & { focus: Focus | null },
): Promise<WavesReport> {
  const reports: WaveOfMany[] = [];
  let overlapping: WavesReport['overlapping'] = [];
  let asOf = context.now();
  for (const wave of waves) {
    const isLast = wave === waves.at(-1);
    const asked = { ...query, against: isLast ? query.against : null };
    const report = await reportOf(context, wave, asked);
    if (!report) continue;
    const { study, figures, against } = report;
    if (against) overlapping = against.overlapping;
    asOf = report.asOf;
    reports.push({ id: wave.id, title: wave.title, time: yearOf(wave), study, figures });
  }
  return { waves: reports, against: query.against, overlapping, asOf };
}

/** A wave's report of everybody or of one segment; null where the wave does not know that segment. */
async function reportOf(
  context: LoaderFunctionArgs['context'],
  wave: Wave,
  { focus, ...query }: ReportQuery & { focus: Focus | null },
): Promise<WaveReport | null> {
  const by = focus ? breaksInFocus(focus, []) : [];
  if (focus) {
    const study = await studyVersion(context.db, wave.studyId, wave.studyVersion);
    const found = focusOf(
      study,
      focus.map(({ item, code }) => `${item}:${code}`),
    );
    if ('faults' in found) return null;
  }
  const report = await waveReport(context, wave, { ...query, by }, context.now());
  // Who answered is nowhere said of all waves, each figure has its own base.
  return focus ? { ...report, figures: inFocus(report.figures, focus, undefined) } : report;
}
