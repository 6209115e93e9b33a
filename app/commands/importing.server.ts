import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { ImportGivenUp } from '../../db/imports.server';
import { studyVersion } from '../../db/studies.server';
import { availability, WaveNotOpen } from '../../db/waves.server';
import { commandActor, importTraced } from '../audit/trace.server';
import { FileFault, type FileFormat, type Rejections } from '../responses/file.server';
import { type Intake, takeFile } from '../responses/intake.server';
import { FILE_MODES, type FileMode } from '../responses/modes';
import {
  type Command,
  CommandFault,
  type CommandIo,
  choice,
  namedWave,
  options,
  organisationOf,
  UsageFault,
} from './command.server';
import { fileCode } from './destination.server';
import { progressBar } from './progress.server';
import { rejectedFile } from './rejectedFile.server';

const BY_ENDING: Record<string, FileFormat> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
};

const OPTIONS = {
  format: { type: 'string' },
  mode: { type: 'string' },
  again: { type: 'boolean' },
  rejected: { type: 'string' },
} as const;

/** Whether a command reads standard input: only an import does, where its file is `-`. */
export function readsInput(argv: readonly string[]): boolean {
  try {
    const [command, ...args] = organisationOf(argv).rest;
    if (command !== 'import') return false;
    return options(args, OPTIONS, true).positionals[1] === '-';
  } catch {
    return false;
  }
}

/** `parallax import WAVE FILE`: stores a file of responses, with every bad row named. */
export const importing: Command = async (args, place) => {
  const { io, database } = place;
  const given = options(args, OPTIONS, true);
  const [name, file, ...more] = given.positionals;
  if (name === undefined || file === undefined || more.length > 0)
    throw new UsageFault('Say: parallax import WAVE FILE (or - for standard input)');
  const mode = choice<FileMode>('mode', given.text('mode'), FILE_MODES);
  const ending = path.extname(file).toLowerCase();
  const format = choice<FileFormat>('format', given.text('format') ?? BY_ENDING[ending], [
    'csv',
    'jsonl',
    'json',
  ]);
  const wave = await namedWave(place, name);
  const notOpen = new CommandFault(
    `The wave ${wave.studyKey}/${wave.key} is not open (its status is "${wave.status}"); it takes no responses.`,
  );
  if (availability(wave, new Date()) !== 'open') throw notOpen;
  const study = await studyVersion(database.db, wave.studyId, wave.studyVersion);
  const source = await sourceOf(io, file);
  const rejects = given.text('rejected');
  if (rejects !== undefined && path.resolve(io.folder, rejects) === source.name)
    throw new UsageFault('--rejected names the file that is imported; name another one.');
  const rejected =
    rejects === undefined ? undefined : await rejectedFile(io, rejects, format, file === '-');
  const bar = progressBar(io, source.size);
  let isTold = false;
  try {
    const bytes = rejected ? rejected.watched(source.bytes()) : source.bytes();
    const intake = await takeFile(
      database.db,
      wave,
      study,
      { bytes, format, again: rejected?.again ?? source.bytes },
      {
        mode,
        again: given.flag('again'),
        now: () => new Date(),
        signal: io.signal,
        also: importTraced(commandActor(place.tenantId), wave, { file: path.basename(file) }),
        onProgress: bar.show,
        ...(rejected ? { onRejected: rejected.add, onHead: rejected.head } : {}),
      },
    );
    isTold = true;
    bar.end();
    await report(io, intake, mode);
    return intake.rejectedCount > 0 && mode !== 'skip' ? 1 : 0;
  } catch (error) {
    bar.end();
    if (error instanceof WaveNotOpen) throw notOpen;
    if (error instanceof ImportGivenUp)
      throw new CommandFault(
        'The import stood still for too long and was given up. Nothing was stored; import the file again.',
      );
    if (!(error instanceof FileFault)) throw error;
    isTold = true;
    nameRejected(io, error.before);
    throw new CommandFault(`${error.message} Nothing was stored.`);
  } finally {
    await rejected?.close(isTold);
  }
};

interface Source {
  /** Null for standard input. */
  name: string | null;
  size: number | null;
  bytes: () => AsyncIterable<Uint8Array>;
}

/** @throws CommandFault where there is no such file, or it cannot be read */
async function sourceOf(io: CommandIo, file: string): Promise<Source> {
  if (file === '-') return { name: null, size: null, bytes: () => io.input };
  const name = path.resolve(io.folder, file);
  const found = await stat(name).catch(() => null);
  if (!found?.isFile()) throw new CommandFault(`There is no file ${name}.`);
  return { name, size: found.size, bytes: () => fileBytes(name) };
}

/** A file's bytes, which is open only as long as it is read. */
async function* fileBytes(name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(name, { highWaterMark: 256 * 1024 });
  } catch (error) {
    const code = fileCode(error);
    throw code === undefined
      ? error
      : new CommandFault(`${name} cannot be read (${code}). Nothing was stored.`);
  }
}

const number = new Intl.NumberFormat('en');

function nameRejected(io: CommandIo, { rejected, rejectedCount }: Rejections): void {
  for (const { row, path: place, column, message } of rejected)
    io.error(`row ${row}, ${column === undefined ? place : `column ${column}`}: ${message}\n`);
  if (rejectedCount > new Set(rejected.map(({ row }) => row)).size)
    io.error('… and more; the first 100 rows are named.\n');
}

async function report(io: CommandIo, intake: Intake, mode: FileMode): Promise<void> {
  const { stored, duplicates, replaced, repeated, rejected, rejectedCount } = intake;
  nameRejected(io, { rejected, rejectedCount });
  const parts = [
    `${number.format(stored)} stored`,
    ...(replaced > 0 ? [`${number.format(replaced)} of them in the place of earlier answers`] : []),
    ...(duplicates > 0 ? [`${number.format(duplicates)} there already`] : []),
    ...(rejectedCount > 0 ? [`${number.format(rejectedCount)} rejected`] : []),
  ];
  await io.out(`${parts.join(', ')}.\n`);
  if (repeated) await io.out('This file was imported before; --again imports it once more.\n');
  if (rejectedCount > 0 && mode !== 'skip')
    await io.out(
      'Nothing was stored. Mend the rows named, or let --mode skip store the good ones.\n',
    );
}
