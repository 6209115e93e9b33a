import { type ReportMessage, reportMessages } from '../messages/report';
import { problem } from '../problem.server';
import { assets } from '../questionnaire/assets.server';
import { documentOf } from '../questionnaire/document';
import { html, render } from '../questionnaire/html';
import { htmlAnswer, notice } from '../questionnaire/visit.server';
import { reportLanguage } from '../reportLanguage';
import { acceptedLanguages } from '../study/text';
import { BodyAborted, BodyStalled, BodyTooLarge } from './body.server';
import type { HeaderReader } from './plain';
import { responseOf } from './plain';

// What is answered before a route is asked, in the form that its reader expects.

/** The request without its body. */
interface Asked {
  url: URL;
  headers: HeaderReader;
}

const isAnswering = ({ url }: Asked) => url.pathname.startsWith('/q/');

const isCall = ({ url }: Asked) => url.pathname.startsWith('/api/');

function languageOf({ url, headers }: Asked): string {
  const [accepted = 'en'] = acceptedLanguages(headers.get('Accept-Language'));
  return url.searchParams.get('lang')?.slice(0, 35) || accepted;
}

/** The answer to a body that did not come whole; undefined for every other error. */
export function bodyRefusal(asked: Asked, error: unknown): Response | undefined {
  if (error instanceof BodyTooLarge) {
    if (isCall(asked))
      return problem(413, 'Too large', {
        detail: `The body is larger than ${Math.round(error.limit / 1024 / 1024)} MB. Send it in parts.`,
      });
    return isAnswering(asked)
      ? responseOf(notice('too_large', languageOf(asked)))
      : staffPage(asked, 413, 'error.413.title', 'error.413.text');
  }
  if (error instanceof BodyStalled)
    return closing(
      isCall(asked)
        ? problem(408, 'Too slow', {
            detail: `Nothing more of the body arrived for ${Math.round(error.milliseconds / 1000)} seconds. Send it again.`,
          })
        : responseOf(notice('faulty', languageOf(asked), { status: 408 })),
    );
  // Nobody is left to read this one.
  if (error instanceof BodyAborted) return closing(new Response(null, { status: 400 }));
  return undefined;
}

/** The rest of the body cannot be told from a next request. */
function closing(response: Response): Response {
  response.headers.set('Connection', 'close');
  return response;
}

/** The answer to a compressed body. */
export function encodedBody(asked: Asked): Response {
  const detail = 'Compressed bodies are not taken. Send it again without Content-Encoding.';
  const response = isCall(asked)
    ? problem(415, 'Unsupported content encoding', { detail })
    : new Response(`${detail}\n`, { status: 415 });
  response.headers.set('Accept-Encoding', 'identity');
  return response;
}

/**
 * The answer to one request too many. A respondent gets what was typed back in a form that sends
 * it again: going back may show the page empty, since browsers keep nothing of a page that is not
 * to be stored.
 */
export function tooMany(
  asked: Asked,
  seconds: number,
  typed: URLSearchParams | null = null,
): Response {
  const { pathname, search } = asked.url;
  let response: Response;
  if (isCall(asked)) response = tooManyCalls(seconds);
  else if (isAnswering(asked))
    response = responseOf(
      notice('too_many', typed?.get('_lang') || languageOf(asked), {
        again: typed && { action: `${pathname}${search}`, fields: [...typed] },
      }),
    );
  else response = staffPage(asked, 429, 'error.429.title', 'error.429.text');
  response.headers.set('Retry-After', String(seconds));
  return response;
}

/** One call too many, told to a program. */
export function tooManyCalls(seconds: number): Response {
  return problem(429, 'Too many requests', {
    detail: `The limit for this minute is used up. Try again in ${seconds} seconds.`,
    headers: { 'Retry-After': String(seconds) },
  });
}

/** The answer to a form that no page of this program sent. */
export function foreignWrite(asked: Asked): Response {
  return staffPage(asked, 403, 'foreign.title', 'foreign.text');
}

/** The answer to whoever asks for a picture with letters that no font here has: the way to the drawing. */
export function pictureRefusal(asked: Asked, letters: readonly string[]): Response {
  return staffPage(asked, 422, 'picture.title', 'picture.text', {
    values: { letters: letters.slice(0, 10).join(' ') },
    way: drawingOf(asked),
  });
}

/** The answer to whoever asks for a picture while too many others wait for theirs. */
export function picturesBusy(asked: Asked): Response {
  const way = drawingOf(asked);
  const response = staffPage(asked, 503, 'picture.busy_title', 'picture.busy_text', { way });
  response.headers.set('Retry-After', '30');
  return response;
}

/** The way to the drawing that a picture is painted of. */
function drawingOf({ url: { pathname, search } }: Asked) {
  return { href: `${pathname.replace(/png$/, 'svg')}${search}`, label: 'download.svg' as const };
}

// Plain: drawing a page with React is what there is too much of.
function staffPage(
  { url, headers }: Asked,
  status: number,
  heading: ReportMessage,
  text: ReportMessage,
  more: { values?: Record<string, string>; way?: { href: string; label: ReportMessage } } = {},
): Response {
  const locale = reportLanguage({ url, headers });
  const t = reportMessages(locale);
  const title = t(heading);
  const body = html`<main class="plain"><h1>${title}</h1><p class="lead">${t(text, more.values)}</p>${more.way && html`<p><a href="${more.way.href}">${t(more.way.label)}</a></p>`}</main>`;
  return responseOf(
    htmlAnswer(render(documentOf({ locale, title, style: assets.style, body })), status),
  );
}
