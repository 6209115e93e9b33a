import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { BENCHMARK_MEASURES } from '../../app/study/benchmark';
import { now, tenantId } from './columns';

export const studies = pgTable(
  'studies',
  {
    tenantId: tenantId(),
    id: text().primaryKey(),
    key: text().notNull(),
    createdAt: now(),
  },
  (table) => [uniqueIndex('studies_tenant_key').on(table.tenantId, table.key)],
);

export const studyVersions = pgTable(
  'study_versions',
  {
    tenantId: tenantId(),
    studyId: text()
      .notNull()
      .references(() => studies.id),
    version: integer().notNull(),
    digest: text().notNull(),
    document: jsonb().notNull(),
    createdAt: now(),
  },
  (table) => [primaryKey({ columns: [table.studyId, table.version] })],
);

/** Studies as they are edited; what is published of one becomes a version. */
export const studyDrafts = pgTable(
  'study_drafts',
  {
    tenantId: tenantId(),
    id: text().primaryKey(),
    /** The key of the study that it becomes. */
    key: text().notNull(),
    document: jsonb().notNull(),
    /** Grows with every change. */
    revision: integer().notNull(),
    /** The version that it was last the same as; null: none was published. */
    baseVersion: integer(),
    createdAt: now(),
    updatedAt: now(),
  },
  (table) => [uniqueIndex('study_drafts_tenant_key').on(table.tenantId, table.key)],
);

/** What was done to a draft, so that it can be undone and told to others. */
export const studyDraftEdits = pgTable(
  'study_draft_edits',
  {
    tenantId: tenantId(),
    draftId: text()
      .notNull()
      .references(() => studyDrafts.id, { onDelete: 'cascade' }),
    /** The revision that it made. */
    revision: integer().notNull(),
    kind: text({ enum: ['edit', 'undo', 'redo', 'adopt'] }).notNull(),
    /** The first revision of those that are undone together, such as the letters of one text. */
    run: integer().notNull(),
    undone: boolean().notNull().default(false),
    /** What it did, in words. */
    edits: jsonb().notNull(),
    /** What it changed in the document. */
    changes: jsonb().notNull(),
    userId: text(),
    madeAt: now(),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.revision] })],
);

/** Figures that a publication states for items of a study, shown beside a report's own. */
export const publishedFigures = pgTable(
  'published_figures',
  {
    tenantId: tenantId(),
    studyId: text()
      .notNull()
      .references(() => studies.id),
    id: text().notNull(),
    audience: text({ enum: ['consumer', 'manager'] }).notNull(),
    item: text().notNull(),
    measure: text().notNull(),
    option: text(),
    value: doublePrecision().notNull(),
    approx: text(),
    source: jsonb().notNull(),
  },
  (table) => [primaryKey({ columns: [table.studyId, table.id] })],
);

/** Published figures that an organisation holds its own against, beside those that ship. */
export const benchmarks = pgTable(
  'benchmarks',
  {
    tenantId: tenantId(),
    id: text().primaryKey(),
    label: text().notNull(),
    source: text().notNull(),
    year: integer(),
    /** What it is about: the items of this key, or of this construct. The other is null. */
    item: text(),
    construct: text(),
    measure: text({ enum: BENCHMARK_MEASURES }).notNull(),
    option: text(),
    /** What its figures are counted in, where the measure alone does not say so. */
    unit: text(),
    manager: doublePrecision(),
    managerBase: integer(),
    consumer: doublePrecision(),
    consumerBase: integer(),
    createdAt: now(),
  },
  (table) => [index('benchmarks_tenant').on(table.tenantId)],
);
