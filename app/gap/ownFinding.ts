import { favourableOf, type Item, optionsOf, type Study } from '../study/document';
import { benchmarkUnit } from './benchmarks';
import type { Finding } from './findingMarks';
import { loyaltyOutcomes, loyaltyQuestion } from './loyaltyDrivers';

/**
 * What a publication states of groups or drivers, asked of a study of one's own (definition): of the
 * items of the same keys, else of those that alone have the same construct, else that alone play the
 * same role; of the answers of the same codes, or that are favourable where the published ones are.
 * What service has of all that drives loyalty is asked by roles. Null: the study does not ask it.
 *
 * @param published the publication's study
 * @example
 * const finding = { kind: 'relative' as const, audience: 'consumer' as const, item: 'human_access',
 *   measure: 'mean' as const, among: { item: 'switched', code: 'yes' }, against: 'no', value: -0.31, approx: null };
 * findingIn(finding, study, study)?.kind // 'relative'
 */
export function findingIn(finding: Finding, published: Study, own: Study): Finding | null {
  const item = (key: string) => itemIn(key, published, own)?.key ?? null;
  switch (finding.kind) {
    case 'importance': {
      const [outcome] = loyaltyOutcomes(own);
      const question = outcome && loyaltyQuestion(own, outcome);
      if (!question) return null;
      const { service, drivers } = question;
      return { ...finding, outcome: question.outcome, drivers: [...drivers], of: [...service] };
    }
    case 'order': {
      const outcome = item(finding.outcome);
      const drivers = all(finding.drivers.map(item));
      const value = all(finding.value.map(item));
      return outcome && drivers && value ? { ...finding, outcome, drivers, value } : null;
    }
    case 'ratio': {
      const [of, to] = [item(finding.item), item(finding.to)];
      return of && to && of !== to ? { ...finding, item: of, to } : null;
    }
    case 'relative': {
      const of = item(finding.item);
      const group = itemIn(finding.among.item, published, own);
      if (!of || !group) return null;
      const code = (of: string) => codeIn(of, finding.among.item, group, { published, own });
      const { against } = finding;
      const [one, other] = [code(finding.among.code), against === null ? null : code(against)];
      if (one === null || (against !== null && other === null)) return null;
      return { ...finding, item: of, among: { item: group.key, code: one }, against: other };
    }
    case 'share_among': {
      const [of, group] = [item(finding.item), itemIn(finding.among.item, published, own)];
      if (!of || !group) return null;
      const option = codesOf(own, of).find((code) => code === finding.option);
      const codes = groupIn(finding.among, group, published);
      return option && codes
        ? { ...finding, item: of, option, among: { item: group.key, codes } }
        : null;
    }
  }
}

function all<Value>(values: readonly (Value | null)[]): Value[] | null {
  const known = values.filter((value) => value !== null);
  return known.length === values.length ? known : null;
}

/** The item of a study that is asked what a publication's is; in the same unit, so that means compare. */
function itemIn(key: string, published: Study, own: Study): Item | null {
  const asked = published.items.find((item) => item.key === key);
  if (!asked) return null;
  const isAlike = (item: Item) =>
    item.kind === asked.kind &&
    benchmarkUnit(own, item, 'mean') === benchmarkUnit(published, asked, 'mean');
  const same = own.items.find((item) => item.key === key);
  if (same) return isAlike(same) ? same : null;
  const alone = (has: (item: Item) => boolean) => {
    const [only, ...more] = own.items.filter(has);
    const isOnlyThere = published.items.filter(has).length === 1;
    return only && more.length === 0 && isOnlyThere && isAlike(only) ? only : null;
  };
  const { construct, role } = asked;
  return (
    (construct === undefined ? null : alone((item) => item.construct === construct)) ??
    (role === undefined ? null : alone((item) => item.role === role))
  );
}

function codesOf(study: Study, key: string): string[] {
  const item = study.items.find((one) => one.key === key);
  return item ? optionsOf(study, item).map(({ code }) => code) : [];
}

/** The answer of an own item that is what a published one is: of its code, else as favourable as it. */
function codeIn(
  code: string,
  key: string,
  item: Item,
  { published, own }: { published: Study; own: Study },
): string | null {
  if (codesOf(own, item.key).includes(code)) return code;
  const asked = published.items.find((one) => one.key === key);
  const [wanted, found] = [asked && favourableOf(published, asked), favourableOf(own, item)];
  if (!wanted || !found) return null;
  const isFavourable = wanted.includes(code);
  const alike = codesOf(own, item.key).filter((one) => found.includes(one) === isFavourable);
  const [only, ...more] = alike;
  return only && more.length === 0 ? only : null;
}

/** The answers of a group: those of the same codes, else of the net that sums up the published ones. */
function groupIn(
  among: { item: string; codes: readonly string[] },
  item: Item,
  published: Study,
): string[] | null {
  const nets = (of: Item | undefined) => (of?.kind === 'single' ? (of.nets ?? []) : []);
  const asked = published.items.find(({ key }) => key === among.item);
  const wanted = [...among.codes].sort().join();
  const net = nets(asked).find(({ any }) => any && [...any].sort().join() === wanted);
  const own = nets(item).find(({ code, any }) => code === net?.code && any);
  if (own?.any) return [...own.any];
  const codes = item.kind === 'single' ? item.options.map(({ code }) => code) : [];
  return among.codes.every((code) => codes.includes(code)) ? [...among.codes] : null;
}
