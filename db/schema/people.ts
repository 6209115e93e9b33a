import {
  bigint,
  boolean,
  index,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { now, tenantId } from './columns';
import { waves } from './waves';

/** Those who share the installation, each blind to the others; its key is what rows carry. */
export const organisations = pgTable('organisations', {
  tenantId: tenantId().primaryKey(),
  name: text().notNull(),
  createdAt: now(),
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
