import type { Answers } from '../../app/study/conditions';
import { RemainderSpace } from './linearSystem';
import { CODES, SCORES } from './recoveredStudy';
import { type Fact, type Figure, nameOf } from './shownFacts';

/** Somebody who may have answered so: how many of each kind there are is unknown to who reads reports. */
type Kind = Answers;

/** A sum over kinds: how many there are of each, and how much they weigh where that is not known. */
type Sum = number[];

/**
 * The withheld figures of the consumers that follow from what is shown by plain linear algebra: the
 * unknowns are the numbers of respondents of every kind; each base, share and mean that is shown is an
 * equation. That nobody is in an empty cell is known, and so are the weights of regions whose base is
 * shown, and what a region weighs in all: its part of the population. Medians, positions, intervals and
 * effective bases are no linear functions of the unknowns and left aside.
 *
 * @param facts all that is shown, weighted and unweighted
 * @param people who answered
 * @param kinds every combination of answers that the questionnaire allows
 * @param bases whether bases are looked for too, beside what was answered: how many did not answer a
 * segment item is no secret, since the base of that item tells it
 * @param weights stand-ins for the weights of regions, integers that tell them apart; null: none
 */
export function recoveredFigures(
  facts: readonly Fact[],
  people: readonly Kind[],
  kinds: readonly Kind[],
  weights: Readonly<Record<string, number>> | null,
  bases: boolean,
): string[] {
  const items = new Set([null, ...kinds.flatMap((kind) => Object.keys(kind))]);
  const own = facts.filter(({ item }) => items.has(item));
  const hidden = own.filter(({ base, weighted }) => weighted && base === null);
  if (hidden.length === 0) return [];
  const empty = own.filter(({ base }) => base === 0);
  const possible = kinds.filter((kind) => !empty.some((fact) => isBaseOf(kind, fact)));
  const shownRegions = own.flatMap(({ item, segment, base }) => {
    const [part, ...others] = segment ?? [];
    return item === 'region' && part?.item === 'region' && others.length === 0 && base !== null
      ? [part.code]
      : [];
  });
  const weightOf = ({ region }: Kind): number | undefined => {
    // Who does not say the region is not weighted by it.
    if (region === undefined || weights === null) return 1;
    return shownRegions.includes(String(region)) ? weights[String(region)] : undefined;
  };
  const counts = (of: (kind: Kind) => number): Sum => [
    ...possible.map(of),
    ...possible.map(() => 0),
  ];
  const weighs = (of: (kind: Kind) => number): Sum => [
    ...possible.map((kind) => of(kind) * (weightOf(kind) ?? 0)),
    ...possible.map((kind) => (weightOf(kind) === undefined ? of(kind) : 0)),
  ];
  const given = numbersOf(people, possible);
  const totalOf = (of: (kind: Kind) => number, weighted: boolean) =>
    possible.reduce((sum, kind, at) => {
      const weight = weighted ? (weights?.[String(kind.region)] ?? 1) : 1;
      return sum + (given[at] ?? 0) * weight * of(kind);
    }, 0);
  const system = new RemainderSpace();
  for (const region of Object.keys(weights ?? {}))
    system.add(weighs((kind) => (kind.region === region ? 1 : 0)));
  for (const fact of own) {
    const inBase = (kind: Kind) => (isBaseOf(kind, fact) ? 1 : 0);
    if (fact.base !== null) system.add(counts(inBase));
    const value = summedBy(fact);
    if (fact.estimate === null || value === null) continue;
    // A figure is a ratio: what its base weighs in all is not shown.
    const part = (kind: Kind) => (isBaseOf(kind, fact) ? value(kind) : 0);
    const whole = (kind: Kind) => inBase(kind) * wholeOf(fact, kind);
    const [a, b] = [totalOf(part, fact.weighted), totalOf(whole, fact.weighted)];
    const sums = fact.weighted ? weighs : counts;
    const right = sums(whole);
    if (!fact.weighted && !(Math.abs(a / b - fact.estimate * scaleOf(fact)) < 1e-9))
      throw new Error(`${nameOf(fact)} is ${fact.estimate} and not ${a} / ${b}`);
    system.add(sums(part).map((left, at) => b * left - a * (right[at] ?? 0)));
  }
  return hidden.flatMap((fact) => {
    const inBase = (kind: Kind) => (isBaseOf(kind, fact) ? 1 : 0);
    const value = summedBy(fact);
    const part = (kind: Kind) => (isBaseOf(kind, fact) ? (value?.(kind) ?? 0) : 0);
    const isOfSegments = fact.item === null || isSegment(fact);
    if (isOfSegments && (fact.segment ?? []).some(({ code }) => code === null)) return [];
    // Hidden beside who did not say; answers to the segment item show the same respondents.
    if (fact.item === null && isShownAsAnswer(own, fact)) return [];
    const sought: Sum[] = [];
    if (!isSegment(fact)) sought.push(counts(part), weighs(part));
    if (!isSegment(fact) && bases) sought.push(counts(inBase));
    if (isSegment(fact) && bases && !isCellShown(own, fact)) sought.push(counts(part));
    // Who can be nobody is no secret.
    const known = sought.filter((sum) => sum.some((each) => each !== 0) && system.contains(sum));
    return known.length > 0 ? [nameOf(fact)] : [];
  });
}

/** How many are of each kind, by the items of these kinds. */
function numbersOf(people: readonly Kind[], kinds: readonly Kind[]): number[] {
  const items = [...new Set(kinds.flatMap((kind) => Object.keys(kind)))];
  const keyOf = (kind: Kind) => JSON.stringify(items.map((item) => kind[item] ?? null));
  const numbers = new Map<string, number>();
  for (const kind of people) numbers.set(keyOf(kind), (numbers.get(keyOf(kind)) ?? 0) + 1);
  return kinds.map((kind) => numbers.get(keyOf(kind)) ?? 0);
}

const isSegment = ({ item }: Figure) => item !== null && Object.hasOwn(CODES, item);

/** A share of a segment item is the base of a cell, which other rows may show. */
function isCellShown(facts: readonly Fact[], { item, option, segment }: Figure): boolean {
  const cell = new Map((segment ?? []).map((part) => [part.item, part.code]));
  if (item === null || (cell.has(item) && cell.get(item) !== option)) return true;
  cell.set(item, String(option));
  return facts.some(
    (fact) =>
      fact.item === item &&
      fact.weighted &&
      fact.base !== null &&
      fact.segment?.length === cell.size &&
      fact.segment.every((part) => cell.get(part.item) === part.code),
  );
}

/** Whether a number of responses in a segment is the base of one of its items that is shown there. */
function isShownAsAnswer(facts: readonly Fact[], { segment }: Figure): boolean {
  const parts = segment ?? [];
  return facts.some(
    (fact) =>
      fact.base !== null &&
      fact.segment?.length === parts.length &&
      parts.some((part) => part.item === fact.item) &&
      parts.every((part) =>
        fact.segment?.some((other) => other.item === part.item && other.code === part.code),
      ),
  );
}

function isBaseOf(kind: Kind, { item, segment, among = {} }: Figure): boolean {
  const isIn =
    (segment ?? []).every((part) => (kind[part.item] ?? null) === part.code) &&
    Object.entries(among).every(([of, codes]) => codes.includes(String(kind[of])));
  return isIn && (item === null || kind[item] !== undefined);
}

const ANY: Readonly<Record<string, readonly string[]>> = {
  not_yes: ['no', 'else'],
  any_of_them: ['app', 'desk'],
  detractors: ['2'],
  passives: ['7'],
  promoters: ['10'],
};

/** The integer that a figure sums over its base; null where it is no sum. */
function summedBy({ item, measure, option }: Figure): ((kind: Kind) => number) | null {
  if (item === null) return null;
  const chosen = ({ [item]: answer = [] }: Kind) =>
    Array.isArray(answer) ? answer : [String(answer)];
  const has = (codes: readonly string[]) => (kind: Kind) =>
    chosen(kind).some((code) => codes.includes(code)) ? 1 : 0;
  switch (measure) {
    case 'favourable':
      return has(['yes', 'good']);
    case 'share':
    case 'mentions':
      return option === 'both'
        ? (kind) => (chosen(kind).length > 1 ? 1 : 0)
        : has(ANY[String(option)] ?? [String(option)]);
    case 'at_most':
      return (kind) => (Number(kind[item]) <= Number(option) ? 1 : 0);
    case 'mean':
      return (kind) =>
        new Map(Object.entries(SCORES)).get(String(kind[item])) ?? Number(kind[item]);
    case 'nps':
      return (kind) =>
        new Map([
          ['10', 1],
          ['2', -1],
        ]).get(String(kind[item])) ?? 0;
    case 'first_choice':
      return (kind) => (chosen(kind)[0] === option ? 1 : 0);
    case 'mean_rank':
      // Twice the rank: those that are left over share the last of three places.
      return (kind) => {
        const ranked = chosen(kind);
        const at = ranked.indexOf(String(option));
        return at < 0 ? ranked.length + 1 + 3 : 2 * (at + 1);
      };
    default:
      return null;
  }
}

/** What a figure is a part of: respondents, or of mentions all that they ticked. */
function wholeOf({ item, measure }: Figure, kind: Kind): number {
  const answer = item === null ? undefined : kind[item];
  if (measure !== 'mentions') return 1;
  return Array.isArray(answer) ? answer.filter((code) => code !== 'none').length : 0;
}

const scaleOf = ({ measure }: Figure) => (measure === 'mean_rank' ? 2 : 1);
