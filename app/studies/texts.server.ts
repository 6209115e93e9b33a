import { cellsOf } from '../responses/csvCells';
import { CsvLines } from '../responses/csvLines';
import { csvCell, withoutHarmlessness } from '../study/csvCell';
import type { Draft } from '../study/edit/draft';
import type { StudyEdit } from '../study/edit/edits';
import { localizedIn } from '../study/edit/pages';
import { textOf } from './reading.server';

/** Names the column that says which text a row is of. */
const PLACE = 'text';
/** Most faults that are told at once. */
const MOST_FAULTS = 100;

interface FileFault {
  path: string;
  message: string;
}

/** All texts of a study, a row each, with a column for every language. */
export function textsCsv(draft: Draft): string {
  const rows = [...localizedIn(draft)].map(({ at, texts }) => [
    at.join(' '),
    ...draft.locales.map((locale) => texts[locale] ?? ''),
  ]);
  return [[PLACE, ...draft.locales], ...rows]
    .map((cells) => `${cells.map(csvCell).join(',')}\r\n`)
    .join('');
}

/** The records of a CSV file as cells; null in the place of one that is none. */
function recordsOf(text: string): (string[] | null)[] {
  const lines = new CsvLines();
  lines.add(text.replace(/^\ufeff/, ''));
  lines.end();
  const records: string[] = [];
  for (let line = lines.next(); line; line = lines.next()) records.push(line.text);
  const [head = ''] = records;
  const delimiter = head.includes(',') ? ',' : head.includes('\t') ? '\t' : ';';
  return records
    .filter((record) => record.trim() !== '')
    .map((record) => cellsOf(record, delimiter)?.map(withoutHarmlessness) ?? null);
}

/** The edits that a file of translations asks for; an empty cell leaves a text as it is. */
export async function textsIn(
  form: FormData,
  draft: Draft,
): Promise<StudyEdit[] | { faults: FileFault[] }> {
  const [head, ...rows] = recordsOf(await textOf(form.get('file'), form.get('texts')));
  const places = new Map([...localizedIn(draft)].map(({ at, texts }) => [at.join(' '), texts]));
  const columns = head?.map((name) => name.trim()) ?? [];
  const faults: FileFault[] = columns.flatMap((name) =>
    name === PLACE || draft.locales.includes(name)
      ? []
      : [{ path: '1', message: `"${name.slice(0, 80)}" is no language of the study` }],
  );
  const placeAt = columns.indexOf(PLACE);
  if (placeAt === -1) faults.push({ path: '1', message: `there is no column "${PLACE}"` });
  const edits: StudyEdit[] = [];
  for (const [index, cells] of rows.entries()) {
    const row = String(index + 2);
    const place = cells?.[placeAt]?.trim() ?? '';
    const texts = places.get(place);
    if (!cells) faults.push({ path: row, message: 'has a quotation mark that stands wrong' });
    else if (!texts)
      faults.push({ path: row, message: `"${place.slice(0, 80)}" is no text of the study` });
    if (!cells || !texts) continue;
    for (const [at, locale] of columns.entries()) {
      const text = cells[at]?.trim() ?? '';
      if (at === placeAt || text === '' || text === texts[locale]) continue;
      edits.push({ do: 'set', at: [...place.split(' '), locale], given: [text] });
    }
  }
  if (faults.length > 0) return { faults: faults.slice(0, MOST_FAULTS) };
  return edits.length === 0 ? [] : [{ do: 'study.texts' }, ...edits];
}
