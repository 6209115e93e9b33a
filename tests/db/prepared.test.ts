import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findStanding, saveDraft } from '../../db/drafts.server';
import { openDatabase } from '../../db/open.server';
import type { Wave } from '../../db/waves.server';
import { freshDatabase, openWave } from '../system/database';

/** How what stands between the program and the database treats a setting of a new connection. */
type Manner = 'passes it on' | 'refuses it' | 'forgets it';

describe('statements of a questionnaire on a server', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let wave: Wave;
  beforeAll(async () => {
    database = await freshDatabase('server');
    wave = await openWave(database, {});
  });
  afterAll(() => database?.remove());

  it.each<[Manner, boolean]>([
    ['passes it on', true],
    ['refuses it', false],
    ['forgets it', false],
  ])(
    'are prepared only where a connection keeps its settings: one that %s',
    async (manner, are) => {
      const between = await proxy(database.url ?? '', manner);
      const open = await openDatabase({
        url: between.url,
        dataDir: '',
        migrations: 'db/migrations',
      });
      const id = manner.replaceAll(' ', '').padEnd(26, '0');
      const page = {
        audience: 'consumer' as const,
        locale: 'en',
        isTest: false,
        answers: { minutes: 3 },
      };
      try {
        // Until the database has said so, nothing is prepared, and nobody waits for that.
        for (let n = 0; n < 20; n += 1) {
          expect(await saveDraft(open.db, wave, id, { ...page, fields: ['minutes'] })).toEqual({
            minutes: 3,
          });
          expect(await findStanding(open.db, wave.id, id)).toEqual({
            isSubmitted: false,
            draft: page,
          });
        }
        await expect.poll(() => between.asked()).toBe(true);
        await findStanding(open.db, wave.id, id);
        if (are) expect(between.prepared()).toBeGreaterThan(0);
        else expect(between.prepared()).toBe(0);
      } finally {
        await open.close();
        await between.close();
      }
    },
  );
});

/** Stands between the program and a server, as poolers do, and counts the statements with a name. */
async function proxy(to: string, manner: Manner) {
  const target = new URL(to);
  const { port, hostname } = target;
  let named = 0;
  let isAsked = false;
  const sockets = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        client.destroy();
        upstream.destroy();
      });
    }
    upstream.pipe(client);
    let rest = Buffer.alloc(0);
    let isStarted = false;
    client.on('data', (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      if (!isStarted) {
        const length = rest.readInt32BE(0);
        const start = rest.subarray(8, length).toString();
        isStarted = true;
        const isOurs = start.includes('parallax.direct');
        isAsked ||= isOurs;
        if (isOurs && manner === 'refuses it') {
          client.end(refusal('unsupported startup parameter: options'));
          return;
        }
        const kept = manner === 'forgets it' ? start.replace(/options\0[^\0]*\0/, '') : start;
        const head = Buffer.alloc(8);
        head.writeInt32BE(8 + Buffer.byteLength(kept), 0);
        head.writeInt32BE(196_608, 4);
        upstream.write(Buffer.concat([head, Buffer.from(kept)]));
        rest = rest.subarray(length);
      }
      for (;;) {
        if (rest.length < 5) return;
        const length = 1 + rest.readInt32BE(1);
        if (rest.length < length) return;
        const message = rest.subarray(0, length);
        if (message[0] === 'P'.charCodeAt(0) && message[5] !== 0) named += 1;
        upstream.write(message);
        rest = rest.subarray(length);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  target.host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return {
    url: target.href,
    prepared: () => named,
    asked: () => isAsked,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An error as PostgreSQL's protocol has it. */
function refusal(message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C08P01\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(4 + fields.length, 1);
  return Buffer.concat([head, fields]);
}
