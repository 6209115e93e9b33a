import { list, record } from '../salvage';

/**
 * What a draft and the next have that differs: the value at a place, or the order of a list. Places
 * are named by the keys of what they lie in, so that a change still fits when others moved.
 */
export type Change =
  | { at: string[]; before?: unknown; after?: unknown }
  | { at: string[]; order: { before: string[]; after: string[] } };

/** The key by which an element of a list is told from the others. */
function nameOf(element: unknown): string | undefined {
  if (typeof element === 'string') return element;
  const { key, code, item } = record(element);
  const name = key ?? code ?? item;
  return typeof name === 'string' ? name : undefined;
}

/** The names of a list's elements; undefined for what is no list of named ones. */
function namesOf(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const names = value.map(nameOf).filter((name) => name !== undefined);
  return names.length === value.length ? names : undefined;
}

/** The part of a value that a name leads to. */
function part(value: unknown, name: string): unknown {
  if (!Array.isArray(value)) {
    const members = record(value);
    return Object.hasOwn(members, name) ? members[name] : undefined;
  }
  return value.find((element) => nameOf(element) === name);
}

/** What is at a place. @example valueAt(draft, ['items', 'access', 'kind']) // 'scale' */
export function valueAt(value: unknown, at: readonly string[]): unknown {
  return at.reduce(part, value);
}

/** Whether two JSON values are the same; absent members and undefined ones are. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a))
    return a.length === list(b).length && a.every((element, at) => same(element, list(b)[at]));
  const [left, right] = [record(a), record(b)];
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => same(left[name], right[name]));
}

/** What has to change for one value to become the other. */
export function changesBetween(before: unknown, after: unknown, at: string[] = []): Change[] {
  if (same(before, after)) return [];
  // A condition is one thing, whatever it holds.
  const isWhole = at.at(-1) === 'when';
  const lists = [namesOf(before), namesOf(after)];
  const [was, is] = lists;
  if (was && is && !isWhole)
    return [
      ...partChanges(before, after, [...new Set([...was, ...is])], at),
      ...(same(was, is) ? [] : [{ at, order: { before: was, after: is } }]),
    ];
  const isRecord = (value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (isRecord(before) && isRecord(after) && !isWhole) {
    const names = new Set([...Object.keys(record(before)), ...Object.keys(record(after))]);
    return partChanges(before, after, [...names], at);
  }
  return [{ at, before, after }];
}

function partChanges(
  before: unknown,
  after: unknown,
  names: readonly string[],
  at: readonly string[],
): Change[] {
  return names.flatMap((name) =>
    changesBetween(part(before, name), part(after, name), [...at, name]),
  );
}

/** The same changes the other way round. */
export function reversed(changes: readonly Change[]): Change[] {
  return changes
    .map((change) =>
      'order' in change
        ? { at: change.at, order: { before: change.order.after, after: change.order.before } }
        : { at: change.at, before: change.after, after: change.before },
    )
    .reverse();
}

/** The changes whose places hold something else by now, so that making them would lose it. */
export function overtaken(value: unknown, changes: readonly Change[]): Change[] {
  return changes.filter(
    (change) => !('order' in change) && !same(valueAt(value, change.at), change.before),
  );
}

/** Makes changes, whatever their places hold. Lists keep what others added to them. */
export function made(value: unknown, changes: readonly Change[]): unknown {
  const placed = changes.reduce(
    (result, change) => ('order' in change ? result : put(result, change.at, change.after)),
    value,
  );
  return changes.reduce(
    (result, change) =>
      'order' in change
        ? put(result, change.at, ordered(valueAt(result, change.at), change.order))
        : result,
    placed,
  );
}

function put(value: unknown, at: readonly string[], next: unknown): unknown {
  const [name, ...rest] = at;
  if (name === undefined) return next;
  const inner = put(part(value, name), rest, next);
  if (!Array.isArray(value)) {
    const { [name]: _, ...others } = record(value);
    return inner === undefined ? others : { ...others, [name]: inner };
  }
  const index = value.findIndex((element) => nameOf(element) === name);
  if (inner === undefined) return value.filter((_, position) => position !== index);
  return index === -1 ? [...value, inner] : value.with(index, inner);
}

/** A list in the order that a change gives it, with what others have added or taken away since. */
function ordered(value: unknown, order: { before: string[]; after: string[] }): unknown[] {
  const elements = list(value);
  const names = mergedOrder(
    elements.flatMap((element) => nameOf(element) ?? []),
    order,
  );
  return names.map((name) => part(elements, name));
}

/**
 * Names in the order that a change gave them, where others may have changed it too. A change that
 * moved nothing leaves what there is in its order.
 * @example mergedOrder(['a', 'b', 'x'], { before: ['a', 'b'], after: ['b', 'a'] }) // ['b', 'a', 'x']
 */
export function mergedOrder(
  current: readonly string[],
  { before, after }: { before: readonly string[]; after: readonly string[] },
): string[] {
  const kept = (names: readonly string[], others: readonly string[]) =>
    names.filter((name) => others.includes(name));
  const isMoved = !same(kept(before, after), kept(after, before));
  const isOwn = (name: string) =>
    after.includes(name) && (isMoved || !before.includes(name)) && current.includes(name);
  const result = isMoved ? after.filter(isOwn) : current.filter((name) => !isOwn(name));
  // Each of the others stands behind whatever it stood behind.
  const [placed, source] = isMoved ? [current, current] : [after.filter(isOwn), after];
  for (const name of placed) {
    if (result.includes(name)) continue;
    const ahead = source.slice(0, source.indexOf(name));
    const neighbour = ahead.findLast((other) => result.includes(other));
    result.splice(neighbour === undefined ? 0 : result.indexOf(neighbour) + 1, 0, name);
  }
  return result;
}
