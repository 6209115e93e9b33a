import type { DriversView } from '../gap/driversView';
import type { Audience } from '../study/document';
import { type Certainty, oneSentence, said } from './certainty';
import { driversCertainty, mayTell } from './driverText';
import { estimateRange, gapRange } from './figures';
import { insideSentence, shortened } from './headlineText';
import type { Words } from './Words';

const SIDES = ['consumer', 'manager'] as const;

/** What service has of all that drives loyalty, on the sides that were asked in earnest. */
export function importanceFinding(view: DriversView, { t, f }: Words): string {
  const share = (side: Audience) =>
    mayTell(view, side) ? (view.together?.[side]?.share ?? null) : null;
  const [consumer, manager] = [share('consumer'), share('manager')];
  const values = {
    consumer: f.percent(consumer),
    manager: f.percent(manager),
    outcome: shortened(insideSentence(view.outcome.label, view.language)),
  };
  if (consumer === null && manager === null)
    return t(view.onlyPublished ? 'drivers.neutral' : 'drivers.none', values);
  if (consumer === null) return t('importance.only_manager', values);
  return t(manager === null ? 'importance.only_consumer' : 'importance.differ', values);
}

/** How sure that is: the interval of each share, and of how much of the differences it is a share. */
export function importanceCertainty(view: DriversView, words: Words): Certainty {
  const { t, f } = words;
  const { together } = view;
  const ranges = SIDES.flatMap((side) => {
    const figure = together?.[side] ?? null;
    const isKnown = !view.illustrated.includes(side) && figure !== null && figure.low !== null;
    return isKnown
      ? [t(`importance.range_${side}`, { range: estimateRange('share', figure, words) })]
      : [];
  });
  const gap = together?.gap;
  const isJudged = view.illustrated.length === 0 && gap?.low != null;
  const drivers = driversCertainty(view, words);
  const range =
    ranges.length > 0 &&
    t('importance.ranges', { level: f.level(view.confidence), ranges: f.list(ranges) });
  if (!range) return drivers;
  const between =
    isJudged &&
    t('importance.gap', {
      gap: f.points(gap.value),
      range: gapRange('share', gap, words),
      p: f.p(gap.p),
    });
  return {
    sentence: oneSentence([range], f.locale),
    remarks: said([between, drivers.sentence, ...drivers.remarks]),
  };
}
