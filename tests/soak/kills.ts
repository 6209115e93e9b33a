import { setTimeout as pause } from 'node:timers/promises';
import { randomFrom } from '../../seeds/random';
import { everyKind } from '../study/fixtures';
import {
  apiClient,
  type DatabaseKind,
  filledPlace,
  type Program,
  runParallax,
  startProgram,
} from '../system/program';

const SUBMITTERS = 16;
/** More than one batch of an import, and few enough that files are taken between two kills. */
const FILE_ROWS = 900;

export interface KillTotals {
  kills: number;
  /** Single responses and files that were answered with success. */
  responses: number;
  files: number;
}

interface Acknowledged {
  respondents: Set<string>;
  files: Set<string>;
}

/**
 * Kills a program again and again while sixteen submit responses and one imports files; after each
 * start all that was answered with success must be there once, files whole or not at all, and the
 * tallies must equal a recount.
 * @throws where anything is lost, doubled or half-stored
 */
export async function survivesKills(
  kind: DatabaseKind,
  { kills, seed }: { kills: number; seed: string },
): Promise<KillTotals> {
  const random = randomFrom(seed);
  const place = await filledPlace(kind, 'tables');
  const given = { dataDir: place.dataDir, env: { ...place.env, DEMO: '0' } };
  const acknowledged: Acknowledged = { respondents: new Set(), files: new Set() };
  let program = await startProgram(kind, given);
  try {
    const admin = await apiClient(program, 'admin');
    await admin.post('/api/v1/studies', everyKind());
    const made = await admin.post('/api/v1/studies/every-kind/waves', { key: 'w', status: 'open' });
    const { id } = made.body as { id: string };
    for (let round = 1; round <= kills; round += 1) {
      const working = [
        ...Array.from({ length: SUBMITTERS }, (_, i) =>
          submit(program, admin.key, id, `r${round}-s${i}`, acknowledged),
        ),
        importFiles(program, admin.key, id, `r${round}`, acknowledged),
      ];
      // A kill comes after responses, and every tenth of many after a file, whatever else the machine does.
      const { respondents, files } = acknowledged;
      const awaited = {
        responses: respondents.size + 11,
        files: files.size + (kills >= 10 && round % 10 === 1 ? 1 : 0),
      };
      const isEarly = () => respondents.size < awaited.responses || files.size < awaited.files;
      for (let i = 0; isEarly() && i < 300; i += 1) await pause(100);
      await pause(100 + Math.floor(random() * 1900));
      await program.stop('SIGKILL');
      await Promise.all(working);
      program = await startProgram(kind, given);
      await check(program, admin.key, id, acknowledged, round);
    }
    return {
      kills,
      responses: acknowledged.respondents.size,
      files: acknowledged.files.size,
    };
  } finally {
    await program.stop();
    await place.remove();
  }
}

const headersOf = (key: string, type: string) => ({
  Authorization: `Bearer ${key}`,
  'Content-Type': type,
});

/** Submits single responses until the program is gone. */
async function submit(
  program: Program,
  key: string,
  id: string,
  name: string,
  { respondents }: Acknowledged,
): Promise<void> {
  for (let i = 0; ; i += 1) {
    const respondent = `${name}-${i}`;
    try {
      const response = await program.fetch(`/api/v1/waves/${id}/responses`, {
        method: 'POST',
        headers: headersOf(key, 'application/json'),
        body: JSON.stringify({
          audience: i % 2 ? 'manager' : 'consumer',
          respondent,
          answers: { advise: i % 11, booking: 'easy', region: i % 3 ? 'N' : 'S' },
        }),
      });
      if (response.status !== 201) throw new Error(`a response was answered ${response.status}`);
      respondents.add(respondent);
      await response.arrayBuffer();
    } catch (error) {
      if (error instanceof TypeError) return;
      throw error;
    }
  }
}

/** Imports files until the program is gone. */
async function importFiles(
  program: Program,
  key: string,
  id: string,
  name: string,
  { files }: Acknowledged,
): Promise<void> {
  for (let i = 0; ; i += 1) {
    const file = `${name}-f${i}`;
    const rows = Array.from(
      { length: FILE_ROWS },
      (_, row) => `consumer,${file}-${row},${row % 11},${row % 2 ? 'N' : 'S'}`,
    );
    try {
      const response = await program.fetch(`/api/v1/waves/${id}/responses`, {
        method: 'POST',
        headers: headersOf(key, 'text/csv'),
        body: `audience,respondent,advise,region\n${rows.join('\n')}\n`,
      });
      if (response.status !== 201) throw new Error(`a file was answered ${response.status}`);
      files.add(file);
      await response.arrayBuffer();
    } catch (error) {
      if (error instanceof TypeError) return;
      throw error;
    }
  }
}

async function check(
  program: Program,
  key: string,
  id: string,
  { respondents, files }: Acknowledged,
  round: number,
): Promise<void> {
  const response = await program.fetch(`/api/v1/waves/${id}/responses?format=jsonl`, {
    headers: { Authorization: `Bearer ${key}` },
  });
  // A kill may come before anything is stored.
  const lines = (await response.text()).split('\n').filter((line) => line !== '');
  const stored = lines.map((line) => (JSON.parse(line) as { respondent: string }).respondent);
  const names = new Set(stored);
  const fault = (what: string) => new Error(`after kill ${round}: ${what}`);
  if (names.size !== stored.length) throw fault('a response is there twice');
  for (const respondent of respondents)
    if (!names.has(respondent)) throw fault(`${respondent} was acknowledged and is lost`);
  const rows = new Map<string, number>();
  for (const name of stored) {
    const [, file] = /^(r\d+-f\d+)-\d+$/.exec(name) ?? [];
    if (file) rows.set(file, (rows.get(file) ?? 0) + 1);
  }
  for (const file of files)
    if (!rows.has(file)) throw fault(`file ${file} was acknowledged and is lost`);
  for (const [file, count] of rows)
    if (count !== FILE_ROWS) throw fault(`file ${file} is stored in part: ${count} rows`);
  const verified = await runParallax(['fold', '--verify'], program.env);
  if (verified.code !== 0) throw fault(`tallies differ: ${verified.out}${verified.error}`);
}
