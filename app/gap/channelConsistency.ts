import { type Consistency, type Contrasts, consistency } from '../statistics/consistency';
import {
  type Audience,
  DONT_KNOW,
  favourableOf,
  type Item,
  optionsOf,
  type Study,
} from '../study/document';
import { driversWithheld } from './driverWithholding';
import type { Withholding } from './withholding';

/** Whether the services of channels are alike: on each side, and how far managers are off. */
export interface ChannelConsistency extends Record<Audience | 'gap', Consistency | null> {
  /** The items that are compared. */
  items: string[];
}

/**
 * Those of some items that are rated alike, so that their favourable shares compare: the most that
 * have the same scale or options, favourable ones included; none where no two have (definition).
 *
 * @example ratedAlike(study, study.items.slice(0, 3)).map(({ key }) => key) // ['human_access', 'response_time']
 */
export function ratedAlike(study: Study, items: readonly Item[]): Item[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const favourable = favourableOf(study, item);
    if (!favourable) continue;
    const name =
      item.kind === 'scale'
        ? item.scale
        : JSON.stringify([optionsOf(study, item).map(({ code }) => code), favourable]);
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  const most = [...groups.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  return most.length > 1 ? most : [];
}

/**
 * An answer's value for its item's favourable share; null: outside its base (definition).
 * @example [favourableValue(['meets'], 'meets'), favourableValue(['meets'], 'dk')] // [1, null]
 */
export function favourableValue(favourable: readonly string[], answer: unknown): number | null {
  if (typeof answer !== 'string' || answer === DONT_KNOW) return null;
  return favourable.includes(answer) ? 1 : 0;
}

/**
 * Whether channels are alike on the sides whose items are all shown, and whether their gaps are (Cochran
 * 1954; Fellegi 1980). Each is a question of its own, so nothing is corrected.
 *
 * @example
 * const side = { df: 40, distances: [0.2], covariance: [[0.01]] };
 * channelConsistency(study, study.items.slice(0, 2), { manager: side, consumer: side },
 *   { stateOf: () => 'shown' }).gap // { statistic: 0, p: 1, iSquared: 0 }
 */
export function channelConsistency(
  study: Study,
  items: readonly Item[],
  computed: Record<Audience, Contrasts | 'being_updated' | null>,
  decided: Pick<Withholding, 'stateOf'>,
): ChannelConsistency {
  const keys = items.map(({ key }) => key);
  const [outcome = '', ...drivers] = keys;
  const shown = (audience: Audience) => {
    const found = computed[audience];
    if (found === null || found === 'being_updated') return null;
    return driversWithheld(study, { outcome, drivers }, audience, decided) ? null : found;
  };
  const [manager, consumer] = [shown('manager'), shown('consumer')];
  return {
    items: keys,
    manager: manager && consistency(manager),
    consumer: consumer && consistency(consumer),
    gap: manager && consumer && consistency(manager, consumer),
  };
}
