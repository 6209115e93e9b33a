import type { GapFigures, GapRow } from '../../app/gap/report';
import type { Segment } from '../../app/gap/segments';
import type { Answers } from '../../app/study/conditions';
import { RowSpace } from './linearSystem';

/** Somebody who may have answered so: how many of each kind there are is unknown to who reads reports. */
type Kind = Answers;

/** What a reader has in hand: reports of one wave, with and without its weights. */
export interface Shown {
  weighted: GapFigures;
  unweighted: GapFigures;
}

/** A sum over kinds: how many there are of each, and how much they weigh where that is not known. */
type Sum = bigint[];

/**
 * The withheld figures of the consumers that follow from reports by plain linear algebra: the unknowns
 * are the numbers of respondents of every kind; each base and each share that is shown is an equation.
 * That nobody is in an empty cell is known, and so are the weights of regions whose base is shown, and
 * what a region weighs in all: its part of the population.
 *
 * @param people who answered
 * @param kinds every combination of answers that the questionnaire allows
 * @param bases whether bases are looked for too, beside what was answered: how many did not answer a
 * segment item is no secret, since the base of that item tells it
 * @param weights stand-ins for the weights of regions, integers that tell them apart; null: none
 */
export function recoveredFigures(
  { weighted, unweighted }: Shown,
  people: readonly Kind[],
  kinds: readonly Kind[],
  weights: Readonly<Record<string, bigint>> | null,
  bases: boolean,
): string[] {
  const rows = [...weighted.rows, ...unweighted.rows].filter(({ consumer }) => consumer !== null);
  const empty = rows.filter(({ consumer }) => consumer?.base === 0);
  const possible = kinds.filter((kind) => !empty.some((row) => isBaseOf(kind, row)));
  const shownRegions = rows
    .filter(({ item, segment, consumer }) => {
      return item === 'region' && segment?.length === 1 && consumer?.base != null;
    })
    .map(({ segment }) => segment?.[0])
    .flatMap((part) => (part?.item === 'region' ? [part.code] : []));
  const weightOf = ({ region }: Kind): bigint | undefined => {
    // Who does not say the region is not weighted by it.
    if (region === undefined || weights === null) return 1n;
    return shownRegions.includes(String(region)) ? weights[String(region)] : undefined;
  };
  const counts = (has: (kind: Kind) => boolean): Sum => [
    ...possible.map((kind) => (has(kind) ? 1n : 0n)),
    ...possible.map(() => 0n),
  ];
  const weighs = (has: (kind: Kind) => boolean): Sum => [
    ...possible.map((kind) => (has(kind) ? (weightOf(kind) ?? 0n) : 0n)),
    ...possible.map((kind) => (has(kind) && weightOf(kind) === undefined ? 1n : 0n)),
  ];
  const totalOf = (has: (kind: Kind) => boolean) =>
    people.filter(has).reduce((sum, kind) => sum + (weights?.[String(kind.region)] ?? 1n), 0n);
  const system = new RowSpace();
  for (const region of Object.keys(weights ?? {}))
    system.add(weighs((kind) => kind.region === region));
  for (const figures of [weighted, unweighted])
    for (const row of figures.rows) {
      if (row.consumer?.base == null) continue;
      system.add(counts((kind) => isBaseOf(kind, row)));
      if (!isShare(row) || row.consumer.estimate === null) continue;
      const counted = (kind: Kind) => isCounted(kind, row);
      if (figures === unweighted) system.add(counts(counted));
      else {
        // A weighted share is a ratio: what the base weighs in all is not shown.
        const [part, all] = [totalOf(counted), totalOf((kind) => isBaseOf(kind, row))];
        const base = weighs((kind) => isBaseOf(kind, row));
        system.add(weighs(counted).map((value, at) => all * value - part * (base[at] ?? 0n)));
      }
    }
  return weighted.rows.flatMap((row) => {
    if (row.consumer === null || row.consumer.base !== null) return [];
    const counted = (kind: Kind) => isCounted(kind, row);
    const base = (kind: Kind) => isBaseOf(kind, row);
    const sought: Sum[] = [];
    if (!isSegment(row) && isShare(row)) sought.push(counts(counted), weighs(counted));
    if (!isSegment(row) && bases) sought.push(counts(base));
    if (isSegment(row) && bases && !isCellShown(weighted, row)) sought.push(counts(counted));
    // Who can be nobody is no secret.
    const known = sought.filter((sum) => sum.some((value) => value !== 0n) && system.contains(sum));
    return known.length > 0 ? [nameOf(row)] : [];
  });
}

const isShare = ({ measure, kind }: GapRow) =>
  measure === 'share' && (kind === 'single' || kind === 'multiple');

const isSegment = ({ item }: GapRow) => item === 'region' || item === 'sex';

/** A share of a segment item is the base of a cell, which other rows may show. */
function isCellShown({ rows }: GapFigures, { item, option, segment }: GapRow): boolean {
  const cell = new Map((segment ?? []).map((part) => [part.item, part.code]));
  if (cell.has(item) && cell.get(item) !== option) return true;
  cell.set(item, String(option));
  return rows.some(
    (row) =>
      row.item === item &&
      row.consumer?.base != null &&
      row.segment?.length === cell.size &&
      row.segment.every((part) => cell.get(part.item) === part.code),
  );
}

function isIn(kind: Kind, segment: Segment | null): boolean {
  return (segment ?? []).every(({ item, code }) => (kind[item] ?? null) === code);
}

function isBaseOf(kind: Kind, { item, segment }: GapRow): boolean {
  return kind[item] !== undefined && isIn(kind, segment);
}

function isCounted(kind: Kind, row: GapRow): boolean {
  return isBaseOf(kind, row) && kind[row.item] === row.option;
}

function nameOf({ item, option, segment }: GapRow): string {
  return `${item} ${option} ${(segment ?? []).map((part) => `${part.item}=${part.code}`).join(' ')}`;
}
