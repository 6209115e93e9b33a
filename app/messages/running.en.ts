import { auditEn } from './audit.en';
import { keysEn } from './keys.en';
import { responsesEn } from './responses.en';
import { studiesEn } from './studies.en';
import { usersEn } from './users.en';

/** What only pages of those who run studies say: whoever reads a view does not fetch it. */
export const runningEn = { ...auditEn, ...studiesEn, ...usersEn, ...keysEn, ...responsesEn };
