import { z } from 'zod';
import type { Answers } from '../app/study/conditions';
import type { Audience } from '../app/study/document';

export const answerColumn = z.union([z.string(), z.number(), z.array(z.string())]);

/** The JSON column of answers. */
export const answersColumn = z.record(z.string(), answerColumn);

/** The same of what was written through it: told by a look at each answer, and not copied. */
export const storedAnswers = z.custom<Answers>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(
      (answer) => typeof answer === 'string' || typeof answer === 'number' || isTexts(answer),
    ),
);

const isTexts = (value: unknown) =>
  Array.isArray(value) && value.every((text) => typeof text === 'string');

export interface NewResponse {
  audience: Audience;
  respondent: string | null;
  locale: string | null;
  submittedAt: Date;
  weight: number;
  cluster: string | null;
  answers: Answers;
}

/** A response from outside: its weight is null where none was given. */
export type GivenResponse = Omit<NewResponse, 'weight'> & { weight: number | null };
