import http from 'node:http';
import fc from 'fast-check';
import { everyKind } from '../study/fixtures';
import { apiClient, type DatabaseKind, runParallax, startProgram } from '../system/program';

/** One request as it goes over the wire. */
interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Uint8Array | string;
}

export interface FuzzTotals {
  cases: number;
  /** How many were answered in each class of status. */
  statuses: Record<string, number>;
  stored: number;
}

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const junk: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, 0, -1, 1e308, '', 'dk', [], {}, '__proto__', '\u0000', '💥'),
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as Json),
);

/** A JSON value with some of its parts taken out, doubled or replaced. */
function mutated(value: Json): fc.Arbitrary<Json> {
  const change = fc.record({ at: fc.nat(), how: fc.constantFrom('junk', 'drop', 'twin'), junk });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    const copy = structuredClone(value);
    for (const { at, how, junk: other } of changes) {
      const places: { holder: Json[] | { [name: string]: Json }; key: string }[] = [];
      const visit = (inner: Json) => {
        if (typeof inner !== 'object' || inner === null) return;
        for (const [key, child] of Object.entries(inner)) {
          places.push({ holder: inner, key });
          visit(child);
        }
      };
      visit(copy);
      const place = places[at % Math.max(1, places.length)];
      if (!place) continue;
      const { holder, key } = place;
      if (Array.isArray(holder)) {
        const index = Number(key);
        if (how === 'junk') holder[index] = other;
        else if (how === 'drop') holder.splice(index, 1);
        else holder.push(structuredClone(holder[index] ?? null));
      } else if (how === 'junk') holder[key] = other;
      else if (how === 'drop') delete holder[key];
      else holder[`${key}x`] = structuredClone(holder[key] ?? null);
    }
    return copy;
  });
}

/** Text with bits of it cut, doubled or replaced. */
function scrambled(text: string): fc.Arbitrary<Uint8Array> {
  const change = fc.record({
    at: fc.nat(),
    length: fc.nat({ max: 30 }),
    put: fc.oneof(
      fc.constantFrom('"', '\n', ',', ';', '\t', '\r', '|', '{', '}', ']', '\ufeff', '\u0000'),
      fc.string({ maxLength: 5 }),
    ),
  });
  const texts = fc.array(change, { maxLength: 4 }).map((changes) => {
    let changed = text;
    for (const { at, length, put } of changes) {
      const place = at % (changed.length + 1);
      changed = changed.slice(0, place) + put + changed.slice(place + length);
    }
    return new TextEncoder().encode(changed);
  });
  const bytes = fc.tuple(texts, fc.nat(), fc.nat({ max: 255 })).map(([encoded, at, byte]) => {
    const changed = Uint8Array.from(encoded);
    if (changed.length > 0) changed[at % changed.length] = byte;
    return changed;
  });
  return fc.oneof({ weight: 3, arbitrary: texts }, { weight: 1, arbitrary: bytes });
}

const headerValue = fc.string({
  unit: fc
    .integer({ min: 32, max: 255 })
    .filter((code) => code !== 127)
    .map((code) => String.fromCharCode(code)),
  maxLength: 60,
});

const header = fc.tuple(
  fc.constantFrom(
    'accept',
    'accept-language',
    'authorization',
    'content-type',
    'cookie',
    'forwarded',
    'host',
    'if-none-match',
    'origin',
    'range',
    'referer',
    'user-agent',
    'x-forwarded-for',
    'x-request-id',
    'x-http-method-override',
  ),
  fc.oneof(
    headerValue,
    fc.constantFrom(
      '*',
      'gzip',
      'sv;q=9',
      'Bearer ',
      'multipart/form-data',
      'answering=%00',
      'a=b; c',
    ),
  ),
);

const RESPONSE: Json = {
  audience: 'consumer',
  respondent: 'r-1',
  locale: 'sv',
  submittedAt: '2026-10-01T12:00:00Z',
  weight: 1.5,
  cluster: 'c',
  answers: {
    booking: 'easy',
    returned: 'else',
    'returned.other': 'my own',
    uses: ['app', 'desk'],
    order: ['price', 'sleep'],
    minutes: 2.5,
    advise: 9,
    words: 'å "x"',
    region: 'N',
  },
};
const FILE =
  'audience,respondent,weight,booking,uses,minutes,words,region\nconsumer,a,1,easy,app|desk,1.5,"å, ""b""\nc",N\nmanager,b,2,dk,dk,dk,,S\n';

function requests(wave: string, key: string): fc.Arbitrary<Sent> {
  const api = `/api/v1/waves/${wave}/responses`;
  const call = (
    path: string,
    type: string,
    body: fc.Arbitrary<Uint8Array | string>,
    method = 'POST',
  ) =>
    body.map((sent) => ({
      method,
      path,
      headers: { authorization: `Bearer ${key}`, 'content-type': type },
      body: sent,
    }));
  const json = (value: fc.Arbitrary<Json>) => value.map((inner) => JSON.stringify(inner));
  const mode = fc.constantFrom('', '?mode=skip', '?mode=replace', '?again=1&mode=skip');
  const fields = fc.array(
    fc.tuple(
      fc.constantFrom(
        '_response',
        '_step',
        '_go',
        '_inline',
        '_lang',
        'booking',
        'returned',
        'returned.other',
        'uses',
        'order.price',
        'order.sleep',
        'minutes',
        'advise',
        'words',
        'region',
        'ghost',
        '__proto__',
      ),
      fc.oneof(
        fc.constantFrom(
          'easy',
          'yes',
          'app',
          '1',
          '2,5',
          'dk',
          'back',
          'stay',
          'end',
          '9',
          'N',
          'sv',
        ),
        fc.string({ unit: 'binary', maxLength: 30 }),
      ),
    ),
    { maxLength: 12 },
  );
  const form = fc
    .tuple(fields, fc.constantFrom('consumer', 'manager', 'boss'))
    .chain(([pairs, audience]) =>
      fc
        .constantFrom('application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain')
        .map((type) => ({
          method: 'POST',
          path: `/q/${wave}/${audience}`,
          headers: { 'content-type': type },
          body: new URLSearchParams(pairs).toString(),
        })),
    );
  const segment = fc.oneof(
    fc.constantFrom(
      'api',
      'v1',
      'waves',
      'studies',
      'q',
      wave,
      'consumer',
      'thanks',
      'report',
      'gaps',
    ),
    fc.constantFrom('..', '.', '%2e%2e', '%00', '%ff', '%', 'a%2fb', '__proto__', 'constructor'),
    fc.string({ unit: 'grapheme', maxLength: 8 }).map(encodeURIComponent),
  );
  const path = fc
    .tuple(
      fc.array(segment, { maxLength: 6 }),
      fc.array(
        fc.tuple(
          fc.constantFrom(
            'r',
            's',
            'lang',
            'access',
            'format',
            'confidence',
            'mode',
            'study',
            'sort',
          ),
          fc.oneof(
            fc.constantFrom('%', '%00', '1e999', 'NaN', '-1', '[]'),
            fc.webQueryParameters(),
          ),
        ),
        { maxLength: 3 },
      ),
      fc.constantFrom('GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'),
      fc.boolean(),
    )
    .map(([segments, query, method, isStaff]) => ({
      method,
      path: `/${segments.join('/')}${query.length > 0 ? `?${query.map(([name, value]) => `${name}=${value}`).join('&')}` : ''}`,
      headers: (isStaff ? { authorization: `Bearer ${key}` } : {}) as Record<string, string>,
      body: '',
    }));
  const study = everyKind() as unknown as Json;
  const base = fc.oneof(
    call('/api/v1/studies', 'application/json', json(mutated(study))),
    call(
      '/api/v1/studies/every-kind/waves',
      'application/json',
      json(
        mutated({
          key: 'x',
          title: 'X',
          status: 'draft',
          opensAt: '2026-01-01T00:00:00Z',
          closesAt: null,
          archivesAt: '2030-01-01T00:00:00Z',
          minimumBase: 5,
          equivalenceMargin: 0.1,
          audiences: { consumer: { target: 5, weighting: { region: { N: 0.5, S: 0.5 } } } },
        }),
      ),
    ),
    mode.chain((query) => call(api + query, 'application/json', json(mutated(RESPONSE)))),
    mode.chain((query) =>
      call(
        api + query,
        'application/json',
        json(mutated([RESPONSE, RESPONSE, { audience: 'manager', answers: {} }])),
      ),
    ),
    mode.chain((query) =>
      call(
        api + query,
        'application/x-ndjson',
        scrambled(`${JSON.stringify(RESPONSE)}\n{"audience":"manager","answers":{"advise":3}}\n`),
      ),
    ),
    mode.chain((query) =>
      call(api + query, 'application/json', scrambled(JSON.stringify([RESPONSE]))),
    ),
    mode.chain((query) => call(api + query, 'text/csv', scrambled(FILE))),
    form,
    path,
  );
  const more = fc.array(header, { maxLength: 3 });
  return fc.oneof(
    { weight: 4, arbitrary: base },
    {
      weight: 1,
      arbitrary: fc.tuple(base, more).map(([sent, headers]) => ({
        ...sent,
        headers: { ...sent.headers, ...Object.fromEntries(headers) },
      })),
    },
  );
}

/**
 * Sends a program requests that nobody in their right mind sends. None may be answered 5xx or not
 * at all, and what is stored in the end is what the answers said.
 */
export async function fuzz(
  kind: DatabaseKind,
  { cases, seed }: { cases: number; seed: number },
): Promise<FuzzTotals> {
  const program = await startProgram(kind, {
    env: {
      DEMO: '0',
      LOG_LEVEL: 'warn',
      RATE_LIMIT_KEY: '0',
      RATE_LIMIT_ADDRESS: '0',
      RATE_LIMIT_REFUSED: '0',
    },
  });
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const admin = await apiClient(program, 'admin');
    await admin.post('/api/v1/studies', everyKind());
    const made = await admin.post('/api/v1/studies/every-kind/waves', { key: 'w', status: 'open' });
    const { id } = made.body as { id: string };
    const statuses: Record<string, number> = {};
    let stored = 0;
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(requests(id, admin.key), async (request) => {
        const answer = await exchange(program.url, agent, request);
        sent += 1;
        const group = `${String(answer.status)[0]}xx`;
        statuses[group] = (statuses[group] ?? 0) + 1;
        if (answer.status >= 500)
          throw new Error(
            `answered ${answer.status}: ${answer.body.slice(0, 300)}\n${program.log().slice(-2000)}`,
          );
        // A page may repeat the address that it was asked for.
        if (/\bNaN\b/.test(answer.body) && request.method === 'GET' && !/NaN/i.test(request.path))
          throw new Error(`answered NaN: ${answer.body.slice(0, 300)}`);
        if (answer.status < 300 && request.path.includes('/responses')) {
          const { stored: more = 0, replaced = 0 } = JSON.parse(answer.body || '{}') as Record<
            string,
            number
          >;
          stored += more - replaced;
        }
      }),
      { numRuns: cases, seed, endOnFailure: true },
    );
    const exported = await program.fetch(`/api/v1/waves/${id}/responses`, {
      headers: { Authorization: `Bearer ${admin.key}` },
    });
    const lines = (await exported.text())
      .split('\n')
      .filter((line) => line.includes('"submittedAt"'));
    // Questionnaires that the forms completed come on top.
    const files = lines.length;
    if (files < stored) throw new Error(`${stored} were answered as stored, ${files} are there`);
    const verified = await runParallax(['fold', '--verify'], program.env);
    if (verified.code !== 0) throw new Error(`tallies differ: ${verified.out}${verified.error}`);
    return { cases: sent, statuses, stored };
  } finally {
    agent.destroy();
    await program.stop();
  }
}

function exchange(
  url: string,
  agent: http.Agent,
  { method, path, headers, body }: Sent,
): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const length = Buffer.byteLength(body);
    const request = http.request(
      { hostname, port, method, path, agent, headers: { ...headers, 'content-length': length } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
