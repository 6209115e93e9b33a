import { studyVersion } from '../../db/studies.server';
import { commandActor, exported, type Note, trace } from '../audit/trace.server';
import { gapsCsv } from '../gap/csv';
import { markedCsv } from '../gap/syntheticFile';
import { gapDocument, gapLines, reportQueryOf, waveReport } from '../gapDocument.server';
import { ReportRefused } from '../reportRefused';
import { codebook, codebookCsv } from '../responses/codebook';
import { exportResponses } from '../responses/export.server';
import type { Fault, Study } from '../study/document';
import { defaultLocale, matchLocale } from '../study/text';
import {
  type Command,
  CommandFault,
  type CommandPlace,
  choice,
  namedWave,
  options,
  UsageFault,
} from './command.server';
import { deliver } from './destination.server';

/** `parallax export WAVE`: responses, or what their columns mean, as a file. */
export const exporting: Command = async (args, place) => {
  const given = options(
    args,
    {
      format: { type: 'string' },
      labels: { type: 'string' },
      codebook: { type: 'boolean' },
      out: { type: 'string' },
    },
    true,
  );
  const wave = await only(place, given.positionals, 'export');
  const study = await studyVersion(place.database.db, wave.studyId, wave.studyVersion);
  const locale = languageOf(study, given.text('labels'));
  if (given.flag('codebook')) {
    const format = choice('format', given.text('format'), ['csv', 'json']);
    const columns = codebook(study, locale ?? defaultLocale(study));
    const text = format === 'csv' ? codebookCsv(columns) : `${JSON.stringify(columns, null, 2)}\n`;
    await note(place, exported('export.codebook', wave, { format }));
    await deliver(place.io, given.text('out'), once(text));
    return 0;
  }
  const format = choice('format', given.text('format'), ['csv', 'jsonl']);
  const chunks = exportResponses(place.database, wave.id, study, { format, labels: locale });
  await note(place, exported('export.responses', wave, { format, labels: locale, marks: false }));
  await deliver(place.io, given.text('out'), chunks);
  return 0;
};

/** The language that labels are wanted in; null: none. @throws UsageFault */
function languageOf(study: Study, wanted: string | undefined): string | null {
  if (wanted === undefined) return null;
  const found = matchLocale(study.locales, [wanted]);
  if (found === undefined)
    throw new UsageFault(`--labels is one of ${study.locales.join(', ')}, not "${wanted}".`);
  return found;
}

/** `parallax report WAVE`: the gap report as a file. */
export const reporting: Command = async (args, place) => {
  const given = options(
    args,
    {
      format: { type: 'string' },
      confidence: { type: 'string' },
      adjust: { type: 'string' },
      unweighted: { type: 'boolean' },
      by: { type: 'string', multiple: true },
      against: { type: 'string' },
      out: { type: 'string' },
    },
    true,
  );
  const format = choice('format', given.text('format'), ['json', 'csv', 'jsonl']);
  const wave = await only(place, given.positionals, 'report');
  const search = new URLSearchParams();
  for (const name of ['confidence', 'adjust']) {
    const value = given.text(name);
    if (value !== undefined) search.set(name, value);
  }
  if (given.flag('unweighted')) search.set('weighted', 'false');
  for (const items of given.texts('by')) search.append('by', items);
  const against = given.text('against');
  if (against !== undefined) search.set('against', (await namedWave(place, against)).id);
  const parsed = reportQueryOf(search);
  if ('faults' in parsed) throw optionFault(parsed.faults);
  const report = await waveReport(
    place.database,
    wave,
    parsed.query,
    new Date(),
    Number.POSITIVE_INFINITY,
  ).catch((error: unknown) => {
    throw error instanceof ReportRefused ? optionFault(error.faults) : error;
  });
  const text =
    format === 'csv'
      ? markedCsv(gapsCsv(report.figures), wave)
      : format === 'jsonl'
        ? gapLines(report)
        : `${JSON.stringify(gapDocument(wave, report), null, 2)}\n`;
  await note(place, exported('export.report', wave, { file: `gaps.${format}` }));
  await deliver(place.io, given.text('out'), once(text));
  return 0;
};

function note({ database, tenantId }: CommandPlace, what: Note): Promise<void> {
  return trace(database.db, commandActor(tenantId), what);
}

function optionFault(faults: readonly Fault[]): CommandFault {
  return new CommandFault(
    faults.map(({ path, message }) => `--${path.slice(2)} ${message}`).join('\n'),
  );
}

function only(place: CommandPlace, [name, ...more]: string[], command: string) {
  if (name === undefined || more.length > 0)
    throw new UsageFault(`Say: parallax ${command} WAVE (its id, or STUDY/WAVE)`);
  return namedWave(place, name);
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
