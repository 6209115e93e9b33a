import path from 'node:path';
import { z } from 'zod';
import { emailSchema, PASSWORD_LENGTH, passwordFault } from './accounts/credentials';
import type { GivenAdministrator } from './accounts/firstAdministrator.server';
import type { RateLimits } from './http/rates.server';

const blankAsAbsent = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankAsAbsent, schema.optional());

const url = (protocols: string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `must be an address starting with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    );

const limit = optional(z.coerce.number().int().min(0).max(1_000_000_000));

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const variables = z.object({
  PORT: optional(z.coerce.number().int().min(0).max(65535)),
  HOST: optional(z.string()),
  DATABASE_URL: optional(url(['postgres:', 'postgresql:'])),
  DATA_DIR: optional(z.string()),
  PUBLIC_URL: optional(url(['http:', 'https:'])),
  SESSION_SECRET: optional(z.string().min(16, 'must have at least 16 characters')),
  ADMIN_EMAIL: optional(emailSchema),
  ADMIN_PASSWORD: optional(z.string()),
  DEMO: optional(z.enum(['0', '1'])),
  TRUST_PROXY: optional(z.coerce.number().int().min(0).max(20)),
  RATE_LIMIT_KEY: limit,
  RATE_LIMIT_ADDRESS: limit,
  RATE_LIMIT_REFUSED: limit,
  LOG_LEVEL: optional(z.enum(LOG_LEVELS)),
  SMTP_URL: optional(url(['smtp:', 'smtps:'])),
  MAIL_FROM: optional(emailSchema),
});

export interface Environment {
  port: number;
  host: string;
  databaseUrl: string | undefined;
  dataDir: string;
  /** Without a slash at its end; undefined: http://localhost with the port that is listened on. */
  publicUrl: string | undefined;
  sessionSecret: string | undefined;
  /** The first administrator, made where there is none. */
  administrator: GivenAdministrator;
  demo: boolean;
  /** How many proxies stand in front. */
  trustProxy: number;
  /** How many a minute; 0: no limit. */
  rateLimits: RateLimits;
  /** Undefined: what suits where standard output leads. */
  logLevel: (typeof LOG_LEVELS)[number] | undefined;
  /** The server that mail goes out by; undefined: it stays in the outbox. */
  smtpUrl: string | undefined;
  /** Whom mail comes from; undefined: nobody at the host of the public address. */
  mailFrom: string | undefined;
  production: boolean;
}

/** The environment names something that the program cannot run with; the message says what. */
export class EnvironmentFault extends Error {}

/**
 * The environment variables, checked once at the start.
 * @param production whether the operator runs it as a production server
 * @throws EnvironmentFault naming every faulty variable
 */
export function parseEnvironment(
  given: Record<string, string | undefined>,
  { root, production }: { root: string; production: boolean },
): Environment {
  const parsed = variables.safeParse(given);
  if (!parsed.success)
    throw new EnvironmentFault(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  const { data } = parsed;
  if (production && data.DATABASE_URL && !data.SESSION_SECRET)
    throw new EnvironmentFault(
      'SESSION_SECRET: is required with DATABASE_URL in production (all processes must share it)',
    );
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = data;
  if (password !== undefined && passwordFault(password, email ?? ''))
    throw new EnvironmentFault(
      `ADMIN_PASSWORD: must have ${PASSWORD_LENGTH.min} to ${PASSWORD_LENGTH.max} characters and not be the address`,
    );
  return {
    port: data.PORT ?? 3000,
    host: data.HOST ?? '127.0.0.1',
    databaseUrl: data.DATABASE_URL,
    dataDir: path.resolve(root, data.DATA_DIR ?? 'data'),
    publicUrl: data.PUBLIC_URL?.replace(/\/+$/, ''),
    sessionSecret: data.SESSION_SECRET,
    administrator: { email, password },
    demo: data.DEMO === undefined ? data.DATABASE_URL === undefined : data.DEMO === '1',
    trustProxy: data.TRUST_PROXY ?? 0,
    rateLimits: {
      key: data.RATE_LIMIT_KEY ?? 120_000,
      address: data.RATE_LIMIT_ADDRESS ?? 12_000,
      refused: data.RATE_LIMIT_REFUSED ?? 60,
    },
    logLevel: data.LOG_LEVEL,
    smtpUrl: data.SMTP_URL,
    mailFrom: data.MAIL_FROM,
    production,
  };
}
