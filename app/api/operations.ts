import { z } from 'zod';
import type { Role } from '../../db/apiKeys.server';
import { FILE_MODES } from '../responses/modes';
import { studySchema } from '../study/document';
import { responseFrame } from '../study/response';
import { newWaveSchema, waveChangeSchema } from '../waveDocument';
import { codebookAnswer, intakeReport, studyListed, studyStored, waveAnswer } from './answers';
import { benchmarkCalls } from './benchmarks';
import { gapsAnswer } from './gapAnswers';
import { reportParameters } from './parameters';
import { parts } from './parts';
import { responseChanges } from './responseChanges';

/** What one call of the API takes and gives; routes are served by it and described by it. */
export interface Operation<Query extends z.ZodObject = z.ZodObject> {
  id: string;
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Under /api/v1, with parameters in braces. */
  path: string;
  /** The role that a key needs; `admin` may do all. */
  role: Role;
  summary: string;
  description?: string;
  query: Query;
  /** By media type. */
  body?: Record<string, z.ZodType>;
  /** By status; what each media type holds, null for text. */
  answers: Record<number, { description: string; content: Record<string, z.ZodType | null> }>;
}

const JSON_TYPE = 'application/json';
const LINES = 'application/x-ndjson';
const CSV = 'text/csv';

const none = z.object({});
const locale = z
  .string()
  .max(35)
  .optional()
  .describe('A language tag; without one the study’s first locale.');

function operation<Query extends z.ZodObject>(given: Operation<Query>): Operation<Query> {
  return given;
}

const json = (description: string, schema: z.ZodType) => ({
  description,
  content: { [JSON_TYPE]: schema },
});

const study = studySchema.meta({ id: 'Study' });
const response = responseFrame.meta({ id: 'Response' });

export const operations = {
  createStudy: operation({
    id: 'createStudy',
    method: 'POST',
    path: '/studies',
    role: 'admin',
    summary: 'Store a study document',
    description:
      'The same document again changes nothing; a changed one makes a new version, which waves made before do not see.',
    query: none,
    body: { [JSON_TYPE]: study },
    answers: {
      200: json('It was there already.', studyStored),
      201: json('It was stored.', studyStored),
    },
  }),
  listStudies: operation({
    id: 'listStudies',
    method: 'GET',
    path: '/studies',
    role: 'analyst',
    summary: 'List the studies',
    query: none,
    answers: { 200: json('The newest version of each.', z.array(studyListed)) },
  }),
  getStudy: operation({
    id: 'getStudy',
    method: 'GET',
    path: '/studies/{study}',
    role: 'analyst',
    summary: 'Read one study document',
    query: none,
    answers: { 200: json('Its newest version.', study) },
  }),
  createWave: operation({
    id: 'createWave',
    method: 'POST',
    path: '/studies/{study}/waves',
    role: 'admin',
    summary: 'Make a wave of a study',
    query: none,
    body: { [JSON_TYPE]: newWaveSchema.meta({ id: 'NewWave' }) },
    answers: { 201: json('It was made.', waveAnswer) },
  }),
  listWaves: operation({
    id: 'listWaves',
    method: 'GET',
    path: '/waves',
    role: 'analyst',
    summary: 'List the waves, newest first',
    query: z.object({ study: z.string().optional().describe('The key of a study.') }),
    answers: { 200: json('The waves.', z.array(waveAnswer)) },
  }),
  getWave: operation({
    id: 'getWave',
    method: 'GET',
    path: '/waves/{id}',
    role: 'analyst',
    summary: 'Read one wave',
    query: none,
    answers: { 200: json('The wave.', waveAnswer) },
  }),
  changeWave: operation({
    id: 'changeWave',
    method: 'PATCH',
    path: '/waves/{id}',
    role: 'admin',
    summary: 'Change a wave: status, dates, targets, weighting',
    query: none,
    body: { [JSON_TYPE]: waveChangeSchema.meta({ id: 'WaveChange' }) },
    answers: { 200: json('The wave as it is now.', waveAnswer) },
  }),
  storeResponses: operation({
    id: 'storeResponses',
    method: 'POST',
    path: '/waves/{id}/responses',
    role: 'collector',
    summary: 'Store responses: one, a list, or a file of any size',
    description:
      'All or nothing, unless `mode=skip` stores the good rows. A large file is read as a stream, staged unseen and published at once. A file that was imported before stores nothing; a single response is never taken for a file.',
    query: z.object({
      mode: z
        .enum(FILE_MODES, `must be one of ${FILE_MODES.join(', ')}`)
        .default('all')
        .describe(
          '`skip` stores the good rows and returns the bad ones; `replace` puts a respondent’s other answers in the place of earlier ones.',
        ),
      again: z
        .enum(['0', '1'], 'must be 0 or 1')
        .default('0')
        .describe('`1` imports a file although it was imported before.'),
    }),
    body: {
      [JSON_TYPE]: z.union([response, z.array(response)]),
      [LINES]: z.string().describe('A response as JSON on each line.'),
      [CSV]: z
        .string()
        .describe(
          'A header row, then a row a response. Columns: respondent, audience, locale, submitted_at, weight, cluster and one for each item; codes of several options are joined by |.',
        ),
    },
    answers: {
      200: json('Nothing new was stored.', intakeReport),
      201: json('Responses were stored.', intakeReport),
    },
  }),
  exportResponses: operation({
    id: 'exportResponses',
    method: 'GET',
    path: '/waves/{id}/responses',
    role: 'analyst',
    summary: 'Export the stored responses as a stream',
    query: z.object({
      format: z.enum(['jsonl', 'csv'], 'must be "jsonl" or "csv"').default('jsonl'),
      values: z.enum(['codes', 'labels'], 'must be "codes" or "labels"').default('codes'),
      locale,
      marks: z
        .enum(['0', '1'], 'must be 0 or 1')
        .default('0')
        .describe(
          '`1` gives every response with its `id`, `status` and `flagged`, those that are not complete too; an import does not take such a file.',
        ),
    }),
    answers: {
      200: { description: 'The responses.', content: { [LINES]: null, [CSV]: null } },
    },
  }),
  ...responseChanges,
  getCodebook: operation({
    id: 'getCodebook',
    method: 'GET',
    path: '/waves/{id}/codebook',
    role: 'analyst',
    summary: 'What the columns of exported responses mean',
    query: z.object({
      format: z.enum(['json', 'csv'], 'must be "json" or "csv"').default('json'),
      locale,
    }),
    answers: {
      200: {
        description: 'The columns in the order of the files.',
        content: { [JSON_TYPE]: z.array(codebookAnswer), [CSV]: null },
      },
    },
  }),
  getGaps: operation({
    id: 'getGaps',
    method: 'GET',
    path: '/waves/{id}/gaps',
    role: 'analyst',
    summary: 'The gap report',
    query: reportParameters.extend({
      format: z.enum(['json', 'jsonl', 'csv'], 'must be one of json, jsonl, csv').default('json'),
    }),
    answers: {
      200: {
        description: 'The report: fractions, unrounded, gaps manager minus consumer.',
        content: { [JSON_TYPE]: gapsAnswer, [LINES]: null, [CSV]: null },
      },
    },
  }),
  ...parts,
  ...benchmarkCalls,
} as const;

interface Refused {
  status: number;
  about: string;
  /** Only calls with a body can be refused so. */
  ofBody?: boolean;
}

/** What calls that cannot be answered give. */
const REFUSALS: readonly Refused[] = [
  { status: 400, about: 'The request cannot be read: its address, its JSON, its file.' },
  { status: 401, about: 'No key, or one that is not known.' },
  { status: 403, about: 'A key of another role.' },
  { status: 404, about: 'No such study, wave or published figure.' },
  { status: 405, about: 'The address takes other methods; `Allow` names them.' },
  { status: 408, about: 'Nothing more of the body arrived for a minute.', ofBody: true },
  { status: 409, about: 'The wave is not open, or the key is taken.', ofBody: true },
  { status: 413, about: 'The body is too large.', ofBody: true },
  { status: 415, about: 'A body of another media type, or a compressed one.', ofBody: true },
  {
    status: 422,
    about: 'The document or a row has faults; each is named and nothing is stored.',
    ofBody: true,
  },
  { status: 429, about: 'Too many calls; `Retry-After` says when to go on.' },
  { status: 500, about: 'Something went wrong here; the log says what, by `requestId`.' },
  { status: 503, about: 'The program is starting or busy; `Retry-After` says when to try again.' },
];

/** What an operation gives where it cannot be done, by status. */
export function refusalsOf({ body }: Operation): Refused[] {
  return REFUSALS.filter(({ ofBody }) => !ofBody || body !== undefined);
}
