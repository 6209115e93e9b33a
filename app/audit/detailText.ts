import { USER_ROLES } from '../accounts/credentials';
import type { ReportTranslate } from '../messages/report';
import { AUDIT_DETAILS } from './actions';

/** What a detail of an entry is called; one that this version does not know, as it is stored. */
export function detailName(name: string, t: ReportTranslate): string {
  const known = AUDIT_DETAILS.find((detail) => detail === name);
  return known ? t(`audit.detail.${known}`) : name;
}

const STATES = ['draft', 'open', 'closed', 'archived'] as const;

/** What a detail says, where it is one of a few words. */
export function detailText(name: string, text: string, t: ReportTranslate): string {
  const role = name === 'role' && USER_ROLES.find((one) => one === text);
  if (role) return t(`users.${role}`);
  const state = name === 'status' && STATES.find((one) => one === text);
  if (state) return t(`waves.${state}`);
  if (text === 'true' || text === 'false') return t(text === 'true' ? 'audit.yes' : 'audit.no');
  return text;
}
