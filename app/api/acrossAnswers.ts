import { z } from 'zod';
import { asOf, figure, moment } from './answers';
import { gapFigure, reason, segmentOf, side, weightProblems } from './gapAnswers';

const wave = z.strictObject({ id: z.string(), study: z.string(), key: z.string() });
const frame = {
  wave,
  confidence: z.number(),
  weighted: z.boolean(),
  weightProblems,
  adjust: z.enum(['holm', 'bh', 'none']),
  asOf,
};
const limits = { value: z.number(), low: z.number(), high: z.number() };
const row = {
  item: z.string(),
  measure: z
    .enum(['favourable', 'share', 'at_most', 'first_choice'])
    .describe('Measures that are shares.'),
  option: z.union([z.string(), z.number()]).nullable(),
};
const corrected = figure.describe('Corrected in the families of the report’s gaps.');

export const heterogeneityAnswer = z
  .strictObject({
    format: z.literal('parallax.heterogeneity/1'),
    ...frame,
    by: z.array(z.string()),
    rows: z.array(
      z.strictObject({
        ...row,
        segments: z
          .array(z.strictObject({ segment: segmentOf, ...limits }))
          .describe('Segments whose gap the report shows with an interval; only these count.'),
        pooled: z.strictObject(limits).nullable().describe('Their gaps in one.'),
        q: figure.describe('Cochran’s Q: how much they differ for their variances.'),
        df: figure,
        p: figure,
        pAdjusted: corrected,
        reason: z.enum(['one_sided', 'too_few_segments', 'illustration']).nullable(),
      }),
    ),
  })
  .meta({ id: 'Heterogeneity' });

export const trendsAnswer = z
  .strictObject({
    format: z.literal('parallax.trends/1'),
    ...frame,
    waves: z.array(
      z.strictObject({
        id: z.string(),
        key: z.string(),
        time: moment.describe('When it opened, or else was made.'),
        weighted: z.boolean(),
      }),
    ),
    overlappingSamples: z
      .array(z.enum(['consumer', 'manager']))
      .describe('Sides of which somebody answered two waves in a row.'),
    rows: z.array(
      z.strictObject({
        ...row,
        points: z
          .array(z.strictObject({ wave: z.string(), ...limits }))
          .describe('The gaps of waves that asked the same and show them, oldest first.'),
        slope: z.strictObject(limits).nullable().describe('Change of the gap per year.'),
        p: figure,
        pAdjusted: corrected,
        reason: z.enum(['one_sided', 'too_few_waves', 'illustration']).nullable(),
      }),
    ),
  })
  .meta({ id: 'Trends' });

const place = {
  segment: segmentOf.nullable(),
  comparedWith: z.literal('total').optional(),
};
const rankingSide = z
  .strictObject({
    base: z.int().nullable(),
    agreement: figure.describe('Kendall’s W, from 0 to 1: how alike the side’s rankings are.'),
  })
  .nullable();

export const choicesAnswer = z
  .strictObject({
    format: z.literal('parallax.choices/1'),
    wave,
    confidence: z.number(),
    adjust: z.enum(['holm', 'bh', 'none']),
    asOf,
    weighted: z.boolean(),
    rankings: z
      .array(
        z.strictObject({
          item: z.string(),
          ...place,
          manager: rankingSide,
          consumer: rankingSide,
          displacementIndex: figure.describe('0: the same mean ranks; 1: unanimous and opposite.'),
          footrule: figure.describe('The same of places.'),
          kendallTauB: figure,
          spearmanRho: figure,
          test: z
            .strictObject({ f: figure, df1: figure, df2: figure, p: figure, pAdjusted: corrected })
            .nullable()
            .describe('Of equal mean ranks on both sides; the other figures describe.'),
          reason,
        }),
      )
      .describe('Each ranking as a whole.'),
    mentions: z
      .array(
        z.strictObject({
          item: z.string(),
          option: z.string(),
          ...place,
          manager: side.nullable(),
          consumer: side.nullable(),
          gap: gapFigure.nullable(),
          reason,
        }),
      )
      .describe('Each option’s share of all options that were ticked.'),
  })
  .meta({ id: 'Choices' });
