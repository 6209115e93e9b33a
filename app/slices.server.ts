import { setImmediate as others } from 'node:timers/promises';
import type { Steps } from './statistics/steps';

/** For how long work goes on before others get their turn, in milliseconds. */
const SLICE = 3;

/**
 * The result of work in steps, with turns for everybody else in between: a process that answers
 * respondents must not stand still for an analyst.
 */
export async function inSlices<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    await others();
    for (const until = performance.now() + SLICE; performance.now() < until; ) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  }
}
