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
  confidence,
});

/** What the page of drivers can be asked to show; what is left out it chooses itself. */
export const driverPageParameters = z.object({
  outcome: z.string().max(64).optional(),
  driver: z.array(z.string().max(64)).max(100).optional(),
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
  by,
  weighted,
  confidence,
});
