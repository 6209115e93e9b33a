import { openFile } from '../studies/files.server';

/** What a study is taken out as: its document, its texts. */
export const loader = openFile;
