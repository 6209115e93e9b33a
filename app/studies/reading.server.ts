import type { Fault, Study } from '../study/document';
import { doubledKeys } from '../study/doubledKeys';
import { parseStudy } from '../study/parse';

/** The study that a text is, or every fault of it. */
export function readStudy(text: string): { study: Study } | { faults: Fault[] } {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const [, at] = /at position (\d+)/.exec(String(error)) ?? [];
    const line = at && text.slice(0, Number(at) + 1).split('\n').length;
    return { faults: [{ path: '$', message: line ? `no JSON at line ${line}` : 'no JSON' }] };
  }
  const doubled = doubledKeys(text).map((path) => ({ path, message: 'is named twice' }));
  return doubled.length > 0 ? { faults: doubled } : parseStudy(document);
}

/** The text of a field: what was typed, or the file that was chosen; '' where there is neither. */
export async function textOf(...fields: readonly (FormDataEntryValue | null)[]): Promise<string> {
  for (const field of fields) {
    const text = field instanceof File ? await field.text() : (field ?? '');
    if (text.trim() !== '') return text;
  }
  return '';
}
