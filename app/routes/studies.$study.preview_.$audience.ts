import { goOnInPreview, showPreview } from '../studies/preview.server';

/** One side's questionnaire of a study that is edited, shown in the preview's frames. */
export const loader = showPreview;
export const action = goOnInPreview;
