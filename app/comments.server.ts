import { setImmediate as others } from 'node:timers/promises';
import { z } from 'zod';
import { type Asked, commentPages } from '../db/comments.server';
import type { OpenDatabase } from '../db/open.server';
import { NotAsShown, readAsShown } from '../db/rawAnswers.server';
import { keptResult } from '../db/results.server';
import { sortedGroups, sortedSource, sortNewcomers } from '../db/sortedComments.server';
import type { ShownState } from '../db/tallies.server';
import type { Wave } from '../db/waves.server';
import { type Dimension, type Offered, offeredFilters, type Profile } from './comments/filters';
import { masked } from './comments/masking';
import { PhraseCounts, saidRuns, saidWords, wordsIn } from './comments/phrases';
import { isSortingDue, type MarkedGroup, markOf, sorted } from './comments/sortings';
import { commentDimensions, valueReader } from './comments/sources';
import { stopWords } from './comments/stopWords';
import { stateOf } from './shownSides.server';
import type { Audience, Study } from './study/document';

type Place = Pick<OpenDatabase, 'db' | 'kind'>;

const stored = z.object({
  people: z.number(),
  offered: z.array(
    z.object({
      item: z.string(),
      kind: z.enum(['segment', 'rating']),
      values: z.array(z.string()),
    }),
  ),
  phrases: z.array(z.object({ phrase: z.string(), people: z.number() })),
});

/** What is known of a side's comments as a whole. */
export interface AboutComments {
  people: number;
  offered: Offered[];
  phrases: { phrase: string; people: number }[];
  /** Of an open wave: the groups that the comments are sorted into. */
  groups?: MarkedGroup[];
}

/** How often a sign of life is given, in milliseconds. */
const ALIVE_EVERY = 5000;
/** Words of the longest phrases. */
const LONGEST = 3;
/** Most phrases of one length that are kept, the most said ones. */
const MOST_PHRASES = 2000;

/**
 * How many people of a side commented, by what their comments can be filtered, and what they say:
 * computed once for every state of the side that readers see. `moved`: it is another one by now.
 */
export async function aboutComments(
  { db, kind }: Place,
  wave: Wave,
  asked: { study: Study; shown: ShownState; audience: Audience; key: string },
): Promise<AboutComments | 'moved'> {
  const { study, shown, audience, key } = asked;
  const version = shown.versions[audience];
  try {
    return await keptResult<AboutComments>(db, wave, {
      source: audience,
      key: JSON.stringify(['comments', LONGEST, key, wave.minimumBase]),
      version: stateOf(wave, version),
      read: (result) => stored.parse(result),
      compute: (alive) =>
        readAsShown({ db, kind }, [{ waveId: wave.id, audience, version }], (from) =>
          reading(commentsOf(from, { waveId: wave.id, audience, key }, study, alive), {
            study,
            audience,
            minimumBase: wave.minimumBase,
          }),
        ),
    });
  } catch (error) {
    if (!(error instanceof NotAsShown)) throw error;
    return 'moved';
  }
}

/**
 * The same of a wave that is open: of those who are sorted into the lists, which whoever came meanwhile
 * is now if there are enough.
 */
export async function sortedComments(
  { db }: Place,
  wave: Wave,
  asked: { study: Study; shown: ShownState; audience: Audience; key: string },
): Promise<AboutComments | 'moved'> {
  const { study, shown, audience, key } = asked;
  const { minimumBase } = wave;
  const dimensions = commentDimensions(study, audience);
  const values = dimensions.map((dimension) => valueReader(study, dimension));
  const own = { waveId: wave.id, audience, key, isSorted: true };
  const items = dimensions.map(({ item }) => item);
  await sortNewcomers(db, wave, own, items, {
    version: shown.versions[audience],
    minimumBase,
    isDue: (people) => isSortingDue(people, minimumBase),
    divide: (answers) =>
      sorted(
        dimensions,
        answers.map((person) => values.map((of, at) => of(person[at]))),
        minimumBase,
      ),
  });
  const groups = await sortedGroups(db, own);
  // Groups only shrink, and sortings only become more: no later state is like an earlier one.
  const version = stateOf(wave, 0) + JSON.stringify(stateIn(groups));
  const read = await keptResult<AboutComments>(db, wave, {
    source: sortedSource(audience),
    key: JSON.stringify(['comments', LONGEST, key]),
    version,
    read: (result) => stored.parse(result),
    compute: (alive) =>
      reading(commentsOf(db, own, study, alive), { study, audience, minimumBase }),
  });
  const now = await sortedGroups(db, own);
  if (JSON.stringify(now) !== JSON.stringify(groups)) return 'moved';
  return { ...read, groups, offered: offeredIn(dimensions, groups) };
}

const stateIn = (groups: readonly MarkedGroup[]) => [
  groups.reduce((most, { sorting }) => Math.max(most, sorting), 0),
  groups.reduce((sum, { people }) => sum + people, 0),
];

/** What some of the sortings can be filtered by. */
function offeredIn(dimensions: readonly Dimension[], groups: readonly MarkedGroup[]): Offered[] {
  const offered = new Set(groups.flatMap(({ marks }) => marks));
  return dimensions.flatMap((dimension) => {
    const start = markOf(dimension.item, '');
    const values = [...offered].filter((mark) => mark.startsWith(start)).sort();
    if (values.length === 0) return [];
    return { ...dimension, values: values.map((mark) => mark.slice(start.length)) };
  });
}

/** A way to go through all comments, as often as it takes. */
type Comments = () => AsyncGenerator<{ words: (string | null)[]; answers: unknown[] }>;

function commentsOf(
  db: OpenDatabase['db'],
  asked: Asked,
  study: Study,
  alive: () => Promise<void>,
): Comments {
  const items = commentDimensions(study, asked.audience).map(({ item }) => item);
  return async function* () {
    let last = Date.now();
    for await (const page of commentPages(db, asked, items)) {
      for (const { text, locale, answers } of page) {
        const words = wordsIn(masked(text), locale ?? study.locales[0] ?? 'en');
        yield { words, answers };
      }
      // The embedded database answers without giving others a turn.
      await others();
      if (Date.now() - last < ALIVE_EVERY) continue;
      last = Date.now();
      await alive();
    }
  };
}

async function reading(
  comments: Comments,
  { study, audience, minimumBase }: { study: Study; audience: Audience; minimumBase: number },
): Promise<AboutComments> {
  const dimensions = commentDimensions(study, audience);
  const values = dimensions.map((dimension) => valueReader(study, dimension));
  const stops = stopWords(study.locales);
  const profiles = new Map<string, Profile>();
  const single = new PhraseCounts();
  let people = 0;
  for await (const { words, answers } of comments()) {
    people += 1;
    const profile = values.map((of, at) => of(answers[at]));
    const key = JSON.stringify(profile);
    const known = profiles.get(key)?.people ?? 0;
    profiles.set(key, { values: profile, people: known + 1 });
    single.add(saidWords(words, stops));
  }
  const words = single.saidBy(Math.max(1, minimumBase)).slice(0, MOST_PHRASES);
  const phrases = [words];
  for (let length = 2; length <= LONGEST; length += 1) {
    const counted = new Set(phrases.at(-1)?.map(({ phrase }) => phrase));
    const runs = new PhraseCounts();
    for await (const comment of comments()) runs.add(saidRuns(comment.words, length, counted));
    phrases.push(runs.saidBy(Math.max(2, minimumBase)).slice(0, MOST_PHRASES));
  }
  return {
    people,
    offered: offeredFilters(dimensions, [...profiles.values()], minimumBase),
    phrases: phrases.flat(),
  };
}
