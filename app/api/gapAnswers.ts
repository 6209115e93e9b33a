import { z } from 'zod';
import { BENCHMARK_MEASURES } from '../study/benchmark';
import { asOf, figure } from './answers';

export const reason = z
  .string()
  .nullable()
  .describe(
    'Why figures are null. `illustration`: no publication states this figure of a demo, so that their gap is tested for nothing. `being_updated`: a median of a number with more than 1,201 possible values is still computed from raw answers; ask again.',
  );

export const side = z
  .strictObject({
    base: z.int().nullable(),
    effective: figure,
    estimate: figure,
    low: figure,
    high: figure,
    mark: z.enum(['unreliable', 'low_base']).nullable(),
  })
  .meta({ id: 'Side' });

const audienceFigures = z
  .strictObject({
    responses: z.int().nullable(),
    effective: figure.describe('Kish’s effective base, from the final weights alone.'),
    designEffect: figure,
    weights: z
      .enum(['equal', 'given', 'raked'])
      .describe(
        'Nobody weighs more; weights came with the responses; raked to the wave’s margins.',
      ),
    variance: z
      .enum(['fixed', 'calibrated'])
      .describe('`calibrated`: of residuals on the margins that were raked to.'),
    weightsVary: z
      .boolean()
      .describe('The design effect is above 2: trim the weights, or rake to fewer margins.'),
  })
  .meta({ id: 'AudienceFigures' });

const weightProblem = z
  .strictObject({
    audience: z.enum(['consumer', 'manager']),
    code: z.enum([
      'margin_total',
      'unknown_category',
      'empty_cell',
      'zero_target',
      'not_converged',
    ]),
    item: z.string().describe('The margin; where raking gave up, the worst one.'),
    option: z.string().nullable().describe('Its category; null: no single one, or no answer.'),
    distance: figure.describe('How far from its target the worst share stayed.'),
  })
  .meta({ id: 'WeightProblem', description: 'Why an audience has no raked weights.' });

export const weightProblems = z
  .array(weightProblem)
  .describe('Why the report is unweighted though weights were asked for.');

const change = {
  value: figure,
  low: figure,
  high: figure,
  p: figure,
  pAdjusted: figure.describe('Corrected within all rows of measure, segment item and contrast.'),
  reason,
};
const comparable = z
  .boolean()
  .describe('Whether both waves asked the same: wording, options, scale and conditions.');
const changeFigure = z
  .strictObject(change)
  .meta({ id: 'Change', description: 'Now minus before.' });
const indexChange = z.strictObject({ comparable, ...change }).meta({ id: 'IndexChange' });

export const segmentOf = z.array(z.strictObject({ item: z.string(), code: z.string().nullable() }));
export const gapFigure = z.strictObject({
  value: figure,
  low: figure,
  high: figure,
  p: figure,
  pAdjusted: figure,
});

export const gapRow = z
  .strictObject({
    item: z.string(),
    construct: z.string().nullable(),
    kind: z.enum(['scale', 'single', 'multiple', 'ranking', 'number', 'nps', 'text']),
    measure: z.enum([...BENCHMARK_MEASURES, 'prediction']),
    option: z
      .union([z.string(), z.number()])
      .nullable()
      .describe('The option, net, threshold or predicted item that the measure is about.'),
    segment: segmentOf
      .nullable()
      .describe('Null for the total; code null for those who did not answer the segment item.'),
    comparedWith: z
      .literal('total')
      .optional()
      .describe('The total of the side that was not asked the segment item stands opposite.'),
    manager: side.nullable(),
    consumer: side.nullable(),
    gap: gapFigure.nullable(),
    verdict: z
      .enum([
        'blind_spot',
        'hidden_strength',
        'managers_higher',
        'managers_lower',
        'aligned',
        'inconclusive',
        'withheld',
      ])
      .nullable(),
    reason,
    change: z
      .strictObject({
        comparable,
        manager: changeFigure.nullable(),
        consumer: changeFigure.nullable(),
        gap: changeFigure.nullable(),
      })
      .optional()
      .describe('What has changed since the wave of `against`.'),
    illustrates: z
      .array(z.enum(['consumer', 'manager']))
      .optional()
      .describe('The sides whose figure of a demo no publication states.'),
  })
  .meta({ id: 'GapRow', description: 'Fractions for shares; gaps are manager minus consumer.' });

const waveNamed = z.strictObject({ id: z.string(), study: z.string(), key: z.string() });

export const gapsAnswer = z
  .strictObject({
    format: z.literal('parallax.gaps/1'),
    wave: waveNamed,
    against: waveNamed
      .extend({
        weighted: z.boolean(),
        weightProblems,
        overlappingSamples: z
          .array(z.enum(['consumer', 'manager']))
          .describe('Sides of which somebody answered both waves: intervals are then too wide.'),
      })
      .optional(),
    confidence: z.number(),
    weighted: z.boolean(),
    weightProblems,
    adjust: z.enum(['holm', 'bh', 'none']),
    inference: z
      .string()
      .describe('What the intervals and p-values are, to be said wherever they are shown.'),
    asOf,
    audiences: z.strictObject({ consumer: audienceFigures, manager: audienceFigures }),
    rows: z.array(gapRow),
    index: z
      .strictObject({
        value: figure,
        low: figure,
        high: figure,
        p: figure.describe('Of Welch’s test over the two scores; looked at alone.'),
        meanAbsolute: figure,
        items: z.array(z.string()),
        reason,
        change: indexChange.optional(),
      })
      .nullable(),
    synthetic: z.literal(true).optional().describe('The respondents are synthetic: a demo.'),
  })
  .meta({ id: 'GapReport' });
