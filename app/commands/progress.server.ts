import type { CommandIo } from './command.server';

const WIDTH = 24;
/** How often a bar is drawn anew, and a line written where there is no terminal, in milliseconds. */
const DRAW_EVERY = 200;
const TELL_EVERY = 10_000;

const count = new Intl.NumberFormat('en');

/**
 * How far a command has come: a bar on a terminal, else a line every few seconds.
 * @param total in bytes; null: not known
 */
export function progressBar(io: CommandIo, total: number | null) {
  const started = Date.now();
  let drawn = 0;
  const line = ({ bytes, records }: { bytes: number; records: number }) => {
    const seconds = Math.max(1, Date.now() - started) / 1000;
    const share = total === null || total === 0 ? null : Math.min(1, bytes / total);
    const bar =
      share === null
        ? ''
        : `[${'#'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '-')}] ${String(Math.floor(share * 100)).padStart(3)} %  `;
    return `${bar}${count.format(records)} records, ${count.format(Math.round(records / seconds))} a second`;
  };
  return {
    show(progress: { bytes: number; records: number }) {
      const now = Date.now();
      if (now - Math.max(drawn, started) < (io.isTerminal ? DRAW_EVERY : TELL_EVERY)) return;
      drawn = now;
      io.error(io.isTerminal ? `\r${line(progress)}\u001b[K` : `${line(progress)}\n`);
    },
    end() {
      if (io.isTerminal && drawn > 0) io.error('\r\u001b[K');
    },
  };
}
