import type { LoaderFunctionArgs } from '@remix-run/node';
import { openDraft } from '../../db/studyDrafts.server';
import { NO_STORE, nothingThere, requireUser } from '../accounts/requireUser.server';
import { studyExported, trace, userActor } from '../audit/trace.server';
import { type Draft, documentOf } from '../study/edit/draft';
import { textsCsv } from './texts.server';

const FILES: Record<string, { type: string; write: (draft: Draft) => string }> = {
  'document.json': {
    type: 'application/json; charset=utf-8',
    write: (draft) => `${JSON.stringify(documentOf(draft), null, 2)}\n`,
  },
  'translations.csv': {
    type: 'text/csv; charset=utf-8',
    // Spreadsheets take a file without the mark for one of their own system's letters.
    write: (draft) => `\ufeff${textsCsv(draft)}`,
  },
};

/** @throws Response as requireUser does; 404 for a study or a file that there is none of */
export async function openFile(args: LoaderFunctionArgs): Promise<Response> {
  const { user } = await requireUser(args, ['administrator', 'analyst']);
  const { study = '', file = '' } = args.params;
  const known = Object.hasOwn(FILES, file) ? FILES[file] : undefined;
  const stored = known && (await openDraft(args.context.db, user.tenantId, study));
  if (!known || !stored) throw nothingThere();
  if (args.request.method !== 'HEAD')
    await trace(args.context.db, userActor(user), studyExported(stored.key, file));
  return new Response(known.write(stored.draft), {
    headers: {
      ...NO_STORE,
      'Content-Type': known.type,
      'Content-Disposition': `attachment; filename="${stored.key}-${file}"`,
    },
  });
}
