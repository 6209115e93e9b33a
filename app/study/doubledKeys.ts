import { jsonPath } from './document';

/**
 * The paths of object members that a JSON text names twice; `JSON.parse` would keep the last of
 * them silently. The text must be JSON.
 * @example doubledKeys('{"a":1,"b":{"c":1,"c":2}}') // ['$.b.c']
 */
export function doubledKeys(json: string): string[] {
  interface Level {
    keys: Set<string> | null;
    /** The member or place that is being read. */
    at: string | number;
  }
  const levels: Level[] = [];
  const doubled: string[] = [];
  let expectsKey = false;
  for (let position = 0; position < json.length; position += 1) {
    const character = json[position];
    const level = levels.at(-1);
    if (character === '"') {
      const text = json.slice(position, endOfString(json, position) + 1);
      position += text.length - 1;
      if (!expectsKey || !level?.keys) continue;
      const key = String(JSON.parse(text));
      level.at = key;
      expectsKey = false;
      if (level.keys.has(key)) doubled.push(jsonPath(levels.map(({ at }) => at)));
      level.keys.add(key);
    } else if (character === '{') {
      levels.push({ keys: new Set(), at: '' });
      expectsKey = true;
    } else if (character === '[') {
      levels.push({ keys: null, at: 0 });
      expectsKey = false;
    } else if (character === '}' || character === ']') {
      levels.pop();
      expectsKey = false;
    } else if (character === ',' && level) {
      if (level.keys) expectsKey = true;
      else level.at = Number(level.at) + 1;
    }
  }
  return doubled;
}

/** Where the string that starts at a quotation mark has its closing one. */
function endOfString(json: string, start: number): number {
  let end = start + 1;
  while (end < json.length && json[end] !== '"') end += json[end] === '\\' ? 2 : 1;
  return end;
}

/** Whether an object anywhere in a JSON value has a member of its own named `__proto__`. */
export function holdsPrototype(value: unknown): boolean {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (Object.hasOwn(next, '__proto__')) return true;
    for (const child of Object.values(next)) open.push(child);
  }
  return false;
}
