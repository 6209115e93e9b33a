import { draw, type Random } from './random';

const HOUR = 3_600_000;
/** How the answers come in over fourteen days from a Monday: invitation, weekend, reminder. */
const ARRIVALS = [16, 13, 9, 7, 6, 3, 3, 12, 10, 7, 5, 4, 2, 3];

/** When people answered: moments between 7 in the morning and 11 at night (UTC), earliest first. */
export function submissionTimes(random: Random, start: Date, people: number): string[] {
  const days = ARRIVALS.map((weight, day): readonly [number, number] => [day, weight]);
  const moment = ([day = 0]: number[]) =>
    start.getTime() + 24 * HOUR * day + (7 + 8 * (random() + random())) * HOUR;
  return Array.from({ length: people }, () => moment(draw(random, days, 1)))
    .sort((one, other) => one - other)
    .map((time) => `${new Date(time).toISOString().slice(0, 19)}Z`);
}
