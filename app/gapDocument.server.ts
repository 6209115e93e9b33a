import type { Database } from '../db/open.server';
import { listPublishedFigures, type PublishedFigure } from '../db/publishedFigures.server';
import { studyVersion } from '../db/studies.server';
import { fold, listTallies } from '../db/tallies.server';
import type { Wave } from '../db/waves.server';
import { type Adjustment, type GapFigures, gapReport } from './gap/report';
import { type Fault, jsonPath, type Study } from './study/document';

export interface ReportQuery {
  weighted: boolean;
  confidence: number;
  adjust: Adjustment;
}

const ADJUSTMENTS: readonly Adjustment[] = ['holm', 'bh', 'none'];

/** The parameters of a report's address, or what is wrong with them. */
export function reportQuery(search: URLSearchParams): { query: ReportQuery } | { faults: Fault[] } {
  const faults: Fault[] = [];
  const fault = (name: string, message: string) => faults.push({ path: jsonPath([name]), message });
  const confidence = Number(search.get('confidence') ?? '0.95');
  if (!(confidence >= 0.5 && confidence <= 0.9999))
    fault('confidence', 'must be a number from 0.5 to 0.9999');
  const weighted = search.get('weighted') ?? 'true';
  if (weighted !== 'true' && weighted !== 'false') fault('weighted', 'must be "true" or "false"');
  const adjust = ADJUSTMENTS.find((name) => name === (search.get('adjust') ?? 'holm'));
  if (!adjust) fault('adjust', `must be one of ${ADJUSTMENTS.join(', ')}`);
  for (const name of ['by', 'against'])
    if (search.has(name)) fault(name, 'reports cannot be broken down or compared yet');
  return faults.length > 0 || !adjust
    ? { faults }
    : { query: { weighted: weighted === 'true', confidence, adjust } };
}

export interface WaveReport {
  study: Study;
  figures: GapFigures;
  published: PublishedFigure[];
  /** Margins were given that weights cannot be raked to yet, so the report is unweighted. */
  unraked: boolean;
  asOf: Date;
}

/** A wave's gap report, with every response that was stored before it was asked for. */
export async function waveReport(
  db: Database,
  wave: Wave,
  query: ReportQuery,
  now: Date,
): Promise<WaveReport> {
  const study = await studyVersion(db, wave.studyId, wave.studyVersion);
  await fold(db, wave, study);
  const tallies = await listTallies(db, wave.id);
  const unraked = Object.values(wave.audiences).some(
    ({ weighting }) => weighting !== null && Object.keys(weighting).length > 0,
  );
  const figures = gapReport(study, tallies, {
    ...query,
    weighted: query.weighted && !unraked,
    minimumBase: wave.minimumBase,
    equivalenceMargin: wave.equivalenceMargin,
    illustrations: wave.illustrations,
  });
  return {
    study,
    figures,
    published: await listPublishedFigures(db, wave.studyId),
    unraked,
    asOf: now,
  };
}

/** The rows of a report as JSON lines. */
export function gapLines({ figures }: WaveReport): string {
  return figures.rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** The report as the API gives it: `parallax.gaps/1`. */
export function gapDocument(wave: Wave, { figures, asOf }: WaveReport) {
  const { confidence, weighted, adjust, audiences, rows, index } = figures;
  return {
    format: 'parallax.gaps/1',
    wave: { id: wave.id, study: wave.studyKey, key: wave.key },
    confidence,
    weighted,
    adjust,
    asOf: asOf.toISOString(),
    audiences,
    rows,
    index,
  };
}
