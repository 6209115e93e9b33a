import { answerColumn, answersColumn } from '../../db/answers.server';
import type { OpenDatabase } from '../../db/open.server';
import { type StoredResponse, visibleResponses } from '../../db/pages.server';
import { inSnapshot } from '../../db/snapshot.server';
import { type Column, columnsOf } from '../study/columns';
import type { Answer, Answers } from '../study/conditions';
import { csvCell } from '../study/csvCell';
import { DONT_KNOW, optionsOf, type Study } from '../study/document';
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
export async function* exportResponses(
  database: Pick<OpenDatabase, 'db' | 'kind'>,
  waveId: string,
  study: Study,
  { format, labels, marks = false }: ExportOptions,
): AsyncGenerator<string> {
  const columns = columnsOf(study);
  const said = labels === null ? (_key: string, answer: Answer) => answer : labeller(study, labels);
  const names = [...(marks ? MARKS : []), ...columns.map(({ name }) => name)];
  if (format === 'csv') yield `${names.join(',')}\r\n`;
  const cells = columns.map((column) => cellsOf(column, said, labels === null ? '|' : ' | '));
  const line = (row: StoredResponse) => {
    const marked = marks ? MARKS.map((name) => [name, row[name]] as const) : [];
    if (format === 'jsonl') return jsonLine(read(row, said), Object.fromEntries(marked));
    const answers = isRecord(row.answers) ? row.answers : {};
    let text = marked.map(([, mark]) => `${mark},`).join('');
    for (const [place, cell] of cells.entries())
      text += (place > 0 ? ',' : '') + cell(row, answers);
    return `${text}\r\n`;
  };
  for await (const page of inSnapshot(database, (db) => visibleResponses(db, waveId)))
    yield page
      .filter(({ status, flagged }) => marks || (status === 'complete' && !flagged))
      .map(line)
      .join('');
}

type Readable = Omit<StoredResponse, 'answers'> & { answers: Answers };

function read(row: StoredResponse, said: (key: string, answer: Answer) => Answer): Readable {
  const answers = Object.entries(answersColumn.parse(row.answers));
  return {
    ...row,
    answers: Object.fromEntries(answers.map(([key, answer]) => [key, said(key, answer)])),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** What stands in a column's cell of a response. */
type Cell = (row: StoredResponse, answers: Record<string, unknown>) => string;

/** Cells that a column remembers: codes and numbers come again and again. */
const REMEMBERED = 2000;
const LONGEST = 100;

function cellsOf(
  { name, member }: Column,
  said: (key: string, answer: Answer) => Answer,
  joint: string,
): Cell {
  switch (member) {
    case null:
      return answerCells(name, said, joint);
    case 'respondent':
      return ({ respondent }) => csvCell(respondent);
    case 'audience':
      return ({ audience }) => audience;
    case 'locale':
      return ({ locale }) => csvCell(locale);
    case 'submittedAt':
      return momentCells();
    case 'weight':
      return ({ weight }) => String(weight);
    default:
      return ({ cluster }) => csvCell(cluster);
  }
}

function answerCells(
  name: string,
  said: (key: string, answer: Answer) => Answer,
  joint: string,
): Cell {
  const cell = (answer: Answer) => {
    const text = said(name, answer);
    return csvCell(Array.isArray(text) ? text.join(joint) : text);
  };
  const known = new Map<unknown, string>();
  return (_, answers) => {
    const answer = answers[name];
    if (answer === undefined) return '';
    const found = known.get(answer);
    if (found !== undefined) return found;
    const text = cell(answerColumn.parse(answer));
    if (typeof answer !== 'object' && text.length <= LONGEST && known.size < REMEMBERED)
      known.set(answer, text);
    return text;
  };
}

/** Those of a file have one moment, most of them. */
function momentCells(): Cell {
  let last = new Date(0);
  let text = '';
  return ({ submittedAt }) => {
    if (submittedAt !== last) text = submittedAt.toISOString();
    last = submittedAt;
    return text;
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
function labeller(study: Study, locale: string): (key: string, answer: Answer) => Answer {
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
