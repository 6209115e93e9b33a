import { list, record } from '../salvage';

/** The members and places that a JSON path names. */
function stepsOf(path: string): string[] {
  return [...path.matchAll(/\.([A-Za-z_]\w*)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]/g)].map(
    ([, name, place, quoted]) => name ?? place ?? (quoted ?? '').replaceAll("\\'", "'"),
  );
}

/**
 * Where a fault's JSON path lies in a document, by the names of the parts.
 * @example placeOf(document, '$.items[3].wording.manager.en') // ['items', 'access', 'wording', 'manager', 'en']
 */
export function placeOf(document: unknown, path: string): string[] {
  const place: string[] = [];
  let value = document;
  for (const step of stepsOf(path)) {
    if (!Array.isArray(value)) {
      value = record(value)[step];
      place.push(step);
      continue;
    }
    value = list(value)[Number(step)];
    const { key, code, item } = record(value);
    const name = typeof value === 'string' ? value : (key ?? code ?? item);
    place.push(typeof name === 'string' ? name : step);
  }
  return place;
}
