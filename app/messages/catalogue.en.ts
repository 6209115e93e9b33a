import { accountEn } from './account.en';
import { benchmarksEn } from './benchmarks.en';
import { commentsEn } from './comments.en';
import { explainEn } from './explain.en';
import { figuresEn } from './figures.en';
import { formsEn } from './forms.en';
import { groupsEn } from './groups.en';
import { moneyEn } from './money.en';
import { partsEn } from './parts.en';
import { reportEn } from './report.en';
import { topicsEn } from './topics.en';
import { wavesEn } from './waves.en';

/** What views of a wave say, and what every page of the staff does. */
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
  ...wavesEn,
};
