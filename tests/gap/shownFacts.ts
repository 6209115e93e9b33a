import { offeredFilters } from '../../app/comments/filters';
import {
  codesOf,
  commentDimensions,
  commentSources,
  valueReader,
} from '../../app/comments/sources';
import { commentsTell } from '../../app/comments/withholding';
import type { Benchmark } from '../../app/gap/benchmarks';
import { choices } from '../../app/gap/choices';
import { crossTable } from '../../app/gap/crossTable';
import { curvesView } from '../../app/gap/curvesView';
import { measuredShare, planning } from '../../app/gap/planning';
import { presentation, type ReportView } from '../../app/gap/presentation';
import { type GapRow, gapReport, type ReportOptions } from '../../app/gap/report';
import type { Measure } from '../../app/gap/rowPlan';
import type { Segment } from '../../app/gap/segments';
import { sidesOf } from '../../app/gap/sides';
import type { CountedResponse, Tally } from '../../app/gap/tally';
import { marginsOf } from '../../app/gap/weights';
import { withholding } from '../../app/gap/withholding';
import { finished } from '../../app/statistics/steps';
import type { Study } from '../../app/study/document';

/** What a figure of the consumers is of; of item null: of all who answered anything. */
export interface Figure {
  item: string | null;
  measure: Measure | 'mentions' | null;
  option: string | number | null;
  segment: Segment | null;
  /** Only of those who gave one of these codes, by item. */
  among?: Readonly<Record<string, readonly string[]>>;
}

/** A figure of the consumers as a reader has it in hand. */
export interface Fact extends Figure {
  weighted: boolean;
  base: number | null;
  /** Null: not to be had, by subtracting neither the managers' figure nor an earlier wave's. */
  estimate: number | null;
}

/**
 * Everything about the consumers of a wave that any page, file or answer shows with these settings:
 * the report with changes since an earlier wave and what is published beside it, cross tables, choices,
 * planning and curves.
 *
 * @param earlier the rows of the earlier wave's own report
 */
export function shownFacts(
  study: Study,
  tallies: readonly Tally[],
  options: ReportOptions,
  earlier: readonly GapRow[],
): Fact[] {
  const { weighted } = options;
  const report = gapReport(study, tallies, options);
  const earlierOf = new Map(earlier.map((row) => [nameOf(row), row]));
  const facts = [...report.rows, ...report.groups].flatMap((row): Fact[] => {
    if (row.consumer === null) return [];
    const { base, estimate } = row.consumer;
    const before = earlierOf.get(nameOf(row));
    return [
      {
        ...figureOf(row),
        weighted,
        base,
        estimate: estimate ?? byGap(row) ?? byChange(row, before),
      },
    ];
  });
  const bases = (rows: readonly { segment: Segment | null; consumer: { base: number | null } }[]) =>
    rows.map(({ segment, consumer: { base } }) => ({ segment, base }));
  const asPlanned = (item?: string) => {
    const measured = measuredShare(study, item, undefined);
    if ('faults' in measured) throw new Error(JSON.stringify(measured.faults));
    const wanted = { power: 0.8, gap: 0.1, share: 0.5, of: measured.plan };
    return bases(planning(study, tallies, { ...options, ...wanted }).rows).map(
      (row): Fact => ({
        item: item ?? null,
        measure: item === undefined ? null : 'favourable',
        option: null,
        weighted,
        estimate: null,
        ...row,
      }),
    );
  };
  const { mentions, rankings } = choices(study, tallies, options);
  const figures = { ...report, asOf: null };
  const told = { illustrations: [], published: [], locale: 'en' };
  const benchmarks = facts.flatMap(published);
  const view = presentation({ study, figures, ...told, benchmarks, showsBenchmarks: true });
  return [
    ...byBenchmarks(view, weighted),
    ...curveFacts(study, tallies, options, view),
    ...withIndex(facts, report, study.index ?? []),
    {
      ...{ item: null, measure: null, option: null, segment: null },
      ...{ weighted, base: report.audiences.consumer.responses, estimate: null },
    },
    ...asPlanned(),
    ...asPlanned('rated'),
    ...mentions.flatMap(({ item, option, segment, consumer }): Fact[] =>
      consumer
        ? [{ item, measure: 'mentions', option, segment, weighted, ...known(consumer) }]
        : [],
    ),
    ...rankings.flatMap(({ item, segment, consumer }): Fact[] =>
      consumer
        ? [
            {
              item,
              measure: null,
              option: null,
              segment,
              weighted,
              base: consumer.base,
              estimate: null,
            },
          ]
        : [],
    ),
    ...study.items.flatMap(({ key, ...item }) =>
      item.kind === 'single' && item.segment ? crossFacts(study, tallies, options, key) : [],
    ),
  ];
}

const STATED = { value: 0.25, base: null, baseOf: 'side' as const, approx: null };

/** What somebody states of a row, of consumers alone and of both sides. */
function published({ item, measure, option, segment }: Fact): Benchmark[] {
  if (item === null || measure === null || segment !== null) return [];
  return [null, STATED].map((manager) => ({
    ...{ id: '', isShipped: false, label: '', source: '', year: null, construct: null },
    ...{ item, measure, option: option === null ? null : String(option) },
    ...{ unit: UNITS[`${item} ${measure}`] ?? null, manager, consumer: STATED },
  }));
}

const UNITS: Readonly<Record<string, string>> = {
  'rated mean': '1–4',
  ...Object.fromEntries(
    ['mean', 'median', 'at_most'].map((measure) => [`minutes ${measure}`, 'minute']),
  ),
  ...Object.fromEntries(['mean_rank', 'rank_position'].map((measure) => [`order ${measure}`, '3'])),
};

/** What follows for consumers of the differences from what is published. */
function byBenchmarks(view: ReportView, weighted: boolean): Fact[] {
  return (view.benchmarks ?? []).flatMap(({ row: id, comparison }): Fact[] => {
    const row = view.rows.find((known) => known.id === id);
    if (!row || !comparison) return [];
    const { of, difference, published: stated } = comparison;
    const own = difference + stated;
    const manager = row.manager?.estimate ?? null;
    const estimate = of === 'consumer' ? own : manager === null ? null : manager - own;
    const { item, measure, option } = row;
    const base = row.consumer?.base ?? null;
    return [{ item, measure, option, segment: null, weighted, base, estimate }];
  });
}

/** The curves of waiting, of which every point is a share of the same base as the mean's. */
function curveFacts(
  study: Study,
  tallies: readonly Tally[],
  { weighted, weighting }: ReportOptions,
  view: ReportView,
): Fact[] {
  const { sides } = sidesOf(study, tallies, weighted, weighting);
  const totals = { manager: sides.manager.total, consumer: sides.consumer.total };
  const items = study.items.filter(({ key }) => key === 'minutes');
  return curvesView(study, view, [{ key: 'minutes', items }], totals, null).groups.flatMap(
    (panels) =>
      panels.flatMap(({ item, curves }) => {
        const mean = view.rows.find((row) => row.item === item && row.measure === 'mean');
        const base = mean?.consumer?.base ?? null;
        return curves.consumer.map(({ x, share }): Fact => {
          const of = { item, measure: 'at_most' as const, option: x, segment: null };
          return { ...of, weighted, base, estimate: share };
        });
      }),
  );
}

/** How many comments a reader counts under every filter; small numbers are to be found nowhere. */
export function commentFacts(
  study: Study,
  tallies: readonly Tally[],
  options: ReportOptions,
  responses: readonly CountedResponse[],
): Fact[] {
  const { minimumBase, weighting } = options;
  const decided = withholding(study, tallies, { ...options, margins: marginsOf(weighting) });
  const dimensions = commentDimensions(study, 'consumer');
  return commentSources(study).flatMap((source) => {
    const written = responses.filter(({ answers }) => answers[source.key] !== undefined);
    const profiles = written.map(({ answers }) => ({
      values: dimensions.map((dimension) => valueReader(study, dimension)(answers[dimension.item])),
      people: 1,
    }));
    const isShown =
      written.length >= minimumBase && !commentsTell(study, source, 'consumer', decided);
    const offered = isShown ? offeredFilters(dimensions, profiles, minimumBase) : [];
    const filters = dimensions.map((dimension, at) => {
      const found = [...new Set(profiles.map(({ values }) => values[at] ?? null))];
      return found.flatMap((value) => (value === null ? [] : [{ dimension, at, value }]));
    });
    const singles = filters.flat();
    const pairs = singles.flatMap((one) =>
      singles.flatMap((other) => (one.at < other.at ? [[one, other]] : [])),
    );
    return [[], ...singles.map((one) => [one]), ...pairs].flatMap((chosen): Fact[] => {
      const base = profiles.filter(({ values }) =>
        chosen.every(({ at, value }) => values[at] === value),
      ).length;
      const isOffered = chosen.every(({ dimension: { item }, value }) =>
        offered.some((filter) => filter.item === item && filter.values.includes(value)),
      );
      const isSmall = base > 0 && base < minimumBase;
      const figure = {
        ...{ item: source.item, measure: null, option: null, segment: null, estimate: null },
        among: Object.fromEntries(
          chosen.map(({ dimension, value }) => [dimension.item, codesOf(study, dimension, value)]),
        ),
      };
      if (isShown && isOffered) return [{ ...figure, weighted: false, base }];
      return isSmall ? [{ ...figure, weighted: true, base: null }] : [];
    });
  });
}

function crossFacts(
  study: Study,
  tallies: readonly Tally[],
  options: ReportOptions,
  by: string,
): Fact[] {
  const table = finished(crossTable(study, tallies, { ...options, by, wants: () => true }));
  return table.rows.flatMap(({ parts, ...row }) =>
    (parts.consumer ?? []).map(({ base, value }, column): Fact => {
      const code = table.codes[column - 1];
      const segment = code === undefined ? null : [{ item: by, code }];
      return {
        ...figureOf({ ...row, segment }),
        weighted: options.weighted,
        base,
        estimate: value,
      };
    }),
  );
}

const known = ({ base, estimate }: { base: number | null; estimate: number | null }) => ({
  base,
  estimate,
});

/** The consumers' side of a prediction is a share of the item that is predicted. */
function figureOf(row: Pick<GapRow, 'item' | 'measure' | 'option'> & { segment: Segment | null }) {
  const { item, measure, option, segment } = row;
  return measure === 'prediction'
    ? { item: String(option), measure: 'favourable' as const, option: null, segment }
    : { item, measure, option, segment };
}

const byGap = ({ gap, manager }: GapRow) =>
  gap?.value != null && manager?.estimate != null ? manager.estimate - gap.value : null;

function byChange(now: GapRow, before: GapRow | undefined): number | null {
  const { change, manager } = now;
  if (change?.consumer?.value != null && before?.consumer?.estimate != null)
    return before.consumer.estimate + change.consumer.value;
  return change?.gap?.value != null && before?.gap?.value != null && manager?.estimate != null
    ? manager.estimate - before.gap.value - change.gap.value
    : null;
}

/** With the favourable share that the index gives if all of the others are known. */
function withIndex(
  facts: readonly Fact[],
  { index, rows }: Pick<ReturnType<typeof gapReport>, 'index' | 'rows'>,
  items: readonly string[],
): Fact[] {
  if (index.value === null) return [...facts];
  const isOf = ({ item, measure, segment }: Figure) =>
    item !== null && items.includes(item) && measure === 'favourable' && segment === null;
  const missing = new Set(
    facts.filter((fact) => isOf(fact) && fact.estimate === null).map(({ item }) => item),
  );
  const managers = rows.filter((row) => isOf(row) && row.manager?.estimate != null);
  if (missing.size !== 1 || managers.length < items.length) return [...facts];
  const sum = managers.reduce((total, row) => total + (row.manager?.estimate ?? 0), 0);
  const others = facts.reduce((total, fact) => total + (isOf(fact) ? (fact.estimate ?? 0) : 0), 0);
  const left = sum - others - index.value * items.length;
  return facts.map((fact) =>
    isOf(fact) && fact.estimate === null ? { ...fact, estimate: left } : fact,
  );
}

export function nameOf({ item, measure, option, segment, among = {} }: Figure): string {
  return [
    item,
    measure,
    option,
    ...(segment ?? []).map((part) => `${part.item}=${part.code}`),
    ...Object.entries(among).map(([of, codes]) => `${of} ${codes.join('|')}`),
  ].join(' ');
}
