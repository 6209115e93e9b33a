import { showThanks } from '../questionnaire/answering.server';
import { respondent } from '../questionnaire/visit.server';

export const loader = respondent(showThanks, false);
