import type { z } from 'zod';
import type { OpenDatabase } from '../db/open.server';
import { findWave, listWaves, type Wave } from '../db/waves.server';
import type { heterogeneityParameters, trendParameters } from './api/partParameters';
import { heterogeneityRows } from './gap/heterogeneity';
import { comparesWithTotal } from './gap/segments';
import { gapTrends, type WaveRows } from './gap/trends';
import { type ReportQuery, type WaveReport, waveReport } from './gapDocument.server';
import { ReportRefused } from './reportRefused';
import type { Audience } from './study/document';
import { startOf, yearOf } from './waveTime';

type Place = Pick<OpenDatabase, 'db' | 'kind'>;

/**
 * Whether gaps differ between segments, as the API gives it: `parallax.heterogeneity/1`. From the report
 * with the same parameters, so that nothing is in it that is withheld there.
 * @throws ReportRefused naming what does not fit
 */
export async function heterogeneityDocument(
  place: Place,
  wave: Wave,
  given: z.output<typeof heterogeneityParameters>,
  now: Date,
) {
  const query = queryOf(given, [given.by]);
  const report = await waveReport(place, wave, query, now, null);
  if (comparesWithTotal(report.study, given.by.split('*')))
    throw new ReportRefused([
      {
        path: '$.by',
        message:
          'was not asked of both sides, so that the gaps of its segments are not independent: they share one side',
      },
    ]);
  return {
    format: 'parallax.heterogeneity/1',
    ...frame(wave, report),
    by: given.by.split('*'),
    rows: heterogeneityRows(report.figures.rows, query),
  };
}

/** Most waves that one trend looks at. */
const MOST_WAVES = 40;

/**
 * How gaps move over waves, as the API gives it: `parallax.trends/1`. From the reports of the waves.
 * @throws ReportRefused naming what does not fit
 */
export async function trendsDocument(
  place: Place,
  wave: Wave,
  given: z.output<typeof trendParameters>,
  now: Date,
) {
  const waves = await chosenWaves(place, wave, given.waves);
  const query = queryOf(given, []);
  const reports: { wave: Wave; report: WaveReport }[] = [];
  // Each against the one before, which tells whether they share respondents.
  for (const [at, one] of waves.entries()) {
    const against = waves[at - 1]?.id ?? null;
    reports.push({
      wave: one,
      report: await waveReport(place, one, { ...query, against }, now, null),
    });
  }
  const rowsOf = reports.map(
    ({ wave: { id }, report }, at): WaveRows => ({
      wave: id,
      time: yearOf(waves[at] ?? wave),
      study: report.study,
      rows: report.figures.rows,
    }),
  );
  const current = rowsOf.find(({ wave: id }) => id === wave.id);
  const own = reports.find((one) => one.wave.id === wave.id);
  if (!current || !own) throw new Error('the wave is one of its waves');
  const overlapping = new Set(
    reports.flatMap(({ report }): Audience[] => report.against?.overlapping ?? []),
  );
  return {
    format: 'parallax.trends/1',
    ...frame(wave, own.report),
    waves: reports.map(({ wave: one, report }) => ({
      id: one.id,
      key: one.key,
      time: new Date(startOf(one)).toISOString(),
      weighted: report.figures.weighted,
    })),
    overlappingSamples: [...overlapping].sort(),
    rows: gapTrends(
      current,
      rowsOf.filter((one) => one !== current),
      query,
    ),
  };
}

/** The wave and those of its study that were named, or all that were opened; oldest first. */
async function chosenWaves({ db }: Place, wave: Wave, given: string | undefined): Promise<Wave[]> {
  const fault = (message: string) => new ReportRefused([{ path: '$.waves', message }]);
  let others: Wave[] = [];
  if (given === undefined) {
    const all = await listWaves(db, wave.tenantId, wave.studyKey);
    others = all.filter(({ id, status }) => id !== wave.id && status !== 'draft');
  } else
    for (const id of new Set(given.split(',').map((each) => each.trim()))) {
      const found = id === wave.id ? undefined : await findWave(db, id);
      if (id === wave.id) continue;
      if (!found || found.tenantId !== wave.tenantId)
        throw fault(`there is no wave "${id.slice(0, 80)}"`);
      if (found.studyId !== wave.studyId) throw fault(`"${found.key}" is a wave of another study`);
      others.push(found);
    }
  const waves = [wave, ...others].sort((a, b) => startOf(a) - startOf(b));
  if (waves.length > MOST_WAVES)
    throw fault(`are ${waves.length} with this one, of at most ${MOST_WAVES}; name fewer`);
  return waves;
}

function queryOf(
  given: { weighted: string; confidence: number; adjust: ReportQuery['adjust'] },
  by: string[],
): ReportQuery {
  const { confidence, adjust } = given;
  return { by, against: null, weighted: given.weighted === 'true', confidence, adjust };
}

function frame(wave: Wave, { figures, asOf }: WaveReport) {
  const { confidence, weighted, weightProblems, adjust } = figures;
  return {
    wave: { id: wave.id, study: wave.studyKey, key: wave.key },
    confidence,
    weighted,
    weightProblems,
    adjust,
    asOf: asOf.toISOString(),
  };
}
