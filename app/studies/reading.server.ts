import type { Fault, Study } from '../study/document';
import { doubledKeys } from '../study/doubledKeys';
import { parseStudy } from '../study/parse';

/** The study that a text is, or every fault of it. */
export function readStudy(text: string): { study: Study } | { faults: Fault[] } {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { faults: [{ path: '$', message: message.slice(0, 200) }] };
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
