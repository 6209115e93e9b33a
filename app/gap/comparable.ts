import {
  AUDIENCES,
  type Audience,
  entryOf,
  favourableOf,
  type Item,
  type LocalizedText,
  optionsOf,
  type Study,
} from '../study/document';
import { askedBy } from './followUps';
import type { RowPlan } from './rowPlan';
import type { Break } from './segments';

/** What of two versions of a study asks the same, so that their figures can be compared. */
export interface Comparable {
  item: (key: string) => boolean;
  row: (plan: RowPlan) => boolean;
  segments: (items: Break) => boolean;
}

/**
 * Compares a version of a study with an earlier one. An item asks the same if its kind, wording,
 * options or scale, favourable codes, limits and conditions are unchanged, and so are the items that
 * its conditions look at; texts are compared in the
 * languages that both versions have, so that a translation that is added changes nothing (definition).
 *
 * @example
 * const reworded = { ...study, items: study.items.map((item) => item.key === 'switched'
 *   ? { ...item, wording: { consumer: { en: 'Did you leave?' } } } : item) };
 * const same = comparable(reworded, study);
 * [same.item('human_access'), same.item('switched'), same.item('switched_after'), same.segments(['country'])]
 * // [true, false, false, true]
 */
export function comparable(now: Study, before: Study): Comparable {
  const known = new Map<string, boolean>();
  const item = (key: string) => {
    const found = known.get(key) ?? asksTheSame(now, before, key);
    known.set(key, found);
    return found;
  };
  return {
    item,
    row: (plan) =>
      AUDIENCES.every((audience) => {
        const key = plan.asked[audience];
        return key === null || item(key);
      }) && sameNet(now, before, plan),
    segments: (items) =>
      items.every((key) => {
        const other = itemOf(before, key);
        return item(key) && other?.kind === 'single' && other.segment === true;
      }),
  };
}

function itemOf(study: Study, key: string): Item | undefined {
  return study.items.find((item) => item.key === key);
}

function asksTheSame(now: Study, before: Study, key: string): boolean {
  const [item, other] = [itemOf(now, key), itemOf(before, key)];
  if (!item || !other) return false;
  return (
    written(frame(now, item)) === written(frame(before, other)) &&
    AUDIENCES.every((audience) => sameText(item.wording[audience], other.wording[audience])) &&
    // Who is asked depends on what these ask. Conditions have no cycles (parseStudy).
    AUDIENCES.every((audience) =>
      (askedBy(now, audience).get(key) ?? []).every((asking) => asksTheSame(now, before, asking)),
    ) &&
    optionsOf(now, item).every((option, place) =>
      sameText(option.label, optionsOf(before, other)[place]?.label),
    )
  );
}

/** What an item asks apart from its texts. */
function frame(study: Study, item: Item): unknown {
  const options = item.kind === 'scale' ? study.scales?.[item.scale]?.options : null;
  return {
    kind: item.kind,
    options: optionsOf(study, item).map(({ label: _, ...option }) => option),
    values: options?.map(({ value }) => value) ?? null,
    favourable: [...(favourableOf(study, item) ?? [])].sort(),
    dontKnow: 'dontKnow' in item && item.dontKnow === true,
    ...(item.kind === 'multiple' ? { least: item.minSelect ?? 0, most: item.maxSelect } : {}),
    ...(item.kind === 'ranking' ? { rankTop: item.rankTop } : {}),
    ...(item.kind === 'number'
      ? {
          unit: item.unit,
          min: item.min,
          max: item.max,
          step: item.step ?? 1,
          predicts: item.predicts,
        }
      : {}),
    when: AUDIENCES.map((audience) => conditionsOf(study, audience, item.key)),
  };
}

/** Who is asked decides what the base is. */
function conditionsOf(study: Study, audience: Audience, key: string): unknown {
  return study.questionnaires[audience].flatMap((page) =>
    page.items
      .map(entryOf)
      .filter(({ item }) => item === key)
      .map(({ when }) => [page.when ?? null, when ?? null]),
  );
}

/** A net is defined by the study, not asked; its row is the same if its definition is. */
function sameNet(now: Study, before: Study, { item, option }: RowPlan): boolean {
  const net = (study: Study) => {
    const asked = itemOf(study, item.key);
    const nets = asked?.kind === 'single' || asked?.kind === 'multiple' ? asked.nets : undefined;
    const found = nets?.find(({ code }) => code === option);
    return found ? { any: [...(found.any ?? [])].sort(), atLeast: found.atLeast } : null;
  };
  return written(net(now)) === written(net(before));
}

function sameText(text: LocalizedText | undefined, other: LocalizedText | undefined): boolean {
  if (!text || !other) return text === other;
  const shared = Object.keys(text).filter((locale) => other[locale] !== undefined);
  return shared.length > 0 && shared.every((locale) => text[locale] === other[locale]);
}

/** JSON with members in the order of their names: databases keep no order. */
function written(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
