import type { z } from 'zod';
import type { Database } from '../db/open.server';
import { listPublishedFigures, type PublishedFigure } from '../db/publishedFigures.server';
import { studyVersion } from '../db/studies.server';
import { fold, listTallies } from '../db/tallies.server';
import type { Wave } from '../db/waves.server';
import { reportParameters } from './api/parameters';
import { type Adjustment, type GapFigures, gapReport } from './gap/report';
import { type Fault, faultsOf, type Study } from './study/document';

export interface ReportQuery {
  weighted: boolean;
  confidence: number;
  adjust: Adjustment;
}

type Parameters = z.output<typeof reportParameters>;

/** What a report is to be, from the checked parameters of its address. */
export function reportQuery({ weighted, confidence, adjust }: Parameters): ReportQuery {
  return { weighted: weighted === 'true', confidence, adjust };
}

/** The same from an address that may hold other parameters too; or what is wrong with them. */
export function reportQueryOf(
  search: URLSearchParams,
): { query: ReportQuery } | { faults: Fault[] } {
  const given = Object.keys(reportParameters.shape).flatMap((name) => {
    const value = search.get(name);
    return value === null ? [] : [[name, value]];
  });
  const parsed = reportParameters.safeParse(Object.fromEntries(given));
  return parsed.success ? { query: reportQuery(parsed.data) } : { faults: faultsOf(parsed.error) };
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
