import { Refusal } from './api.server';
import { problem } from './problem.server';
import { ReportRefused } from './reportRefused';

/** Answers with what does not fit a wave, where a part of its report was refused. */
export function refusePart(error: unknown): never {
  if (!(error instanceof ReportRefused)) throw error;
  throw new Refusal(
    problem(400, 'Bad request', {
      detail: 'The parameters of the address do not fit the wave.',
      errors: error.faults,
    }),
  );
}

export const NO_STORE = { headers: { 'Cache-Control': 'no-store' } };
