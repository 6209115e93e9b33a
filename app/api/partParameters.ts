import { z } from 'zod';
import { reportParameters } from './parameters';

const { confidence, by, weighted, adjust } = reportParameters.shape;
const fraction = (message: string, low: number, high: number) =>
  z.coerce.number(message).min(low, message).max(high, message);

/** What the drivers of an outcome can be asked to be. */
export const driverParameters = z.object({
  outcome: z.string('must name an item').max(64).describe('The key of the item to be explained.'),
  drivers: z
    .string()
    .max(2000)
    .optional()
    .describe(
      'Keys of the items that may explain it, joined by commas; without them the items of the gap index.',
    ),
  weighted,
  confidence,
});

/** What the page of drivers can be asked to show; what is left out it chooses itself. */
export const driverPageParameters = z.object({
  outcome: z.string().max(64).optional(),
  driver: z.array(z.string().max(64)).max(100).optional(),
  weighted,
  confidence,
});

/** What the page of tables can be asked to show: its segment item, and the item whose every figure. */
export const tablePageParameters = z.object({
  by,
  item: z.string().max(64).optional(),
  weighted,
  confidence,
  adjust,
});

/** What the planning part can be asked to be. */
export const planningParameters = z.object({
  power: fraction('must be a number from 0.5 to 0.999', 0.5, 0.999)
    .default(0.8)
    .describe('The probability with which a gap should be found.'),
  gap: fraction('must be a number from 0.001 to 0.999', 0.001, 0.999)
    .default(0.1)
    .describe('The size of the gap that should be found.'),
  share: fraction('must be a number from 0.001 to 0.999', 0.001, 0.999)
    .default(0.5)
    .describe('The consumers’ share that gaps are counted from; 0.5 asks for most respondents.'),
  item: z
    .string()
    .max(64)
    .optional()
    .describe(
      'An item whose share gaps are of: bases and design effects are then those of that share, clusters included. Without it those of all responses by their weights alone.',
    ),
  option: z
    .string()
    .max(64)
    .optional()
    .describe('The option, net or threshold of the item; without it its favourable answers.'),
  gaps: z.coerce
    .number('must be a whole number from 1 to 1000')
    .int('must be a whole number from 1 to 1000')
    .min(1, 'must be a whole number from 1 to 1000')
    .max(1000, 'must be a whole number from 1 to 1000')
    .optional()
    .describe(
      'How many gaps are tested together, each then at 1 − (1 − confidence) / gaps; in segments times as many as are compared. Without it each gap is tested alone.',
    ),
  by,
  weighted,
  confidence,
});

/**
 * What the page of planning can be asked; without a number of gaps it takes those of the report.
 * `points` is a gap as somebody typed it, and goes before `gap`.
 */
export const planningPageParameters = planningParameters.extend({
  points: z.string().max(40).optional(),
});

/** What the comparison of segments can be asked to be. */
export const heterogeneityParameters = z.object({
  by: z
    .string('must name a segment item')
    .max(200)
    .describe('A segment item whose gaps are compared, or two as `a*b`; asked of both sides.'),
  weighted,
  confidence,
  adjust,
});

/** What trends can be asked to be. */
export const trendParameters = z.object({
  waves: z
    .string()
    .max(2000)
    .optional()
    .describe(
      'Ids of other waves of the study, joined by commas; without them all that were opened. At most 40 with this one.',
    ),
  weighted,
  confidence,
  adjust,
});

/** What choices as wholes can be asked to be. */
export const choiceParameters = z.object({ by, weighted, confidence, adjust });

/** What the pages of channels, waiting and loyalty can be asked to show: a part, and the items of it. */
export const topicParameters = z.object({
  show: z.string().max(32).optional(),
  item: z.array(z.string().max(129)).max(20).optional(),
  /** The kind of matter whose ways are drawn; left out: that in which most change channel. */
  matter: z.string().max(129).optional(),
  /** Which chart of ways a file is to hold; left out: the ways themselves. */
  of: z.enum(['matters', 'start', 'end'], 'must be matters, start or end').optional(),
  /** Of times; left out: as their range asks for. */
  axis: z.enum(['log', 'linear'], 'must be log or linear').optional(),
  weighted,
  confidence,
  adjust,
});

const code = z.string().max(64);

/** What can be asked about a group of respondents. */
export const groupParameters = z.object({
  item: z.string('must name an item').max(64).describe('The key of the item whose figure it is.'),
  option: z
    .array(code)
    .max(100)
    .optional()
    .describe(
      'Answers whose share it is: an option, net or threshold, or several options of one choice together. Without any the favourable answers, else the mean.',
    ),
  by: code.optional().describe('The segment item that tells who is in the group.'),
  in: z
    .array(code)
    .max(100)
    .optional()
    .describe('The segments that make the group; without any it is everybody.'),
  than: z
    .array(code)
    .max(100)
    .optional()
    .describe('The segments that it is held against; without any everybody is.'),
  to: code
    .optional()
    .describe(
      'Another item of the same measure: the group’s figure is held against its own there.',
    ),
  weighted,
  confidence,
});

/** What the page of groups can be asked to show; what is left out it chooses itself. */
export const groupPageParameters = groupParameters.extend({ item: code.optional(), by });
