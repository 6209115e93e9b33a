import { z } from 'zod';
import { answersSchema } from './answers';
import type { Answers } from './conditions';
import { AUDIENCES, type Audience, type Study, storable } from './document';
import { type Said, saidOf } from './said';

const name = (max: number) =>
  z
    .string()
    .min(1, 'must not be empty')
    .max(max, `must be at most ${max} characters`)
    .refine(storable, 'holds a character that cannot be stored');

/** A moment with its offset, in years that every database can store. */
export const moment = z.iso
  .datetime({ offset: true, error: 'must be a date and time like 2026-10-01T12:00:00Z' })
  .refine((text) => {
    const year = new Date(text).getUTCFullYear();
    return year >= 1900 && year < 3000;
  }, 'must lie in the years 1900 to 2999');

export const responseFrame = z.strictObject({
  audience: z.enum(AUDIENCES, `must be one of ${AUDIENCES.join(', ')}`),
  respondent: name(200).nullish(),
  locale: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/, 'is not a language tag')
    .nullish(),
  submittedAt: moment.nullish(),
  // Squares of weights and their sums must stay within floating-point numbers.
  weight: z
    .number('must be a number')
    .positive({ error: 'must be above 0', abort: true })
    .min(1e-6, 'must be at least 0.000001')
    .max(1e9, 'must be at most 1,000,000,000')
    .nullish(),
  cluster: name(200).nullish(),
  answers: z.record(z.string(), z.unknown()),
});

/** A response from outside that has no fault; null is what it does not say. */
export interface CheckedResponse {
  audience: Audience;
  respondent: string | null;
  locale: string | null;
  submittedAt: Date;
  weight: number | null;
  cluster: string | null;
  answers: Answers;
}

/** A checked response of a file, as it is staged and counted. */
export interface FiledResponse extends Omit<CheckedResponse, 'answers'> {
  /** Its record's place in the file, from 1. */
  row: number;
  said: Said;
  /** All of its answers as JSON. */
  json: string;
}

/** A checked response as one of a file. */
export function filed(study: Study, row: number, response: CheckedResponse): FiledResponse {
  const { answers, ...frame } = response;
  return { ...frame, row, said: saidOf(study, answers), json: JSON.stringify(answers) };
}

/**
 * The schema of a response from outside: its frame, then its answers by its audience's items.
 * What is absent becomes null; `submittedAt` becomes a Date, `now` where absent.
 */
export function responseSchema(study: Study, now: Date) {
  const answers: Record<Audience, ReturnType<typeof answersSchema>> = {
    consumer: answersSchema(study, 'consumer'),
    manager: answersSchema(study, 'manager'),
  };
  return responseFrame.transform((response, context): CheckedResponse => {
    const parsed = answers[response.audience].safeParse(response.answers);
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        context.addIssue({
          code: 'custom',
          message: issue.message,
          path: ['answers', ...issue.path],
        });
      return z.NEVER;
    }
    return {
      audience: response.audience,
      respondent: response.respondent ?? null,
      locale: response.locale ?? null,
      submittedAt: response.submittedAt ? new Date(response.submittedAt) : now,
      weight: response.weight ?? null,
      cluster: response.cluster ?? null,
      answers: parsed.data,
    };
  });
}
