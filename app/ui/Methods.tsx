import type { TopicPart } from '../gap/topics';
import type { ReportMessage } from '../messages/report';
import { Folded } from './Explained';
import { useWords } from './Words';

type Method = Extract<ReportMessage, `methods.${string}`>;
export type Explainable =
  | 'report'
  | 'trend'
  | 'planning'
  | 'groups'
  | 'tables'
  | 'comments'
  | 'drivers'
  | 'money'
  | TopicPart;

const SHARES: readonly Method[] = ['methods.bases', 'methods.share', 'methods.weights'];
const GAPS: readonly Method[] = [...SHARES, 'methods.gap', 'methods.correction'];

/** By which methods the figures of a view are computed; every view withholds. */
const METHODS: Record<Explainable, readonly Method[]> = {
  report: [...SHARES, 'methods.mean', 'methods.gap', 'methods.correction', 'methods.aligned'],
  trend: [...GAPS, 'methods.change', 'methods.trend'],
  planning: ['methods.bases', 'methods.planning'],
  groups: [...SHARES, 'methods.mean', 'methods.gap', 'methods.ratio', 'methods.correction'],
  tables: [...SHARES, 'methods.mean', 'methods.letters', 'methods.correction'],
  comments: ['methods.phrases', 'methods.filters'],
  drivers: ['methods.drivers', 'methods.gap', 'methods.holm'],
  money: [...SHARES, 'methods.money', 'methods.staffing'],
  ranking: ['methods.bases', 'methods.weights', 'methods.ranking', 'methods.correction'],
  journey: [...SHARES, 'methods.gap', 'methods.holm'],
  service: [...GAPS, 'methods.consistency'],
  waits: [
    'methods.bases',
    'methods.weights',
    'methods.curves',
    'methods.gap',
    'methods.correction',
  ],
  conditions: GAPS,
  acceptance: ['methods.bases', 'methods.weights', 'methods.acceptance'],
  reactions: GAPS,
  switching: GAPS,
  reasons: GAPS,
  told: GAPS,
  resolution: ['methods.bases', 'methods.weights', 'methods.mean', 'methods.gap', 'methods.holm'],
  importance: ['methods.drivers', 'methods.gap', 'methods.holm'],
};

/** By which methods a view's figures are computed, for those who ask. */
export function Methods({ of }: { of: Explainable }) {
  const { t } = useWords();
  const methods = [...METHODS[of], 'methods.withheld' as const];
  return <Folded title={t('methods.title')} texts={methods.map((method) => t(method))} />;
}
