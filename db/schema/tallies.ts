import {
  boolean,
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { now, tenantId } from './columns';
import { waves } from './waves';

/** Responses that the tallies do not count yet. */
export const unfolded = pgTable(
  'unfolded',
  {
    tenantId: tenantId(),
    waveId: text()
      .notNull()
      .references(() => waves.id),
    responseId: text().notNull(),
    /** Readers saw it before it left an open wave; it comes back when the wave closes. */
    held: boolean().notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.waveId, table.responseId] })],
);

/** The sufficient statistics of each cell; what stands where in `sums` is fixed by the study version. */
export const tallies = pgTable(
  'tallies',
  {
    tenantId: tenantId(),
    waveId: text()
      .notNull()
      .references(() => waves.id),
    audience: text({ enum: ['consumer', 'manager'] }).notNull(),
    status: text({ enum: ['complete', 'partial', 'test'] }).notNull(),
    flagged: boolean().notNull(),
    /** '' where responses are units of their own. */
    cluster: text().notNull(),
    /** A digest of `cell`, which may be longer than an index takes. */
    cellKey: text().notNull(),
    /** The import whose responses it counts; '' for the wave's own, into which folding merges them. */
    importId: text().notNull().default(''),
    cell: text().notNull(),
    sums: doublePrecision().array().notNull(),
    values: jsonb().notNull(),
  },
  (table) => [
    primaryKey({
      name: 'tallies_pk',
      columns: [
        table.waveId,
        table.audience,
        table.status,
        table.flagged,
        table.cluster,
        table.cellKey,
        table.importId,
      ],
    }),
  ],
);

/** How what readers can see of a side has changed since they looked; it advances in steps. */
export const steps = pgTable(
  'steps',
  {
    tenantId: tenantId(),
    waveId: text()
      .notNull()
      .references(() => waves.id),
    audience: text({ enum: ['consumer', 'manager'] }).notNull(),
    /** Grows with every change of what readers can see. */
    version: integer().notNull().default(0),
    /** Whether readers were ever shown figures of it. */
    shown: boolean().notNull().default(false),
    /** The batch that comes now: responses that readers see for the first time together. */
    batch: integer().notNull().default(0),
    /** How many of it are counted, unseen so far. */
    fresh: integer().notNull().default(0),
    /** How many left since readers looked, by the batch that they came in. */
    gone: jsonb().notNull().default({}),
    /** So few are left that readers see nothing; they leave with the next who come. */
    isRest: boolean().notNull().default(false),
    /** When what readers can see of it changed last. */
    changedAt: now(),
  },
  (table) => [primaryKey({ columns: [table.waveId, table.audience] })],
);

/**
 * Which responses, or imports, of an open wave came in a later batch than the first; without one:
 * readers saw it and it left.
 */
export const batches = pgTable(
  'batches',
  {
    tenantId: tenantId(),
    waveId: text()
      .notNull()
      .references(() => waves.id),
    audience: text({ enum: ['consumer', 'manager'] }).notNull(),
    /** The id of a response or of an import. */
    member: text().notNull(),
    batch: integer(),
  },
  (table) => [primaryKey({ columns: [table.waveId, table.member, table.audience] })],
);

/**
 * Whose comments readers of an open wave see, and what they can be found by; without marks: they were
 * seen and are not any more, until the wave closes.
 */
export const sortedComments = pgTable(
  'sorted_comments',
  {
    tenantId: tenantId(),
    waveId: text()
      .notNull()
      .references(() => waves.id),
    audience: text({ enum: ['consumer', 'manager'] }).notNull(),
    /** Where the text stands among the answers. */
    source: text().notNull(),
    responseId: text().notNull(),
    /** Those who came into the lists together, counted from 1. */
    sorting: integer().notNull(),
    marks: jsonb(),
  },
  (table) => [primaryKey({ columns: [table.waveId, table.source, table.responseId] })],
);

/** Results that take long, kept for as long as what they were computed from stays as it is. */
export const results = pgTable(
  'results',
  {
    tenantId: tenantId(),
    waveId: text()
      .notNull()
      .references(() => waves.id),
    /** What was computed, with all its parameters. */
    key: text().notNull(),
    /** What it was computed from. */
    version: text().notNull(),
    /** Null while somebody computes it. */
    result: jsonb(),
    /** The last sign of life of who computes it. */
    touchedAt: now(),
  },
  (table) => [primaryKey({ columns: [table.waveId, table.key] })],
);
