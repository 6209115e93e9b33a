// A bare `node:http` program that answers a questionnaire's requests with recorded bytes and does
// the same INSERT by the same driver: what Parallax is measured against.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import postgres from 'postgres';

/** @typedef {{ method: string, status: number, body: string, headers: Record<string, string> }} Exchange */

const [, , file = '', database = '', start = ''] = process.argv;
/** @type {Exchange[]} */
const exchanges = JSON.parse(readFileSync(file, 'utf8'));
const sql = postgres(database);
const token = /name="_response" value="([^"]+)"/.exec(exchanges[0]?.body ?? '')?.[1] ?? '';
const pages = exchanges.filter(({ method }) => method === 'GET');
const posts = exchanges.filter(({ method }) => method === 'POST');
const steps = pages.map(({ body }) => /name="_step" value="([^"]*)"/.exec(body)?.[1] ?? '');

/**
 * @param {http.ServerResponse} response
 * @param {Exchange | undefined} exchange
 * @param {string} own the respondent's token
 */
function answer(response, exchange, own) {
  if (!exchange) {
    response.writeHead(500);
    response.end();
    return;
  }
  const { 'content-length': _length, 'transfer-encoding': _coding, ...headers } = exchange.headers;
  if (headers.location) headers.location = headers.location.replaceAll(token, own);
  const body = exchange.body.replaceAll(token, own);
  response.writeHead(exchange.status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

let made = 0;
function newToken() {
  made += 1;
  return token.slice(0, -8) + made.toString(36).padStart(8, '0');
}

const server = http.createServer(async (request, response) => {
  const url = new URL(request.url ?? '', 'http://bare');
  if (request.method === 'GET') {
    const asked = url.searchParams.get('s');
    const first = url.pathname === start ? pages[0] : pages.at(-1);
    const page = asked === null ? first : pages[steps.indexOf(asked)];
    answer(response, page, url.searchParams.get('r') ?? newToken());
    return;
  }
  let text = '';
  for await (const chunk of request) text += chunk;
  const form = new URLSearchParams(text);
  const own = form.get('_response') ?? '';
  const at = steps.indexOf(form.get('_step') ?? '');
  if (at === posts.length - 1)
    await sql`insert into bare (tenant_id, wave_id, id, audience, submitted_at, answers)
      values ('main', 'w', ${own}, 'consumer', now(), ${sql.json(Object.fromEntries(form))})`;
  answer(response, posts[at], own);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') console.log(address.port);
});
