import type { Answer, Answers } from './conditions';
import type { Study } from './document';

/** What a response says to each item of its study, in the study's order; undefined: nothing. */
export type Said = readonly (Answer | undefined)[];

/** What answers say to each item of a study. */
export function saidOf(study: Study, answers: Answers): Said {
  return study.items.map(({ key }) => answers[key]);
}
