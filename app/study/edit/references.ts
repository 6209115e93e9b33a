import { referencesOf } from '../conditions';
import { AUDIENCES, type Condition } from '../document';
import type { Draft } from './draft';

/** Every condition of a draft with its place, and a way to replace it. */
function* conditionsIn(
  draft: Draft,
): Generator<{ at: string[]; holder: { when?: Condition | undefined }; when: Condition }> {
  for (const audience of AUDIENCES)
    for (const page of draft.questionnaires[audience]) {
      const at = ['questionnaires', audience, page.key];
      if (page.when) yield { at: [...at, 'when'], holder: page, when: page.when };
      for (const entry of page.items)
        if (entry.when)
          yield { at: [...at, 'items', entry.item, 'when'], holder: entry, when: entry.when };
    }
}

/** The places that speak of an item, its own places in the questionnaires aside. */
export function placesOf(draft: Draft, key: string): string[][] {
  return [
    ...[...conditionsIn(draft)]
      .filter(({ when, at }) => referencesOf(when).includes(key) && at.at(-2) !== key)
      .map(({ at }) => at),
    ...draft.items
      .filter(({ predicts }) => predicts?.item === key)
      .map((item) => ['items', item.key, 'predicts']),
    ...(draft.index.includes(key) ? [['index', key]] : []),
  ];
}

/** Every test of a condition anew; what gives nothing is left out, and what is empty then. */
function mapped(
  condition: Condition,
  change: (test: Condition) => Condition | undefined,
): Condition | undefined {
  if (condition.item !== undefined) return change(condition);
  const group = (inner: readonly Condition[]) => inner.flatMap((one) => mapped(one, change) ?? []);
  if (condition.not) {
    const not = mapped(condition.not, change);
    return not && { not };
  }
  const members = group(condition.all ?? condition.any ?? []);
  if (members.length === 0) return undefined;
  return condition.all ? { all: members } : { any: members };
}

function mapConditions(draft: Draft, change: (test: Condition) => Condition | undefined): void {
  for (const { holder, when } of conditionsIn(draft)) {
    const next = mapped(when, change);
    if (next === undefined) Reflect.deleteProperty(holder, 'when');
    else holder.when = next;
  }
}

/** Takes away whatever speaks of an item. */
export function forget(draft: Draft, key: string): void {
  mapConditions(draft, (test) => (test.item === key ? undefined : test));
  for (const item of draft.items)
    if (item.predicts?.item === key) Reflect.deleteProperty(item, 'predicts');
  draft.index = draft.index.filter((name) => name !== key);
  for (const audience of AUDIENCES)
    for (const page of draft.questionnaires[audience])
      page.items = page.items.filter(({ item }) => item !== key);
}

/** Has everything that speaks of an item call it by another key. */
export function renameItem(draft: Draft, from: string, to: string): void {
  mapConditions(draft, (test) => (test.item === from ? { ...test, item: to } : test));
  for (const item of draft.items) if (item.predicts?.item === from) item.predicts.item = to;
  draft.index = draft.index.map((name) => (name === from ? to : name));
  for (const audience of AUDIENCES)
    for (const page of draft.questionnaires[audience])
      for (const entry of page.items) if (entry.item === from) entry.item = to;
}

/** The places of conditions that ask for a code of some items. */
export function codePlaces(draft: Draft, items: ReadonlySet<string>, code: string): string[][] {
  const asksFor = (condition: Condition): boolean =>
    [
      ...(condition.all ?? []),
      ...(condition.any ?? []),
      ...(condition.not ? [condition.not] : []),
    ].some(asksFor) ||
    (items.has(condition.item ?? '') && (condition.is?.includes(code) ?? false));
  return [...conditionsIn(draft)].filter(({ when }) => asksFor(when)).map(({ at }) => at);
}

/** Has conditions on some items ask for another code, or for one code less. */
export function replaceCode(
  draft: Draft,
  items: ReadonlySet<string>,
  from: string,
  to: string | null,
): void {
  mapConditions(draft, (test) => {
    if (!items.has(test.item ?? '') || !test.is?.includes(from)) return test;
    const is = replaced(test.is, from, to);
    return is.length === 0 ? undefined : { ...test, is };
  });
}

/** A list with a name replaced, or without it. */
export function replaced(names: readonly string[], from: string, to: string | null): string[] {
  return names.flatMap((name) => (name !== from ? [name] : to === null ? [] : [to]));
}
