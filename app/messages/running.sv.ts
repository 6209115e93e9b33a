import { auditSv } from './audit.sv';
import { keysSv } from './keys.sv';
import { responsesSv } from './responses.sv';
import type { runningEn } from './running.en';
import { studiesSv } from './studies.sv';
import { usersSv } from './users.sv';

/** The same in Swedish. */
export const runningSv: Record<keyof typeof runningEn, string> = {
  ...auditSv,
  ...studiesSv,
  ...usersSv,
  ...keysSv,
  ...responsesSv,
};
