import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { survivesSource } from '../../app/http/sources.server';

it('an answer whose file is gone breaks off, and the next one is given', async () => {
  const server = createServer((incoming, outgoing) => {
    survivesSource(outgoing);
    if (incoming.url === '/gone') createReadStream('/nothing/there').pipe(outgoing);
    else outgoing.end('here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await expect(fetch(`${base}/gone`)).rejects.toThrow();
    expect(await (await fetch(`${base}/here`)).text()).toBe('here');
  } finally {
    server.close();
  }
});
