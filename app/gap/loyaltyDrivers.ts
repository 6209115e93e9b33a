import { AUDIENCES, type Item, type Study } from '../study/document';
import { type DriverQuestion, MAX_DRIVERS, numberOf } from './driverQuestion';
import { candidates, playing } from './roles';

/** What may drive loyalty, and which of it is service. */
export interface LoyaltyQuestion extends DriverQuestion {
  service: readonly string[];
}

/**
 * What drives an outcome, service and other things: the items that play these roles, or where none is
 * said to be another thing, those on the scales that service is rated on. Of consumers, where these
 * were asked. Null: service cannot be compared with anything.
 */
export function loyaltyQuestion(study: Study, outcome: Item): LoyaltyQuestion | null {
  const drives = (item: Item) => item !== outcome && numberOf(study, item) !== null;
  const service = playing(study, 'service').filter(drives);
  const others = othersThan(study, service).filter(drives);
  for (const audience of AUDIENCES) {
    const wereAsked = (items: readonly Item[]) =>
      items.filter(({ wording }) => wording[audience] !== undefined).map(({ key }) => key);
    if (!outcome.wording[audience]) continue;
    const served = wereAsked(service).slice(0, MAX_DRIVERS - 1);
    const rest = wereAsked(others).slice(0, MAX_DRIVERS - served.length);
    if (served.length > 0 && rest.length > 0)
      return { outcome: outcome.key, drivers: [...served, ...rest], service: served };
  }
  return null;
}

function othersThan(study: Study, service: readonly Item[]): Item[] {
  const said = playing(study, 'driver');
  if (said.length > 0) return said;
  const scales = service.flatMap((item) => (item.kind === 'scale' ? [item.scale] : []));
  return study.items.filter(
    (item) => item.kind === 'scale' && item.role === undefined && scales.includes(item.scale),
  );
}

/** What can be the loyalty that is driven, the likeliest first. */
export function loyaltyOutcomes(study: Study): Item[] {
  const service = playing(study, 'service');
  const drivers = new Set([...service, ...othersThan(study, service)]);
  return candidates(study, 'loyalty').filter(
    (item) => !drivers.has(item) && loyaltyQuestion(study, item) !== null,
  );
}
