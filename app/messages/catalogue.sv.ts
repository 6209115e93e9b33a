import { accountSv } from './account.sv';
import { benchmarksSv } from './benchmarks.sv';
import type { catalogueEn } from './catalogue.en';
import { commentsSv } from './comments.sv';
import { explainSv } from './explain.sv';
import { figuresSv } from './figures.sv';
import { formsSv } from './forms.sv';
import { groupsSv } from './groups.sv';
import { moneySv } from './money.sv';
import { partsSv } from './parts.sv';
import { reportSv } from './report.sv';
import { topicsSv } from './topics.sv';
import { wavesSv } from './waves.sv';

/** The same in Swedish. */
export const catalogueSv: Record<keyof typeof catalogueEn, string> = {
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
  ...wavesSv,
};
