import type { LoaderFunctionArgs } from '@remix-run/node';
import type { Database } from '../../db/open.server';
import { studyVersion } from '../../db/studies.server';
import { availability, type Wave } from '../../db/waves.server';
import { segmentChoices } from '../gap/breakdown';
import { studyView } from '../gap/presentation';
import { reportLanguage } from '../reportLanguage';
import { AUDIENCES, type Audience, type Study } from '../study/document';
import { defaultLocale, localize } from '../study/text';
import { segmentItems } from '../tables.server';
import { ownWave } from '../waves/ownWave.server';
import { bySegment } from './bySegment';
import { type Counts, fieldworkCounts, shownSegment } from './counted.server';
import { funnel } from './funnel';
import { perDay, sideProgress } from './progress';

/**
 * How the fieldwork of a wave goes.
 * @throws Response as ownWave does
 */
export async function openFieldwork(args: LoaderFunctionArgs) {
  const { db, now } = args.context;
  const { wave } = await ownWave(args, ['administrator', 'analyst', 'fieldworker']);
  const locale = reportLanguage(args.request);
  const study = await studyVersion(db, wave.studyId, wave.studyVersion);
  const { title, language, items: views } = studyView(study, [], locale);
  const items = segmentItems(study);
  const wanted = new URL(args.request.url).searchParams.get('by');
  const by = items.find((item) => item === wanted) ?? null;
  const counts = await fieldworkCounts(db, { wave, items, by }, now());
  const { asOf } = counts;
  const sides = AUDIENCES.map((side) => sideOf(wave, study, side, counts, locale));
  const segments = segmentChoices(study, views).filter(({ by }) => !by.includes('*'));
  return {
    locale,
    view: { title, language },
    wave: {
      id: wave.id,
      studyKey: wave.studyKey,
      key: wave.key,
      title: wave.title,
      isSynthetic: wave.synthetic,
      minimumBase: wave.minimumBase,
    },
    state: wave.status === 'open' ? availability(wave, asOf) : wave.status,
    asOf: asOf.toISOString(),
    sides,
    days: perDay(counts.sent),
    segments,
    segment:
      by === null
        ? null
        : {
            by,
            label: segments.find((segment) => segment.by === by)?.label ?? by,
            sides: await segmentsOf(db, wave, study, counts, { by, locale }),
          },
  };
}

function sideOf(wave: Wave, study: Study, side: Audience, counts: Counts, locale: string) {
  const { target, invited } = wave.audiences[side];
  const { minimumBase } = wave;
  const progress = sideProgress(side, counts, { target, invited, minimumBase }, counts.asOf);
  const pages = study.questionnaires[side];
  const unsent = counts.unsent.filter(({ audience }) => audience === side);
  return {
    ...progress,
    stages: funnel(study, side, unsent, progress.ownCompleted).map((stage) => {
      const at = pages.findIndex(({ key }) => key === stage.page);
      const title = localize(pages[at]?.title, locale, defaultLocale(study));
      return { ...stage, number: at + 1, title };
    }),
  };
}

async function segmentsOf(
  db: Database,
  wave: Wave,
  study: Study,
  counts: Counts,
  { by, locale }: { by: string; locale: string },
) {
  const item = study.items.find(({ key }) => key === by);
  const labelOf = (code: string | null) => {
    if (item?.kind !== 'single' || code === null) return null;
    const option = item.options.find((known) => known.code === code);
    return localize(option?.label, locale, defaultLocale(study));
  };
  const asked = AUDIENCES.filter((side) => item?.wording[side]);
  return Promise.all(
    asked.map(async (side) => {
      const shown = await shownSegment(db, wave, { audience: side, item: by }, counts);
      const { target, weighting, invitedBy } = wave.audiences[side];
      const rows = bySegment(study, side, by, shown, {
        minimumBase: wave.minimumBase,
        target,
        margin: weighting?.[by] ?? null,
        invited: invitedBy?.[by] ?? null,
      });
      return { side, rows: rows.map((row) => ({ ...row, label: labelOf(row.code) })) };
    }),
  );
}
