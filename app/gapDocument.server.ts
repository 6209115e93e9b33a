import type { z } from 'zod';
import type { Database, OpenDatabase } from '../db/open.server';
import { sharedAudiences } from '../db/overlap.server';
import { listPublishedFigures, type PublishedFigure } from '../db/publishedFigures.server';
import { studyVersion } from '../db/studies.server';
import { fold, type ShownState, shownState } from '../db/tallies.server';
import { findWave, type Wave } from '../db/waves.server';
import { readParameters, reportParameters } from './api/parameters';
import {
  type Adjustment,
  type GapFigures,
  gapReport,
  type ReportOptions,
  rowCount,
} from './gap/report';
import { breaksOf } from './gap/segments';
import type { KnownMedians } from './gap/sides';
import { keepTallies, keptFigures, keptTallies } from './keptReports.server';
import { type MediansAsked, waveMedians } from './medians.server';
import { ReportRefused } from './reportRefused';
import { ATTEMPTS } from './shownSides.server';
import type { Audience, Fault, Study } from './study/document';

/** How long a report waits for medians that are still computed, in milliseconds. */
export const PATIENCE = 10_000;

export interface ReportQuery {
  by: string[];
  /** The id of an earlier wave. */
  against: string | null;
  weighted: boolean;
  confidence: number;
  adjust: Adjustment;
}

type Parameters = z.output<typeof reportParameters>;

/** What a report is to be, from the checked parameters of its address. */
export function reportQuery({
  by,
  against,
  weighted,
  confidence,
  adjust,
}: Parameters): ReportQuery {
  return {
    by: by ?? [],
    against: against ?? null,
    weighted: weighted === 'true',
    confidence,
    adjust,
  };
}

/** The same from an address that may hold other parameters too; or what is wrong with them. */
export function reportQueryOf(
  search: URLSearchParams,
): { query: ReportQuery } | { faults: Fault[] } {
  const read = readParameters(search, reportParameters);
  return 'faults' in read ? read : { query: reportQuery(read.query) };
}

/** The wave that changes are counted from. */
interface Against {
  wave: Wave;
  /** The sides on which somebody answered in both waves. */
  overlapping: Audience[];
}

export interface WaveReport {
  study: Study;
  figures: GapFigures;
  published: PublishedFigure[];
  against: Against | null;
  /** When what is shown changed last; the moment of the request where nobody was counted yet. */
  asOf: Date;
}

/**
 * A wave's gap report with every response that was stored before it was asked for; of an open wave
 * with those that readers may see already, in steps of its minimum base.
 * @param patience how long to wait for medians from raw answers, in milliseconds; null: not wanted
 * @throws ReportRefused naming what does not fit
 */
export async function waveReport(
  place: Pick<OpenDatabase, 'db' | 'kind'>,
  wave: Wave,
  query: ReportQuery,
  now: Date,
  patience: number | null = PATIENCE,
): Promise<WaveReport> {
  const { db } = place;
  const study = await studyVersion(db, wave.studyId, wave.studyVersion);
  const broken = breaksOf(study, query.by, rowCount(study));
  const earlier = query.against === null ? null : await earlierWave(db, wave, query.against);
  const faults = [
    ...('faults' in broken ? broken.faults : []),
    ...(earlier && 'fault' in earlier ? [earlier.fault] : []),
  ];
  if ('faults' in broken || (earlier && 'fault' in earlier)) throw new ReportRefused(faults);
  const asked = { ...query, breaks: broken.breaks, patience };
  const [published, own] = await Promise.all([
    listPublishedFigures(db, wave.studyId),
    counted(place, wave, asked),
  ]);
  const { versions, changedAt } = own;
  const before = earlier && (await counted(place, earlier.wave, asked));
  const options = {
    ...settingsOf(wave),
    weighted: query.weighted,
    confidence: query.confidence,
    adjust: query.adjust,
    equivalenceMargin: wave.equivalenceMargin,
    illustrations: wave.illustrations,
    by: broken.breaks,
  };
  const figures = figuresOf(
    db,
    { wave, ...own },
    options,
    earlier && before && { wave: earlier.wave, ...before },
  );
  return {
    study,
    figures,
    published,
    against:
      earlier && before
        ? {
            wave: earlier.wave,
            overlapping: await sharedAudiences(
              place,
              { ...wave, versions },
              { ...earlier.wave, versions: before.versions },
            ),
          }
        : null,
    asOf: changedAt ?? now,
  };
}

/** A wave with what readers are shown of it. */
interface Counted extends ShownState {
  wave: Wave;
  study: Study;
  medians: Partial<Record<Audience, KnownMedians>>;
}

/** A wave's study and what readers are shown of it, counted to the moment. */
export async function counted(
  place: Pick<OpenDatabase, 'db' | 'kind'>,
  wave: Wave,
  asked: Pick<MediansAsked, 'breaks' | 'confidence' | 'weighted'> & { patience: number | null },
): Promise<Omit<Counted, 'wave'>> {
  const { db } = place;
  const study = await studyVersion(db, wave.studyId, wave.studyVersion);
  for (let attempt = 1; ; attempt += 1) {
    await fold(place, wave, study);
    const shown = await shownState(db, wave, (versions) =>
      keptTallies(db, wave.id, JSON.stringify(versions)),
    );
    keepTallies(db, wave.id, {
      version: JSON.stringify(shown.versions),
      tallies: shown.tallies,
    });
    const { patience } = asked;
    if (patience === null) return { study, ...shown, medians: {} };
    const settings = settingsOf(wave);
    const medians = await waveMedians(place, wave, {
      ...asked,
      patience,
      study,
      shown,
      settings,
    });
    if (medians !== 'moved') return { study, ...shown, medians };
    if (attempt === ATTEMPTS) return { study, ...shown, medians: {} };
  }
}

/** The figures of a state, computed the first time that a process is asked for them. */
function figuresOf(
  db: Database,
  own: Counted,
  options: ReportOptions,
  before: Counted | null,
): GapFigures {
  // Medians that are still computed are another report than those that are there.
  const stateOf = ({ wave, versions, medians }: Counted) => [
    wave.id,
    wave.studyVersion,
    versions,
    Object.keys(medians).sort(),
  ];
  const against = before && { ...settingsOf(before.wave), ...before };
  const key = JSON.stringify([
    stateOf(own),
    options,
    before && [stateOf(before), settingsOf(before.wave)],
  ]);
  return keptFigures(db, key, () =>
    gapReport(own.study, own.tallies, {
      ...options,
      medians: own.medians,
      ...(against ? { against } : {}),
    }),
  );
}

/** What a wave sets for its reports. */
export function settingsOf({ minimumBase, complementaryWithholding, audiences }: Wave) {
  const { manager, consumer } = audiences;
  return {
    minimumBase,
    complementary: complementaryWithholding,
    weighting: { manager: manager.weighting, consumer: consumer.weighting },
  };
}

async function earlierWave(
  db: Database,
  wave: Wave,
  id: string,
): Promise<{ wave: Wave } | { fault: Fault }> {
  const fault = (message: string) => ({ fault: { path: '$.against', message } });
  if (id === wave.id) return fault('is the wave itself');
  const found = await findWave(db, id);
  if (!found || found.tenantId !== wave.tenantId) return fault(`there is no wave "${id}"`);
  return found.studyId === wave.studyId ? { wave: found } : fault('is a wave of another study');
}

/** The rows of a report as JSON lines. */
export function gapLines({ figures }: WaveReport): string {
  return figures.rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** What a reader of intervals is to know of them (AAPOR 2013; Baker et al. 2013). */
const INFERENCE =
  'Intervals and p-values describe sampling variation under the stated design. For access panels and other non-probability samples they are model-based, and not the margin of error of a random sample.';

/** The report as the API gives it: `parallax.gaps/1`. */
export function gapDocument(wave: Wave, { figures, against, asOf }: WaveReport) {
  const { confidence, weighted, weightProblems, adjust, audiences, rows, index } = figures;
  const named = ({ id, studyKey, key }: Wave) => ({ id, study: studyKey, key });
  return {
    format: 'parallax.gaps/1',
    wave: named(wave),
    ...(against
      ? {
          against: {
            ...named(against.wave),
            ...figures.against,
            overlappingSamples: against.overlapping,
          },
        }
      : {}),
    confidence,
    weighted,
    weightProblems,
    adjust,
    inference: INFERENCE,
    asOf: asOf.toISOString(),
    audiences,
    rows,
    index,
    ...(wave.synthetic ? { synthetic: true } : {}),
  };
}
