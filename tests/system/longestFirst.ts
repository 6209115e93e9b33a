import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take or wait long, which neither their size nor a first run tells. */
const LONGEST = [
  'routes/slowSenders',
  'browser/editor',
  'commands/lifecycle',
  'commands/files',
  'browser/report',
  'commands/backup',
  'soak/schedules',
  'routes/gaps',
  'soak/kills',
  'routes/processes',
  'db/imports',
  'soak/fuzz',
  'soak/largeFiles',
  'routes/limits',
  'browser/newcomer',
];

const placeOf = ({ moduleId }: TestSpecification) => {
  const place = LONGEST.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
  return place < 0 ? LONGEST.length : place;
};

/** Starts long files before short ones, so that none is waited for alone at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => placeOf(a) - placeOf(b));
  }
}
