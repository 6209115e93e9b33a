import { z } from 'zod';
import { asOf, figure } from './answers';
import { gapFigure, side } from './gapAnswers';

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
    gaps: z.number(),
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

const groupRatio = z
  .strictObject({ value: figure, low: figure, high: figure })
  .meta({ id: 'GroupRatio' });

const groupSide = z
  .strictObject({
    own: side.nullable().describe('The group’s figure; null: this side was not asked.'),
    other: side.nullable().describe('What it is held against.'),
    ratio: groupRatio.describe('The own figure over the other one.'),
    relative: groupRatio.describe('The ratio less one: a relative difference, not points.'),
    withoutLimits: z
      .enum(['same_people', 'unknown'])
      .nullable()
      .describe(
        'Why the ratio has no interval. `same_people`: nothing tells how two answers of the same people go together.',
      ),
    reason: z.enum(['one_sided', 'no_answers', 'withheld', 'withheld_secondary']).nullable(),
  })
  .meta({ id: 'GroupSide' });

export const groupsAnswer = z
  .strictObject({
    format: z.literal('parallax.groups/1'),
    wave,
    confidence: z.number(),
    weighted: z.boolean(),
    asOf,
    item: z.string(),
    measure: z.string(),
    options: z.array(z.string()),
    by: z.string().nullable(),
    in: z.array(z.string()),
    than: z.array(z.string()),
    to: z.string().nullable(),
    manager: groupSide,
    consumer: groupSide,
    gaps: z
      .strictObject({ own: gapFigure.nullable(), other: gapFigure.nullable() })
      .describe('Managers minus consumers, of the group and of what it is held against.'),
  })
  .meta({ id: 'Groups' });
