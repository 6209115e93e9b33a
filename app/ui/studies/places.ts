import type { ReportTranslate } from '../../messages/report';
import type { Draft, DraftItem, DraftOption } from '../../study/edit/draft';

/** What an item is called: its short name, or else its key. */
export function itemName(draft: Draft, key: string, language: string): string {
  const item = draft.items.find((one) => one.key === key);
  const label = item?.label;
  return label?.[language] ?? (label && Object.values(label)[0]) ?? key;
}

/** The options that an item's answers are of. */
export function optionsFor(draft: Draft, item: DraftItem): readonly DraftOption[] {
  const options = item.kind === 'scale' ? draft.scales[item.scale ?? '']?.options : item.options;
  return options ?? [];
}

const PARTS: Record<string, Parameters<ReportTranslate>[0]> = {
  wording: 'studies.wording',
  label: 'studies.part_label',
  options: 'studies.options',
  nets: 'studies.nets',
  favourable: 'studies.favourable',
  favourableLabel: 'studies.favourable_label',
  scale: 'studies.scale',
  kind: 'studies.kind',
  construct: 'studies.construct',
  role: 'studies.role',
  required: 'studies.required',
  dontKnow: 'studies.dont_know',
  segment: 'studies.segment',
  unit: 'studies.unit',
  min: 'studies.min',
  max: 'studies.max',
  step: 'studies.step',
  thresholds: 'studies.thresholds',
  better: 'studies.better',
  rankTop: 'studies.rank_top',
  minSelect: 'studies.min_select',
  maxSelect: 'studies.max_select',
  predicts: 'studies.predicts',
  when: 'studies.condition',
  title: 'studies.page_title',
  asked: 'studies.asked_of',
  value: 'studies.value',
  other: 'studies.other',
  exclusive: 'studies.exclusive',
};

/** The name of a place in words. @example placeText('items access wording manager en', …) // 'Access: wording, Managers, en' */
export function placeText(
  place: string,
  draft: Draft,
  language: string,
  t: ReportTranslate,
): string {
  const [root = '', ...rest] = place.split(' ');
  const words = (steps: readonly string[]) =>
    steps
      .filter((step) => step !== 'items')
      .map((step) => {
        if (step === 'consumer' || step === 'manager') return t(`side.${step}`);
        return Object.hasOwn(PARTS, step) ? t(PARTS[step] ?? 'studies.items') : step;
      })
      .join(', ');
  const named = (name: string, steps: readonly string[]) =>
    steps.length === 0 ? name : `${name}: ${words(steps)}`;
  const [first = ''] = rest;
  switch (root) {
    case 'items':
      return named(
        first === '' ? t('studies.items') : itemName(draft, first, language),
        rest.slice(1),
      );
    case 'scales':
      return named(`${t('studies.scale')} ${first}`, rest.slice(1));
    case 'questionnaires':
      return named(t('studies.questionnaire'), rest);
    case 'index':
      return named(
        t('studies.index'),
        rest.map((key) => itemName(draft, key, language)),
      );
    case 'audiences':
      return named(t('studies.sides'), rest);
    case 'locales':
      return named(t('studies.languages'), rest);
    default:
      return named(t('studies.study_title'), rest);
  }
}

/** The page of the editor on which a place is mended. */
export function placeAddress(place: string, draft: Draft): string {
  const [root = '', first = '', second = ''] = place.split(' ');
  const base = `/studies/${draft.key}`;
  if ((root === 'items' || root === 'index') && first !== '')
    return `${base}?item=${encodeURIComponent(first)}#item-${first}`;
  if (root === 'scales') return `${base}/scales#scale-${first}`;
  if (root === 'questionnaires') return `${base}/pages#page-${first}-${second}`;
  if (root === 'items') return base;
  return `${base}/settings`;
}
