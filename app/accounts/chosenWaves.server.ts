import type { Database } from '../../db/open.server';
import { listStudies } from '../../db/studies.server';
import { listWaves } from '../../db/waves.server';
import { defaultLocale, localize } from '../study/text';
import type { ChosenWave } from '../ui/WaveChoice';

/** An organisation's waves as they are given to readers, those given already chosen. */
export async function chosenWaves(
  db: Database,
  tenantId: string,
  given: readonly string[],
  locale: string,
): Promise<ChosenWave[]> {
  const studies = await listStudies(db, tenantId);
  const titles = new Map(
    studies.map(({ id, study }) => [id, localize(study.title, locale, defaultLocale(study))]),
  );
  return (await listWaves(db, tenantId)).map(({ id, title, studyId }) => ({
    id,
    title,
    study: titles.get(studyId) ?? '',
    isChosen: given.includes(id),
  }));
}

/** Those of some ids that are an organisation's waves. */
export async function ownWaveIds(
  db: Database,
  tenantId: string,
  ids: readonly string[],
): Promise<string[]> {
  return (await listWaves(db, tenantId)).map(({ id }) => id).filter((id) => ids.includes(id));
}
