import { choices } from '../../app/gap/choices';
import { crossTable } from '../../app/gap/crossTable';
import { measuredShare, planning } from '../../app/gap/planning';
import { type GapRow, gapReport, type ReportOptions } from '../../app/gap/report';
import type { Measure } from '../../app/gap/rowPlan';
import type { Segment } from '../../app/gap/segments';
import type { Tally } from '../../app/gap/tally';
import { finished } from '../../app/statistics/steps';
import type { Study } from '../../app/study/document';

/** What a figure of the consumers is of; of item null: of all who answered anything. */
export interface Figure {
  item: string | null;
  measure: Measure | 'mentions' | null;
  option: string | number | null;
  segment: Segment | null;
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
 * the report with changes since an earlier wave, cross tables, choices and planning.
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
  return [
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

export function nameOf({ item, measure, option, segment }: Figure): string {
  return [
    item,
    measure,
    option,
    ...(segment ?? []).map((part) => `${part.item}=${part.code}`),
  ].join(' ');
}
