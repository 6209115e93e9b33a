import type { FormFields } from '../study/form';

/** Headers that are read by name. */
export type HeaderReader = Pick<Headers, 'get'>;

/** A request whose whole body is there: what pages without a framework need, and cheap to make. */
export interface PlainRequest {
  method: string;
  url: URL;
  headers: HeaderReader;
  body: Uint8Array<ArrayBuffer> | null;
}

/** An answer that is all there. */
export interface PlainAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** An answer as the framework's routes give theirs. */
export function responseOf({ status, headers, body }: PlainAnswer): Response {
  return new Response(status === 303 ? null : body, { status, headers });
}

/** The fields of a form; undefined where the body is none. */
export async function fieldsOf({
  headers,
  body,
}: PlainRequest): Promise<(FormFields & Iterable<[string, unknown]>) | undefined> {
  const type = headers.get('Content-Type') ?? '';
  if (!body) return undefined;
  if (/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type))
    return new URLSearchParams(new TextDecoder().decode(body));
  try {
    return await new Response(body, { headers: { 'Content-Type': type } }).formData();
  } catch {
    return undefined;
  }
}
