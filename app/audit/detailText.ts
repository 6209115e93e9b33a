import { USER_ROLES } from '../accounts/credentials';
import type { ReportTranslate } from '../messages/report';
import { emptyDraft } from '../study/edit/draft';
import { placeText } from '../ui/studies/places';
import { AUDIT_DETAILS } from './actions';

/** What a detail of an entry is called; one that this version does not know, as it is stored. */
export function detailName(name: string, t: ReportTranslate): string {
  const [side, part] = name.split('.');
  if (part && (side === 'consumer' || side === 'manager'))
    return `${t(`side.${side}`)}, ${detailName(part, t)}`;
  const known = AUDIT_DETAILS.find((detail) => detail === name);
  return known ? t(`audit.detail.${known}`) : name;
}

/** What is done to a part of a study, by the last word of the edit. */
const DID: Record<string, Parameters<ReportTranslate>[0]> = {
  set: 'audit.did_set',
  add: 'audit.did_add',
  insert: 'audit.did_add',
  remove: 'audit.did_remove',
  duplicate: 'audit.did_duplicate',
  move: 'audit.did_move',
  rename: 'audit.did_rename',
  replace: 'audit.did_replace',
  texts: 'audit.did_texts',
  first: 'audit.did_first',
};

/** Places are told by their keys: what they are called may have changed since. */
const NO_DRAFT = emptyDraft('', '', []);

const STATES = ['draft', 'open', 'closed', 'archived'] as const;

/** What a detail says, where it is one of a few words. */
export function detailText(name: string, text: string, t: ReportTranslate): string {
  const role = name === 'role' && USER_ROLES.find((one) => one === text);
  if (role) return t(`users.${role}`);
  const state = name === 'status' && STATES.find((one) => one === text);
  if (state) return t(`waves.${state}`);
  if (name === 'did') return t(DID[text.split('.').at(-1) ?? ''] ?? 'audit.did_set');
  if (name === 'places') return placeText(text, NO_DRAFT, '', t);
  if (text === 'true' || text === 'false') return t(text === 'true' ? 'audit.yes' : 'audit.no');
  return text;
}
