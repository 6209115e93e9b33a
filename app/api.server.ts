import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import { findApiKey, noteKeyUse, type Role } from '../db/apiKeys.server';
import { findWave, type Wave } from '../db/waves.server';
import type { Operation } from './api/operations';
import { readParameters } from './api/parameters';
import { traceHourly } from './audit/hourly.server';
import { type Actor, exported, keyActor } from './audit/trace.server';
import type { ServerContext } from './context';
import { BodyAborted, BodyTooLarge } from './http/body.server';
import { bodyRefusal, tooManyCalls } from './http/turnedAway.server';
import { methodNotAllowed, problem } from './problem.server';
import { jsonPath, type Study } from './study/document';
import { doubledKeys, holdsPrototype } from './study/doubledKeys';
import { defaultLocale, matchLocale } from './study/text';

/** What a call of the API is answered from. */
export interface ApiCall extends ServerContext {
  request: Request;
  params: Record<string, string | undefined>;
  url: URL;
  tenantId: string;
  /** Whose key it is, as the audit log names it. */
  actor: Actor;
}

/** Thrown by a handler to answer with a problem at once. */
export class Refusal extends Error {
  constructor(readonly response: Response) {
    super('refused');
  }
}

interface Served {
  method: Operation['method'];
  role: Role;
  handle: (call: ApiCall) => Promise<Response>;
}

/** An operation as a route serves it: its handler gets the parameters of the address checked. */
export function on<Query extends z.ZodObject>(
  { method, role, query }: Operation<Query>,
  handle: (call: ApiCall & { query: z.output<Query> }) => Promise<Response>,
): Served {
  return {
    method,
    role,
    handle(call) {
      const names = [...new Set(call.url.searchParams.keys())];
      const unknown = names
        .filter((name) => !Object.hasOwn(query.shape, name))
        .map((name) => ({ path: jsonPath([name.slice(0, 80)]), message: 'unknown parameter' }));
      const read = readParameters(call.url.searchParams, query);
      const errors = [...unknown, ...('faults' in read ? read.faults : [])];
      if ('faults' in read || errors.length > 0)
        throw new Refusal(
          problem(400, 'Bad request', {
            detail: 'The parameters of the address have faults.',
            errors,
          }),
        );
      return handle({ ...call, query: read.query });
    },
  };
}

/** Whether a key of one role may do what asks for another. */
function may(own: Role, needed: Role): boolean {
  return own === 'admin' || own === needed;
}

/**
 * The loader and action of an address of the API: each method with the role that it needs. Faults
 * are answered as problem+json, whatever happens.
 */
export function api(...calls: Served[]) {
  return async ({ request, params, context }: LoaderFunctionArgs | ActionFunctionArgs) => {
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const call = calls.find((served) => served.method === method);
    if (!call) return methodNotAllowed(calls.map((served) => served.method));
    const url = new URL(request.url);
    try {
      const key = bearerKey(request.headers.get('Authorization'));
      const { caller } = context;
      const held = () => tooManyCalls(caller.secondsLeft());
      if (key !== undefined && !caller.mayTry(key)) return held();
      const owner = key === undefined ? undefined : await findApiKey(context.db, key);
      if (key !== undefined && !(owner ? caller.mayCall(key) : caller.mayBeWrong())) return held();
      if (!owner)
        return problem(401, 'Unauthorized', {
          detail:
            'Send a key in the header "Authorization: Bearer …"; `npx parallax key create` makes one.',
          headers: { 'WWW-Authenticate': 'Bearer' },
        });
      if (!may(owner.role, call.role))
        return problem(403, 'Forbidden', {
          detail: `A key of role "${owner.role}" may not do this; it takes "${call.role}" or "admin".`,
        });
      const { tenantId } = owner;
      const actor = keyActor(owner);
      await noteKeyUse(context.db, owner, context.now());
      return await call.handle({ ...context, request, params, url, tenantId, actor });
    } catch (error) {
      if (error instanceof Refusal) return error.response;
      const isGone =
        request.signal.aborted && error instanceof Error && error.name === 'AbortError';
      const fault = isGone ? new BodyAborted() : error;
      const refusal = bodyRefusal({ url, headers: request.headers }, fault);
      if (refusal) return refusal;
      context.report(error);
      return problem(500, 'Something went wrong', { detail: 'It was written to the log.' });
    }
  };
}

/** The key of an Authorization header; undefined where it holds none. */
export function bearerKey(authorization: string | null): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
}

/** Largest body that is read as one piece, in bytes. */
export const WHOLE_BODY_LIMIT = 16 * 1024 * 1024;

/** The body of a request in one piece, which a streamed one may be too large for. */
async function wholeBody(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > WHOLE_BODY_LIMIT) {
      await reader?.cancel();
      throw new BodyTooLarge(WHOLE_BODY_LIMIT);
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

/**
 * The body of a request as JSON.
 * @throws Refusal naming what is wrong with it, and what a streamed body throws (http/body.server)
 */
export async function jsonBody(request: Request): Promise<unknown> {
  const type = request.headers.get('Content-Type') ?? 'application/json';
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(type))
    throw new Refusal(
      problem(415, 'Unsupported media type', {
        detail: `This address takes application/json, not ${type.slice(0, 100)}.`,
      }),
    );
  return jsonText(await wholeBody(request));
}

/** Bytes as JSON. @throws Refusal naming what is wrong with them */
export function jsonText(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(problem(400, 'Bad request', { detail: 'The body is not UTF-8.' }));
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new Refusal(
      problem(400, 'Bad request', {
        detail: `The body is not JSON: ${detail}`,
        errors: [{ path: '$', message: detail }],
      }),
    );
  }
  const doubled = doubledKeys(text);
  // An own member of this name is lost wherever objects are copied.
  const reserved = /__proto__|\\u00/.test(text) && holdsPrototype(value);
  if (doubled.length > 0 || reserved)
    throw new Refusal(
      problem(400, 'Bad request', {
        detail: 'The body names a member twice, or one that no object may have.',
        errors: [
          ...doubled.map((path) => ({ path, message: 'is named twice' })),
          ...(reserved
            ? [{ path: '$', message: '"__proto__" cannot be the name of a member' }]
            : []),
        ],
      }),
    );
  return value;
}

/** The wave of the address. @throws Refusal where the organisation has none of that id */
export async function waveOf({ db, params, tenantId }: ApiCall): Promise<Wave> {
  const wave = params.id === undefined ? undefined : await findWave(db, params.id);
  if (!wave || wave.tenantId !== tenantId)
    throw new Refusal(problem(404, 'Not found', { detail: `There is no wave "${params.id}".` }));
  return wave;
}

/** The wave of the address, whose figures are read: noted, but not for a head alone. @throws as waveOf */
export async function readWave(call: ApiCall, what: string): Promise<Wave> {
  const wave = await waveOf(call);
  if (call.request.method !== 'HEAD')
    await traceHourly(call.db, call.actor, exported('export.read', wave, { what }));
  return wave;
}

/**
 * The language of the study that an address asks for, else the study's default.
 * @throws Refusal where the study has it not
 */
export function studyLocale(study: Study, wanted: string | undefined): string {
  const found = wanted === undefined ? defaultLocale(study) : matchLocale(study.locales, [wanted]);
  if (found !== undefined) return found;
  const message = `must be one of ${study.locales.map((locale) => `"${locale}"`).join(', ')}`;
  throw new Refusal(
    problem(400, 'Bad request', {
      detail: 'The parameters of the address have faults.',
      errors: [{ path: jsonPath(['locale']), message }],
    }),
  );
}
