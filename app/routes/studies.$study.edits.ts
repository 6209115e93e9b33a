import { changesMeanwhile, saveStudyEdits } from '../studies/editing.server';

/** Edits of a study from its pages' script, and what others do to it meanwhile. */
export const loader = changesMeanwhile;
export const action = saveStudyEdits;
