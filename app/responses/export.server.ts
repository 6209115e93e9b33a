import { answersColumn } from '../../db/answers.server';
import type { OpenDatabase } from '../../db/open.server';
import { type StoredResponse, visibleResponses } from '../../db/pages.server';
import { inSnapshot } from '../../db/snapshot.server';
import { FRAME, visibleCells } from '../../db/visibleCells.server';
import { type Column, columnsOf } from '../study/columns';
import type { Answer, Answers } from '../study/conditions';
import { csvCell } from '../study/csvCell';
import { DONT_KNOW, optionsOf, type Study } from '../study/document';
import { remembered } from '../study/remembered';
import { storedAnswer } from '../study/storedAnswer';
import { defaultLocale, localize } from '../study/text';

export interface ExportOptions {
  format: 'csv' | 'jsonl';
  /** The language of labels in the place of codes; null: codes, as an import takes them. */
  labels: string | null;
  /**
   * Whether every response comes with what it is stored under and how it is marked, those that are
   * not complete too; an import does not take that.
   */
  marks?: boolean;
}

const MARKS = ['id', 'status', 'flagged'] as const;

/**
 * A wave's responses as a file, chunk by chunk in flat memory. The columns are those of the study
 * document, whatever is stored; an import takes the file as it is, unless it holds labels.
 */
export function exportResponses(
  database: Pick<OpenDatabase, 'db' | 'kind'>,
  waveId: string,
  study: Study,
  options: ExportOptions,
): AsyncGenerator<string> {
  const { format, labels } = options;
  const said = labels === null ? (_key: string, answer: Answer) => answer : labeller(study, labels);
  return format === 'csv'
    ? csvExport(database, waveId, study, options, said)
    : jsonExport(database, waveId, options, said);
}

type Said = (key: string, answer: Answer) => Answer;

async function* csvExport(
  database: Pick<OpenDatabase, 'db' | 'kind'>,
  waveId: string,
  study: Study,
  { labels, marks = false }: ExportOptions,
  said: Said,
): AsyncGenerator<string> {
  const columns = columnsOf(study);
  const names = [...(marks ? MARKS : []), ...columns.map(({ name }) => name)];
  yield `${names.join(',')}\r\n`;
  const keys = columns.flatMap(({ member, name }) => (member === null ? [name] : []));
  const places: readonly string[] = FRAME;
  const frame = (name: string) => places.indexOf(name);
  const [status, flagged] = [frame('status'), frame('flagged')];
  const written = (text: string) => text;
  const cells = [
    ...(marks ? MARKS.map((name) => ({ place: frame(name), write: written })) : []),
    ...columns.map((column) => ({
      place:
        column.member === null ? FRAME.length + keys.indexOf(column.name) : frame(column.member),
      write: remembered(cellOf(column, said, labels === null ? '|' : ' | ')),
    })),
  ];
  for await (const rows of visibleCells(database, waveId, keys)) {
    let text = '';
    for (const row of rows) {
      if (!marks && (row[status] !== 'complete' || row[flagged] !== 'false')) continue;
      for (let place = 0; place < cells.length; place += 1) {
        const cell = cells[place];
        const given = cell && row[cell.place];
        if (place > 0) text += ',';
        if (given !== null && given !== undefined) text += cell?.write(given);
      }
      text += '\r\n';
    }
    if (text !== '') yield text;
  }
}

/** How a column writes what is stored. */
function cellOf(
  { member, item, name }: Column,
  said: Said,
  joint: string,
): (text: string) => string {
  switch (member) {
    case null:
      return (text) => {
        const answer = said(name, item ? storedAnswer(item, text) : text);
        return csvCell(Array.isArray(answer) ? answer.join(joint) : answer);
      };
    case 'submittedAt':
      return (text) => new Date(Number(text)).toISOString();
    case 'weight':
      return (text) => String(Number(text));
    default:
      return csvCell;
  }
}

async function* jsonExport(
  database: Pick<OpenDatabase, 'db' | 'kind'>,
  waveId: string,
  { marks = false }: ExportOptions,
  said: Said,
): AsyncGenerator<string> {
  const line = (row: StoredResponse) => {
    const marked = marks ? MARKS.map((name) => [name, row[name]] as const) : [];
    return jsonLine(read(row, said), Object.fromEntries(marked));
  };
  for await (const page of inSnapshot(database, (db) => visibleResponses(db, waveId)))
    yield page
      .filter(({ status, flagged }) => marks || (status === 'complete' && !flagged))
      .map(line)
      .join('');
}

type Readable = Omit<StoredResponse, 'answers'> & { answers: Answers };

function read(row: StoredResponse, said: Said): Readable {
  const answers = Object.entries(answersColumn.parse(row.answers));
  return {
    ...row,
    answers: Object.fromEntries(answers.map(([key, answer]) => [key, said(key, answer)])),
  };
}

function jsonLine(
  { audience, respondent, locale, submittedAt, weight, cluster, answers }: Readable,
  marks: object,
): string {
  const response = {
    ...marks,
    audience,
    ...(respondent === null ? {} : { respondent }),
    ...(locale === null ? {} : { locale }),
    submittedAt: submittedAt.toISOString(),
    weight,
    ...(cluster === null ? {} : { cluster }),
    answers,
  };
  return `${JSON.stringify(response)}\n`;
}

/** Answers with the labels of their codes. */
export function labeller(study: Study, locale: string): Said {
  const fallback = defaultLocale(study);
  const labels = new Map(
    study.items.map((item) => [
      item.key,
      new Map(
        optionsOf(study, item).map(({ code, label }) => [code, localize(label, locale, fallback)]),
      ),
    ]),
  );
  return (key, answer) => {
    const ofItem = labels.get(key);
    const one = (code: string) => (code === DONT_KNOW ? code : (ofItem?.get(code) ?? code));
    if (Array.isArray(answer)) return answer.map(one);
    return typeof answer === 'string' ? one(answer) : answer;
  };
}
