import type { PlanningLine, PlanningView } from '../gap/planningView';
import type { Words } from './Words';

/** What was planned for, as fractions. */
export interface Plan {
  gap: number;
  share: number;
  power: number;
  confidence: number;
  /** How many gaps are tested together. */
  gaps: number;
  /** Whether there are segments whose gaps are tested together too. */
  inSegments: boolean;
  /** Whether net scores or numbers are tested, beside shares or alone. */
  others: 'none' | 'beside' | 'alone';
}

/** A segment by its options' labels, or everybody. */
export function segmentName({ labels }: Pick<PlanningLine, 'labels'>, { t }: Words): string {
  if (labels.length === 0) return t('planning.total');
  return labels.map((label) => label ?? t('segments.not_answered')).join(' · ');
}

/** The planning page's finding: what shows with the answers there are, or what to ask for. */
export function planningFinding(view: PlanningView, { gap }: Plan, words: Words): string {
  const { t, f } = words;
  const [total] = view.lines;
  if (total && total.shows !== null) return t('planning.shows', { size: f.sizeUp(total.shows) });
  const { manager, consumer } = total?.sides ?? {};
  if (view.ratio === 'answers' || !manager?.wanted || !consumer?.wanted)
    return t('planning.shows_none');
  return t('planning.wants', {
    size: f.size(gap),
    ...counted({ manager: manager.wanted, consumer: consumer.wanted }, words),
  });
}

/** What the wanted gap takes, beside what there is; null where the title says it or nothing can. */
export function wantedText(view: PlanningView, { gap }: Plan, words: Words): string | null {
  const { t, f } = words;
  const [total] = view.lines;
  const { manager, consumer } = total?.sides ?? {};
  if (view.ratio !== 'answers' || !total || total.shows === null) return null;
  if (!manager?.wanted || !consumer?.wanted) return null;
  if (total.shows <= gap && manager.base !== null && consumer.base !== null) {
    const { managers, consumers } = counted(
      { manager: manager.base, consumer: consumer.base },
      words,
    );
    return t('planning.enough', { sides: f.list([managers, consumers]), size: f.size(gap) });
  }
  return t('planning.more', {
    size: f.size(gap),
    ...counted({ manager: manager.wanted, consumer: consumer.wanted }, words),
  });
}

function counted({ manager, consumer }: { manager: number; consumer: number }, { t, f }: Words) {
  return {
    managers: t('planning.managers', { count: manager, shown: f.count(manager) }),
    consumers: t('planning.consumers', { count: consumer, shown: f.count(consumer) }),
  };
}

/** How sure the finding is, and under what assumption. */
export function planningCertainty(
  { power, confidence, share, gaps, inSegments, others }: Plan,
  { t, f }: Words,
): string {
  const sure = t('planning.sure', {
    power: f.level(power),
    level: f.level(confidence),
    gaps,
    part: inSegments ? 'segments' : 'all',
    share: f.percent(share),
  });
  return others === 'alone' ? `${t('planning.no_shares')} ${sure}` : sure;
}
