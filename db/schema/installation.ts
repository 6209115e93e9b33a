import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import { now, tenantId } from './columns';

/**
 * Who can have done something: an account, a key of the API, the command line, the program itself,
 * whoever holds a link to a report, or somebody who is not known.
 */
export const ACTOR_KINDS = ['user', 'key', 'command', 'system', 'link', 'nobody'] as const;

export const apiKeys = pgTable('api_keys', {
  tenantId: tenantId(),
  id: text().primaryKey(),
  name: text().notNull(),
  role: text({ enum: ['admin', 'analyst', 'collector'] }).notNull(),
  /** SHA-256 of the key; the key itself is shown once and kept nowhere. */
  digest: text().notNull().unique(),
  createdAt: now(),
  revokedAt: timestamp({ withTimezone: true }),
  /** When a call was last made with it, to the hour; null: never. */
  usedAt: timestamp({ withTimezone: true }),
});

/**
 * Who did what and when. A trigger of its migration refuses every change of a row, and their
 * removal: there are only additions.
 */
export const auditLog = pgTable(
  'audit_log',
  {
    tenantId: tenantId(),
    id: bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    at: now(),
    actorKind: text({ enum: ACTOR_KINDS }).notNull(),
    actorId: text(),
    /** As it was then; what an entry is about may be gone, or be called otherwise now. */
    actorName: text().notNull(),
    action: text().notNull(),
    subjectKind: text(),
    subjectId: text(),
    subjectName: text(),
    details: jsonb().notNull(),
  },
  (table) => [
    index('audit_log_tenant').on(table.tenantId, table.at, table.id),
    index('audit_log_action').on(table.tenantId, table.action, table.at, table.id),
    index('audit_log_subject').on(table.tenantId, table.subjectId, table.at, table.id),
  ],
);

/** Mail that is to be sent, or to be read by an administrator where none can be sent. */
export const outbox = pgTable(
  'outbox',
  {
    tenantId: tenantId(),
    id: text().primaryKey(),
    recipient: text().notNull(),
    subject: text().notNull(),
    /** Encrypted, since it holds a link that opens something; null once it was sent. */
    body: text(),
    status: text({ enum: ['waiting', 'sending', 'sent', 'failed'] })
      .notNull()
      .default('waiting'),
    attempts: integer().notNull().default(0),
    /** When it is to be tried; while it is being sent, when that began. */
    nextAt: now(),
    error: text(),
    createdAt: now(),
    /** When its link ends: it is not worth sending any more. */
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    index('outbox_tenant').on(table.tenantId, table.createdAt),
    index('outbox_next').on(table.status, table.nextAt),
  ],
);

/** How often a key or an address called in a window of time, over all processes. */
export const rateCounts = pgTable(
  'rate_counts',
  {
    tenantId: tenantId(),
    /** What is counted: a digest, so that no address is kept. */
    subject: text().notNull(),
    /** The start of the window. */
    since: timestamp({ withTimezone: true }).notNull(),
    calls: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.subject, table.since] }),
    index('rate_counts_since').on(table.since),
  ],
);

/** One row: what wrote this database. */
export const installation = pgTable('installation', {
  tenantId: tenantId(),
  id: integer().primaryKey(),
  /** Databases of another major version are refused. */
  major: integer().notNull(),
  createdAt: now(),
});
