import type { Database, OpenDatabase } from '../db/open.server';
import type { LinkBase } from './links.server';

/** What every loader and action gets beside the request. */
// A type, not an interface: only a type fits Remix's open-ended load context.
export type ServerContext = {
  db: Database;
  kind: OpenDatabase['kind'];
  links: LinkBase;
  now: () => Date;
  /** Writes down a fault that nobody foresaw. */
  report: (error: unknown) => void;
};

declare module '@remix-run/node' {
  interface AppLoadContext extends ServerContext {}
}
