import { z } from 'zod';
import { AUDIENCES, type Audience, type Condition, MAX_NUMBER, storable } from '../document';
import { canPlay, ROLES } from '../roles';
import {
  conditionSchema,
  type Draft,
  type DraftItem,
  type DraftNet,
  type DraftOption,
  type DraftPage,
  type DraftScale,
  hasField,
  KINDS,
  type Texts,
} from './draft';
import { type Refusal, refused } from './refusal';

/** The values that a form sends under one name; the last one counts where one is asked for. */
export type Given = readonly string[];

/** Longest text of a study. */
const MAX_TEXT = 4000;

/** A field that a form can set: where it lies, `:name` standing for any key, and how it is set. */
interface Field {
  pattern: string;
  set: (draft: Draft, names: Names, given: Given) => Refusal | null;
}
type Names = (name: string) => string;

const last = (given: Given) => given.at(-1) ?? '';

/** What a form sends as a value; undefined removes the field. */
type Reading<Value> = (given: Given) => { value: Value | undefined } | { refused: Refusal };

const typed: Reading<string> = (given) => {
  const value = last(given).replaceAll('\r\n', '\n').trim();
  if (value.length > MAX_TEXT) return { refused: refused('text_long', { most: MAX_TEXT }) };
  if (!storable(value)) return { refused: refused('text_unstorable') };
  return { value: value === '' ? undefined : value };
};

const flag: Reading<true> = (given) => ({ value: last(given) === '' ? undefined : true });

/** @example number(['1,5']) // { value: 1.5 } */
const number: Reading<number> = (given) => {
  const value = numberOf(last(given));
  if (value === null) return { value: undefined };
  return Math.abs(value) <= MAX_NUMBER ? { value } : { refused: refused('no_number') };
};

const numbers: Reading<number[]> = (given) => {
  const parts = last(given)
    .split(/[;\n]|,\s|\s+/)
    .filter((part) => part.trim() !== '');
  const values = parts.map(numberOf);
  const good = values.filter((value) => value !== null && Math.abs(value) <= MAX_NUMBER);
  if (good.length < values.length) return { refused: refused('no_number') };
  const sorted = [...new Set(good)].sort((a, b) => Number(a) - Number(b));
  return { value: sorted.length === 0 ? undefined : z.array(z.number()).parse(sorted) };
};

/**
 * A number as people write it; null where nothing is written, NaN where it is none, or where its comma
 * may part thousands in one language and decimals in another.
 * @example numberOf('2,5') // 2.5
 * @example numberOf('2,000') // NaN
 */
export function numberOf(written: string): number | null {
  const plain = written.replace(/\s/g, '').replace(',', '.').replace('−', '-');
  if (plain === '') return null;
  if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(written.replace(/\s/g, ''))) return Number.NaN;
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

function choice<Choice extends string>(choices: readonly Choice[]): Reading<Choice> {
  return (given) => {
    const value = choices.find((one) => one === last(given));
    if (value !== undefined || last(given) === '') return { value };
    return { refused: refused('no_choice', { value: last(given).slice(0, 80) }) };
  };
}

/** Those of some names that were chosen. */
const chosen: Reading<string[]> = (given) => {
  const names = [...new Set(given)].filter((name) => name !== '');
  return { value: names.length === 0 ? undefined : names };
};

const condition: Reading<Condition> = (given) => {
  if (last(given) === '') return { value: undefined };
  const parsed = conditionSchema.safeParse(jsonOf(last(given)));
  if (parsed.success) return { value: parsed.data };
  const isNumber = parsed.error.issues.some(({ path }) =>
    ['atLeast', 'atMost'].includes(String(path.at(-1))),
  );
  return { refused: refused(isNumber ? 'no_number' : 'no_condition') };
};

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Sets a member, or takes it away. */
export function put<Target extends object, Name extends keyof Target>(
  target: Target,
  name: Name,
  value: Target[Name] | undefined,
): null {
  if (value === undefined) Reflect.deleteProperty(target, name);
  else target[name] = value;
  return null;
}

function field<Target extends object, Name extends keyof Target & string>(
  pattern: string,
  target: (draft: Draft, names: Names) => Target | Refusal,
  name: Name,
  reading: Reading<NonNullable<Target[Name]>>,
): Field {
  return {
    pattern: `${pattern} ${name}`,
    set(draft, names, given) {
      const found = target(draft, names);
      if (isRefusal(found)) return found;
      const read = reading(given);
      return 'refused' in read ? read.refused : put(found, name, read.value);
    },
  };
}

export function isRefusal(value: object): value is Refusal {
  return 'refusal' in value;
}

/** A text in each locale. @param optional whether it goes with its last locale */
function texts<Name extends string>(
  pattern: string,
  target: (draft: Draft, names: Names) => { [Key in Name]?: Texts | undefined } | Refusal,
  name: Name,
  keep: 'always' | 'while_there_is_text',
): Field {
  return {
    pattern: `${pattern} ${name} :locale`.trim(),
    set(draft, names, given) {
      const found = target(draft, names);
      if (isRefusal(found)) return found;
      const locale = names('locale');
      if (!draft.locales.includes(locale)) return refused('gone', { what: locale });
      const read = typed(given);
      if ('refused' in read) return read.refused;
      const text: Texts = { ...found[name] };
      put(text, locale, read.value);
      const isEmpty = Object.keys(text).length === 0 && keep === 'while_there_is_text';
      return put(found, name, isEmpty ? undefined : text);
    },
  };
}

const gone = (what: string) => refused('gone', { what });

export function itemIn(draft: Draft, key: string): DraftItem | Refusal {
  return draft.items.find((item) => item.key === key) ?? gone(key);
}

export function scaleIn(draft: Draft, key: string): DraftScale | Refusal {
  return (Object.hasOwn(draft.scales, key) ? draft.scales[key] : undefined) ?? gone(key);
}

export function pageIn(draft: Draft, audience: Audience, key: string): DraftPage | Refusal {
  return draft.questionnaires[audience].find((page) => page.key === key) ?? gone(key);
}

export function optionIn(
  options: readonly DraftOption[] | undefined,
  code: string,
): DraftOption | Refusal {
  return options?.find((option) => option.code === code) ?? gone(code);
}

export function isAudience(name: string): name is Audience {
  return AUDIENCES.some((audience) => audience === name);
}

const study = (draft: Draft) => draft;
const item = (draft: Draft, names: Names) => itemIn(draft, names('item'));
/** An item of a kind that can have a field. */
const itemWith = (name: keyof DraftItem) => (draft: Draft, names: Names) => {
  const found = item(draft, names);
  if (isRefusal(found) || hasField(found.kind, name)) return found;
  return refused('not_of_kind', { item: found.key });
};
const itemOption = (draft: Draft, names: Names) => {
  const found = item(draft, names);
  return isRefusal(found) ? found : optionIn(found.options, names('code'));
};
const itemNet = (draft: Draft, names: Names): DraftNet | Refusal => {
  const found = item(draft, names);
  if (isRefusal(found)) return found;
  return found.nets?.find(({ code }) => code === names('code')) ?? gone(names('code'));
};
const scale = (draft: Draft, names: Names) => scaleIn(draft, names('scale'));
const scaleOption = (draft: Draft, names: Names) => {
  const found = scale(draft, names);
  return isRefusal(found) ? found : optionIn(found.options, names('code'));
};
const page = (draft: Draft, names: Names) => {
  const audience = names('audience');
  return isAudience(audience) ? pageIn(draft, audience, names('page')) : gone(audience);
};
const entry = (draft: Draft, names: Names) => {
  const found = page(draft, names);
  if (isRefusal(found)) return found;
  return found.items.find(({ item }) => item === names('item')) ?? gone(names('item'));
};

/** Whether a list has a name, which a form ticks. */
function membership(
  pattern: string,
  target: (draft: Draft, names: Names) => { list: string[] } | Refusal,
  name: string,
): Field {
  return {
    pattern,
    set(draft, names, given) {
      const found = target(draft, names);
      if (isRefusal(found)) return found;
      const { list } = found;
      const at = list.indexOf(names(name));
      const isIn = last(given) !== '';
      if (isIn && at === -1) list.push(names(name));
      if (!isIn && at !== -1) list.splice(at, 1);
      return null;
    },
  };
}

const fieldOfItem = <Name extends keyof DraftItem & string>(
  name: Name,
  reading: Reading<NonNullable<DraftItem[Name]>>,
) => field('items :item', itemWith(name), name, reading);

/** Every field that can be set, with where it lies in a draft. */
const FIELDS: readonly Field[] = [
  texts('', study, 'title', 'always'),
  texts(
    'audiences :audience',
    (draft, names) => {
      const audience = names('audience');
      return isAudience(audience) ? draft.audiences[audience] : gone(audience);
    },
    'label',
    'always',
  ),
  texts('items :item', item, 'label', 'while_there_is_text'),
  texts('items :item', itemWith('favourableLabel'), 'favourableLabel', 'while_there_is_text'),
  ...AUDIENCES.map((audience) =>
    texts(
      'items :item wording',
      (draft, names) => {
        const found = item(draft, names);
        if (isRefusal(found)) return found;
        return found.wording[audience] === undefined ? gone(found.key) : found.wording;
      },
      audience,
      'always',
    ),
  ),
  ...AUDIENCES.map(
    (audience): Field => ({
      pattern: `items :item asked ${audience}`,
      set(draft, names, given) {
        const found = item(draft, names);
        if (isRefusal(found)) return found;
        if ((last(given) !== '') === (found.wording[audience] !== undefined)) return null;
        if (last(given) !== '') {
          found.wording[audience] = {};
          return askOnLastPage(draft, audience, found.key);
        }
        put(found.wording, audience, undefined);
        for (const one of draft.questionnaires[audience])
          one.items = one.items.filter((each) => each.item !== found.key);
        return null;
      },
    }),
  ),
  {
    pattern: 'items :item kind',
    set(draft, names, given) {
      const found = item(draft, names);
      if (isRefusal(found)) return found;
      const read = choice(KINDS)(given);
      if ('refused' in read) return read.refused;
      if (read.value === undefined) return refused('no_choice', { value: '' });
      found.kind = read.value;
      fitKind(draft, found);
      return null;
    },
  },
  fieldOfItem('construct', typed),
  fieldOfItem('role', choice(ROLES)),
  fieldOfItem('required', flag),
  fieldOfItem('dontKnow', flag),
  fieldOfItem('segment', flag),
  fieldOfItem('scale', typed),
  fieldOfItem('unit', typed),
  fieldOfItem('min', number),
  fieldOfItem('max', number),
  fieldOfItem('step', number),
  fieldOfItem('thresholds', numbers),
  fieldOfItem('better', choice(['higher', 'lower'] as const)),
  fieldOfItem('rankTop', number),
  fieldOfItem('minSelect', number),
  fieldOfItem('maxSelect', number),
  fieldOfItem('predicts', (given) => {
    const key = last(given);
    return { value: key === '' ? undefined : { item: key } };
  }),
  texts('items :item options :code', itemOption, 'label', 'always'),
  field('items :item options :code', itemOption, 'other', flag),
  field('items :item options :code', itemOption, 'exclusive', flag),
  {
    pattern: 'items :item favourable :code',
    set(draft, names, given) {
      const found = itemWith('favourable')(draft, names);
      if (isRefusal(found)) return found;
      const chosenCodes = new Set(found.favourable);
      if (last(given) === '') chosenCodes.delete(names('code'));
      else chosenCodes.add(names('code'));
      return put(found, 'favourable', chosenCodes.size === 0 ? undefined : [...chosenCodes]);
    },
  },
  texts('items :item nets :code', itemNet, 'label', 'always'),
  field('items :item nets :code', itemNet, 'any', chosen),
  field('items :item nets :code', itemNet, 'atLeast', number),
  texts('scales :scale options :code', scaleOption, 'label', 'always'),
  field('scales :scale options :code', scaleOption, 'value', number),
  texts('scales :scale', scale, 'favourableLabel', 'while_there_is_text'),
  membership(
    'scales :scale favourable :code',
    (draft, names) => {
      const found = scale(draft, names);
      return isRefusal(found) ? found : { list: found.favourable };
    },
    'code',
  ),
  texts('questionnaires :audience :page', page, 'title', 'while_there_is_text'),
  field('questionnaires :audience :page', page, 'when', condition),
  field('questionnaires :audience :page items :item', entry, 'when', condition),
  membership('index :item', (draft) => ({ list: draft.index }), 'item'),
];

/** Puts an item on the last page of a side's questionnaire, which is made where there is none. */
export function askOnLastPage(draft: Draft, audience: Audience, key: string): null {
  const pages = draft.questionnaires[audience];
  if (pages.length === 0) pages.push({ key: 'page-1', items: [] });
  pages.at(-1)?.items.push({ item: key });
  return null;
}

/** Takes from an item what its kind cannot have, and gives it what the kind cannot be without. */
export function fitKind(draft: Draft, item: DraftItem): void {
  for (const name of Object.keys(item))
    if (!hasField(item.kind, name)) Reflect.deleteProperty(item, name);
  if (item.role !== undefined && !canPlay(item.kind, item.role)) put(item, 'role', undefined);
  const [scale] = Object.keys(draft.scales);
  if (item.kind === 'scale' && scale !== undefined) item.scale ??= scale;
  if (!hasField(item.kind, 'options')) return;
  item.options ??= [
    { code: 'option_1', label: {} },
    { code: 'option_2', label: {} },
  ];
  for (const option of item.options) {
    put(option, 'value', undefined);
    if (item.kind !== 'multiple') put(option, 'exclusive', undefined);
    if (item.kind === 'ranking') put(option, 'other', undefined);
  }
}

/** Sets the field of a name in a draft that is the caller's own. */
export function setField(draft: Draft, at: readonly string[], given: Given): Refusal | null {
  for (const { pattern, set } of FIELDS) {
    const names = namesIn(pattern, at);
    if (names) return set(draft, (name) => names[name] ?? '', given);
  }
  return refused('gone', { what: at.join(' ').slice(0, 80) });
}

function namesIn(pattern: string, at: readonly string[]): Record<string, string> | null {
  const steps = pattern.split(' ');
  if (steps.length !== at.length) return null;
  const names: Record<string, string> = {};
  for (const [index, step] of steps.entries()) {
    const name = at[index] ?? '';
    if (step.startsWith(':')) names[step.slice(1)] = name;
    else if (step !== name) return null;
  }
  return names;
}
