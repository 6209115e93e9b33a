import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { now, tenantId } from './columns';
import { studies } from './studies';

export const waves = pgTable(
  'waves',
  {
    tenantId: tenantId(),
    id: text().primaryKey(),
    studyId: text()
      .notNull()
      .references(() => studies.id),
    /** Null while a draft: it follows the newest version; opening freezes it. */
    studyVersion: integer(),
    key: text().notNull(),
    title: text().notNull(),
    status: text({ enum: ['draft', 'open', 'closed', 'archived'] }).notNull(),
    opensAt: timestamp({ withTimezone: true }),
    closesAt: timestamp({ withTimezone: true }),
    /** When it leaves the list of waves for good, if it is closed by then. */
    archivesAt: timestamp({ withTimezone: true }),
    minimumBase: integer().notNull(),
    equivalenceMargin: doublePrecision().notNull(),
    /** Whether figures are withheld too that would give away withheld ones. */
    complementaryWithholding: boolean().notNull().default(true),
    /** Targets and weighting margins by audience. */
    audiences: jsonb().notNull(),
    /** Responses made by a generator, and the items × audiences (or some of their options) that only illustrate. */
    synthetic: boolean().notNull().default(false),
    /** Shown above every page of the questionnaires, localized; null: nothing. */
    note: jsonb(),
    illustrations: jsonb().notNull().default([]),
    /** The form of its stored tallies; those of an earlier one are brought to this by a migration. */
    tallyForm: integer().notNull().default(1),
    createdAt: now(),
  },
  (table) => [
    uniqueIndex('waves_study_key').on(table.studyId, table.key),
    index('waves_tenant').on(table.tenantId, table.createdAt),
  ],
);
