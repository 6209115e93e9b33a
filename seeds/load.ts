import { sql } from 'drizzle-orm';
import { takeList } from '../app/responses/intake.server';
import type { Database } from '../db/open.server';
import { savePublishedFigures } from '../db/publishedFigures.server';
import { findStudy, type StoredStudy, saveStudy } from '../db/studies.server';
import { createWave, findWaveByKey, type NewWave, updateWave } from '../db/waves.server';
import type { Publication } from './publications';

const PUBLISHED = 'published';
const TRY_IT = 'try-it';
/** The study that a newcomer is led to. */
const FIRST = 'brand-loyalty';
/** Stands above every page of the demo's questionnaires. */
const DEMO_NOTE = {
  en: 'Demo. The published respondents are synthetic; your answers stay in this installation.',
  sv: 'Demo. De publicerade svaren är syntetiska; dina svar stannar i den här installationen.',
  pl: 'Demo. Opublikowane odpowiedzi są syntetyczne; Pana/Pani odpowiedzi pozostają w tej instalacji.',
  nb: 'Demo. De publiserte svarene er syntetiske; svarene dine blir i denne installasjonen.',
  ru: 'Демонстрация. Опубликованные ответы созданы программой; ваши ответы остаются в этой установке.',
};
/** Loaders on several processes wait for each other. */
const DEMO_LOCK = 727_436_192;
const NO_TARGETS: NewWave['audiences'] = {
  consumer: { target: null, invited: null, weighting: null },
  manager: { target: null, invited: null, weighting: null },
};

/**
 * Loads the demo studies with their waves, where they are missing: of each the closed wave of
 * synthetic respondents that gives the published figures, and of the first an open one for the
 * newcomer's own answers.
 * @returns whether anything was missing
 */
export async function loadDemo(
  db: Database,
  tenantId: string,
  wanted: readonly Publication[],
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${DEMO_LOCK})`);
    let missing = false;
    for (const publication of wanted) {
      const loaded = await loadPublication(tx, tenantId, publication);
      missing ||= loaded;
    }
    return missing;
  });
}

async function loadPublication(
  tx: Database,
  tenantId: string,
  publication: Publication,
): Promise<boolean> {
  const { key, study, figures } = publication;
  if (!(await findStudy(tx, tenantId, key))) await saveStudy(tx, tenantId, study);
  const stored = await findStudy(tx, tenantId, key);
  if (!stored) throw new Error(`the demo study ${key} was not stored`);
  const base: Omit<NewWave, 'key' | 'title'> = {
    tenantId,
    studyId: stored.id,
    status: 'open',
    opensAt: null,
    closesAt: null,
    archivesAt: null,
    minimumBase: 5,
    equivalenceMargin: 0.1,
    complementaryWithholding: true,
    audiences: NO_TARGETS,
    synthetic: false,
    note: DEMO_NOTE,
    illustrations: [],
  };
  let missing = false;
  if (!(await findWaveByKey(tx, stored.id, PUBLISHED))) {
    missing = true;
    await loadPublished(tx, base, stored, publication);
  }
  if (key === FIRST && !(await findWaveByKey(tx, stored.id, TRY_IT))) {
    missing = true;
    await createWave(tx, { ...base, key: TRY_IT, title: 'Try it yourself', minimumBase: 1 });
  }
  if (missing)
    await savePublishedFigures(
      tx,
      { id: stored.id, tenantId },
      figures.figures.map(({ label: _, also: __, ...figure }) => ({
        ...figure,
        source: figures.source,
      })),
    );
  return missing;
}

async function loadPublished(
  tx: Database,
  base: Omit<NewWave, 'key' | 'title'>,
  stored: StoredStudy,
  { respondents: answering, illustrations }: Publication,
): Promise<void> {
  const respondents = answering();
  const target = (audience: 'consumer' | 'manager') => ({
    target: respondents.filter((respondent) => respondent.audience === audience).length,
    invited: null,
    weighting: null,
  });
  const wave = await createWave(tx, {
    ...base,
    key: PUBLISHED,
    title: 'Published study',
    audiences: { consumer: target('consumer'), manager: target('manager') },
  });
  if (!wave) throw new Error(`the published wave of ${stored.key} was not stored`);
  const intake = await takeList(tx, wave, stored.study, respondents, {
    mode: 'all',
    now: () => new Date(),
  });
  if (intake.rejectedCount > 0)
    throw new Error(`demo respondents of ${stored.key}: ${JSON.stringify(intake.rejected)}`);
  await updateWave(tx, wave.id, { status: 'closed', synthetic: true, illustrations });
}

/** The ids of the waves that a newcomer is led to, where they are loaded. */
export async function demoWaves(
  db: Database,
  tenantId: string,
): Promise<{ published: string; tryIt: string } | undefined> {
  const study = await findStudy(db, tenantId, FIRST);
  if (!study) return undefined;
  const published = await findWaveByKey(db, study.id, PUBLISHED);
  const tryIt = await findWaveByKey(db, study.id, TRY_IT);
  return published && tryIt ? { published: published.id, tryIt: tryIt.id } : undefined;
}
