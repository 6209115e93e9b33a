import type { Condition, Item, LocalizedText, Page, Scale } from './document';
import { ROLES } from './roles';

/**
 * Stands for a text that could not be read: no rule of references speaks of it. No document can
 * hold it, since a NUL cannot be stored.
 */
export const UNREAD = '\u0000';

/** The members of an object; none for anything else. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/** The elements of a list; none for anything else. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : UNREAD;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function strings(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.map(text) : undefined;
}

/** The locales of a localized text, whatever stands there; undefined where it is no object. */
export function texts(value: unknown): LocalizedText | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.keys(value).map((locale) => [locale, '']));
}

const unreadLabel = (value: unknown) => texts(value) ?? { [UNREAD]: '' };

/** What can be read of a faulty scale, every option in its place. */
export function salvageScale(value: unknown): Scale {
  const raw = record(value);
  return {
    options: list(raw.options).map((option) => ({
      code: text(record(option).code),
      value: number(record(option).value) ?? Number.NaN,
      label: unreadLabel(record(option).label),
    })),
    favourable: strings(raw.favourable) ?? [],
    favourableLabel: texts(raw.favourableLabel),
  };
}

/** What can be read of a faulty item; an item of unknown kind is read like a text. */
export function salvageItem(value: unknown): Item {
  const raw = record(value);
  const wording = record(raw.wording);
  const base = {
    key: text(raw.key),
    role: ROLES.find((role) => role === raw.role),
    label: texts(raw.label),
    wording: { consumer: texts(wording.consumer), manager: texts(wording.manager) },
  };
  const dontKnow = raw.dontKnow === true;
  const options = list(raw.options).map((option) => {
    const { code, label, exclusive, other } = record(option);
    return {
      code: text(code),
      label: unreadLabel(label),
      ...(exclusive === true ? { exclusive: true as const } : {}),
      ...(other === true ? { other: true as const } : {}),
    };
  });
  const nets = list(raw.nets).map((net) => {
    const { code, label, any, atLeast } = record(net);
    return {
      code: text(code),
      label: unreadLabel(label),
      any: strings(any),
      atLeast: number(atLeast),
    };
  });
  switch (raw.kind) {
    case 'scale':
      return { ...base, kind: 'scale', scale: text(raw.scale), dontKnow };
    case 'single':
      return {
        ...base,
        kind: 'single',
        options,
        nets,
        dontKnow,
        favourable: strings(raw.favourable),
        favourableLabel: texts(raw.favourableLabel),
        segment: raw.segment === true,
      };
    case 'multiple':
      return {
        ...base,
        kind: 'multiple',
        options,
        nets,
        dontKnow,
        minSelect: number(raw.minSelect),
        maxSelect: number(raw.maxSelect),
      };
    case 'ranking':
      return { ...base, kind: 'ranking', options, dontKnow, rankTop: number(raw.rankTop) };
    case 'number':
      return {
        ...base,
        kind: 'number',
        dontKnow,
        min: number(raw.min),
        max: number(raw.max),
        thresholds: list(raw.thresholds).map((value) => number(value) ?? Number.NaN),
        predicts:
          raw.predicts === undefined ? undefined : { item: text(record(raw.predicts).item) },
      };
    case 'nps':
      return { ...base, kind: 'nps', dontKnow };
    default:
      return { ...base, kind: 'text' };
  }
}

/** What can be read of a faulty page, every entry in its place. */
export function salvagePage(value: unknown): Page {
  const raw = record(value);
  return {
    key: text(raw.key),
    title: texts(raw.title),
    when: raw.when === undefined ? undefined : salvageCondition(raw.when),
    items: list(raw.items).map((entry) =>
      typeof entry === 'object' && entry !== null
        ? {
            item: text(record(entry).item),
            when: 'when' in entry ? salvageCondition(entry.when) : undefined,
          }
        : text(entry),
    ),
  };
}

function salvageCondition(value: unknown): Condition {
  const raw = record(value);
  const group = (inner: unknown) =>
    Array.isArray(inner) ? inner.map(salvageCondition) : undefined;
  return {
    item: typeof raw.item === 'string' ? raw.item : undefined,
    is: strings(raw.is),
    atLeast: number(raw.atLeast),
    atMost: number(raw.atMost),
    all: group(raw.all),
    any: group(raw.any),
    not: raw.not === undefined ? undefined : salvageCondition(raw.not),
  };
}
