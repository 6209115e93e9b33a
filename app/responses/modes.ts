/** How a file with bad rows, or with respondents that are there already, is taken. */
export const FILE_MODES = ['all', 'skip', 'replace'] as const;
export type FileMode = (typeof FILE_MODES)[number];
