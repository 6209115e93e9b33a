import { referencesOf } from '../study/conditions';
import {
  AUDIENCES,
  type Audience,
  type Item,
  type ItemKind,
  optionsOf,
  type Study,
} from '../study/document';
import type { Role } from '../study/roles';
import { chooseLocale, defaultLocale, direction, localize } from '../study/text';
import {
  type Benchmark,
  type BenchmarkLine,
  benchmarksBeside,
  comparedSides,
  compareWithBenchmark,
} from './benchmarks';
import {
  type Breakdown,
  breakdowns,
  focusChoices,
  segmentChoices,
  type WidestGap,
  widerSegment,
} from './breakdown';
import { type Finding, findingOf } from './finding';
import { type Focus, type FocusChoice, type FocusShown, focusView } from './focus';
import { favourableText, headlineRow, labelOf, plainName } from './headline';
import { type Illustration, illustratedIn, illustratedSides } from './illustrations';
import { type PublishedValue, publishedBeside, publishedIndex } from './published';
import type { AudienceFigures, GapFigures, GapRow, IndexFigure } from './report';
import { type RowView, rowView } from './rowView';
import { type UnitChart, unitCharts } from './unitCharts';
import type { WeightProblem } from './weights';

export interface OptionView {
  code: string;
  label: string;
  /** Whether it sums up other options. */
  isNet: boolean;
  /** The sides of which no publication states anything about it. */
  illustrated: Audience[];
}

/** An item as it was asked. */
export interface ItemView {
  key: string;
  label: string;
  kind: ItemKind;
  /** What the favourable share says: "agree". */
  favourable: string | null;
  /** The unit of a number's answers. */
  unit: string | null;
  wording: Record<Audience, string | null>;
  role: Role | null;
  /** Whether it only leads on: other questions are asked by its answer. */
  leadsOn: boolean;
  options: OptionView[];
  /** The sides whose answers no publication states. */
  illustrated: Audience[];
}

export interface IndexView extends Omit<IndexFigure, 'items'> {
  labels: string[];
  /** The same index from the published shares, where there are all of them. */
  published: number | null;
}

/** What the report page shows: finished facts, unrounded. */
export interface ReportView {
  title: string;
  /** The language of the study's own texts. */
  language: string;
  direction: 'ltr' | 'rtl';
  confidence: number;
  /** Whether any weight differs from the others. */
  isWeighted: boolean;
  /** Why it is not weighted though the wave has margins, in the reader's words. */
  weightProblems: (Pick<WeightProblem, 'audience' | 'code'> & {
    item: string;
    option: string | null;
  })[];
  adjust: GapFigures['adjust'];
  audiences: Record<Audience, AudienceFigures & { label: string }>;
  finding: Finding;
  onlyPublished: boolean;
  index: IndexView | null;
  items: ItemView[];
  rows: RowView[];
  /** The net scores and numbers of both sides, a chart for every unit. */
  unitCharts: UnitChart[];
  /** How the answers to the recommendation items are spread. */
  groups: RowView[];
  /** What the report can be broken by: single segment items, and pairs of them. */
  breaks: { by: string; label: string }[];
  /** The segment whose figures these are, as an address names its parts; null: everybody's. */
  focus: FocusShown | null;
  /** The segments that can be looked at alone, and by two of different items together. */
  focuses: FocusChoice[];
  /** The paired gaps by segment, a part for every break that was asked for. */
  breakdowns: Breakdown[];
  /** Where the gap of the title is still wider; null: nowhere for certain, or no publication says so. */
  wider: WidestGap | null;
  constructs: { key: string; label: string }[];
  sources: string[];
  /** Whether any published figure fits a row. */
  hasBenchmarks: boolean;
  /** The published figures beside the rows that they fit; null where they are not asked for. */
  benchmarks: BenchmarkLine[] | null;
}

export type Published = PublishedValue & {
  audience: Audience;
  item: string;
  measure: string;
  option: string | null;
  source: Record<string, string>;
};

export interface Presented {
  study: Study;
  figures: GapFigures;
  published: readonly Published[];
  illustrations: readonly Illustration[];
  /** The reader's language. */
  locale: string;
  /** The segment whose figures these are; null or left out: everybody's. */
  focus?: Focus | null;
  /** What publications of any study state; left out: nothing. */
  benchmarks?: readonly Benchmark[];
  /** Whether these are to stand beside the report's own. */
  showsBenchmarks?: boolean;
}

/** A study as a reader's page names it. */
export interface StudyView {
  title: string;
  /** The language of the study's own texts. */
  language: string;
  direction: 'ltr' | 'rtl';
  items: ItemView[];
  illustrations: readonly Illustration[];
  /** Whether a title may state only what a publication does, since some of the answers illustrate. */
  onlyPublished: boolean;
  text: (localized: Record<string, string> | undefined) => string;
}

/** A study in the language that it has for a reader's. */
export function studyView(
  study: Study,
  illustrations: Presented['illustrations'],
  locale: string,
): StudyView {
  const language = chooseLocale([defaultLocale(study), ...study.locales], [locale]);
  const text = (localized: Record<string, string> | undefined) =>
    localize(localized, language, defaultLocale(study));
  const leading = new Set(
    AUDIENCES.flatMap((audience) => study.questionnaires[audience])
      .flatMap(({ when, items }) => [
        when,
        ...items.map((entry) => typeof entry !== 'string' && entry.when),
      ])
      .flatMap((when) => (when ? referencesOf(when) : [])),
  );
  return {
    title: text(study.title),
    language,
    direction: direction(language),
    items: study.items.map(
      (item): ItemView => itemView(study, item, { illustrations, leading }, text),
    ),
    illustrations,
    onlyPublished: illustrations.length > 0,
    text,
  };
}

/** The report of a wave in a reader's language, with the published figures beside its own. */
export function presentation(given: Presented): ReportView {
  const { study, figures, published, illustrations, locale } = given;
  const shown = studyView(study, illustrations, locale);
  const { items, text, illustrations: _, ...named } = shown;
  const focuses = focusChoices(study, items);
  const totals = figures.rows.filter(({ segment }) => segment === null);
  const beside = new Map(totals.map((row) => [row, publishedBeside(row, published)]));
  const isPublished = (row: GapRow) => Boolean(beside.get(row));
  const main = new Set(
    study.items.flatMap((item) => {
      const stated = totals.filter((row) => row.item === item.key && isPublished(row));
      const headline = headlineRow(item, totals);
      // What a publication states of one side alone says it all.
      const adds = headline && (stated.length === 0 || (headline.manager && headline.consumer));
      return adds ? [headline, ...stated] : stated;
    }),
  );
  const rows = totals.map((row) => rowView(row, beside.get(row) ?? null, main.has(row), shown));
  const benchmarks = benchmarkLines(given, rows);
  const finding = findingOf(figures, {
    rows,
    items,
    confidence: figures.confidence,
    onlyPublished: shown.onlyPublished,
  });
  const broken = breakdowns(figures.rows, shown);
  return {
    ...named,
    confidence: figures.confidence,
    isWeighted: figures.weighted && AUDIENCES.some((audience) => differ(figures, audience)),
    weightProblems: figures.weightProblems.map(({ audience, code, item, option }) => {
      const asked = items.find(({ key }) => key === item);
      const label = asked?.options.find((known) => known.code === option)?.label ?? option;
      return { audience, code, item: asked?.label ?? item, option: label };
    }),
    adjust: figures.adjust,
    audiences: {
      consumer: { ...figures.audiences.consumer, label: text(study.audiences.consumer.label) },
      manager: { ...figures.audiences.manager, label: text(study.audiences.manager.label) },
    },
    finding,
    index: indexView(figures.index, items, published),
    items,
    rows,
    unitCharts: unitCharts(rows, items, given.showsBenchmarks ? benchmarks : []),
    groups: figures.groups.map((row) => rowView(row, null, false, shown)),
    breaks: segmentChoices(
      study,
      items,
      given.focus?.map(({ item }) => item),
    ),
    focus: focusView(given.focus, focuses),
    focuses,
    breakdowns: broken,
    wider: shown.onlyPublished ? null : widerSegment(broken, finding),
    constructs: [...new Set(study.items.flatMap(({ construct }) => construct ?? []))].map(
      (key) => ({ key, label: plainName(key) }),
    ),
    sources: [...new Set(published.map(({ source }) => text(source)))],
    hasBenchmarks: benchmarks.length > 0,
    benchmarks: given.showsBenchmarks ? benchmarks : null,
  };
}

/** The published figures that fit, in the order of the rows; publications ask everybody, no segment. */
function benchmarkLines(
  { study, figures, benchmarks = [], focus }: Presented,
  rows: readonly RowView[],
): BenchmarkLine[] {
  if (focus) return [];
  return rows.flatMap((row) => {
    return benchmarksBeside(row, study, benchmarks).map((benchmark): BenchmarkLine => {
      const sides = comparedSides(row, benchmark);
      const illustrates = sides.some((side) => row.illustrated.includes(side));
      const comparison = illustrates
        ? null
        : compareWithBenchmark(row, benchmark, figures.confidence);
      return { row: row.id, benchmark, comparison };
    });
  });
}

function differ(figures: GapFigures, audience: Audience): boolean {
  const { designEffect } = figures.audiences[audience];
  return designEffect !== null && Math.abs(designEffect - 1) > 1e-9;
}

function itemView(
  study: Study,
  item: Item,
  { illustrations, leading }: { illustrations: Presented['illustrations']; leading: Set<string> },
  text: (localized: Record<string, string> | undefined) => string,
): ItemView {
  const nets = item.kind === 'single' || item.kind === 'multiple' ? (item.nets ?? []) : [];
  const { consumer, manager } = item.wording;
  const madeUp = (option: string) =>
    illustratedIn(illustrations, { item: item.key, option, segment: null });
  return {
    key: item.key,
    label: labelOf(item, text),
    kind: item.kind,
    favourable: favourableText(study, item, text),
    unit: (item.kind === 'number' && item.unit) || null,
    wording: {
      consumer: consumer ? text(consumer) : null,
      manager: manager ? text(manager) : null,
    },
    role: item.role ?? null,
    leadsOn: leading.has(item.key),
    options: [
      ...optionsOf(study, item).map(({ code, label }) => ({
        code,
        label: text(label),
        isNet: false,
        illustrated: madeUp(code),
      })),
      ...nets.map(({ code, label }) => ({
        code,
        label: text(label),
        isNet: true,
        illustrated: madeUp(code),
      })),
    ],
    illustrated: illustratedSides(illustrations, item.key),
  };
}

function indexView(
  { items: keys, ...index }: IndexFigure,
  items: readonly ItemView[],
  published: readonly Published[],
): IndexView | null {
  const own = keys.flatMap((key) => items.filter((item) => item.key === key));
  // An index of answers that illustrate would be a finding from them.
  const isMadeUp =
    index.reason === 'illustration' || own.some(({ illustrated }) => illustrated.length > 0);
  if (keys.length === 0 || isMadeUp) return null;
  const labels = own.map(({ label }) => label);
  return { ...index, labels, published: publishedIndex(keys, published) };
}
