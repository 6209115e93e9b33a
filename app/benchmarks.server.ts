import { listBenchmarks, type StoredBenchmark } from '../db/benchmarks.server';
import type { Database } from '../db/open.server';
import { listStudies } from '../db/studies.server';
import { type Publication, publications } from '../seeds/publications';
import { type Benchmark, type BenchmarkValue, benchmarkUnit } from './gap/benchmarks';
import { askedBy } from './gap/followUps';
import { labelOf } from './gap/headline';
import { rowPlans } from './gap/measures';
import type { BenchmarkDocument } from './study/benchmark';
import type { Fault, Item, Study } from './study/document';
import { defaultLocale, localize } from './study/text';

/** All that a report's own figures can be held against: what ships, then what was added. */
export async function knownBenchmarks(
  db: Database,
  tenantId: string,
  locale: string,
): Promise<Benchmark[]> {
  const added = await listBenchmarks(db, tenantId);
  return [...shippedBenchmarks(locale), ...added.map(asBenchmark)];
}

/** A figure that an organisation has added, as reports use it. */
export function asBenchmark({ manager, consumer, ...of }: StoredBenchmark): Benchmark {
  const exact = { baseOf: 'side', approx: null } as const;
  return {
    ...of,
    isShipped: false,
    manager: manager && { ...manager, ...exact },
    consumer: consumer && { ...consumer, ...exact },
  };
}

/** What the five publications state of a report's rows. */
export function shippedBenchmarks(locale: string): Benchmark[] {
  return publications().flatMap((publication) => benchmarksOf(publication, locale));
}

/** What a publication states of a report's rows, both sides of a row together. */
export function benchmarksOf(publication: Publication, locale: string): Benchmark[] {
  const found = new Map<string, Benchmark>();
  for (const figure of publication.figures.figures) {
    const id = [publication.key, figure.item, figure.measure, figure.option ?? []].flat().join('.');
    const known = found.get(id) ?? blank(id, publication, figure, locale);
    const { value, approx } = figure;
    const stated = { value, approx, ...publishedBase(publication, figure) };
    if (known) found.set(id, { ...known, [figure.audience]: stated });
  }
  return [...found.values()];
}

/** How many a publication says that it asked; of what it asked a part of them only, nobody says how many. */
function publishedBase(
  { study, figures: { bases } }: Publication,
  { item, audience }: Publication['figures']['figures'][number],
): Pick<BenchmarkValue, 'base' | 'baseOf'> {
  const isOfPart = askedBy(study, audience).has(item);
  if ('both' in bases) return { base: isOfPart ? null : bases.both, baseOf: 'both' };
  return { base: isOfPart ? null : (bases[audience] ?? null), baseOf: 'side' };
}

function blank(
  id: string,
  { study, figures }: Publication,
  { item: key, measure, option }: Publication['figures']['figures'][number],
  locale: string,
): Benchmark | null {
  const item = study.items.find((known) => known.key === key);
  if (!item) return null;
  const text = (of: Record<string, string>) => localize(of, locale, defaultLocale(study));
  return {
    id,
    isShipped: true,
    label: text(study.title),
    source: text(figures.source),
    year: null,
    item: key,
    construct: item.construct ?? null,
    measure,
    option,
    unit: benchmarkUnit(study, item, measure),
    manager: null,
    consumer: null,
  };
}

/** Something that a published figure can be of: an item, or a construct. */
export interface Subject {
  kind: 'item' | 'construct';
  key: string;
  label: string;
  study: Study;
  items: Item[];
}

/** What the installation's studies ask, each item and construct once. */
export async function benchmarkSubjects(
  db: Database,
  tenantId: string,
  locale: string,
): Promise<Subject[]> {
  const studies = (await listStudies(db, tenantId)).map(({ study }) => study);
  const found = new Map<string, Subject>();
  for (const study of studies)
    for (const item of study.items) {
      if (item.kind === 'text') continue;
      const text = (of: Record<string, string> | undefined) =>
        localize(of, locale, defaultLocale(study));
      const subjects: Omit<Subject, 'items' | 'study'>[] = [
        { kind: 'item', key: item.key, label: labelOf(item, text) },
        ...(item.construct === undefined
          ? []
          : [{ kind: 'construct' as const, key: item.construct, label: item.construct }]),
      ];
      for (const subject of subjects) {
        const id = `${subject.kind}:${subject.key}`;
        const known = found.get(id);
        // Of a construct the first study that has it says what can be measured.
        if (!known) found.set(id, { ...subject, study, items: [item] });
        else if (known.study === study) known.items.push(item);
      }
    }
  return [...found.values()];
}

/** The rows that a report has of a subject. */
export function subjectRows({ study, items }: Pick<Subject, 'study' | 'items'>) {
  return items.flatMap((item) =>
    rowPlans(study, item, 0)
      .filter(({ measure, item: { key } }) => measure !== 'prediction' && key === item.key)
      .map(({ measure, option }) => ({
        item,
        measure,
        option: option === null ? null : String(option),
        unit: benchmarkUnit(study, item, measure),
      })),
  );
}

/**
 * A given figure with the unit of the row that it is of.
 * @returns the faults where no study of the organisation has such a row
 */
export async function placed(
  db: Database,
  tenantId: string,
  given: BenchmarkDocument,
): Promise<{ benchmark: Omit<StoredBenchmark, 'id'> } | { faults: Fault[] }> {
  const kind = given.item === null ? 'construct' : 'item';
  const key = given[kind];
  const studies = (await listStudies(db, tenantId)).map(({ study }) => study);
  const about = studies
    .map((study) => ({
      study,
      items: study.items.filter((item) => (kind === 'item' ? item.key : item.construct) === key),
    }))
    .filter(({ items }) => items.length > 0);
  if (about.length === 0)
    return { faults: [{ path: `$.${kind}`, message: `no study has the ${kind} "${key}"` }] };
  const row = about
    .flatMap(subjectRows)
    .find(({ measure, option }) => measure === given.measure && option === given.option);
  if (!row) {
    const option = given.option === null ? '' : ` of "${given.option}"`;
    const message = `no study has the measure ${given.measure}${option} of this ${kind}`;
    return { faults: [{ path: '$.measure', message }] };
  }
  return { benchmark: { ...given, unit: row.unit } };
}
