import { referencesOf } from './conditions';
import {
  type Audience,
  type Condition,
  DONT_KNOW,
  entryOf,
  type Fault,
  type Item,
  jsonPath,
} from './document';
import { itemsByKey, type StudyParts } from './references';
import { UNREAD } from './salvage';

interface PlacedCondition {
  path: PropertyKey[];
  condition: Condition;
  /** The place in the questionnaire of the page that carries the condition. */
  page: number;
  /** The items that the condition hides. */
  hides: string[];
}

function conditionsOf(parts: StudyParts, audience: Audience): PlacedCondition[] {
  return parts.questionnaires[audience].flatMap(({ path, page }, position) => {
    const entries = page.items.map(entryOf);
    const ofPage = page.when
      ? [
          {
            path: [...path, 'when'],
            condition: page.when,
            page: position,
            hides: entries.map((entry) => entry.item),
          },
        ]
      : [];
    const ofEntries = entries.flatMap(({ item, when }, index) =>
      when
        ? [
            {
              path: [...path, 'items', index, 'when'],
              condition: when,
              page: position,
              hides: [item],
            },
          ]
        : [],
    );
    return [...ofPage, ...ofEntries];
  });
}

/** Conditions that name unknown items or codes, or items that are asked later or not at all. */
export function conditionFaults(parts: StudyParts, audience: Audience): Fault[] {
  const pages = parts.questionnaires[audience];
  const pageOf = new Map<string, number>();
  for (const [position, { page }] of pages.entries())
    for (const entry of page.items) pageOf.set(entryOf(entry).item, position);
  const unreadEntry = pageOf.has(UNREAD);
  const items = itemsByKey(parts);

  const check = (condition: Condition, path: PropertyKey[], page: number): Fault[] => {
    const nested = (group: 'all' | 'any') =>
      (condition[group] ?? []).flatMap((inner, index) =>
        check(inner, [...path, group, index], page),
      );
    if (condition.item === undefined)
      return [
        ...nested('all'),
        ...nested('any'),
        ...(condition.not ? check(condition.not, [...path, 'not'], page) : []),
      ];
    const place = jsonPath([...path, 'item']);
    const item = items.get(condition.item);
    if (!item) return [{ path: place, message: `unknown item "${condition.item}"` }];
    const asked = pageOf.get(condition.item);
    if (asked === undefined)
      return unreadEntry
        ? []
        : [{ path: place, message: `"${condition.item}" is not asked of the ${audience}` }];
    if (asked > page)
      return [{ path: place, message: `"${condition.item}" is asked on a later page` }];
    return testFaults(parts, item, condition, path);
  };
  return conditionsOf(parts, audience).flatMap(({ path, condition, page }) =>
    check(condition, path, page),
  );
}

function testFaults(
  parts: StudyParts,
  item: Item,
  condition: Condition,
  path: PropertyKey[],
): Fault[] {
  if (condition.is) {
    if (item.kind !== 'scale' && item.kind !== 'single' && item.kind !== 'multiple')
      return [
        {
          path: jsonPath([...path, 'is']),
          message: `"is" asks for codes, but "${item.key}" is of kind ${item.kind}`,
        },
      ];
    const options =
      item.kind === 'scale'
        ? parts.scales.find(({ key }) => key === item.scale)?.scale.options
        : item.options;
    if (!options) return [];
    const codes = options.map((option) => option.code);
    if (item.dontKnow) codes.push(DONT_KNOW);
    return condition.is.flatMap((code, index) =>
      code === UNREAD || codes.includes(code) || codes.includes(UNREAD)
        ? []
        : [{ path: jsonPath([...path, 'is', index]), message: `unknown code "${code}"` }],
    );
  }
  const bound = condition.atLeast !== undefined ? 'atLeast' : 'atMost';
  if (condition[bound] !== undefined && item.kind !== 'number' && item.kind !== 'nps')
    return [
      {
        path: jsonPath([...path, bound]),
        message: `"${bound}" asks for a number, but "${item.key}" is of kind ${item.kind}`,
      },
    ];
  return [];
}

/** Items whose being asked depends, directly or through others, on their own answer. */
export function cycleFaults(parts: StudyParts, audience: Audience): Fault[] {
  const conditions = conditionsOf(parts, audience);
  const needs = new Map<string, Set<string>>();
  for (const { condition, hides } of conditions)
    for (const key of hides)
      needs.set(key, new Set([...(needs.get(key) ?? []), ...referencesOf(condition)]));
  const reaches = (from: Iterable<string>, target: string): boolean => {
    const seen = new Set<string>();
    const open = [...from];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      if (key === target) return true;
      if (seen.has(key)) continue;
      seen.add(key);
      open.push(...(needs.get(key) ?? []));
    }
    return false;
  };
  return conditions.flatMap(({ path, condition, hides }) => {
    const circular = hides.find((key) => reaches(referencesOf(condition), key));
    return circular === undefined
      ? []
      : [
          {
            path: jsonPath(path),
            message: `makes a cycle: whether "${circular}" is asked depends on its own answer`,
          },
        ];
  });
}
