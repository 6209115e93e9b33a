import type { Edited } from '../../db/studyEdits.server';
import { type Note, studyEdited } from '../audit/trace.server';

/** Most places that an entry of the log names. */
const MOST_PLACES = 20;

/** What the log says of something that was done to a draft; null: nothing was. */
export function editNote(
  action: Parameters<typeof studyEdited>[0],
  key: string,
  edited: Edited | 'nothing',
): Note | null {
  if (typeof edited === 'string' || !('made' in edited) || !edited.made) return null;
  const { edits, changes } = edited.made;
  // Of what is put in or taken away, its place in the order says nothing more.
  const told = changes.some((change) => !('order' in change))
    ? changes.filter((change) => !('order' in change))
    : changes;
  const places = [...new Set(told.map(({ at }) => at.join(' ')))];
  const more = places.length - MOST_PLACES;
  return studyEdited(action, key, {
    did: [...new Set(edits.map((edit) => edit.do))].slice(0, MOST_PLACES),
    places: places.slice(0, MOST_PLACES),
    ...(more > 0 ? { more } : {}),
  });
}
