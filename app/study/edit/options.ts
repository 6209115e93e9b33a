import { NAMES } from '../document';
import type { Draft, DraftItem, DraftOption } from './draft';
import type { EditOf } from './edits';
import { isRefusal, itemIn, optionIn, put, scaleIn } from './fields';
import { freeName, movedBeside, nameOf } from './naming';
import { codePlaces, replaceCode, replaced } from './references';
import { type Refusal, refused } from './refusal';

type OptionEdit = EditOf<'option.add' | 'option.remove' | 'option.move' | 'option.rename'>;

/** What has the options that an edit is about. */
type Holder = { options?: DraftOption[] | undefined; favourable?: string[] | undefined };

interface Owner {
  holder: Holder;
  options: DraftOption[];
  /** The item itself; the items that use the scale. */
  items: Set<string>;
  nets: NonNullable<DraftItem['nets']>;
}

function ownerOf(draft: Draft, { of, owner }: OptionEdit): Owner | Refusal {
  if (of === 'items') {
    const item = itemIn(draft, owner);
    if (isRefusal(item)) return item;
    if (!item.options) return refused('not_of_kind', { item: item.key });
    const { options, nets = [] } = item;
    return { holder: item, options, items: new Set([item.key]), nets };
  }
  const scale = scaleIn(draft, owner);
  if (isRefusal(scale)) return scale;
  const items = draft.items.filter((item) => item.scale === owner).map(({ key }) => key);
  return { holder: scale, options: scale.options, items: new Set(items), nets: [] };
}

export function editOption(draft: Draft, edit: OptionEdit): Refusal | null {
  const owner = ownerOf(draft, edit);
  if (isRefusal(owner)) return owner;
  if (edit.do === 'option.add') return addOption(draft, owner, edit);
  const option = optionIn(owner.options, edit.code);
  if (isRefusal(option)) return option;
  switch (edit.do) {
    case 'option.remove':
      return removeOption(draft, owner, edit);
    case 'option.move': {
      const neighbour = optionIn(owner.options, edit.beside);
      if (isRefusal(neighbour)) return neighbour;
      owner.holder.options = movedBeside(owner.options, option, neighbour, edit.side);
      return null;
    }
    case 'option.rename': {
      if (edit.to.trim() === option.code) return null;
      const named = nameOf(edit.to, codesOf(owner), NAMES.code);
      if (isRefusal(named)) return named;
      option.code = named.name;
      replaceEverywhere(draft, owner, edit.code, named.name);
      return null;
    }
  }
}

/** The codes that options and nets of one item share. */
function codesOf({ options, nets }: Owner): string[] {
  return [...options, ...nets].map(({ code }) => code);
}

function addOption(draft: Draft, owner: Owner, edit: EditOf<'option.add'>): Refusal | null {
  const label = edit.label.trim();
  const fallback = `option_${owner.options.length + 1}`;
  const named =
    edit.code.trim() === ''
      ? { name: freeName(label, codesOf(owner), fallback, NAMES.code) }
      : nameOf(edit.code, codesOf(owner), NAMES.code);
  if (isRefusal(named)) return named;
  const [first = 'en'] = draft.locales;
  const option: DraftOption = { code: named.name, label: label === '' ? {} : { [first]: label } };
  if (edit.of === 'scales')
    option.value = Math.max(0, ...owner.options.map(({ value = 0 }) => value)) + 1;
  owner.options.push(option);
  return null;
}

function removeOption(draft: Draft, owner: Owner, edit: EditOf<'option.remove'>): Refusal | null {
  const places = codePlaces(draft, owner.items, edit.code);
  if (places.length > 0 && edit.references === 'refuse')
    return refused('referred', {
      item: edit.code,
      places: places.map((at) => at.join(' ')).join('\n'),
    });
  owner.holder.options = owner.options.filter(({ code }) => code !== edit.code);
  replaceEverywhere(draft, owner, edit.code, null);
  return null;
}

function replaceEverywhere(draft: Draft, owner: Owner, from: string, to: string | null): void {
  const { holder, nets, items } = owner;
  if (holder.favourable) {
    const favourable = replaced(holder.favourable, from, to);
    const isScale = nets.length === 0 && holder.options?.some(({ value }) => value !== undefined);
    put(holder, 'favourable', favourable.length === 0 && !isScale ? undefined : favourable);
  }
  for (const net of nets) if (net.any) net.any = replaced(net.any, from, to);
  replaceCode(draft, items, from, to);
}

type NetEdit = EditOf<'net.add' | 'net.remove' | 'net.rename'>;

export function editNet(draft: Draft, edit: NetEdit): Refusal | null {
  const item = itemIn(draft, edit.item);
  if (isRefusal(item)) return item;
  if (item.kind !== 'single' && item.kind !== 'multiple')
    return refused('not_of_kind', { item: item.key });
  const nets = item.nets ?? [];
  const codes = [...(item.options ?? []), ...nets].map(({ code }) => code);
  if (edit.do === 'net.add') {
    const label = edit.label.trim();
    const [first = 'en'] = draft.locales;
    const code = freeName(label, codes, `net_${nets.length + 1}`, NAMES.code);
    const counted = edit.by === 'any' ? { any: [] } : { atLeast: 2 };
    item.nets = [...nets, { code, label: label === '' ? {} : { [first]: label }, ...counted }];
    return null;
  }
  const net = nets.find(({ code }) => code === edit.code);
  if (!net) return refused('gone', { what: edit.code });
  if (edit.do === 'net.remove') {
    const rest = nets.filter((other) => other !== net);
    return put(item, 'nets', rest.length === 0 ? undefined : rest);
  }
  if (edit.to.trim() === net.code) return null;
  const named = nameOf(edit.to, codes, NAMES.code);
  if (isRefusal(named)) return named;
  net.code = named.name;
  return null;
}
