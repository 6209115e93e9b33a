import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { countResponses } from '../../db/fieldworkCounts.server';
import { findResponses } from '../../db/selection.server';
import { studyVersion } from '../../db/studies.server';
import { availability, type Wave } from '../../db/waves.server';
import { formOf, nothingThere, seeOther } from '../accounts/requireUser.server';
import { type Actor, ofWave, trace, userActor } from '../audit/trace.server';
import { studyView } from '../gap/presentation';
import { reportLanguage } from '../reportLanguage';
import { erase, mark } from '../responses/changing.server';
import { labeller } from '../responses/export.server';
import type { Answer } from '../study/conditions';
import { type AUDIENCES, DONT_KNOW, type Study } from '../study/document';
import { segmentItems } from '../tables.server';
import type { ResponsesSent } from '../ui/ResponseUpload';
import { isFixed } from '../waveChange';
import { langOf } from './addresses';
import { ownWave } from './ownWave.server';
import { isUpload, NOTHING_TAKEN, uploaded } from './responseUpload.server';

const counted = z.coerce.number().int().min(0).catch(0);

/** What was just done, told by the address that the form leads to. */
const DONE = z.enum(['stored', 'flagged', 'unflagged', 'erased']).nullable().catch(null);

/**
 * A wave's responses: how many there are, and those that a name finds.
 * @throws Response as ownWave does
 */
export async function openResponses(args: LoaderFunctionArgs) {
  const { db, now } = args.context;
  const { wave, user } = await ownWave(args, ['administrator', 'analyst']);
  const { searchParams } = new URL(args.request.url);
  const study = await studyVersion(db, wave.studyId, wave.studyVersion);
  const locale = reportLanguage(args.request);
  const { title, language } = studyView(study, [], locale);
  const find = searchParams.get('find')?.trim().slice(0, 200) ?? '';
  return {
    locale,
    done: DONE.parse(searchParams.get('done')),
    stored: {
      stored: counted.parse(searchParams.get('stored')),
      duplicates: counted.parse(searchParams.get('duplicates')),
      replaced: counted.parse(searchParams.get('replaced')),
    },
    view: { title, language },
    wave: { id: wave.id, title: wave.title, status: wave.status, isSynthetic: wave.synthetic },
    locales: study.locales,
    counts: await countsOf(args, wave, study),
    takes: isFixed(wave) ? 'fixed' : availability(wave, now()) === 'open' ? 'yes' : 'not_open',
    administers: user.role === 'administrator',
    find,
    found: find === '' ? null : await looked(args, { wave, study, actor: userActor(user) }, find),
    /** The response whose erasure is to be confirmed. */
    asked: searchParams.get('erase'),
  } as const;
}

/** How many complete ones a side has, and how many were set aside. */
async function countsOf({ context }: LoaderFunctionArgs, wave: Wave, study: Study) {
  const { sent } = await countResponses(context.db, wave, segmentItems(study));
  const sum = (rows: typeof sent) => rows.reduce((total, { count }) => total + count, 0);
  const complete = sent.filter(({ status, flagged }) => status === 'complete' && !flagged);
  const of = (side: (typeof AUDIENCES)[number]) =>
    sum(complete.filter(({ audience }) => audience === side));
  return {
    count: sum(complete),
    consumer: of('consumer'),
    manager: of('manager'),
    aside: sum(sent.filter(({ flagged }) => flagged)),
  };
}

/** The responses that a name finds; that somebody looks at them is noted, not at whose. */
async function looked(
  args: LoaderFunctionArgs,
  { wave, study, actor }: { wave: Wave; study: Study; actor: Actor },
  name: string,
) {
  const rows = await found(args, wave, study, name);
  if (rows.length > 0 && args.request.method !== 'HEAD')
    await trace(args.context.db, actor, {
      action: 'responses.read',
      subject: ofWave(wave),
      details: { responses: rows.length },
    });
  return rows;
}

async function found(
  { context, request }: LoaderFunctionArgs,
  wave: Wave,
  study: Study,
  name: string,
) {
  const view = studyView(study, [], reportLanguage(request));
  const labels = new Map(view.items.map(({ key, label }) => [key, label]));
  const said = labeller(study, view.language);
  const order = study.items.map(({ key }) => key);
  const place = (key: string) => order.indexOf(key.split('.')[0] ?? '');
  const rows = await findResponses(context.db, wave.id, name);
  return rows.map(({ audience, submittedAt, answers, ...row }) => ({
    ...row,
    side: audience,
    submittedAt: submittedAt.toISOString(),
    answers: Object.entries(answers)
      .sort(([a], [b]) => place(a) - place(b))
      .map(([item, answer]) => ({
        item,
        label: labels.get(item) ?? item,
        answer: answer === DONT_KNOW ? null : textOf(said(item, answer)),
      })),
  }));
}

const textOf = (answer: Answer): string =>
  Array.isArray(answer) ? answer.join(', ') : String(answer);

const change = z.object({
  intent: z.enum(['flag', 'unflag', 'erase']),
  id: z.string().min(1).max(500),
  find: z.string().max(200).catch(''),
});

/**
 * Takes a file of responses, or sets one response aside, takes it back or erases it.
 * @throws Response as ownWave does; back to the page when it is done
 */
export async function changeResponses(args: ActionFunctionArgs) {
  const { db } = args.context;
  const { wave, user } = await ownWave(args, ['administrator']);
  const study = await studyVersion(db, wave.studyId, wave.studyVersion);
  const actor = userActor(user);
  const back = (done: string, more: Record<string, string> = {}) =>
    seeOther(`/waves/${wave.id}/responses?${langOf(args.request, { done, ...more })}`);
  if (isUpload(args.request)) {
    const sent = await uploaded(args, { wave, study, actor });
    const { fault, stored, duplicates, replaced, rejectedCount } = sent;
    if (fault === null && stored > 0 && rejectedCount === 0)
      throw back('stored', {
        stored: String(stored),
        duplicates: String(duplicates),
        replaced: String(replaced),
      });
    return data<ResponsesSent>(sent, statusOf(sent));
  }
  return changeOne(args, { wave, study, actor }, back);
}

async function changeOne(
  { context, request }: ActionFunctionArgs,
  of: { wave: Wave; study: Study; actor: Actor },
  back: (done: string, more?: Record<string, string>) => Response,
) {
  const { db } = context;
  const given = change.safeParse(await formOf(request));
  if (!given.success) throw nothingThere();
  const { intent, id, find } = given.data;
  if (isFixed(of.wave)) return data<ResponsesSent>({ ...NOTHING_TAKEN, fault: 'fixed' }, 409);
  const selection = { ...of, selection: { ids: [id] } };
  if (intent === 'erase') {
    if ((await erase(db, selection)) === 0) throw nothingThere();
    throw back('erased');
  }
  const { found } = await mark(db, selection, { flagged: intent === 'flag' });
  if (found === 0) throw nothingThere();
  throw back(intent === 'flag' ? 'flagged' : 'unflagged', find === '' ? {} : { find });
}

function statusOf({ fault, rejectedCount, skip }: ResponsesSent): number {
  if (fault === 'not_open' || fault === 'fixed') return 409;
  if (fault === 'given_up') return 503;
  return fault !== null || (rejectedCount > 0 && !skip) ? 422 : 200;
}
