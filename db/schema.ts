import { sql } from 'drizzle-orm';
import {
  bigint,
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
import { BENCHMARK_MEASURES } from '../app/study/benchmark';

/**
 * Who can have done something: an account, a key of the API, the command line, the program itself,
 * whoever holds a link to a report, or somebody who is not known.
 */
export const ACTOR_KINDS = ['user', 'key', 'command', 'system', 'link', 'nobody'] as const;

// Every table carries the organisation that owns the row; tables that grow with responses carry
// the wave first in their primary key, so that they can be distributed by it.
const tenantId = () => text().notNull().default('main');
const now = () => timestamp({ withTimezone: true }).notNull().defaultNow();

/** Those who share the installation, each blind to the others; its key is what rows carry. */
export const organisations = pgTable('organisations', {
  tenantId: tenantId().primaryKey(),
  name: text().notNull(),
  createdAt: now(),
});

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

export const apiKeys = pgTable('api_keys', {
  tenantId: tenantId(),
  id: text().primaryKey(),
  name: text().notNull(),
  role: text({ enum: ['admin', 'analyst', 'collector'] }).notNull(),
  /** SHA-256 of the key; the key itself is shown once and kept nowhere. */
  digest: text().notNull().unique(),
  createdAt: now(),
  revokedAt: timestamp({ withTimezone: true }),
});

/** The people who run Parallax and those who read its reports. */
export const users = pgTable('users', {
  tenantId: tenantId(),
  id: text().primaryKey(),
  /** Normalised. One account has one organisation, so that the address alone finds it. */
  email: text().notNull().unique(),
  name: text().notNull(),
  role: text({ enum: ['administrator', 'analyst', 'reader', 'fieldworker'] }).notNull(),
  /** Argon2id, with its parameters and salt in the text. */
  passwordHash: text().notNull(),
  /** The password is a one-time one, to be changed before anything else. */
  mustChange: boolean().notNull(),
  createdAt: now(),
  signedInAt: timestamp({ withTimezone: true }),
  disabledAt: timestamp({ withTimezone: true }),
});

/** Browsers that are signed in; a row that is gone is a session that was ended. */
export const sessions = pgTable(
  'sessions',
  {
    tenantId: tenantId(),
    /** Names it in the list of its owner; opens nothing. */
    id: text().primaryKey(),
    /** SHA-256 of what the cookie holds. */
    digest: text().notNull().unique(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** The browser in a few words. */
    agent: text().notNull(),
    createdAt: now(),
    seenAt: now(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    index('sessions_user').on(table.userId),
    index('sessions_expires').on(table.expiresAt),
  ],
);

/** Which waves' reports a reader was given. */
export const waveReaders = pgTable(
  'wave_readers',
  {
    tenantId: tenantId(),
    waveId: text()
      .notNull()
      .references(() => waves.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: now(),
  },
  (table) => [
    primaryKey({ columns: [table.waveId, table.userId] }),
    index('wave_readers_user').on(table.userId),
  ],
);

/** Addresses that were asked to join; a row that is gone was accepted or withdrawn. */
export const invitations = pgTable(
  'invitations',
  {
    tenantId: tenantId(),
    id: text().primaryKey(),
    /** SHA-256 of what the link holds. */
    digest: text().notNull().unique(),
    email: text().notNull(),
    name: text().notNull(),
    role: text({ enum: ['administrator', 'analyst', 'reader', 'fieldworker'] }).notNull(),
    /** The waves whose reports a reader is given. */
    waveIds: text().array().notNull(),
    locale: text().notNull(),
    createdAt: now(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [uniqueIndex('invitations_email').on(table.tenantId, table.email)],
);

/** The OpenID Connect provider whose accounts sign in to an organisation. */
export const signInProviders = pgTable('sign_in_providers', {
  tenantId: tenantId().primaryKey(),
  issuer: text().notNull(),
  clientId: text().notNull(),
  /** Encrypted. */
  clientSecret: text().notNull(),
  /** What the button on the sign-in page says. */
  label: text().notNull(),
  /** What people become who have neither account nor invitation; null: they are refused. */
  role: text({ enum: ['analyst', 'reader', 'fieldworker'] }),
  createdAt: now(),
});

/** Which account somebody at a provider is. */
export const identities = pgTable(
  'identities',
  {
    tenantId: tenantId(),
    issuer: text().notNull(),
    subject: text().notNull(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: now(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.issuer, table.subject] })],
);

/** What proves at a sign-in, beside the password, that it is the account's owner (RFC 6238). */
export const secondFactors = pgTable('second_factors', {
  tenantId: tenantId(),
  userId: text()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** Encrypted. */
  secret: text().notNull(),
  /** Null until its owner has shown that their device has it: it counts for nothing before. */
  confirmedAt: timestamp({ withTimezone: true }),
  /** The newest time step that a code was taken of: no code is good twice. */
  lastStep: bigint({ mode: 'number' }).notNull().default(0),
  createdAt: now(),
});

/** Codes for whoever has lost that device; one that is gone was used. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    tenantId: tenantId(),
    userId: text()
      .notNull()
      .references(() => secondFactors.userId, { onDelete: 'cascade' }),
    /** HMAC-SHA-256 of the code. */
    digest: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.digest] })],
);

/** Links that let somebody choose another password, once. */
export const passwordResets = pgTable(
  'password_resets',
  {
    tenantId: tenantId(),
    /** SHA-256 of what the link holds. */
    digest: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index('password_resets_user').on(table.userId)],
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
  (table) => [index('audit_log_tenant').on(table.tenantId, table.at, table.id)],
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

/** One row: what wrote this database. */
export const installation = pgTable('installation', {
  tenantId: tenantId(),
  id: integer().primaryKey(),
  /** Databases of another major version are refused. */
  major: integer().notNull(),
  createdAt: now(),
});

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
