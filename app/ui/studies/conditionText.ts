import type { ReportTranslate } from '../../messages/report';
import type { Condition } from '../../study/document';
import type { Draft } from '../../study/edit/draft';
import { itemName, optionsFor } from './places';

/** A condition in words. */
export function conditionText(
  condition: Condition,
  draft: Draft,
  language: string,
  t: ReportTranslate,
): string {
  const inner = (parts: readonly Condition[], joined: 'studies.and' | 'studies.or') =>
    parts
      .map((part) => {
        const text = conditionText(part, draft, language, t);
        return part.item === undefined && part.not === undefined && parts.length > 1
          ? `(${text})`
          : text;
      })
      .join(` ${t(joined)} `);
  if (condition.all) return inner(condition.all, 'studies.and');
  if (condition.any) return inner(condition.any, 'studies.or');
  if (condition.not)
    return t('studies.text_not', { condition: conditionText(condition.not, draft, language, t) });
  const { item: key = '', is, atLeast, atMost } = condition;
  const item = itemName(draft, key, language);
  if (is) {
    const found = draft.items.find((one) => one.key === key);
    const options = found ? optionsFor(draft, found) : [];
    const named = is.map((code) => {
      const label = options.find((option) => option.code === code)?.label[language];
      return `“${label ?? (code === 'dk' ? t('studies.dont_know_code') : code)}”`;
    });
    return t('studies.text_is', { item, codes: named.join(` ${t('studies.or')} `) || '–' });
  }
  if (atLeast !== undefined) return t('studies.text_at_least', { item, number: atLeast });
  if (atMost !== undefined) return t('studies.text_at_most', { item, number: atMost });
  return t('studies.text_answered', { item });
}
