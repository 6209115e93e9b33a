import { createReadStream } from 'node:fs';
import { open as openFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { studyVersion } from '../../db/studies.server';
import { availability, WaveNotOpen } from '../../db/waves.server';
import { FileFault, type FileFormat } from '../responses/file.server';
import { type Intake, takeFile } from '../responses/intake.server';
import { FILE_MODES, type FileMode } from '../responses/modes';
import {
  type Command,
  CommandFault,
  type CommandIo,
  choice,
  namedWave,
  options,
  UsageFault,
} from './command.server';
import { progressBar } from './progress.server';

const BY_ENDING: Record<string, FileFormat> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
};

/** `parallax import WAVE FILE`: stores a file of responses, with every bad row named. */
export const importing: Command = async (args, place) => {
  const { io, database } = place;
  const given = options(
    args,
    {
      format: { type: 'string' },
      mode: { type: 'string' },
      again: { type: 'boolean' },
      rejected: { type: 'string' },
    },
    true,
  );
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
  const source = await opened(io, file);
  const bar = progressBar(io, source.size);
  const rejects = given.text('rejected');
  const rejectedFile = rejects === undefined ? undefined : path.resolve(io.folder, rejects);
  const writer = rejectedFile ? await rejectsWriter(rejectedFile) : undefined;
  try {
    if (writer && format === 'csv' && file !== '-') writer.write(await headerLine(io, file));
    const intake = await takeFile(
      database.db,
      wave,
      study,
      { bytes: source.bytes, format },
      {
        mode,
        again: given.flag('again'),
        now: () => new Date(),
        signal: io.signal,
        onProgress: bar.show,
        ...(writer
          ? { onRejected: (raw) => void writer.write(`${raw.replace(/[\r\n]+$/, '')}\n`) }
          : {}),
      },
    );
    bar.end();
    await report(io, intake, mode);
    return intake.rejectedCount > 0 && mode !== 'skip' ? 1 : 0;
  } catch (error) {
    bar.end();
    if (error instanceof WaveNotOpen) throw notOpen;
    if (error instanceof FileFault) throw new CommandFault(`${error.message} Nothing was stored.`);
    throw error;
  } finally {
    if (writer)
      await finished(writer.end()).catch(() => io.error(`${rejectedFile} is not whole.\n`));
  }
};

/** @throws CommandFault where the file cannot be written */
async function rejectsWriter(file: string): Promise<Writable> {
  const handle = await openFile(file, 'w', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFault(`${file} cannot be written (${error.code}); nothing was imported.`);
  });
  const writer = handle.createWriteStream();
  // A disk that is full is told of when the file is closed; without a listener it would end the server.
  writer.on('error', () => {});
  return writer;
}

async function opened(
  io: CommandIo,
  file: string,
): Promise<{ bytes: AsyncIterable<Uint8Array>; size: number | null }> {
  if (file === '-') return { bytes: io.input, size: null };
  const target = path.resolve(io.folder, file);
  const found = await stat(target).catch(() => null);
  if (!found?.isFile()) throw new CommandFault(`There is no file ${target}.`);
  return { bytes: createReadStream(target, { highWaterMark: 256 * 1024 }), size: found.size };
}

/** A CSV file's first line, so that its rejected rows make a file of their own. */
async function headerLine(io: CommandIo, file: string): Promise<string> {
  let text = '';
  for await (const chunk of createReadStream(path.resolve(io.folder, file), 'utf8')) {
    text += chunk;
    if (/[\r\n]/.test(text)) break;
  }
  return `${text.replace(/^\ufeff/, '').split(/[\r\n]/)[0] ?? ''}\n`;
}

const number = new Intl.NumberFormat('en');

async function report(io: CommandIo, intake: Intake, mode: FileMode): Promise<void> {
  const { stored, duplicates, replaced, repeated, rejected, rejectedCount } = intake;
  for (const { row, path: place, column, message } of rejected)
    io.error(`row ${row}, ${column === undefined ? place : `column ${column}`}: ${message}\n`);
  if (rejectedCount > new Set(rejected.map(({ row }) => row)).size)
    io.error('… and more; the first 100 rows are named.\n');
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
