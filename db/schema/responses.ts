import { sql } from 'drizzle-orm';
import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { now, tenantId } from './columns';
import { waves } from './waves';

/** Answers of respondents who are not through yet, saved page by page. */
export const drafts = pgTable(
  'drafts',
  {
    tenantId: tenantId(),
    waveId: text()
      .notNull()
      .references(() => waves.id),
    id: text().notNull(),
    audience: text({ enum: ['consumer', 'manager'] }).notNull(),
    locale: text().notNull(),
    answers: jsonb().notNull(),
    /** How far the respondent came: the place of the furthest page that was shown; null: not known. */
    reached: integer(),
    /** Somebody tries the questionnaire out: never counted. */
    isTest: boolean().notNull().default(false),
    startedAt: now(),
    updatedAt: now(),
  },
  (table) => [primaryKey({ columns: [table.waveId, table.id] })],
);

export const responses = pgTable(
  'responses',
  {
    tenantId: tenantId(),
    // No foreign key: whoever stores a response reads its wave or its import anyway, and looking for
    // the wave once more took nearly half of the time of bringing a million.
    waveId: text().notNull(),
    id: text().notNull(),
    audience: text({ enum: ['consumer', 'manager'] }).notNull(),
    /** The outside identity; null: anonymous. */
    respondent: text(),
    locale: text(),
    submittedAt: timestamp({ withTimezone: true }).notNull(),
    weight: doublePrecision().notNull().default(1),
    cluster: text(),
    status: text({ enum: ['complete', 'partial', 'test'] })
      .notNull()
      .default('complete'),
    flagged: boolean().notNull().default(false),
    answers: jsonb().notNull(),
    /** The import that brought it; '' where it came singly. Unseen until that import is published. */
    importId: text().notNull().default(''),
    createdAt: now(),
    /** When its questionnaire was first shown; null: it came from elsewhere, or before this was kept. */
    startedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.waveId, table.id] }),
    // Rows of an import that is still staged may name a respondent whom others brought meanwhile;
    // publishing it settles that under the wave's lock.
    uniqueIndex('responses_respondent')
      .on(table.waveId, table.audience, table.respondent, table.importId)
      .where(sql`respondent is not null`),
    // What came since a moment is counted without reading the rest; imports are found by their ids.
    index('responses_came').on(table.waveId, table.createdAt).where(sql`import_id = ''`),
    index('responses_tests').on(table.waveId, table.submittedAt).where(sql`status = 'test'`),
  ],
);

/**
 * How often the first page of a questionnaire was shown to somebody new: whoever leaves it there has
 * no draft.
 */
export const openings = pgTable(
  'openings',
  {
    tenantId: tenantId(),
    waveId: text()
      .notNull()
      .references(() => waves.id, { onDelete: 'cascade' }),
    audience: text({ enum: ['consumer', 'manager'] }).notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.waveId, table.audience] })],
);

/** Files of responses: staged in short transactions, seen by reports and exports once published. */
export const imports = pgTable(
  'imports',
  {
    tenantId: tenantId(),
    waveId: text()
      .notNull()
      .references(() => waves.id),
    /** The first characters of its responses' ids, so that they lie side by side. */
    id: text().notNull(),
    status: text({ enum: ['staging', 'published', 'abandoned'] }).notNull(),
    /** SHA-256 of the file; null until it is read to its end. */
    digest: text(),
    /** How many records the file held. */
    records: integer().notNull().default(0),
    stored: integer().notNull().default(0),
    /** How many records were rejected: with some, the file is not wholly there. */
    rejected: integer().notNull().default(0),
    /** Identities were brought by others while it is staged: publishing compares with them. */
    disturbed: boolean().notNull().default(false),
    /** Its tallies are merged into the wave's own. */
    merged: boolean().notNull().default(false),
    startedAt: now(),
    /** The last sign of life of who stages it; without one it is given up and removed. */
    touchedAt: now(),
    publishedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.waveId, table.id] }),
    index('imports_digest').on(table.waveId, table.digest),
  ],
);
