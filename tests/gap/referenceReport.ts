import { z } from 'zod';
import type { Answer, Answers } from '../../app/study/conditions';
import type { Audience } from '../../app/study/document';
import type { ReferenceCase } from '../statistics/referenceCases';
import {
  countsSchema,
  listOf,
  type Recorded,
  type ReferenceSample,
  respondentsOf,
  sampleSchema,
} from '../statistics/referenceInputs';
import { checked, type ShownReport } from './referenceChecks';
import { frameOf, type GivenWeighting, type Samples } from './referenceFrame';
import { type Question, questionOf } from './referenceQuestions';

/** A response as the API takes it. */
export interface GivenResponse {
  audience: Audience;
  weight: number;
  cluster?: string;
  answers: Answers;
}

/** A case as a study, a wave, responses and the report that is to show its values. */
export interface ReportCase {
  id: string;
  study: Record<string, unknown>;
  wave: {
    minimumBase: number;
    equivalenceMargin: number;
    audiences: GivenWeighting;
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
