import type { Duplex } from 'node:stream';

interface Told {
  status: number;
  title: string;
  detail: string;
}

const UNREADABLE: Told = {
  status: 400,
  title: 'Bad Request',
  detail: 'This cannot be read as an HTTP request.',
};
const TOLD: Record<string, Told> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    title: 'Request Header Fields Too Large',
    detail: 'The headers are larger than 16 kB.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    title: 'Request Timeout',
    detail: 'The headers did not arrive in time.',
  },
};

/** Answers what is no HTTP request, which no route and no handler ever gets to see. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const told = TOLD[error.code ?? ''] ?? UNREADABLE;
  const body = JSON.stringify({ type: 'about:blank', ...told, errors: [] });
  socket.end(
    [
      `HTTP/1.1 ${told.status} ${told.title}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Cache-Control: no-store',
      'X-Content-Type-Options: nosniff',
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
