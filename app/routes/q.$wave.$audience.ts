import { showStep, takeStep } from '../questionnaire/answering.server';
import { respondent } from '../questionnaire/visit.server';

/** One side's questionnaire of a wave, page by page. */
export const loader = respondent(showStep);
export const action = respondent(takeStep);
