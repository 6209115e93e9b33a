import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';

/**
 * Breaks an answer off whose file can no longer be read: a build that is made anew takes the files of
 * the one before away, and a fault that nobody hears of would end the program.
 */
export function survivesSource(outgoing: ServerResponse): void {
  outgoing.on('pipe', (source: Readable) => source.on('error', () => outgoing.destroy()));
}
