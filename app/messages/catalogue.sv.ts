import { accountSv } from './account.sv';
import { auditSv } from './audit.sv';
import { benchmarksSv } from './benchmarks.sv';
import { commentsSv } from './comments.sv';
import { explainSv } from './explain.sv';
import { figuresSv } from './figures.sv';
import { formsSv } from './forms.sv';
import { groupsSv } from './groups.sv';
import { keysSv } from './keys.sv';
import { moneySv } from './money.sv';
import { partsSv } from './parts.sv';
import type { ReportMessage } from './report';
import { reportSv } from './report.sv';
import { responsesSv } from './responses.sv';
import { studiesSv } from './studies.sv';
import { topicsSv } from './topics.sv';
import { usersSv } from './users.sv';
import { wavesSv } from './waves.sv';

/** The same in Swedish. */
export const catalogueSv: Record<ReportMessage, string> = {
  ...reportSv,
  ...accountSv,
  ...explainSv,
  ...partsSv,
  ...moneySv,
  ...commentsSv,
  ...figuresSv,
  ...topicsSv,
  ...formsSv,
  ...groupsSv,
  ...benchmarksSv,
  ...auditSv,
  ...studiesSv,
  ...usersSv,
  ...keysSv,
  ...responsesSv,
  ...wavesSv,
};
