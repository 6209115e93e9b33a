import type { StoredBenchmark } from '../db/benchmarks.server';
import type { Database } from '../db/open.server';
import { listStudies } from '../db/studies.server';
import { publications } from '../seeds/publications';
import { rowName, valuesOf } from './benchmarkForm.server';
import {
  asBenchmark,
  benchmarksOf,
  type Subject,
  shippedBenchmarks,
  subjectRows,
} from './benchmarks.server';
import { publishedFindings } from './findings.server';
import { type Benchmark, benchmarksBeside } from './gap/benchmarks';
import { studyView } from './gap/presentation';
import { unitOfStatement } from './gap/reproduction';
import { unitOf } from './gap/rowView';
import type { Study } from './study/document';
import type { BenchmarkRow } from './ui/BenchmarkForm';
import type { OwnBenchmark } from './ui/BenchmarkList';
import type { ShippedPublication } from './ui/ShippedBenchmarks';

/** What a figure is of, as the page's form names it. */
export function subjectOf({ item, construct }: Pick<StoredBenchmark, 'item' | 'construct'>) {
  return item === null ? `construct:${construct}` : `item:${item}`;
}

/** The rows that a figure can be of, as the form offers them. */
export function rowsOf(subject: Pick<Subject, 'study' | 'items'>, locale: string): BenchmarkRow[] {
  const { items, language } = studyView(subject.study, [], locale);
  return subjectRows(subject).flatMap(({ item: { key }, measure, option }) => {
    const item = items.find((known) => known.key === key);
    if (!item) return [];
    const optionLabel = item.options.find(({ code }) => code === option)?.label ?? null;
    const name = rowName({ measure, option });
    const { favourable, unit } = item;
    // Only beside the favourable share are the options' names looked at.
    const options = measure === 'favourable' ? item.options : [];
    const shown = measure === 'at_most' ? Number(option) : option;
    const row = { measure, option: shown, optionLabel };
    return { name, language, row, item: { favourable, options, unit }, unit: unitOf(measure) };
  });
}

/** A figure that the organisation has added, as its list shows it. */
export function ownListed(
  stored: StoredBenchmark,
  subject: Subject | undefined,
  locale: string,
): OwnBenchmark {
  const rows = subject ? rowsOf(subject, locale) : [];
  return {
    benchmark: asBenchmark(stored),
    shown: { ...valuesOf(stored, locale) },
    subject: subject?.label ?? stored.item ?? stored.construct ?? '',
    row: rows.find(({ name }) => name === rowName(stored)) ?? null,
  };
}

/** The view in which what a publication states of groups or drivers stands beside a wave's own. */
const VIEW_OF = {
  share_among: 'groups',
  ratio: 'groups',
  relative: 'groups',
  order: 'drivers',
  importance: 'loyalty',
} as const;

/** What ships, by publication: what each figure is of, and in the reports of which studies it stands. */
export async function shippedListed(
  db: Database,
  tenantId: string,
  locale: string,
): Promise<ShippedPublication[]> {
  const shipped = shippedBenchmarks(locale);
  const reports = (await listStudies(db, tenantId)).map(({ study }) => ({
    ids: fitting(study, shipped),
    title: studyView(study, [], locale).title,
  }));
  return publications().map((publication) => {
    const { study, figures } = publication;
    const { title, items, language, direction } = studyView(study, [], locale);
    return {
      title,
      language,
      direction,
      source: figures.source[locale] ?? figures.source.en ?? '',
      figures: benchmarksOf(publication, locale).map((benchmark) => ({
        benchmark,
        label: items.find(({ key }) => key === benchmark.item)?.label ?? '',
        row:
          rowsOf(
            { study, items: study.items.filter(({ key }) => key === benchmark.item) },
            locale,
          ).find(({ name }) => name === rowName(benchmark)) ?? null,
        reports: reports.flatMap(({ ids, title }) => (ids.has(benchmark.id) ? title : [])),
      })),
      findings: publishedFindings(locale)
        .filter((stated) => stated.study === publication.key)
        .map(({ id, label, finding }) => ({
          id,
          label,
          published: Array.isArray(finding.value)
            ? finding.value.map((key) => items.find((item) => item.key === key)?.label ?? key)
            : finding.value,
          approx: finding.approx,
          unit: unitOfStatement(finding),
          view: VIEW_OF[finding.kind],
        })),
    };
  });
}

/** The figures that fit a row of a study's reports. */
function fitting(study: Study, benchmarks: readonly Benchmark[]): Set<string> {
  const rows = subjectRows({ study, items: study.items });
  const found = rows.flatMap(({ item, ...row }) =>
    benchmarksBeside({ ...row, item: item.key }, study, benchmarks),
  );
  return new Set(found.map(({ id }) => id));
}
