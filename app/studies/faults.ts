import { type Draft, documentOf, studyOf } from '../study/edit/draft';
import { placeOf } from '../study/edit/places';

/** What keeps a study from being published, with the name of the place. */
export interface DraftFault {
  at: string;
  message: string;
}

/** Every fault of a draft, by the names of its parts. */
export function faultsIn(draft: Draft): DraftFault[] {
  const parsed = studyOf(draft);
  if ('study' in parsed) return [];
  const document = documentOf(draft);
  return parsed.faults.map(({ path, message }) => ({
    at: placeOf(document, path).join(' '),
    message,
  }));
}
