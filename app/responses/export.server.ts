import { answersColumn } from '../../db/answers.server';
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
  const line = (row: Readable) => {
    const marked = marks ? MARKS.map((name) => [name, row[name]] as const) : [];
    if (format === 'jsonl') return jsonLine(row, Object.fromEntries(marked));
    const rest = csvLine(columns, row, labels === null ? '|' : ' | ');
    return [...marked.map(([, mark]) => String(mark)), rest].join(',');
  };
  for await (const page of inSnapshot(database, (db) => visibleResponses(db, waveId)))
    yield page
      .filter(({ status, flagged }) => marks || (status === 'complete' && !flagged))
      .map((row) => line(read(row, said)))
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

function csvLine(columns: readonly Column[], row: Readable, joint: string): string {
  const cells = columns.map(({ name, member }) => {
    if (member === null) {
      const answer = row.answers[name];
      return csvCell(Array.isArray(answer) ? answer.join(joint) : (answer ?? null));
    }
    switch (member) {
      case 'respondent':
        return csvCell(row.respondent);
      case 'audience':
        return row.audience;
      case 'locale':
        return csvCell(row.locale);
      case 'submittedAt':
        return row.submittedAt.toISOString();
      case 'weight':
        return String(row.weight);
      default:
        return csvCell(row.cluster);
    }
  });
  return `${cells.join(',')}\r\n`;
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
