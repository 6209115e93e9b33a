import type { LoaderFunctionArgs } from '@remix-run/node';
import { studyVersion } from '../../db/studies.server';
import { shownTallies } from '../../db/tallies.server';
import { availability, type Wave } from '../../db/waves.server';
import { segmentChoices } from '../gap/breakdown';
import { studyView } from '../gap/presentation';
import { reportLanguage } from '../reportLanguage';
import { AUDIENCES, type Audience, type Study } from '../study/document';
import { defaultLocale, localize } from '../study/text';
import { ownWave } from '../waves/ownWave.server';
import { bySegment } from './bySegment';
import { fieldworkCounts, leftInSegment } from './counted.server';
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
  const { title, language, items } = studyView(study, [], locale);
  const { asOf, ...counts } = await fieldworkCounts(db, wave.id, now());
  const sides = AUDIENCES.map((side) => sideOf(wave, study, side, counts, asOf, locale));
  const segments = segmentChoices(study, items).filter(({ by }) => !by.includes('*'));
  const wanted = new URL(args.request.url).searchParams.get('by');
  const by = segments.find((segment) => segment.by === wanted)?.by ?? null;
  const started = sides.reduce((sum, side) => sum + side.started, 0);
  return {
    locale,
    view: { title, language },
    wave: {
      id: wave.id,
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
            sides: await segmentsOf(args, wave, study, { by, started, locale }),
          },
  };
}

type Counts = Omit<Awaited<ReturnType<typeof fieldworkCounts>>, 'asOf'>;

function sideOf(
  wave: Wave,
  study: Study,
  side: Audience,
  counts: Counts,
  now: Date,
  locale: string,
) {
  const of = <Row extends { audience: Audience }>(rows: readonly Row[]) =>
    rows.filter(({ audience }) => audience === side);
  const { target, invited } = wave.audiences[side];
  const unsent = of(counts.unsent);
  const { fullOn, lastAt, ...progress } = sideProgress(
    { sent: of(counts.sent), unsent, taken: of(counts.taken) },
    { target, invited, minimumBase: wave.minimumBase },
    now,
  );
  const pages = study.questionnaires[side];
  return {
    side,
    ...progress,
    lastAt: lastAt?.toISOString() ?? null,
    fullOn: fullOn?.toISOString() ?? null,
    stages: funnel(study, side, unsent, progress.ownCompleted).map((stage) => {
      const at = pages.findIndex(({ key }) => key === stage.page);
      const title = localize(pages[at]?.title, locale, defaultLocale(study));
      return { ...stage, number: at + 1, title };
    }),
  };
}

async function segmentsOf(
  { context: { db, now } }: LoaderFunctionArgs,
  wave: Wave,
  study: Study,
  { by, started, locale }: { by: string; started: number; locale: string },
) {
  const item = study.items.find(({ key }) => key === by);
  const tallies = wave.studyVersion === null ? [] : await shownTallies(db, wave);
  const left = await leftInSegment(db, wave, by, started, now());
  const labelOf = (code: string | null) => {
    if (item?.kind !== 'single' || code === null) return null;
    const option = item.options.find((known) => known.code === code);
    return localize(option?.label, locale, defaultLocale(study));
  };
  return AUDIENCES.filter((side) => item?.wording[side]).map((side) => ({
    side,
    rows: bySegment(study, side, by, {
      tallies,
      unsent: left.filter(({ audience }) => audience === side),
      minimumBase: wave.minimumBase,
    }).map(({ code, ...figures }) => ({ code, label: labelOf(code), ...figures })),
  }));
}
