import { accountEn } from './account.en';
import { auditEn } from './audit.en';
import { benchmarksEn } from './benchmarks.en';
import { commentsEn } from './comments.en';
import { explainEn } from './explain.en';
import { figuresEn } from './figures.en';
import { formsEn } from './forms.en';
import { groupsEn } from './groups.en';
import { keysEn } from './keys.en';
import { moneyEn } from './money.en';
import { partsEn } from './parts.en';
import { reportEn } from './report.en';
import { responsesEn } from './responses.en';
import { studiesEn } from './studies.en';
import { topicsEn } from './topics.en';
import { usersEn } from './users.en';
import { wavesEn } from './waves.en';

/** Every text of the staff's pages. */
export const catalogueEn = {
  ...reportEn,
  ...accountEn,
  ...explainEn,
  ...partsEn,
  ...moneyEn,
  ...commentsEn,
  ...figuresEn,
  ...topicsEn,
  ...formsEn,
  ...groupsEn,
  ...benchmarksEn,
  ...auditEn,
  ...studiesEn,
  ...usersEn,
  ...keysEn,
  ...responsesEn,
  ...wavesEn,
};
