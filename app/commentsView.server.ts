import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { listComments } from '../db/comments.server';
import type { OpenDatabase } from '../db/open.server';
import { fold, type ShownState, shownState } from '../db/tallies.server';
import { availability, findWave, type Wave } from '../db/waves.server';
import { requireReader } from './accounts/reading.server';
import { nothingThere } from './accounts/requireUser.server';
import { reportParameters } from './api/parameters';
import { masked } from './comments/masking';
import {
  listedPhrases,
  type PhraseRow,
  phraseRows,
  type SaidBySide,
  TESTED,
} from './comments/phraseRows';
import { folded, searchPattern } from './comments/search';
import { reachOf } from './comments/sortings';
import { type CommentSource, codesOf, commentSources } from './comments/sources';
import { commentsTell } from './comments/withholding';
import { type AboutComments, aboutComments, sortedComments } from './comments.server';
import { marginsOf } from './gap/weights';
import { withholding } from './gap/withholding';
import { PATIENCE, settingsOf } from './gapDocument.server';
import { soon } from './medians.server';
import { openView, reading } from './openView.server';
import { faulty } from './report.server';
import { AUDIENCES, type Audience, type Study } from './study/document';

type Place = Pick<OpenDatabase, 'db' | 'kind'>;

const pair = z
  .string()
  .max(200)
  .regex(/^[^:]+:.+$/, 'must be ITEM:VALUE');

/** What the page of comments can be asked to show. */
const commentParameters = z.object({
  source: z.string().max(80).optional(),
  side: z.enum(AUDIENCES, 'must be consumer or manager').optional(),
  q: z.string().trim().max(100).optional(),
  only: z.array(pair).max(2).optional(),
  rated: pair.optional(),
  after: z
    .string()
    .regex(/^[0-9a-f]{32}$/, 'must be a place')
    .default(''),
  phrases: z.coerce.number('must be a page').int().min(1).max(1000).default(1),
  confidence: reportParameters.shape.confidence,
});

/** Comments on a page, and how many are read to find as many with a text in them. */
const PAGE = 25;
const READ = 500;
/** How often what readers see may change while it is read. */
const ATTEMPTS = 3;

/** Why nothing of a side is shown. */
type NoComments = 'not_asked' | 'no_comments' | 'withheld' | 'being_updated';

interface Side {
  about: AboutComments | null;
  reason: NoComments | 'moved' | null;
}

/**
 * A wave's free answers, masked, and what both sides write about. Not by a link: what masking misses
 * would go wherever the link goes.
 */
export async function openComments(args: LoaderFunctionArgs) {
  const { all: _, ...page } = await openAllComments(args);
  return page;
}

/** The same with all phrases at once, for a file. */
export async function openAllComments(args: LoaderFunctionArgs) {
  const opened = await openView(args, reading(commentParameters), openOwn);
  const { context, wave, study, items, query, page } = opened;
  const { focuses } = opened.inPart;
  const sources = commentSources(study);
  const source = query.source
    ? sources.find(({ key }) => key === query.source)
    : (sources.find(({ audiences }) => audiences.length > 1) ?? sources[0]);
  if (query.source && !source) throw faulty([{ path: '$.source', message: 'is no free answer' }]);
  // While answers come in, two looks at a list would tell who came between them: they come in sortings.
  const isMoving = wave.minimumBase > 1 && availability(wave, context.now()) === 'open';
  const { sides, asOf } = await sidesOf(context, wave, { study, source, isMoving });
  const offered = offeredBy(sides);
  const labelled = items.filter(({ kind }) => kind !== 'text');
  const filters = offered.map((filter) => {
    const item = labelled.find(({ key }) => key === filter.item);
    return {
      ...filter,
      label: item?.label ?? filter.item,
      favourable: item?.favourable ?? null,
      options: filter.values.map((value) => ({
        value,
        label: item?.options.find(({ code }) => code === value)?.label ?? value,
      })),
    };
  });
  const isSearch = query.q !== undefined && query.q !== '';
  const found = source
    ? await commentsOf(context, wave, {
        study,
        source,
        sides,
        query,
        isMoving,
      })
    : { comments: [], next: null };
  const illustrated = items.find(({ key }) => key === source?.item)?.illustrated ?? [];
  const said = (audience: Audience): SaidBySide | null => sides[audience].about;
  const both = { consumer: said('consumer'), manager: said('manager') };
  const listed = listedPhrases(both);
  const pages = Math.max(1, Math.ceil(listed.length / TESTED));
  const at = Math.min(query.phrases, pages);
  const rows = (from: number, to?: number) =>
    inEarnest(phraseRows(both, query.confidence, listed, from, to), illustrated);
  return {
    ...page,
    sources: sources.map(({ key, item, isOther }) => ({
      key,
      isOther,
      label: items.find((one) => one.key === item)?.label ?? item,
    })),
    source: source?.key ?? null,
    side: query.side ?? null,
    q: query.q ?? '',
    // The list is of a segment alone; what both sides write about is of everybody.
    whole: null,
    listed: (query.only ?? []).map((value) => ({
      value,
      label: focuses.find((choice) => choice.value === value)?.label ?? value,
    })),
    rated: query.rated ?? null,
    isFirst: query.after === '',
    isSearch,
    isMoving,
    reach: isMoving ? reachIn(sides, query) : null,
    filters,
    ...found,
    sides: {
      consumer: factsOf(sides.consumer),
      manager: factsOf(sides.manager),
    },
    illustrated,
    phrases: rows(0),
    all: () => rows(0, listed.length),
    /** One page of all phrases. */
    table: {
      rows: rows((at - 1) * TESTED, at * TESTED),
      page: at,
      pages,
      first: (at - 1) * TESTED + 1,
      count: listed.length,
    },
    confidence: query.confidence,
    asOf: (asOf ?? context.now()).toISOString(),
  };
}

/** What illustrates is tested for nothing. */
function inEarnest(rows: readonly PhraseRow[], illustrated: readonly Audience[]): PhraseRow[] {
  if (illustrated.length === 0) return [...rows];
  return rows.map((row) => ({
    ...row,
    gap: row.gap && { ...row.gap, p: null, pAdjusted: null },
  }));
}

function factsOf({ about, reason }: Side) {
  const said: NoComments | null = reason === 'moved' ? 'being_updated' : reason;
  return { people: about?.people ?? null, reason: said };
}

async function openOwn(args: LoaderFunctionArgs): Promise<Wave> {
  const wave = await findWave(args.context.db, args.params.id ?? '');
  await requireReader(args, wave);
  if (!wave) throw nothingThere();
  return wave;
}

async function sidesOf(
  context: Place,
  wave: Wave,
  given: { study: Study; source: CommentSource | undefined; isMoving: boolean },
): Promise<{ sides: Record<Audience, Side>; asOf: Date | null }> {
  await fold(context, wave, given.study);
  for (let attempt = 1; ; attempt += 1) {
    const shown = await shownState(context.db, wave);
    const of = (audience: Audience) => sideOf(context, wave, { ...given, shown, audience });
    const sides = { consumer: await of('consumer'), manager: await of('manager') };
    const hasMoved = AUDIENCES.some((audience) => sides[audience].reason === 'moved');
    if (!hasMoved || attempt === ATTEMPTS) return { sides, asOf: shown.changedAt };
  }
}

async function sideOf(
  context: Place,
  wave: Wave,
  given: {
    study: Study;
    shown: ShownState;
    audience: Audience;
    source: CommentSource | undefined;
    isMoving: boolean;
  },
): Promise<Side> {
  const { study, shown, audience, source, isMoving } = given;
  const none = (reason: NoComments) => ({ about: null, reason });
  if (!source?.audiences.includes(audience)) return none('not_asked');
  const { weighting, ...settings } = settingsOf(wave);
  const decided = withholding(study, shown.tallies, { ...settings, margins: marginsOf(weighting) });
  if (commentsTell(study, source, audience, decided)) return none('withheld');
  const find = isMoving ? sortedComments : aboutComments;
  const job = find(context, wave, { study, shown, audience, key: source.key });
  const about = await soon(job, PATIENCE);
  if (about === null) return none('being_updated');
  if (about === 'moved') return { about: null, reason: 'moved' };
  // Of an open wave whoever waits is not told from nobody.
  if (about.people === 0 && !isMoving) return none('no_comments');
  return about.people < wave.minimumBase ? none('withheld') : { about, reason: null };
}

/** What comments of either side can be filtered by. */
function offeredBy(sides: Record<Audience, Side>) {
  const found = new Map<string, { item: string; kind: 'segment' | 'rating'; values: string[] }>();
  for (const audience of AUDIENCES)
    for (const { item, kind, values } of sides[audience].about?.offered ?? []) {
      const known = found.get(item)?.values ?? [];
      found.set(item, { item, kind, values: [...new Set([...known, ...values])].sort() });
    }
  return [...found.values()];
}

/** A comment as readers see it. */
export interface ShownComment {
  place: string;
  audience: Audience;
  text: string;
  language: string | null;
}

/** The comments of a page, and the place that the next one begins after; null: there is none. */
async function commentsOf(
  context: Place,
  wave: Wave,
  asked: {
    study: Study;
    source: CommentSource;
    sides: Record<Audience, Side>;
    query: z.output<typeof commentParameters>;
    isMoving: boolean;
  },
): Promise<{ comments: ShownComment[]; next: string | null }> {
  const { source, sides, query, isMoving } = asked;
  const asking = AUDIENCES.filter((audience) => !query.side || query.side === audience);
  const term = folded(query.q ?? '');
  const search = term === '' ? null : searchPattern(term);
  const limit = (term === '' ? PAGE : READ) + 1;
  const read: ShownComment[] = [];
  // Up to where the comments of every side are known.
  let horizon: string | null = null;
  for (const audience of asking) {
    const filters = filtersOf(asked, audience);
    if (!sides[audience].about || !filters) continue;
    const rows = await listComments(
      context.db,
      { waveId: wave.id, audience, key: source.key, isSorted: isMoving },
      {
        after: query.after,
        limit,
        filters: isMoving ? [] : filters,
        ...(isMoving && { marks: wantedIn(query) }),
        search,
      },
    );
    for (const { place, text, locale } of rows)
      read.push({ place, audience, text: masked(text), language: locale });
    const last = rows.length === limit ? (rows.at(-1)?.place ?? null) : null;
    if (last !== null && (horizon === null || last < horizon)) horizon = last;
  }
  const end = horizon;
  const found = read
    // What was masked is not found by searching for it.
    .filter(({ place, text }) => (end === null || place <= end) && folded(text).includes(term))
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  const comments = found.slice(0, PAGE);
  return { comments, next: (found.length > PAGE ? comments.at(-1)?.place : end) ?? null };
}

type Query = z.output<typeof commentParameters>;

/** What is filtered by, as ITEM:VALUE. */
function wantedIn({ only, rated }: Query): string[] {
  return [...(only ?? []), rated].filter((filter) => filter !== undefined);
}

/** Of an open wave, how many of the comments that are asked for can be filtered so; null: all. */
function reachIn(sides: Record<Audience, Side>, query: Query) {
  const asking = AUDIENCES.filter((audience) => !query.side || query.side === audience);
  const found = (wanted: readonly string[]) =>
    asking
      .map((audience) => reachOf(sides[audience].about?.groups ?? [], wanted))
      .reduce((sum, people) => sum + people, 0);
  const [people, all] = [found(wantedIn(query)), found([])];
  return people < all ? { people, all } : null;
}

/** What is asked of a side's comments, as codes; null where nothing may be shown of it so. */
function filtersOf(
  { study, sides, query }: Parameters<typeof commentsOf>[2],
  audience: Audience,
): { item: string; codes: string[] }[] | null {
  const offered = sides[audience].about?.offered ?? [];
  const filters = wantedIn(query).map((filter) => {
    const at = filter.indexOf(':');
    const [item, value] = [filter.slice(0, at), filter.slice(at + 1)];
    const dimension = offered.find((one) => one.item === item && one.values.includes(value));
    return dimension ? { item, codes: codesOf(study, dimension, value) } : null;
  });
  const allowed = filters.filter((filter) => filter !== null);
  return allowed.length === filters.length ? allowed : null;
}
