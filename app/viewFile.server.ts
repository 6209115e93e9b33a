import type { LoaderFunctionArgs } from '@remix-run/node';
import { NO_STORE } from './accounts/requireUser.server';
import { type NamedWave, traceFile } from './audit/trace.server';
import { fileName, markedCsv } from './gap/syntheticFile';
import { picture } from './picture.server';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
};

type Ending = keyof typeof TYPES;

/** What a file is by the end of its name; undefined where no view has such files. */
function endingOf(name: string): Ending | undefined {
  const [, end] = /\.([a-z]+)$/.exec(name) ?? [];
  return end === 'csv' || end === 'json' || end === 'svg' || end === 'png' ? end : undefined;
}

/** The file that another one is made of: a picture is painted of a drawing. */
export function sourceOf(name: string): string {
  return name.replace(/\.png$/, '.svg');
}

/**
 * A text as a file to keep, a drawing as the picture that is asked for.
 * @throws Response 404 where there is no text or no such file, as `picture` does
 */
export async function fileOf(
  request: Request,
  name: string,
  text: string | null | undefined,
): Promise<Response> {
  const ending = endingOf(name);
  if (text === undefined || text === null || !ending)
    throw new Response(null, { status: 404, headers: NO_STORE });
  return new Response(ending === 'png' ? await picture(request, text) : text, {
    headers: {
      ...NO_STORE,
      'Content-Type': TYPES[ending],
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
}

/**
 * What a view of a wave shows as a file, marked where its respondents are synthetic, and noted in the
 * audit log once it is made.
 * @param part whom alone it is about, as whoever finds it later is to see; '' for everybody
 * @throws Response as `fileOf` does
 */
export async function viewFile(
  args: LoaderFunctionArgs,
  wave: NamedWave & { isSynthetic: boolean },
  { name, text, part = '' }: { name: string; text: string | null | undefined; part?: string },
): Promise<Response> {
  const of = { studyKey: wave.studyKey, key: wave.key, synthetic: wave.isSynthetic };
  const marked = text && endingOf(name) === 'csv' ? markedCsv(text, of) : text;
  const file = await fileOf(args.request, fileName(of, part + name), marked);
  await traceFile(args, wave, name);
  return file;
}
