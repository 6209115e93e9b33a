import { z } from 'zod';

// What the API answers, as schemas: the OpenAPI document is made of them, and the tests hold every
// answer against them.

export const figure = z.number().nullable();

export const fault = z.object({ path: z.string(), message: z.string() }).meta({ id: 'Fault' });

export const rejectedRow = z
  .object({
    row: z.int().min(0).describe('The record, counted from 1 after the header; 0 is the header.'),
    path: z.string().describe('JSON path of the fault within the record.'),
    column: z.string().optional().describe('The column of a CSV file.'),
    message: z.string(),
  })
  .meta({ id: 'RejectedRow' });

export const problemAnswer = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    requestId: z.string().optional().describe('Names the request in the log.'),
    errors: z.array(fault),
    rejected: z.array(rejectedRow).optional().describe('Of an import: the first 100 bad rows.'),
    rejectedCount: z.int().optional().describe('Of an import: how many rows are bad.'),
  })
  .meta({ id: 'Problem', description: 'A fault (RFC 9457), with every single one in `errors`.' });

export const studyStored = z
  .strictObject({ key: z.string(), version: z.int() })
  .meta({ id: 'StudyStored' });

export const studyListed = z
  .strictObject({
    key: z.string(),
    version: z.int(),
    title: z.record(z.string(), z.string()),
  })
  .meta({ id: 'StudyListed' });

const waveAudience = z.strictObject({
  target: z.int().nullable(),
  invited: z.int().nullable().describe('How many were asked to answer.'),
  invitedBy: z
    .record(z.string(), z.record(z.string(), z.int()))
    .nullish()
    .describe('The same by the options of segment items.'),
  weighting: z.record(z.string(), z.record(z.string(), z.number())).nullable(),
});

export const moment = z.iso.datetime({ offset: true });

/** Of which moment the figures of an answer are. */
export const asOf = moment.describe(
  'When what is shown changed last: while the wave is open the last step that readers see. Where nobody was counted yet, now.',
);

export const waveAnswer = z
  .strictObject({
    id: z.string(),
    study: z.string(),
    studyVersion: z.int().nullable().describe('Null while a draft: the newest version.'),
    key: z.string(),
    title: z.string(),
    status: z.enum(['draft', 'open', 'closed', 'archived']),
    opensAt: moment.nullable(),
    closesAt: moment.nullable(),
    archivesAt: moment
      .nullable()
      .describe('When it is archived for good, if it is closed by then; an open wave waits.'),
    minimumBase: z.int(),
    complementaryWithholding: z.boolean(),
    equivalenceMargin: z.number(),
    audiences: z.strictObject({ consumer: waveAudience, manager: waveAudience }),
    synthetic: z.boolean(),
    createdAt: moment,
    links: z.strictObject({ consumer: z.string(), manager: z.string(), report: z.string() }),
  })
  .meta({ id: 'Wave' });

export const intakeReport = z
  .strictObject({
    stored: z.int(),
    duplicates: z.int(),
    rejected: z.array(rejectedRow).describe('The faults of the first 100 rejected rows.'),
    rejectedCount: z.int().optional().describe('How many rows were rejected, where any was.'),
    replaced: z.int().optional().describe('How many took the place of earlier answers.'),
    repeated: z.literal(true).optional().describe('The same file was imported before.'),
    detail: z.string().optional(),
  })
  .meta({ id: 'IntakeReport' });

export const marksAnswer = z
  .strictObject({
    found: z.int().describe('How many of the responses are there.'),
    changed: z.int().describe('How many of these were not marked so before.'),
  })
  .meta({ id: 'Marks' });

export const erasureAnswer = z.strictObject({ erased: z.int() }).meta({ id: 'Erasure' });

export const codebookAnswer = z
  .strictObject({
    column: z.string(),
    kind: z.string(),
    construct: z.string().nullable(),
    wording: z.strictObject({ consumer: z.string().nullable(), manager: z.string().nullable() }),
    required: z.boolean(),
    unit: z.string().nullable(),
    min: figure,
    max: figure,
    codes: z.array(
      z.strictObject({
        code: z.string(),
        label: z.string(),
        value: figure,
        favourable: z.boolean().nullable(),
      }),
    ),
  })
  .meta({ id: 'CodebookColumn' });
