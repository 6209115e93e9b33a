import { connect, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { everyKind } from '../study/fixtures';
import { apiClient, startProgram } from '../system/program';

const MINUTE = 60_000;

/** Everything that a connection answers, and when. */
function conversation(
  port: number,
  head: string,
): { socket: Socket; answer: Promise<{ text: string; after: number }> } {
  const began = performance.now();
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(head);
  const answer = new Promise<{ text: string; after: number }>((resolve) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
      if (/\r\n\r\n/.test(text)) resolve({ text, after: performance.now() - began });
    });
    socket.on('close', () => resolve({ text, after: performance.now() - began }));
  });
  return { socket, answer };
}

// All wait side by side, so that the minute passes once.
it('slow senders are answered 408, living ones are waited for', {
  timeout: 3 * MINUTE,
}, async () => {
  const program = await startProgram('embedded', { env: { DEMO: '0' } });
  try {
    const admin = await apiClient(program, 'admin');
    await admin.post('/api/v1/studies', everyKind());
    const wave = await admin.post('/api/v1/studies/every-kind/waves', { key: 'w', status: 'open' });
    const { id } = wave.body as { id: string };
    const port = Number(new URL(program.url).port);
    const post = (address: string, length: number, begun: string) =>
      conversation(
        port,
        `POST ${address} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${admin.key}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${begun}`,
      );
    const imports = `/api/v1/waves/${id}/responses`;

    const headers = conversation(port, 'GET / HTTP/1.1\r\nHost: x\r\n');
    const silent = post(imports, 1000, '[');
    const form = post(`/q/${id}/consumer`, 1000, 'booking=');
    const call = post('/api/v1/studies', 1000, '{');
    const json = '[{"audience":"manager","answers":{"advise":3}}]'.padEnd(75, ' ');
    const living = post(imports, json.length, '');
    const trickling = post('/api/v1/studies', 1000, '');
    let sent = 0;
    const drip = setInterval(() => {
      if (sent < json.length) living.socket.write(json[sent] ?? '');
      if (!trickling.socket.destroyed) trickling.socket.write(' ');
      sent += 1;
    }, 1000);

    const late = await headers.answer;
    expect(late.text).toMatch(/^HTTP\/1.1 408 /);
    expect(late.after).toBeLessThan(30_000);
    for (const { answer } of [silent, form, call, trickling]) {
      const { text, after } = await answer;
      expect(text).toMatch(/^HTTP\/1.1 408 /);
      expect(text).toMatch(/connection: close/i);
      expect(after).toBeGreaterThan(0.95 * MINUTE);
      expect(after).toBeLessThan(1.25 * MINUTE);
    }
    expect((await silent.answer).text).toContain('application/problem+json');
    const { text, after } = await living.answer;
    clearInterval(drip);
    expect(after).toBeGreaterThan(MINUTE);
    expect(text).toMatch(/^HTTP\/1.1 201 /);
    expect(program.log()).not.toContain('unforeseen');
  } finally {
    await program.stop();
  }
});
