import { afterAll, beforeAll } from 'vitest';
import { asking } from './views/asking';
import { commentsView } from './views/comments';
import { viewFiles } from './views/files';
import { viewLooks } from './views/looks';
import { moneyView } from './views/money';
import { numberViews } from './views/numbers';
import { onlyViews } from './views/only';
import { planningViews } from './views/planning';
import { sixthStudyViews } from './views/sixth';
import { tableViews } from './views/tables';
import { topicViews } from './views/topics';
import { trendView } from './views/trend';
import { startViews, stopViews } from './views/waves';

// One program for all of them.
beforeAll(startViews);
afterAll(stopViews);

viewLooks();
viewFiles();
planningViews();
moneyView();
commentsView();
asking();
tableViews();
topicViews();
trendView();
onlyViews();
sixthStudyViews();
numberViews();
