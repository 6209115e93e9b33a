import { afterAll } from 'vitest';
import { filledPlace, temporaryFolder } from './program';

/** What makes folders that are removed once all tests of the calling file are over. */
export function foldersOfTests() {
  const made: { remove: () => Promise<void> }[] = [];
  afterAll(async () => {
    for (const { remove } of made) await remove();
  });
  return {
    async empty(): Promise<string> {
      const folder = await temporaryFolder();
      made.push(folder);
      return folder.path;
    },
    async filled(...given: Parameters<typeof filledPlace>) {
      const place = await filledPlace(...given);
      made.push(place);
      return place;
    },
  };
}
