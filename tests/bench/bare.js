// A bare `node:http` program that answers a questionnaire's requests with recorded bytes and does
// the same INSERT by the same driver: what Parallax is measured against.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import postgres from 'postgres';

/** @typedef {{ method: string, status: number, body: string, headers: Record<string, string> }} Exchange */

const [, , file = '', database = '', start = ''] = process.argv;
/** @type {Exchange[][]} */
const recorded = JSON.parse(readFileSync(file, 'utf8'));
const sql = postgres(database);
/** What each respondent was answered, who are told apart by a header. */
const ways = recorded.map((exchanges) => {
  const pages = exchanges.filter(({ method }) => method === 'GET');
  return {
    token: /name="_response" value="([^"]+)"/.exec(exchanges[0]?.body ?? '')?.[1] ?? '',
    pages,
    posts: exchanges.filter(({ method }) => method === 'POST'),
    steps: pages.map(({ body }) => /name="_step" value="([^"]*)"/.exec(body)?.[1] ?? ''),
  };
});

/**
 * @param {http.ServerResponse} response
 * @param {Exchange | undefined} exchange
 * @param {string} token the recorded token
 * @param {string} own the respondent's token
 */
function answer(response, exchange, token, own) {
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
/** @param {string} token */
function newToken(token) {
  made += 1;
  return token.slice(0, -8) + made.toString(36).padStart(8, '0');
}

const server = http.createServer(async (request, response) => {
  const url = new URL(request.url ?? '', 'http://bare');
  const way = ways[Number(request.headers['x-way'])];
  if (!way) throw new Error('no such respondent');
  const { token, pages, posts, steps } = way;
  if (request.method === 'GET') {
    const asked = url.searchParams.get('s');
    const first = url.pathname === start ? pages[0] : pages.at(-1);
    const page = asked === null ? first : pages[steps.indexOf(asked)];
    answer(response, page, token, url.searchParams.get('r') ?? newToken(token));
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
  answer(response, posts[at], token, own);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') console.log(address.port);
});
