/** Work that takes long, in steps of a millisecond or two: whoever runs it can do others' in between. */
export type Steps<Result> = Generator<undefined, Result>;

/**
 * The result of work in steps, one right after the other (definition).
 *
 * @example finished((function* () { yield undefined; return 3; })()) // 3
 */
export function finished<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
