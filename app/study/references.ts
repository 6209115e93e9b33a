import { conditionFaults, cycleFaults } from './conditionFaults';
import {
  AUDIENCES,
  type Audience,
  entryOf,
  type Fault,
  type Item,
  jsonPath,
  type LocalizedText,
  type Page,
  type Scale,
} from './document';
import { predictionFaults } from './predictionFaults';
import { roleFaults } from './roleFaults';
import { UNREAD } from './salvage';

/** The parts of a document; what could not be read is UNREAD, or undefined. */
export interface StudyParts {
  locales: string[];
  title: LocalizedText | undefined;
  labels: Record<Audience, LocalizedText | undefined>;
  scales: { key: string; scale: Scale }[];
  items: { path: PropertyKey[]; item: Item }[];
  questionnaires: Record<Audience, { path: PropertyKey[]; page: Page }[]>;
  index: string[];
}

/** Every reference of a study document that does not resolve, with its JSON path. */
export function referenceFaults(parts: StudyParts): Fault[] {
  return [
    ...localeFaults(parts),
    ...textFaults(parts),
    ...parts.scales.flatMap(({ key, scale }) => scaleFaults(key, scale)),
    ...itemFaults(parts),
    ...AUDIENCES.flatMap((audience) => questionnaireFaults(parts, audience)),
    ...AUDIENCES.flatMap((audience) => conditionFaults(parts, audience)),
    ...AUDIENCES.flatMap((audience) => cycleFaults(parts, audience)),
    ...indexFaults(parts),
    ...predictionFaults(parts),
    ...roleFaults(parts.items),
  ];
}

function localeFaults({ locales }: StudyParts): Fault[] {
  return locales.flatMap((locale, index) => {
    const path = jsonPath(['locales', index]);
    if (locale === UNREAD) return [];
    if (locales.indexOf(locale) < index) return [{ path, message: `"${locale}" is doubled` }];
    try {
      const canonical = Intl.getCanonicalLocales(locale)[0];
      return canonical === locale
        ? []
        : [{ path, message: `"${locale}" is written "${canonical}" as a BCP 47 tag` }];
    } catch {
      return [{ path, message: `"${locale}" is not a BCP 47 language tag` }];
    }
  });
}

/** Every localized text of the readable parts with its path. */
function* allTexts(parts: StudyParts): Generator<[PropertyKey[], LocalizedText]> {
  if (parts.title) yield [['title'], parts.title];
  for (const audience of AUDIENCES) {
    const label = parts.labels[audience];
    if (label) yield [['audiences', audience, 'label'], label];
    for (const { path, page } of parts.questionnaires[audience])
      if (page.title) yield [[...path, 'title'], page.title];
  }
  for (const { key, scale } of parts.scales)
    if (scale.favourableLabel) yield [['scales', key, 'favourableLabel'], scale.favourableLabel];
  for (const { key, scale } of parts.scales)
    for (const [index, option] of scale.options.entries())
      yield [['scales', key, 'options', index, 'label'], option.label];
  for (const { path, item } of parts.items) {
    if (item.label) yield [[...path, 'label'], item.label];
    if ('favourableLabel' in item && item.favourableLabel)
      yield [[...path, 'favourableLabel'], item.favourableLabel];
    for (const audience of AUDIENCES) {
      const wording = item.wording[audience];
      if (wording) yield [[...path, 'wording', audience], wording];
    }
    if ('options' in item)
      for (const [index, option] of item.options.entries())
        yield [[...path, 'options', index, 'label'], option.label];
    if ('nets' in item)
      for (const [index, net] of (item.nets ?? []).entries())
        yield [[...path, 'nets', index, 'label'], net.label];
  }
}

function textFaults(parts: StudyParts): Fault[] {
  const [fallback] = parts.locales;
  if (fallback === undefined) return [];
  const known = new Set(parts.locales);
  return [...allTexts(parts)].flatMap(([path, text]) => [
    ...(fallback !== UNREAD && !Object.hasOwn(text, fallback) && !Object.hasOwn(text, UNREAD)
      ? [{ path: jsonPath([...path, fallback]), message: `the default locale's text is missing` }]
      : []),
    ...Object.keys(text)
      .filter((locale) => locale !== UNREAD && !known.has(locale))
      .map((locale) => ({
        path: jsonPath([...path, locale]),
        message: `"${locale}" is not among the study's locales`,
      })),
  ]);
}

function doubled(values: readonly string[], path: (index: number) => PropertyKey[]): Fault[] {
  const seen = new Set<string>();
  return values.flatMap((value, index) => {
    if (value === UNREAD || value === 'NaN') return [];
    if (seen.has(value)) return [{ path: jsonPath(path(index)), message: `"${value}" is doubled` }];
    seen.add(value);
    return [];
  });
}

function unknown(
  values: readonly string[],
  known: readonly string[],
  path: PropertyKey[],
  what: string,
): Fault[] {
  const codes = new Set(known);
  return values.flatMap((value, index) =>
    value === UNREAD || codes.has(value) || codes.has(UNREAD)
      ? []
      : [{ path: jsonPath([...path, index]), message: `unknown ${what} "${value}"` }],
  );
}

function scaleFaults(key: string, scale: Scale): Fault[] {
  const path = ['scales', key];
  const codes = scale.options.map((option) => option.code);
  return [
    ...doubled(codes, (index) => [...path, 'options', index, 'code']),
    ...doubled(
      scale.options.map((option) => String(option.value)),
      (index) => [...path, 'options', index, 'value'],
    ),
    ...unknown(scale.favourable, codes, [...path, 'favourable'], 'code'),
    ...doubled(scale.favourable, (index) => [...path, 'favourable', index]),
  ];
}

function itemFaults(parts: StudyParts): Fault[] {
  return [
    ...doubled(
      parts.items.map(({ item }) => item.key),
      (index) => ['items', index, 'key'],
    ),
    ...parts.items.flatMap(({ path, item }) => {
      if (item.kind === 'scale')
        return item.scale === UNREAD || parts.scales.some(({ key }) => key === item.scale)
          ? []
          : [{ path: jsonPath([...path, 'scale']), message: `unknown scale "${item.scale}"` }];
      if (item.kind === 'number') return numberFaults(path, item);
      return 'options' in item ? optionFaults(path, item) : [];
    }),
  ];
}

function numberFaults(path: PropertyKey[], item: Item & { kind: 'number' }): Fault[] {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, thresholds = [] } = item;
  return [
    ...(min > max ? [{ path: jsonPath([...path, 'max']), message: 'is below "min"' }] : []),
    ...doubled(thresholds.map(String), (index) => [...path, 'thresholds', index]),
    ...thresholds.flatMap((threshold, index) =>
      threshold < min || threshold > max
        ? [{ path: jsonPath([...path, 'thresholds', index]), message: 'lies outside min and max' }]
        : [],
    ),
  ];
}

function optionFaults(
  path: PropertyKey[],
  item: Extract<Item, { kind: 'single' | 'multiple' | 'ranking' }>,
): Fault[] {
  const codes = item.options.map((option) => option.code);
  const faults = doubled(codes, (index) => [...path, 'options', index, 'code']);
  if (item.kind === 'ranking') {
    if ((item.rankTop ?? 1) > codes.length)
      faults.push({ path: jsonPath([...path, 'rankTop']), message: 'exceeds the options' });
    return faults;
  }
  const others = item.options.flatMap((option, index) => (option.other ? [index] : []));
  for (const index of others.slice(1))
    faults.push({
      path: jsonPath([...path, 'options', index, 'other']),
      message: 'only one option of an item may take a text',
    });
  if (item.kind === 'single' && item.favourable)
    faults.push(
      ...unknown(item.favourable, codes, [...path, 'favourable'], 'code'),
      ...doubled(item.favourable, (index) => [...path, 'favourable', index]),
    );
  if (item.kind === 'multiple') {
    if ((item.maxSelect ?? 1) > codes.length)
      faults.push({ path: jsonPath([...path, 'maxSelect']), message: 'exceeds the options' });
    if ((item.minSelect ?? 0) > (item.maxSelect ?? codes.length))
      faults.push({ path: jsonPath([...path, 'minSelect']), message: 'exceeds "maxSelect"' });
  }
  const countable =
    item.kind === 'single' ? 1 : item.options.filter((option) => !option.exclusive).length;
  const nets = item.nets ?? [];
  const netCodes = nets.map((net) => net.code);
  faults.push(...doubled(netCodes, (index) => [...path, 'nets', index, 'code']));
  for (const [index, net] of nets.entries()) {
    const place = [...path, 'nets', index];
    if (codes.includes(net.code))
      faults.push({
        path: jsonPath([...place, 'code']),
        message: `"${net.code}" is an option's code already`,
      });
    if (net.any)
      faults.push(
        ...unknown(net.any, codes, [...place, 'any'], 'code'),
        ...doubled(net.any, (at) => [...place, 'any', at]),
      );
    if ((net.atLeast ?? 1) > countable)
      faults.push({ path: jsonPath([...place, 'atLeast']), message: 'exceeds the options' });
  }
  return faults;
}

function questionnaireFaults(parts: StudyParts, audience: Audience): Fault[] {
  const pages = parts.questionnaires[audience];
  const items = itemsByKey(parts);
  const faults = doubled(
    pages.map(({ page }) => page.key),
    (index) => ['questionnaires', audience, index, 'key'],
  );
  const asked = new Set<string>();
  for (const { path, page } of pages)
    for (const [index, entry] of page.items.entries()) {
      const { item: key } = entryOf(entry);
      const place = jsonPath([
        ...path,
        'items',
        index,
        ...(typeof entry === 'string' ? [] : ['item']),
      ]);
      if (key === UNREAD) continue;
      const item = items.get(key);
      if (!item) faults.push({ path: place, message: `unknown item "${key}"` });
      else if (asked.has(key)) faults.push({ path: place, message: `"${key}" is asked twice` });
      else if (!item.wording[audience] && isWorded(item))
        faults.push({ path: place, message: `"${key}" has no wording for the ${audience}` });
      asked.add(key);
    }
  // An entry that could not be read may ask anything.
  if (pages.some(({ page }) => page.items.some((entry) => entryOf(entry).item === UNREAD)))
    return faults;
  for (const { path, item } of parts.items)
    if (item.key !== UNREAD && item.wording[audience] && !asked.has(item.key))
      faults.push({
        path: jsonPath([...path, 'wording', audience]),
        message: `"${item.key}" is worded for the ${audience} but missing from the ${audience} questionnaire`,
      });
  return faults;
}

/** Whether the sides that an item is worded for could be read. */
function isWorded({ wording }: Item): boolean {
  return wording.consumer !== undefined || wording.manager !== undefined;
}

/** The items that could be told apart, by key. */
export function itemsByKey(parts: StudyParts): Map<string, Item> {
  return new Map(parts.items.map(({ item }) => [item.key, item]));
}

function indexFaults(parts: StudyParts): Fault[] {
  const path = ['index'];
  const items = itemsByKey(parts);
  return [
    ...doubled(parts.index, (at) => [...path, at]),
    ...parts.index.flatMap((key, at) => {
      const place = jsonPath([...path, at]);
      if (key === UNREAD) return [];
      const item = items.get(key);
      if (!item) return [{ path: place, message: `unknown item "${key}"` }];
      if (!isWorded(item)) return [];
      if (!item.wording.consumer || !item.wording.manager)
        return [{ path: place, message: `"${key}" is not paired: it is asked of one side only` }];
      if (item.kind === 'scale' || (item.kind === 'single' && item.favourable)) return [];
      return [
        {
          path: place,
          message: `"${key}" must be a scale or single item with favourable codes`,
        },
      ];
    }),
  ];
}
