import { z } from 'zod';
import type { Answers } from '../app/study/conditions';
import type { Audience } from '../app/study/document';

/** The JSON column of answers. */
export const answersColumn = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.array(z.string())]),
);

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
