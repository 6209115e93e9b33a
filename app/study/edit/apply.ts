import { MAX_ITEMS } from '../document';
import { excessOf } from '../parse';
import { type Draft, documentOf } from './draft';
import type { StudyEdit } from './edits';
import { setField } from './fields';
import { addItem, duplicateItem, insertItems, moveItem, removeItem, renameItemKey } from './items';
import { editNet, editOption } from './options';
import { editLocale, editPage, moveEntry } from './pages';
import { type Refusal, refused } from './refusal';
import { editScale } from './scales';

/** Most characters of a document as JSON. */
const MAX_LENGTH = 4_000_000;

/**
 * A draft after edits, one after the other, or why one of them cannot be made; the draft that is given
 * stays as it is.
 */
export function applyEdits(draft: Draft, edits: readonly StudyEdit[]): { draft: Draft } | Refusal {
  const next = structuredClone(draft);
  for (const edit of edits) {
    const refusal = change(next, edit);
    if (refusal) return refusal;
  }
  if (next.items.length > MAX_ITEMS) return refused('too_many', { most: MAX_ITEMS });
  const document = documentOf(next);
  if (JSON.stringify(document).length > MAX_LENGTH || excessOf(document, 30, 150_000))
    return refused('too_large');
  return { draft: next };
}

function change(draft: Draft, edit: StudyEdit): Refusal | null {
  switch (edit.do) {
    case 'set':
      return setField(draft, edit.at, edit.given);
    case 'item.add':
      return addItem(draft, edit);
    case 'item.insert':
      return insertItems(draft, edit);
    case 'item.remove':
      return removeItem(draft, edit);
    case 'item.duplicate':
      return duplicateItem(draft, edit);
    case 'item.move':
      return moveItem(draft, edit);
    case 'item.rename':
      return renameItemKey(draft, edit);
    case 'option.add':
    case 'option.remove':
    case 'option.move':
    case 'option.rename':
      return editOption(draft, edit);
    case 'net.add':
    case 'net.remove':
    case 'net.rename':
      return editNet(draft, edit);
    case 'scale.add':
    case 'scale.duplicate':
    case 'scale.remove':
    case 'scale.rename':
      return editScale(draft, edit);
    case 'page.add':
    case 'page.remove':
    case 'page.move':
    case 'page.rename':
      return editPage(draft, edit);
    case 'entry.move':
      return moveEntry(draft, edit);
    case 'study.replace':
    case 'study.texts':
      return null;
    case 'locale.add':
    case 'locale.remove':
    case 'locale.first':
      return editLocale(draft, edit);
  }
}
