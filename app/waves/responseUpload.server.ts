import type { ActionFunctionArgs } from '@remix-run/node';
import { ImportGivenUp } from '../../db/imports.server';
import { availability, type Wave, WaveNotOpen } from '../../db/waves.server';
import { type Actor, importTraced } from '../audit/trace.server';
import { BodyAborted, BodyStalled, BodyTooLarge } from '../http/body.server';
import { type FormPart, fieldText, MultipartFault, multipartParts } from '../http/multipart.server';
import { only, opened } from '../responses/body.server';
import { FileFault, type FileFormat, type Rejected } from '../responses/file.server';
import { takeFile } from '../responses/intake.server';
import { FILE_MODES } from '../responses/modes';
import type { Study } from '../study/document';
import type { ResponsesSent } from '../ui/ResponseUpload';
import { isFixed } from '../waveChange';

/** What a form comes back with where no file was read. */
export const NOTHING_TAKEN: ResponsesSent = {
  fault: null,
  message: null,
  records: 0,
  stored: 0,
  duplicates: 0,
  replaced: 0,
  repeated: false,
  skip: false,
  rejected: [],
  rejectedCount: 0,
};

/** Whether a form comes in parts, as those with a file do. */
export function isUpload({ headers }: Request): boolean {
  return /^multipart\/form-data\b/i.test(headers.get('Content-Type') ?? '');
}

/** Where a file of responses goes, and who brings it. */
interface Place {
  wave: Wave;
  study: Study;
  actor: Actor;
}

/**
 * Takes the file of a form into a wave, as the API takes it: it is read as it comes.
 * @throws Response where it is too large or does not come whole
 */
export async function uploaded(args: ActionFunctionArgs, place: Place): Promise<ResponsesSent> {
  const { request, context } = args;
  if (isFixed(place.wave)) return { ...NOTHING_TAKEN, fault: 'fixed' };
  if (availability(place.wave, context.now()) !== 'open')
    return { ...NOTHING_TAKEN, fault: 'not_open' };
  const fields = new Map<string, string>();
  try {
    const body = await opened(request.body);
    const bytes = 'whole' in body ? only(body.whole) : body.bytes;
    for await (const part of multipartParts(request.headers.get('Content-Type') ?? '', bytes)) {
      if (part.file === null) fields.set(part.name, await fieldText(part));
      else if (part.name === 'file' && part.file !== '')
        return await taken(args, place, part, fields);
    }
    return { ...NOTHING_TAKEN, fault: 'no_file' };
  } catch (error) {
    if (error instanceof WaveNotOpen) return { ...NOTHING_TAKEN, fault: 'not_open' };
    if (error instanceof ImportGivenUp) return { ...NOTHING_TAKEN, fault: 'given_up' };
    if (error instanceof MultipartFault) return { ...NOTHING_TAKEN, fault: 'form' };
    if (error instanceof FileFault) return unreadable(error);
    if (error instanceof BodyTooLarge) throw new Response(null, { status: 413 });
    if (error instanceof BodyStalled) throw new Response(null, { status: 408 });
    // Nobody is left to read this one.
    if (error instanceof BodyAborted || request.signal.aborted)
      throw new Response(null, { status: 400 });
    throw error;
  }
}

async function taken(
  { request, context }: ActionFunctionArgs,
  { wave, study, actor }: Place,
  { file, bytes }: FormPart,
  fields: ReadonlyMap<string, string>,
): Promise<ResponsesSent> {
  const { db, now, metrics } = context;
  const mode = FILE_MODES.find((known) => known === fields.get('mode')) ?? 'all';
  const name = (file ?? '').slice(-200);
  const intake = await takeFile(
    db,
    wave,
    study,
    { bytes, format: formatOf(name) },
    {
      mode,
      again: fields.get('again') === '1',
      now,
      signal: request.signal,
      also: importTraced(actor, wave, { file: name }),
    },
  );
  metrics.responsesStored.inc({ by: 'page' }, intake.stored);
  const { rejected, ...counts } = intake;
  return { ...NOTHING_TAKEN, ...counts, skip: mode === 'skip', rejected: rejected.map(shown) };
}

/** The form of a file by its name: browsers know no type of JSON lines, and call CSV what they like. */
function formatOf(name: string): FileFormat {
  if (/\.(?:jsonl|ndjson)$/i.test(name)) return 'jsonl';
  return /\.json$/i.test(name) ? 'json' : 'csv';
}

/** A fault by its row and its column; null: the whole row. */
function shown({ row, path, column, message }: Rejected): ResponsesSent['rejected'][number] {
  const place = column ?? path.replace(/^\$\.?(?:answers\.)?/, '');
  return { row, column: place === '' ? null : place, message };
}

function unreadable({ message, row, columns, before }: FileFault): ResponsesSent {
  const inHeader = columns.map((fault) => ({
    row: 0,
    column: fault.path === '' ? null : fault.path,
    message: fault.message,
  }));
  const named = row !== null && columns.length === 0 ? [{ row, column: null, message }] : inHeader;
  return {
    ...NOTHING_TAKEN,
    fault: 'unreadable',
    message: named.length > 0 ? null : message,
    rejected: [...before.rejected.map(shown), ...named],
    rejectedCount: before.rejectedCount + named.length,
  };
}
