import type { LoaderFunctionArgs } from '@remix-run/node';
import { studyVersion } from '../../db/studies.server';
import type { Wave } from '../../db/waves.server';
import { NO_STORE, nothingThere } from '../accounts/requireUser.server';
import { Refusal } from '../api.server';
import { type Actor, exported, trace, userActor } from '../audit/trace.server';
import { reportLanguage } from '../reportLanguage';
import { codebook, codebookCsv } from '../responses/codebook';
import { responsesDownload } from '../responses/download.server';
import type { Study } from '../study/document';
import { defaultLocale, matchLocale } from '../study/text';
import { ownWave } from './ownWave.server';

const FILE = /^responses\.(csv|jsonl)$/;

/**
 * A wave's responses as a file, or what its columns mean.
 * @throws Response as ownWave does; 404 for a file that is none, 503 while too many are read
 */
export async function openResponseFile(args: LoaderFunctionArgs): Promise<Response> {
  const { request, context, params } = args;
  const { wave, user } = await ownWave(args, ['administrator', 'analyst']);
  const actor = userActor(user);
  const study = await studyVersion(context.db, wave.studyId, wave.studyVersion);
  if (params.file === 'codebook.csv') return codebookFile(args, actor, wave, study);
  const format = FILE.exec(params.file ?? '')?.[1];
  if (format !== 'csv' && format !== 'jsonl') throw nothingThere();
  const { searchParams } = new URL(request.url);
  const labels = searchParams.get('labels');
  const locale = labels ? matchLocale(study.locales, [labels]) : undefined;
  if (labels && locale === undefined) throw nothingThere();
  try {
    return responsesDownload({ ...context, actor, request }, wave, study, {
      format,
      values: locale === undefined ? 'codes' : 'labels',
      locale,
      marks: searchParams.get('marks') === '1' ? '1' : '0',
    });
  } catch (error) {
    if (error instanceof Refusal)
      throw new Response(null, { status: error.response.status, headers: error.response.headers });
    throw error;
  }
}

async function codebookFile(
  { request, context }: LoaderFunctionArgs,
  actor: Actor,
  wave: Wave,
  study: Study,
): Promise<Response> {
  const locale = matchLocale(study.locales, [reportLanguage(request)]) ?? defaultLocale(study);
  if (request.method !== 'HEAD')
    await trace(context.db, actor, exported('export.codebook', wave, { format: 'csv' }));
  return new Response(codebookCsv(codebook(study, locale)), {
    headers: {
      ...NO_STORE,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${wave.studyKey}-${wave.key}-codebook.csv"`,
    },
  });
}
