import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { takeList } from '../app/responses/intake.server';
import { AUDIENCES } from '../app/study/document';
import { parseStudy } from '../app/study/parse';
import type { Database } from '../db/open.server';
import { savePublishedFigures } from '../db/publishedFigures.server';
import { findStudy, saveStudy } from '../db/studies.server';
import { createWave, findWaveByKey, type NewWave, updateWave } from '../db/waves.server';
import { brandLoyaltyResponses } from './brandLoyalty';
import figuresDocument from './studies/brand-loyalty.figures.json';
import studyDocument from './studies/brand-loyalty.json';

const localized = z.record(z.string(), z.string());
const figuresSchema = z.object({
  source: localized,
  figures: z.array(
    z.object({
      id: z.string(),
      audience: z.enum(AUDIENCES),
      item: z.string(),
      measure: z.string(),
      option: z.string().nullable(),
      value: z.number(),
      approx: z.string().nullable(),
    }),
  ),
  illustrations: z.array(z.object({ item: z.string(), audience: z.enum(AUDIENCES) })),
});

const PUBLISHED = 'published';
const TRY_IT = 'try-it';
/** Stands above every page of the demo's questionnaires. */
const DEMO_NOTE = {
  en: 'Demo. The published respondents are synthetic; your answers stay in this installation.',
  sv: 'Demo. De publicerade svaren är syntetiska; dina svar stannar i den här installationen.',
};
/** Loaders on several processes wait for each other. */
const DEMO_LOCK = 727_436_192;

/**
 * Loads the demo study with its waves, where they are missing: the closed wave of synthetic
 * respondents that gives the published figures, and an open one for the newcomer's own answers.
 * @returns whether anything was missing
 */
export async function loadDemo(db: Database, tenantId: string): Promise<boolean> {
  const parsed = parseStudy(studyDocument);
  if ('faults' in parsed) throw new Error(`demo study: ${JSON.stringify(parsed.faults)}`);
  const { study } = parsed;
  const { source, figures, illustrations } = figuresSchema.parse(figuresDocument);
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${DEMO_LOCK})`);
    if (!(await findStudy(tx, tenantId, study.key))) await saveStudy(tx, tenantId, study);
    const stored = await findStudy(tx, tenantId, study.key);
    if (!stored) throw new Error('the demo study was not stored');
    const base: Omit<NewWave, 'key' | 'title'> = {
      tenantId,
      studyId: stored.id,
      status: 'open',
      opensAt: null,
      closesAt: null,
      minimumBase: 5,
      equivalenceMargin: 0.1,
      complementaryWithholding: true,
      audiences: {
        consumer: { target: 400, weighting: null },
        manager: { target: 100, weighting: null },
      },
      synthetic: false,
      note: DEMO_NOTE,
      illustrations: [],
    };
    let missing = false;
    if (!(await findWaveByKey(tx, stored.id, PUBLISHED))) {
      missing = true;
      const wave = await createWave(tx, { ...base, key: PUBLISHED, title: 'Published study' });
      if (!wave) throw new Error('the published wave was not stored');
      const intake = await takeList(tx, wave, stored.study, brandLoyaltyResponses(), {
        mode: 'all',
        now: () => new Date(),
      });
      if (intake.rejectedCount > 0)
        throw new Error(`demo respondents: ${JSON.stringify(intake.rejected)}`);
      await updateWave(tx, wave.id, { status: 'closed', synthetic: true, illustrations });
    }
    if (!(await findWaveByKey(tx, stored.id, TRY_IT))) {
      missing = true;
      await createWave(tx, {
        ...base,
        key: TRY_IT,
        title: 'Try it yourself',
        minimumBase: 1,
        audiences: {
          consumer: { target: null, weighting: null },
          manager: { target: null, weighting: null },
        },
      });
    }
    if (missing)
      await savePublishedFigures(
        tx,
        { id: stored.id, tenantId },
        figures.map((figure) => ({ ...figure, source })),
      );
    return missing;
  });
}

/** The ids of the demo's waves, where they are loaded. */
export async function demoWaves(
  db: Database,
  tenantId: string,
): Promise<{ published: string; tryIt: string } | undefined> {
  const study = await findStudy(db, tenantId, studyDocument.key);
  if (!study) return undefined;
  const published = await findWaveByKey(db, study.id, PUBLISHED);
  const tryIt = await findWaveByKey(db, study.id, TRY_IT);
  return published && tryIt ? { published: published.id, tryIt: tryIt.id } : undefined;
}
