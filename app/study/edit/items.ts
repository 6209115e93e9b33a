import { AUDIENCES, NAMES } from '../document';
import { type Draft, type DraftItem, sidesOf } from './draft';
import type { EditOf } from './edits';
import { askOnLastPage, fitKind, isRefusal, itemIn, put } from './fields';
import { freeName, movedBeside, nameOf } from './naming';
import { forget, placesOf, renameItem } from './references';
import { type Refusal, refused } from './refusal';
import { addScale } from './scales';

const keysOf = (draft: Draft) => draft.items.map(({ key }) => key);

export function addItem(draft: Draft, edit: EditOf<'item.add'>): Refusal | null {
  const label = edit.label.trim();
  const typed = edit.key.trim();
  const named =
    typed === ''
      ? { name: freeName(label, keysOf(draft), 'item') }
      : nameOf(typed, keysOf(draft), NAMES.item);
  if (isRefusal(named)) return named;
  const item: DraftItem = { key: named.name, kind: edit.kind, wording: {} };
  const [first = 'en'] = draft.locales;
  if (label !== '') item.label = { [first]: label };
  if (edit.construct.trim() !== '') item.construct = edit.construct.trim().slice(0, 64);
  if (edit.kind === 'scale') {
    if (edit.scale === '' && Object.keys(draft.scales).length === 0) addScale(draft, 'scale', 5);
    if (edit.scale !== '') item.scale = edit.scale;
  }
  for (const side of AUDIENCES)
    if (edit.asked === 'both' || edit.asked === side) item.wording[side] = {};
  fitKind(draft, item);
  draft.items.push(item);
  for (const side of sidesOf(item)) askOnLastPage(draft, side, item.key);
  return null;
}

export function insertItems(draft: Draft, edit: EditOf<'item.insert'>): Refusal | null {
  const scales = new Map<string, string>();
  for (const [key, scale] of Object.entries(edit.scales)) {
    const own = Object.hasOwn(draft.scales, key) ? draft.scales[key] : undefined;
    const isSame =
      own &&
      own.options.map(({ code }) => code).join() === scale.options.map(({ code }) => code).join();
    const name =
      isSame || !own ? key : freeName(key, Object.keys(draft.scales), 'scale', NAMES.scale);
    scales.set(key, name);
    draft.scales[name] ??= structuredClone(scale);
  }
  for (const given of edit.items) {
    const item = structuredClone(given);
    item.key = freeName(given.key, keysOf(draft), 'item');
    if (item.scale !== undefined) put(item, 'scale', scales.get(item.scale) ?? item.scale);
    put(item, 'predicts', undefined);
    draft.items.push(item);
    for (const side of sidesOf(item)) askOnLastPage(draft, side, item.key);
  }
  return null;
}

export function removeItem(
  draft: Draft,
  { item: key, references }: EditOf<'item.remove'>,
): Refusal | null {
  const found = itemIn(draft, key);
  if (isRefusal(found)) return found;
  const places = placesOf(draft, key);
  if (places.length > 0 && references === 'refuse')
    return refused('referred', { item: key, places: places.map((at) => at.join(' ')).join('\n') });
  forget(draft, key);
  draft.items = draft.items.filter((item) => item !== found);
  return null;
}

export function duplicateItem(
  draft: Draft,
  { item: key }: EditOf<'item.duplicate'>,
): Refusal | null {
  const found = itemIn(draft, key);
  if (isRefusal(found)) return found;
  const copy = { ...structuredClone(found), key: freeName(key, keysOf(draft), 'item') };
  draft.items.splice(draft.items.indexOf(found) + 1, 0, copy);
  for (const audience of AUDIENCES)
    for (const page of draft.questionnaires[audience]) {
      const at = page.items.findIndex(({ item }) => item === key);
      const entry = page.items[at];
      if (entry) page.items.splice(at + 1, 0, { ...structuredClone(entry), item: copy.key });
    }
  return null;
}

export function moveItem(
  draft: Draft,
  { item, beside, side }: EditOf<'item.move'>,
): Refusal | null {
  const found = itemIn(draft, item);
  if (isRefusal(found)) return found;
  const neighbour = itemIn(draft, beside);
  if (isRefusal(neighbour)) return neighbour;
  draft.items = movedBeside(draft.items, found, neighbour, side);
  // Who is put among the items of a construct belongs to it.
  if (found.construct !== neighbour.construct) put(found, 'construct', neighbour.construct);
  return null;
}

export function renameItemKey(
  draft: Draft,
  { item: key, to }: EditOf<'item.rename'>,
): Refusal | null {
  const found = itemIn(draft, key);
  if (isRefusal(found)) return found;
  if (to.trim() === key) return null;
  const named = nameOf(to, keysOf(draft), NAMES.item);
  if (isRefusal(named)) return named;
  found.key = named.name;
  renameItem(draft, key, named.name);
  return null;
}
