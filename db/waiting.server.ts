import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ListedResponse, Marks } from '../app/gap/tally';
import type { Answer } from '../app/study/conditions';
import { AUDIENCES, type Audience, type Item, type Study } from '../app/study/document';
import { remembered } from '../app/study/remembered';
import { type Said, saidOf } from '../app/study/said';
import { storedAnswer } from '../app/study/storedAnswer';
import { storedAnswers } from './answers.server';
import { type Cell, copyOutOf, MOST_COLUMNS, NoConnection } from './copyOut.server';
import type { Database } from './open.server';
import { rowsOf } from './rows.server';
import { responses, unfolded } from './schema';
import { isSeen, type Stepping } from './steps.server';

/** A response that is not counted, and whether it was before. */
export type Waiting = ListedResponse & Marks & { id: string; held: boolean };

/**
 * What has the database follow its index to the next responses and no further: where it takes a wave
 * that was filled a moment ago for empty, it would read and sort all that wait, for every page of them.
 */
export const IN_ORDER = [
  'enable_bitmapscan',
  'enable_sort',
  'enable_hashjoin',
  'enable_mergejoin',
  'enable_seqscan',
];

/** They come as one text, which takes a third of the time that rows of the driver take. */
const rowsText = z.object({ rows: z.string() });
const audienceCell = z.enum(AUDIENCES);
const statusCell = z.enum(responses.status.enumValues);
const waiting = z.array(
  z.tuple([
    z.string(),
    audienceCell,
    statusCell,
    z.boolean(),
    z.string().nullable(),
    z.number(),
    storedAnswers,
  ]),
);

/**
 * Some responses that may be counted now: of sides that may change by one first, then those of a side
 * of which enough wait for a step, then those that readers saw before. None: nothing is left, or it
 * makes no step yet.
 * @param after the last that was taken: keys that are gone already take their time to pass over
 */
export async function nextToCount(
  tx: Database,
  waveId: string,
  study: Study,
  limit: number,
  { minimumBase, isOpen, allows }: Stepping,
  after: string,
): Promise<Waiting[]> {
  const free = AUDIENCES.filter((audience) => allows(audience, 1));
  for (const start of new Set([after, ''])) {
    const rows = await waitingRows(tx, waveId, study, limit, free, false, start);
    if (rows.length > 0) return rows;
  }
  for (const audience of AUDIENCES) {
    if (free.includes(audience)) continue;
    const several = Math.max(limit, minimumBase);
    const waiting = await waitingRows(tx, waveId, study, several, [audience], false);
    if (allows(audience, waiting.filter(isSeen).length)) return waiting;
  }
  return isOpen ? [] : waitingRows(tx, waveId, study, limit, AUDIENCES, true);
}

/** Takes the keys of responses out of `unfolded`, as what is counted. */
export async function takeKeys(
  tx: Database,
  waveId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const all = sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
  await tx
    .delete(unfolded)
    .where(and(eq(unfolded.waveId, waveId), sql`${unfolded.responseId} = any(array${all})`));
}

async function waitingRows(
  tx: Database,
  waveId: string,
  study: Study,
  limit: number,
  audiences: readonly Audience[],
  held: boolean,
  after = '',
): Promise<Waiting[]> {
  if (audiences.length === 0) return [];
  const some = tx
    .select({ id: responses.id, ...COUNTED })
    .from(unfolded)
    .innerJoin(
      responses,
      and(eq(responses.waveId, unfolded.waveId), eq(responses.id, unfolded.responseId)),
    )
    .where(
      and(
        eq(unfolded.waveId, waveId),
        gt(unfolded.responseId, after),
        // Said of both, since the database would otherwise go through what was counted before.
        gt(responses.id, after),
        eq(unfolded.held, held),
        ofSides(audiences),
      ),
    )
    .orderBy(asc(unfolded.responseId))
    .limit(limit);
  const [found] = await rowsOf(
    tx,
    sql`select coalesce(json_agg(json_build_array(id, audience, status, flagged, cluster, weight,
      answers)), '[]')::text as rows from ${some} as taken`,
    rowsText,
  );
  return waiting
    .parse(JSON.parse(found?.rows ?? '[]'))
    .map(([id, audience, status, flagged, cluster, weight, answers]) => ({
      id,
      audience,
      status,
      flagged,
      cluster,
      weight,
      said: saidOf(study, answers),
      held,
    }));
}

/**
 * All that may be counted now of a wave both of whose sides may change by one, as many at once as come.
 * Nothing where they are to be read page by page: on the embedded database, or while a server has no
 * connection to spare.
 * @param after the last key that was taken before
 */
export async function* waitingStream(
  db: Database,
  waveId: string,
  study: Study,
  limit: number,
  after: string,
): AsyncGenerator<Waiting[]> {
  const copyOut = copyOutOf(db);
  const counted = study.items.filter(({ kind }) => kind !== 'text');
  if (!copyOut || counted.length + FRAME > MOST_COLUMNS) return;
  const keys = counted.map(({ key }) => sql`said->>${key}`);
  const rows = copyOut(
    sql`select ${sql.join([sql`id, audience, status, flagged, cluster, weight`, ...keys], sql`, `)}
      from (select ${responses}.*, answers || '{}'::jsonb as said from ${unfolded}
        join ${responses} on ${responses.waveId} = ${unfolded.waveId}
          and ${responses.id} = ${unfolded.responseId}
        where ${unfolded.waveId} = ${waveId} and ${unfolded.responseId} > ${after}
          and ${responses.id} > ${after} and not ${unfolded.held}
        order by ${unfolded.responseId} limit ${limit}) as taken`,
    { off: IN_ORDER },
  );
  const reader = new WaitingReader(study, counted);
  try {
    for await (const some of rows) yield some.map((cells) => reader.read(cells));
  } catch (fault) {
    if (!(fault instanceof NoConnection)) throw fault;
  }
}

const FRAME = 6;

/** Reads rows of cells, most of them by what the same cells said before. */
class WaitingReader {
  private readonly nothing: Said;
  private readonly answers: readonly { at: number; read: (text: string) => Answer }[];
  private readonly audience = remembered((text) => audienceCell.parse(text));
  private readonly status = remembered((text) => statusCell.parse(text));

  constructor(study: Study, counted: readonly Item[]) {
    this.nothing = saidOf(study, {});
    this.answers = counted.map((item) => ({
      at: study.items.indexOf(item),
      read: remembered((text) => storedAnswer(item, text)),
    }));
  }

  read(cells: readonly Cell[]): Waiting {
    const [id, audience, status, flagged, cluster, weight] = cells;
    const said = this.nothing.slice();
    for (let place = 0; place < this.answers.length; place += 1) {
      const cell = cells[FRAME + place];
      const answer = this.answers[place];
      if (answer && typeof cell === 'string') said[answer.at] = answer.read(cell);
    }
    return {
      id: id ?? '',
      audience: this.audience(audience ?? ''),
      status: this.status(status ?? ''),
      flagged: flagged === 't',
      cluster: cluster ?? null,
      weight: Number(weight),
      said,
      held: false,
    };
  }
}

const COUNTED = {
  audience: responses.audience,
  status: responses.status,
  flagged: responses.flagged,
  cluster: responses.cluster,
  weight: responses.weight,
  answers: responses.answers,
};

const ofSides = (audiences: readonly Audience[]) =>
  audiences.length < AUDIENCES.length ? inArray(responses.audience, [...audiences]) : undefined;
