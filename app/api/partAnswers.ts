import { z } from 'zod';
import { asOf, figure } from './answers';

const wave = z.strictObject({ id: z.string(), study: z.string(), key: z.string() });

const driver = z
  .strictObject({
    item: z.string(),
    share: figure.describe('Its part of what all drivers explain, by relative weights.'),
    low: figure,
    high: figure,
    relativeWeight: figure.describe('Its part of R².'),
    lmgShare: figure.describe('The same share by averaging over orders of entry, as a control.'),
  })
  .meta({ id: 'Driver' });

const driverSide = z
  .strictObject({
    base: z.int().nullable().describe('Responses that answer the outcome and all drivers.'),
    rSquared: figure,
    drivers: z.array(driver).nullable(),
    constant: z
      .string()
      .nullable()
      .describe('The item that did not vary, where one is the reason.'),
    reason: z
      .enum([
        'one_sided',
        'no_answers',
        'withheld',
        'withheld_secondary',
        'being_updated',
        'too_few_cases',
        'constant_variable',
        'collinear',
      ])
      .nullable()
      .describe(
        'Why there are no drivers. `being_updated`: what readers see kept changing while it was read; ask again later.',
      ),
  })
  .meta({ id: 'DriverSide' });

export const driversAnswer = z
  .strictObject({
    format: z.literal('parallax.drivers/1'),
    wave,
    confidence: z.number(),
    asOf,
    outcome: z.string(),
    manager: driverSide,
    consumer: driverSide,
    gaps: z
      .array(
        z.strictObject({
          item: z.string(),
          value: figure,
          low: figure,
          high: figure,
          p: figure,
          pAdjusted: figure.describe('Corrected by Holm for looking at all of these drivers.'),
        }),
      )
      .nullable()
      .describe('Importance gaps: shares, managers minus consumers.'),
  })
  .meta({ id: 'Drivers', description: 'Importance is association, not effect.' });

const planningSide = z
  .strictObject({
    base: z.int().nullable(),
    effective: figure,
    designEffect: figure.describe(
      'Of the item’s share. Without an item, or where the share does not vary: Kish’s, from the weights alone; clusters come on top.',
    ),
    reason: z.enum(['one_sided', 'no_answers', 'withheld', 'withheld_secondary']).nullable(),
  })
  .meta({ id: 'PlanningSide' });

export const planningAnswer = z
  .strictObject({
    format: z.literal('parallax.planning/1'),
    wave,
    power: z.number(),
    gap: z.number(),
    share: z.number(),
    item: z.string().nullable(),
    option: z.union([z.string(), z.number()]).nullable(),
    confidence: z.number(),
    weighted: z.boolean(),
    asOf,
    rows: z.array(
      z.strictObject({
        segment: z
          .array(z.strictObject({ item: z.string(), code: z.string().nullable() }))
          .nullable(),
        comparedWith: z.literal('total').optional(),
        manager: planningSide,
        consumer: planningSide,
        detectable: z
          .strictObject({ above: figure, below: figure })
          .describe('The smallest gaps above and below 0 that are found with this power.'),
        found: z
          .strictObject({ above: figure, below: figure })
          .describe(
            'The power with which a gap of the size asked for, above 0 and below, is found.',
          ),
        wanted: z
          .strictObject({ manager: z.int(), consumer: z.int() })
          .nullable()
          .describe('Respondents with which the gap is found, in the ratio that the sides have.'),
      }),
    ),
  })
  .meta({ id: 'Planning' });
