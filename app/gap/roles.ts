import type { Item, Study } from '../study/document';
import { canPlay, type Role } from '../study/roles';

/** What a time is to waiting, in the order in which they stand beside each other. */
export const WAITS = [
  'expected_wait',
  'accepted_wait',
  'experienced_wait',
] as const satisfies Role[];
export type WaitRole = (typeof WAITS)[number];

const TIME_UNITS = ['second', 'minute', 'hour', 'day'];

/** Whether a number item's answers are times. */
export function isTime(item: Item): item is Item & { kind: 'number' } {
  return item.kind === 'number' && item.unit !== undefined && TIME_UNITS.includes(item.unit);
}

/**
 * The items that a study says play a role; where it says none, those that plainly do. Only what its
 * shape tells for certain is taken for a role: nobody knows what a study's choices are about.
 */
export function playing(study: Study, role: Role): Item[] {
  const said = study.items.filter((item) => item.role === role);
  if (said.length > 0) return said;
  const free = study.items.filter((item) => item.role === undefined);
  switch (role) {
    case 'journey_start':
      return alikePairs(free).map(([first]) => first);
    case 'journey_end':
      return alikePairs(free).map(([, second]) => second);
    case 'accepted_wait':
      return waits(free).map(([first]) => first);
    case 'experienced_wait':
      return waits(free).flatMap(([, second]) => second ?? []);
    case 'wait_condition': {
      const constructs = waits(free).flatMap(([first]) => first.construct ?? []);
      return free.filter(
        ({ kind, construct }) =>
          kind === 'multiple' && construct !== undefined && constructs.includes(construct),
      );
    }
    case 'loyalty':
      return free.filter(({ kind }) => kind === 'nps').slice(0, 1);
    default:
      return [];
  }
}

/** Which wait a time is; null: nobody knows, as of a time that no study says anything of and none follows. */
export function waitRole(study: Study, item: Item): WaitRole | null {
  if (item.role === undefined) {
    const free = study.items.filter((other) => other.role === undefined);
    if (waits(free).some(([first, second]) => first === item && second === null)) return null;
  }
  return WAITS.find((role) => playing(study, role).includes(item)) ?? null;
}

/** The items that can be chosen for a role, the likeliest first. */
export function candidates(study: Study, role: Role): Item[] {
  const likely = playing(study, role);
  const others = study.items.filter((item) => !likely.includes(item) && isUsable(item, role));
  return [...likely, ...others];
}

function isUsable(item: Item, role: Role): boolean {
  if (!canPlay(item.kind, role)) return false;
  if (WAITS.some((wait) => wait === role)) return isTime(item);
  if (role === 'resolution') return item.kind === 'single' && item.favourable !== undefined;
  if (role === 'channel_service') return item.kind === 'scale' || 'favourable' in item;
  return true;
}

/** Choices of the same three options or more, by twos in the order of the study. */
function alikePairs(items: readonly Item[]): [Item, Item][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    if (item.kind !== 'single' || item.options.length < 3 || item.favourable) continue;
    const key = item.options.map(({ code }) => code).join(' ');
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].flatMap(byTwos);
}

function byTwos(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((item, at): [Item, Item][] => {
    const next = items[at + 1];
    return at % 2 === 0 && next ? [[item, next]] : [];
  });
}

/** Times by twos where two of the same unit follow each other: what is accepted, what was waited. */
function waits(items: readonly Item[]): [Item, Item | null][] {
  const found: [Item & { kind: 'number' }, Item | null][] = [];
  for (const item of items.filter(isTime)) {
    const last = found.at(-1);
    if (last && last[1] === null && last[0].unit === item.unit) last[1] = item;
    else found.push([item, null]);
  }
  return found;
}
