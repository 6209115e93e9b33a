import { z } from 'zod';
import type { GapRow } from '../../app/gap/report';
import { calibrationOf, supportsCalibration } from '../../app/statistics/calibration';
import type { Answer, Answers } from '../../app/study/conditions';
import type { Audience } from '../../app/study/document';
import { differences, type ReferenceCase } from '../statistics/referenceCases';
import {
  countsSchema,
  listOf,
  type Recorded,
  type ReferenceSample,
  rakingCells,
  respondentsOf,
  sampleSchema,
  stateOf,
} from '../statistics/referenceInputs';
import { type Question, questionOf } from './referenceQuestions';

/** A response as the API takes it. */
export interface GivenResponse {
  audience: Audience;
  weight: number;
  cluster?: string;
  answers: Answers;
}

/** What a report shows that a case has values of. */
export interface ShownReport {
  rows: GapRow[];
  index: {
    value: number | null;
    low: number | null;
    high: number | null;
    p: number | null;
    meanAbsolute: number | null;
  };
}

/** A case as a study, a wave, responses and the report that is to show its values. */
export interface ReportCase {
  id: string;
  study: Record<string, unknown>;
  wave: {
    minimumBase: number;
    equivalenceMargin: number;
    audiences: Partial<Record<Audience, { weighting: Record<string, Record<string, number>> }>>;
  };
  responses: GivenResponse[];
  /** Those of an earlier wave, where the case compares two. */
  earlier: GivenResponse[] | null;
  by: string[];
  confidence: number;
  adjust: 'holm' | 'none';
  /** What differs between the report and the case's values; `compared` counts those looked at. */
  check: (report: ShownReport) => { found: string[]; compared: number };
}

/** The estimators whose figures are rows of a report, its index or its changes. */
const SHOWN = [
  'base_definitions',
  'compare_gap_means',
  'compare_gaps',
  'gap_index',
  'gap_mean',
  'gap_multiselect',
  'gap_proportion',
  'gap_proportion_set',
  'gap_quantile',
  'gap_ranking',
  'mean',
  'proportion',
  'quantile',
  'ranking',
  'verdict_set',
];

type Samples = Partial<Record<Audience, ReferenceSample>>;

const level = z.number().default(0.95);
const samples = {
  sample: sampleSchema.optional(),
  manager: z.union([countsSchema, sampleSchema]).optional(),
  consumer: z.union([countsSchema, sampleSchema]).optional(),
};
const asked = z.object({
  ...samples,
  counts: countsSchema.shape.counts.optional(),
  item: z.unknown().optional(),
  items: z.unknown().optional(),
  prob: z.number().default(0.5),
  margin: z.number().default(0.1),
  alpha: z.number().optional(),
  level,
});
type Asked = z.infer<typeof asked>;

/**
 * A case as a gap report, or null where its figure is no row of one: strata, finite populations,
 * other bases than substantive answers, other quantiles than the median.
 */
export function asReport(given: ReferenceCase): ReportCase | null {
  if (!SHOWN.includes(given.estimator)) return null;
  const pair = z
    .object({ first: z.unknown(), second: z.unknown(), level: z.number().optional() })
    .safeParse(given.input);
  if (/^compare_gap/.test(given.estimator) && pair.success) {
    const [now, before] = [pair.data.first, pair.data.second].map((side) => asked.safeParse(side));
    if (!now?.success || !before?.success) return null;
    return made(given, { ...now.data, level: pair.data.level ?? 0.95 }, before.data);
  }
  const read = asked.safeParse(given.input);
  return read.success ? made(given, read.data, null) : null;
}

function made(given: ReferenceCase, input: Asked, before: Asked | null): ReportCase | null {
  const sides = sidesOf(input);
  const earlier = before && sidesOf(before);
  if (!sides || (before && !earlier)) return null;
  const all = [sides, earlier ?? {}].flatMap((of) => Object.values(of));
  const records = all.flatMap((sample) => respondentsOf(sample).map(({ record }) => record));
  const questions = questionsOf(given.estimator, input, records);
  const frame = frameOf(sides);
  if (!questions || !frame || (earlier && frameOf(earlier)?.segment !== frame.segment)) return null;
  const audiences = (['consumer', 'manager'] as const).map((audience) => audience);
  const pages = (audience: Audience) => [
    { key: 'all', items: [...questions.map(({ key }) => key), ...frame.itemsOf(audience)] },
  ];
  return {
    id: given.id,
    study: {
      format: 'parallax.study/1',
      key: `case-${given.id}`.toLowerCase().replaceAll(/[^a-z0-9-]/g, '-'),
      title: { en: given.id },
      locales: ['en'],
      audiences: { consumer: { label: { en: 'C' } }, manager: { label: { en: 'M' } } },
      items: [...questions.map(({ item }) => item), ...frame.items],
      questionnaires: { consumer: pages('consumer'), manager: pages('manager') },
      ...(given.estimator === 'gap_index' ? { index: questions.map(({ key }) => key) } : {}),
    },
    wave: { minimumBase: 1, equivalenceMargin: input.margin, audiences: frame.weighting },
    responses: audiences.flatMap((audience) => responsesOf(sides, audience, questions, frame)),
    earlier:
      earlier && audiences.flatMap((audience) => responsesOf(earlier, audience, questions, frame)),
    by: frame.by === null ? [] : [frame.by],
    confidence: input.alpha === undefined ? input.level : 1 - input.alpha,
    adjust: given.estimator === 'verdict_set' ? 'none' : 'holm',
    check: (report) => checked(given, questions, frame.isRow, report),
  };
}

/** The samples of a case; counts become respondents. Null with a design that no report has. */
function sidesOf(input: Asked): Samples | null {
  const single = input.counts ? { counts: input.counts } : input.sample;
  const several = z
    .object({ items: listOf(z.object({ manager: countsSchema, consumer: countsSchema })) })
    .safeParse(input);
  const of = (audience: Audience): ReferenceSample | null => {
    if (several.success) return counted(several.data.items.map((item) => item[audience].counts));
    const side = input[audience] ?? (audience === 'consumer' ? single : undefined);
    if (!side) return null;
    return 'counts' in side ? counted([side.counts]) : side;
  };
  const [consumer, manager] = [of('consumer'), of('manager')];
  const found: Samples = { ...(consumer ? { consumer } : {}), ...(manager ? { manager } : {}) };
  const fits = Object.values(found).every(({ design }) => !design.strata && !design.fpc);
  return fits && Object.keys(found).length > 0 ? found : null;
}

/** Respondents of whom the first x of n say 1, for each of several questions. */
function counted(counts: readonly { x: number; n: number }[]): ReferenceSample {
  const most = Math.max(...counts.map(({ n }) => n));
  const rows = Array.from({ length: most }, (_, i) =>
    Object.fromEntries(
      counts.map(({ x, n }, at) => [`count${at}`, i < x ? '1' : i < n ? '0' : '']),
    ),
  );
  return { rows, where: {}, domain: {}, design: {} };
}

function questionsOf(
  estimator: string,
  input: Asked,
  records: readonly Record<string, string>[],
): Question[] | null {
  const counts = Object.keys(records[0] ?? { count0: '' }).filter((key) => /^count\d+$/.test(key));
  const items: unknown[] =
    estimator === 'gap_index'
      ? listOf(z.unknown()).parse(input.items)
      : input.item === undefined
        ? counts.map((column) => ({ type: 'category', column, positive: '1' }))
        : [input.item];
  if (/quantile/.test(estimator) && input.prob !== 0.5) return null;
  const measure = /mean/.test(estimator) ? 'mean' : /quantile/.test(estimator) ? 'median' : null;
  const questions = items.map((item, at) => questionOf(item, `q${at}`, records, measure));
  const known = questions.filter((question) => question !== null);
  const weights = z.array(z.object({ weight: z.number() })).safeParse(input.items);
  const equal = !weights.success || new Set(weights.data.map(({ weight }) => weight)).size === 1;
  return known.length === items.length && items.length > 0 && equal ? known : null;
}

/** The segment items that domains and margins need, the break, and the row that it is about. */
function frameOf(sides: Samples) {
  const used = Object.entries(sides).map(([audience, sample]) => ({
    audience: audience as Audience,
    domain: sample.domain,
    margins: sample.design.calibration?.margins ?? [],
    sample,
  }));
  const domains = used.map(({ domain }) => domain).filter((each) => Object.keys(each).length > 0);
  const [domain = {}, ...others] = domains;
  if (others.some((other) => JSON.stringify(other) !== JSON.stringify(domain))) return null;
  const columns = Object.keys(domain);
  if (columns.length > 2 || !used.every(({ sample }) => isCalibratedAlike(sample))) return null;
  const asks = (audience: Audience) =>
    used
      .filter((each) => each.audience === audience)
      .flatMap(({ domain, margins }) => [
        ...Object.keys(domain),
        ...margins.map(({ variable }) => variable),
      ]);
  const all = [...new Set([...asks('consumer'), ...asks('manager')])];
  const codesOf = (column: string) => {
    const target = used
      .flatMap(({ margins }) => margins)
      .find(({ variable }) => variable === column);
    const found = used.flatMap(({ sample }) => respondentsOf(sample)).map((each) => each.record);
    const codes = target
      ? target.targets.map(({ category }) => category)
      : found
          .map((record) => record[column] ?? '')
          .filter((code) => stateOf(code) === 'substantive');
    return [...new Set([...codes, ...(target ? [] : ['unused'])])].sort();
  };
  const keyOf = (column: string) => `seg_${column.toLowerCase().replaceAll(/[^a-z0-9_]/g, '_')}`;
  const label = { en: 'x' };
  const wanted = columns.map((column) => ({ item: keyOf(column), code: domain[column] ?? null }));
  return {
    items: all.map((column) => ({
      key: keyOf(column),
      kind: 'single',
      segment: true,
      options: codesOf(column).map((code) => ({ code, label })),
      wording: Object.fromEntries(
        (['consumer', 'manager'] as const).flatMap((audience) =>
          asks(audience).includes(column) ? [[audience, label]] : [],
        ),
      ),
    })),
    itemsOf: (audience: Audience) => [...new Set(asks(audience))].map(keyOf),
    answersOf: (audience: Audience, record: Record<string, string>): Answers =>
      Object.fromEntries(
        asks(audience).flatMap((column) => {
          const code = record[column] ?? '';
          return stateOf(code) === 'substantive' ? [[keyOf(column), code]] : [];
        }),
      ),
    segment: JSON.stringify(wanted),
    by: columns.length > 0 ? columns.map(keyOf).join('*') : null,
    weighting: Object.fromEntries(
      used.flatMap(({ audience, margins }) => {
        const shares = margins.map(({ variable, targets }) => [
          keyOf(variable),
          Object.fromEntries(targets.map(({ category, share }) => [category, share])),
        ]);
        return shares.length > 0 ? [[audience, { weighting: Object.fromEntries(shares) }]] : [];
      }),
    ) as ReportCase['wave']['audiences'],
    isRow: ({ segment }: GapRow) =>
      JSON.stringify(segment) === JSON.stringify(wanted.length > 0 ? wanted : null),
  };
}

/** Whether a report would choose the same variance: that of residuals if there are enough cases. */
function isCalibratedAlike(sample: ReferenceSample): boolean {
  const { calibration } = sample.design;
  if (!calibration) return true;
  const weighing = respondentsOf(sample).filter(({ w }) => w > 0);
  const supported = supportsCalibration(
    calibrationOf(rakingCells(weighing, calibration.margins)),
    weighing.length,
  );
  return supported === (calibration.variance === 'calibrated');
}

function responsesOf(
  sides: Samples,
  audience: Audience,
  questions: readonly Question[],
  frame: NonNullable<ReturnType<typeof frameOf>>,
): GivenResponse[] {
  const sample = sides[audience];
  if (!sample) return [];
  // A weight of 0 is dropped by the method, and refused by an import.
  return respondentsOf(sample)
    .filter(({ w }) => w > 0)
    .map(({ record, w, cluster }: Recorded) => ({
      audience,
      weight: w,
      ...(cluster ? { cluster } : {}),
      answers: Object.fromEntries<Answer>([
        ...questions.flatMap(({ key, answerOf }): [string, Answer][] => {
          const answer = answerOf(record);
          return answer === undefined ? [] : [[key, answer]];
        }),
        ...Object.entries(frame.answersOf(audience, record)),
      ]),
    }));
}

type Facts = Record<string, unknown>;

/** Every value of the case that a report shows, compared within the case's tolerance. */
function checked(
  { estimator, input, expected, tolerance }: ReferenceCase,
  questions: readonly Question[],
  isRow: (row: GapRow) => boolean,
  { rows, index }: ShownReport,
) {
  const found: string[] = [];
  let compared = 0;
  const compare = (actual: Facts, wanted: unknown, path: string) => {
    const facts = z.record(z.string(), z.unknown()).parse(wanted);
    for (const [name, value] of Object.entries(actual)) {
      if (!(name in facts) || value === undefined) continue;
      compared += 1;
      found.push(...differences(value, facts[name], tolerance, `${path}.${name}`));
    }
  };
  const rowOf = (question: Question | undefined, measure: string, option: string | null = null) => {
    const row = rows.find(
      (candidate) =>
        candidate.item === question?.key &&
        candidate.measure === measure &&
        (option === null || String(candidate.option) === option) &&
        isRow(candidate),
    );
    if (!row) throw new Error(`no row ${question?.key} ${measure} ${option}`);
    return row;
  };
  const one = (facts: Facts, question: Question | undefined) =>
    sidesAndGap(rowOf(question, question?.measure ?? '', question?.option ?? null), facts);
  const sidesAndGap = (row: GapRow, facts: Facts) => {
    const { manager, consumer } = facts;
    if (manager) compare(sideFacts(row.manager), manager, 'manager');
    compare(sideFacts(row.consumer), consumer ?? facts, 'consumer');
    if (consumer) compare(gapFacts(row), facts, 'gap');
  };
  const facts = z.record(z.string(), z.unknown()).parse(expected);
  const isCorrected = (at: number) => {
    const items = z.array(z.object({ p_adjusted: z.number().optional() })).parse(input.items);
    return items[at]?.p_adjusted !== undefined;
  };
  const list = (value: unknown) => z.array(z.record(z.string(), z.unknown())).parse(value);
  const [first] = questions;
  switch (estimator) {
    case 'base_definitions':
      one(z.record(z.string(), z.unknown()).parse(facts.substantive), first);
      break;
    case 'gap_proportion_set':
    case 'verdict_set':
      for (const [at, item] of list(facts.items).entries()) {
        const row = rowOf(questions[at], 'favourable');
        if (estimator === 'gap_proportion_set') sidesAndGap(row, item);
        // A report corrects its own p-values; some cases give a corrected one.
        else
          compare(
            { gap: row.gap?.value, verdict: isCorrected(at) ? undefined : row.verdict },
            item,
            `items.${at}`,
          );
      }
      if (Array.isArray(facts.holm)) {
        const adjusted = questions.map((question) => rowOf(question, 'favourable').gap?.pAdjusted);
        compare({ holm: adjusted }, facts, 'set');
      }
      break;
    case 'gap_multiselect':
      for (const option of list(facts.options)) {
        const row = rowOf(first, 'share', String(option.option));
        sidesAndGap(row, option);
        compare({ p_adjusted: row.gap?.pAdjusted }, option, 'gap');
      }
      break;
    case 'ranking':
      compareRanking(facts, 'consumer');
      break;
    case 'gap_ranking': {
      const { manager, consumer } = z
        .object({
          manager: z.record(z.string(), z.unknown()),
          consumer: z.record(z.string(), z.unknown()),
        })
        .parse(facts);
      compareRanking(manager, 'manager');
      compareRanking(consumer, 'consumer');
      for (const channel of list(facts.channels)) {
        const row = rowOf(first, 'mean_rank', String(channel.channel));
        const position = rowOf(first, 'rank_position', String(channel.channel)).gap?.value;
        compare(
          { ...gapFacts(row), p_adjusted: row.gap?.pAdjusted, position_gap: position },
          channel,
          'channel',
        );
      }
      break;
    }
    case 'gap_index':
      compare(
        {
          gap: index.value,
          lower: index.low,
          upper: index.high,
          p_value: index.p,
          mean_absolute_gap: index.meanAbsolute,
        },
        facts,
        'index',
      );
      break;
    case 'compare_gaps':
    case 'compare_gap_means': {
      one(z.record(z.string(), z.unknown()).parse(facts.first), first);
      const change = rowOf(first, first?.measure ?? '', first?.option ?? null).change?.gap;
      compare(
        { difference: change?.value, lower: change?.low, upper: change?.high, p_value: change?.p },
        facts,
        'change',
      );
      break;
    }
    default:
      one(facts, first);
  }
  return { found, compared };

  function compareRanking(side: Facts, audience: Audience) {
    for (const channel of list(side.channels)) {
      const figure = (measure: string) => rowOf(first, measure, String(channel.channel))[audience];
      const rank = figure('mean_rank');
      compare(
        {
          mean_rank: rank?.estimate,
          lower: rank?.low,
          upper: rank?.high,
          position: figure('rank_position')?.estimate,
          first_share: figure('first_choice')?.estimate,
        },
        channel,
        audience,
      );
    }
  }
}

function sideFacts(side: GapRow['consumer']): Facts {
  return {
    n: side?.base,
    estimate: side?.estimate,
    lower: side?.low,
    upper: side?.high,
    n_eff: side?.effective,
  };
}

function gapFacts({ gap }: GapRow): Facts {
  return { gap: gap?.value, lower: gap?.low, upper: gap?.high, p_value: gap?.p };
}
