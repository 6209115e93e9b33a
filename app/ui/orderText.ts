import type { OrderLine, OrderView } from '../gap/orderView';
import type { Audience } from '../study/document';
import { type Certainty, oneSentence } from './certainty';
import { insideSentence, shortened } from './headlineText';
import { peopleText } from './peopleText';
import type { Words } from './Words';

/** What stands first on each side. */
export function orderFinding(view: OrderView, { t, f }: Words): string {
  const first = (side: Audience) => {
    const line = firstOf(view, side);
    if (!line) return null;
    if (view.onlyPublished) return line.stated[side] ? line : null;
    return line.rank.illustrated.includes(side) ? null : line;
  };
  const named = ({ label }: OrderLine) => shortened(insideSentence(label, view.language));
  const [consumer, manager] = [first('consumer'), first('manager')];
  if (consumer && manager) {
    if (consumer === manager) return t('ranking.same', { item: named(consumer) });
    return t('ranking.differ', {
      consumer: named(consumer),
      manager: named(manager),
      place: t('ranking.place', { place: f.place(consumer.place.manager) }),
    });
  }
  // A publication may state a place without what stands before it.
  if (consumer?.stated.manager && consumer.place.manager !== null)
    return t('ranking.elsewhere', {
      item: named(consumer),
      place: t('ranking.place', { place: f.place(consumer.place.manager) }),
    });
  if (consumer) return t('ranking.only_consumer', { item: named(consumer) });
  if (manager) return t('ranking.only_manager', { item: named(manager) });
  if (view.onlyPublished) return t('ranking.chart');
  const { base } = view.whole;
  return t(base.consumer === null || base.manager === null ? 'topic.withheld' : 'topic.empty');
}

function firstOf(view: OrderView, side: Audience): OrderLine | null {
  return sideOrder(view, side)[0] ?? null;
}

/** The options in a side's order; none where the side has none. */
export function sideOrder({ lines }: OrderView, side: Audience): OrderLine[] {
  return lines
    .filter(({ place }) => place[side] !== null)
    .sort((a, b) => (a.place[side] ?? 0) - (b.place[side] ?? 0));
}

/** How much of a side's order illustrates; null: nothing does. */
export function orderIllustrates(view: OrderView, side: Audience): 'all' | 'some' | null {
  const lines = sideOrder(view, side);
  const madeUp = lines.filter(({ illustrated }) => illustrated.includes(side)).length;
  if (madeUp === 0) return null;
  return madeUp === lines.length ? 'all' : 'some';
}

/** Whether the orders differ for certain, and how far. */
export function orderCertainty(view: OrderView, minimum: number, words: Words): Certainty {
  const { t, f } = words;
  const { displacementIndex, kendallTauB, test, base } = view.whole;
  const people = peopleText(base, minimum, words);
  const sure = (text: string | null, remarks: readonly string[]): Certainty => ({
    sentence: oneSentence([people, text], f.locale),
    remarks,
  });
  // Whole orders hold what illustrates.
  if (isMadeUp(view)) return sure(t('ranking.no_interval'), []);
  if (!test) return sure(null, []);
  if (test.p === null) return sure(t('ranking.untested'), []);
  const isSure = test.p <= 1 - view.confidence ? 'yes' : 'no';
  return sure(t('ranking.sure', { isSure, p: f.p(test.p) }), [
    t('ranking.distance', { index: f.value(displacementIndex), tau: f.value(kendallTauB) }),
  ]);
}

function isMadeUp({ lines }: OrderView): boolean {
  return lines.some(({ rank }) => rank.illustrated.length > 0);
}

/** Agreement within the sides, and the descriptive comparisons. */
export function agreementText({ whole }: OrderView, { t, f }: Words): string {
  return t('ranking.agreement', {
    manager: f.value(whole.agreement.manager),
    consumer: f.value(whole.agreement.consumer),
    footrule: f.value(whole.footrule),
    rho: f.value(whole.spearmanRho),
  });
}

/** Where an option stands on each side, in words. */
export function orderLineText({ label, place }: OrderLine, { t, f }: Words): string {
  return t('ranking.line', {
    option: label,
    manager: f.place(place.manager),
    consumer: f.place(place.consumer),
  });
}

/** Whose colour an option's line carries: the side that places it higher, where that is certain. */
export function higherSide({ rank }: OrderLine, view: OrderView): Audience | null {
  const { gap, outcome } = rank;
  if (outcome === 'illustration' || !gap || gap.value === null || gap.pAdjusted === null)
    return null;
  if (gap.pAdjusted > 1 - view.confidence) return null;
  return gap.value < 0 ? 'manager' : 'consumer';
}
