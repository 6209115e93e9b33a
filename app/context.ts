import type { Database, OpenDatabase } from '../db/open.server';
import type { SignedIn } from '../db/sessions.server';
import type { Caller } from './http/caller.server';
import type { Metrics } from './http/metrics.server';
import type { LinkBase } from './links.server';

// Types, not interfaces: only a type fits Remix's open-ended load context.
/** What the program answers all requests from. */
export type ProgramContext = {
  db: Database;
  kind: OpenDatabase['kind'];
  links: LinkBase;
  /** Whether mail goes out; otherwise it is read in the outbox. */
  sendsMail: boolean;
  now: () => Date;
  metrics: Metrics;
};

/** What every loader and action gets beside the request. */
export type ServerContext = ProgramContext & {
  /** Names the request in its answer and in the log. */
  requestId: string;
  /** Who sent the request, as the limits see it. */
  caller: Caller;
  /** Whom the request's session cookie signs in; undefined: nobody. */
  signedIn: () => Promise<SignedIn | undefined>;
  /** Writes down a fault that nobody foresaw. */
  report: (error: unknown) => void;
};

declare module '@remix-run/node' {
  interface AppLoadContext extends ServerContext {}
}
