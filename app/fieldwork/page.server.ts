import type { LoaderFunctionArgs } from '@remix-run/node';
import { countSent, countTaken, countUnsent } from '../../db/fieldwork.server';
import { studyVersion } from '../../db/studies.server';
import { availability } from '../../db/waves.server';
import { studyView } from '../gap/presentation';
import { reportLanguage } from '../reportLanguage';
import { AUDIENCES } from '../study/document';
import { ownWave } from '../waves/ownWave.server';
import { sideProgress } from './progress';

/** Whoever saved a page since then is taken for being at it, in milliseconds. */
const ACTIVE = 30 * 60 * 1000;

/**
 * How the fieldwork of a wave goes.
 * @throws Response as ownWave does
 */
export async function openFieldwork(args: LoaderFunctionArgs) {
  const { db } = args.context;
  const now = args.context.now();
  const { wave } = await ownWave(args, ['administrator', 'analyst', 'fieldworker']);
  const locale = reportLanguage(args.request);
  const study = await studyVersion(db, wave.studyId, wave.studyVersion);
  const { title, language } = studyView(study, [], locale);
  const sent = await countSent(db, wave.id);
  const begun = await countUnsent(db, wave.id, new Date(now.getTime() - ACTIVE));
  const taken = await countTaken(db, wave.id);
  const sides = AUDIENCES.map((side) => {
    const of = <Row extends { audience: string }>(rows: readonly Row[]) =>
      rows.filter(({ audience }) => audience === side);
    const { target, invited } = wave.audiences[side];
    const { fullOn, lastAt, ...progress } = sideProgress(
      { sent: of(sent), begun: of(begun), taken: of(taken) },
      { target, invited, minimumBase: wave.minimumBase },
      now,
    );
    return {
      side,
      ...progress,
      lastAt: lastAt?.toISOString() ?? null,
      fullOn: fullOn?.toISOString() ?? null,
    };
  });
  return {
    locale,
    view: { title, language },
    wave: { id: wave.id, title: wave.title, isSynthetic: wave.synthetic },
    state: wave.status === 'open' ? availability(wave, now) : wave.status,
    asOf: now.toISOString(),
    sides,
  };
}
