import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { eraseResponses } from '../../db/removal.server';
import { studyVersion } from '../../db/studies.server';
import { countTests, forgetTestDrafts, listTestIds, listTests } from '../../db/tests.server';
import { availability, type Wave } from '../../db/waves.server';
import { formOf, nothingThere, seeOther } from '../accounts/requireUser.server';
import { exported, ofWave, trace, traced, userActor } from '../audit/trace.server';
import { studyView } from '../gap/presentation';
import { type LinkBase, questionnaireLink, testLink } from '../links.server';
import { reportLanguage } from '../reportLanguage';
import { AUDIENCES, type Audience, type Study } from '../study/document';
import { localize } from '../study/text';
import { langOf } from './addresses';
import { ownWave } from './ownWave.server';
import { qrCode, qrPng, qrSvg } from './qr';

const FIELD_ROLES = ['administrator', 'analyst', 'fieldworker'] as const;

/** What was just done, told by the address that the form leads to. */
const DONE = z.enum(['removed']).nullable().catch(null);

/** One side's addresses: for whoever answers, by language, and to try it out. */
function sideLinks(
  place: { links: LinkBase; now: Date },
  wave: Wave,
  study: Study,
  side: Audience,
) {
  const { links, now } = place;
  const address = questionnaireLink(links, wave.id, side);
  return {
    side,
    address,
    code: qrCode(address),
    test: testLink(links, wave.id, side, now),
    isAsked: study.questionnaires[side].length > 0,
    languages: study.locales.map((locale) => ({
      locale,
      title: localize(study.title, locale, locale),
      address: `${address}?lang=${locale}`,
    })),
  };
}

/**
 * A wave's addresses, and what was tried out through them.
 * @throws Response as ownWave does
 */
export async function openWaveLinks(args: LoaderFunctionArgs) {
  const { db, links, now } = args.context;
  const { wave, user } = await ownWave(args, FIELD_ROLES);
  const study = await studyVersion(db, wave.studyId, wave.studyVersion);
  const locale = reportLanguage(args.request);
  const { title, language } = studyView(study, [], locale);
  const tests = await listTests(db, wave.id);
  return {
    locale,
    done: DONE.parse(new URL(args.request.url).searchParams.get('done')),
    view: { title, language },
    wave: { id: wave.id, title: wave.title, status: wave.status, isSynthetic: wave.synthetic },
    opens: availability(wave, now()),
    opensAt: wave.opensAt?.toISOString() ?? null,
    sides: AUDIENCES.map((side) => sideLinks({ links, now: now() }, wave, study, side)),
    administers: user.role === 'administrator',
    /** How many tests there are; the list ends somewhere. */
    testCount: await countTests(db, wave.id),
    tests: tests.map(({ id, audience, locale: own, submittedAt, answers }) => ({
      id,
      side: audience,
      locale: own,
      submittedAt: submittedAt.toISOString(),
      answers: Object.entries(answers).map(([item, answer]) => ({
        item,
        answer: Array.isArray(answer) ? answer.join(', ') : String(answer),
      })),
    })),
  };
}

/** Most test responses that one statement erases. */
const AT_ONCE = 1000;

/**
 * Removes test responses: one, or all of them with the unfinished ones.
 * @throws Response as ownWave does; back to the links when it is done
 */
export async function removeTests(args: ActionFunctionArgs) {
  const { db } = args.context;
  const { wave, user } = await ownWave(args, ['administrator']);
  const { remove } = await formOf(args.request);
  const all = await listTestIds(db, wave.id);
  const ids = remove === 'all' ? all : all.filter((id) => id === remove);
  if (ids.length === 0 && remove !== 'all') throw nothingThere();
  const study = await studyVersion(db, wave.studyId, wave.studyVersion);
  await traced(
    db,
    userActor(user),
    async (tx) => {
      const unfinished = remove === 'all' ? await forgetTestDrafts(tx, wave.id) : 0;
      let erased = 0;
      for (let at = 0; at < ids.length; at += AT_ONCE)
        erased += await eraseResponses(tx, wave, study, ids.slice(at, at + AT_ONCE));
      return { responses: erased, unfinished };
    },
    ({ responses, unfinished }) =>
      responses + unfinished > 0
        ? {
            action: 'responses.erase',
            subject: ofWave(wave),
            details: { responses, status: 'test', ...(unfinished > 0 ? { unfinished } : {}) },
          }
        : null,
  );
  throw seeOther(`/waves/${wave.id}/links?${langOf(args.request, { done: 'removed' })}`);
}

const FILE = /^(consumer|manager)\.(svg|png)$/;

/**
 * The QR code of one side's address as a file, of the questionnaire in one language where it names one.
 * @throws Response as ownWave does; 404 for a file that is none
 */
export async function openQrFile(args: LoaderFunctionArgs): Promise<Response> {
  const { db, links } = args.context;
  const { wave, user } = await ownWave(args, FIELD_ROLES);
  const [, side, type] = FILE.exec(args.params.file ?? '') ?? [];
  const audience = AUDIENCES.find((known) => known === side);
  const study = await studyVersion(db, wave.studyId, wave.studyVersion);
  const locale = new URL(args.request.url).searchParams.get('locale');
  if (!audience || (locale !== null && !study.locales.includes(locale))) throw nothingThere();
  const base = questionnaireLink(links, wave.id, audience);
  const address = locale === null ? base : `${base}?lang=${locale}`;
  const name = [wave.studyKey, wave.key, audience, locale]
    .filter((part) => part !== null)
    .join('-');
  const file = `${name}.${type}`;
  if (args.request.method !== 'HEAD')
    await trace(db, userActor(user), exported('export.qr', wave, { file }));
  const headers = {
    'Content-Type': type === 'svg' ? 'image/svg+xml' : 'image/png',
    'Content-Disposition': `attachment; filename="${file}"`,
    'Cache-Control': 'private, no-store',
  };
  return type === 'svg'
    ? new Response(qrSvg(address), { headers })
    : new Response(new Uint8Array(await qrPng(address)), { headers });
}
