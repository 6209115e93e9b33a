import { openResponseFile } from '../waves/responseFiles.server';

/** A wave's responses as a file, or what its columns mean. */
export const loader = openResponseFile;
