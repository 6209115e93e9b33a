import type { ReportTranslate } from '../../messages/report';
import type { Draft } from '../../study/edit/draft';
import type { StudyEdit } from '../../study/edit/edits';
import { itemName, placeText } from './places';

/** What an edit does, in a few words. */
export function editText(
  edit: StudyEdit,
  draft: Draft,
  language: string,
  t: ReportTranslate,
): string {
  const item = (key: string) => itemName(draft, key, language);
  switch (edit.do) {
    case 'set':
      return placeText(edit.at.join(' '), draft, language, t);
    case 'item.add':
      return t('studies.edit_add', { what: edit.label || edit.key || t('studies.item') });
    case 'item.insert':
      return t('studies.edit_add', {
        what: t('studies.count_items', { count: edit.items.length }),
      });
    case 'item.remove':
      return t('studies.edit_remove', { what: item(edit.item) });
    case 'item.duplicate':
      return t('studies.edit_duplicate', { what: item(edit.item) });
    case 'item.move':
    case 'entry.move':
      return t('studies.edit_move', { what: item(edit.item) });
    case 'item.rename':
      return t('studies.edit_rename', { what: edit.item, to: edit.to });
    case 'option.add':
      return t('studies.edit_add', { what: edit.label || edit.code || t('studies.option') });
    case 'option.remove':
    case 'net.remove':
      return t('studies.edit_remove', { what: edit.code });
    case 'option.move':
      return t('studies.edit_move', { what: edit.code });
    case 'option.rename':
    case 'net.rename':
      return t('studies.edit_rename', { what: edit.code, to: edit.to });
    case 'net.add':
      return t('studies.edit_add', { what: edit.label || t('studies.net') });
    case 'scale.add':
      return t('studies.edit_add', { what: `${t('studies.scale')} ${edit.key}` });
    case 'scale.duplicate':
      return t('studies.edit_duplicate', { what: edit.scale });
    case 'scale.remove':
      return t('studies.edit_remove', { what: edit.scale });
    case 'scale.rename':
      return t('studies.edit_rename', { what: edit.scale, to: edit.to });
    case 'page.add':
      return t('studies.edit_add', { what: edit.title || t('studies.page') });
    case 'page.remove':
      return t('studies.edit_remove', { what: edit.page });
    case 'page.move':
      return t('studies.edit_move', { what: edit.page });
    case 'page.rename':
      return t('studies.edit_rename', { what: edit.page, to: edit.to });
    case 'study.replace':
      return t('studies.edit_replace');
    case 'study.texts':
      return t('studies.edit_texts');
    case 'locale.add':
      return t('studies.edit_add', { what: edit.locale });
    case 'locale.remove':
      return t('studies.edit_remove', { what: edit.locale });
    case 'locale.first':
      return t('studies.edit_first', { what: edit.locale });
  }
}
