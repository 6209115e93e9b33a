import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { RESPONSE_ID } from '../../db/ids.server';
import { studyVersion } from '../../db/studies.server';
import { availability, recentWave, testability, type Wave } from '../../db/waves.server';
import type { ServerContext } from '../context';
import { type PlainAnswer, type PlainRequest, responseOf } from '../http/plain';
import { PLAIN_PAGE_POLICY } from '../http/securityHeaders.server';
import { testAccess } from '../links.server';
import { AUDIENCES, type Audience, type Study } from '../study/document';
import { acceptedLanguages, chooseLocale, defaultLocale, localize } from '../study/text';
import { atItsTime } from '../waves/schedule.server';
import { assets } from './assets.server';
import { type NoticeView, noticePage } from './page';

/** One request of a respondent to an open questionnaire. */
export interface Visit extends ServerContext {
  request: PlainRequest;
  url: URL;
  wave: Wave;
  audience: Audience;
  study: Study;
  locale: string;
  /** The path of this questionnaire. */
  path: string;
  /** The token that this browser was given before. */
  remembered: string | null;
  /** The signature by which somebody tries the questionnaire out; null: somebody answers it. */
  test: string | null;
}

/** A browser that tries a questionnaire out may answer it too: they are remembered apart. */
const cookieOf = (test: string | null) => (test === null ? 'answering' : 'testing');
const REMEMBER = 30 * 24 * 60 * 60;

/** Headers of every respondent page: nothing from elsewhere, nothing kept by caches. */
const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': PLAIN_PAGE_POLICY,
};

export function htmlAnswer(body: string, status = 200): PlainAnswer {
  return { status, headers: HEADERS, body };
}

/** A redirect that is followed by GET, and what this browser is to remember. */
export function seeOther(location: string, cookie?: string): PlainAnswer {
  const headers = { Location: location, 'Cache-Control': 'no-store' };
  return {
    status: 303,
    headers: cookie ? { ...headers, 'Set-Cookie': cookie } : headers,
    body: '',
  };
}

/** The cookie that brings a respondent back to saved answers; null forgets them. */
export function rememberToken({ path, links, test }: Visit, token: string | null): string {
  const secure = links.publicUrl.startsWith('https:') ? '; Secure' : '';
  const age = token === null ? 0 : REMEMBER;
  return `${cookieOf(test)}=${token ?? ''}; Path=${path}; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}

function remembered(request: PlainRequest, test: string | null): string | null {
  const cookies = request.headers.get('Cookie') ?? '';
  const [, token = ''] = new RegExp(`(?:^|;\\s*)${cookieOf(test)}=([^;]*)`).exec(cookies) ?? [];
  return RESPONSE_ID.test(token) ? token : null;
}

/** The parameters of another address of the same visit. */
export function addressed(
  { test }: Pick<Visit, 'test'>,
  given: Record<string, string>,
): URLSearchParams {
  return new URLSearchParams({ ...given, ...(test === null ? {} : { test }) });
}

/** The longest time that somebody may take, in milliseconds. */
const LONGEST = REMEMBER * 1000;

/** When a questionnaire was first shown, as its form carries it. */
export function openedText(opened: Date): string {
  return Math.floor(opened.getTime() / 1000).toString(36);
}

/** The moment that a form carries; now, where that is none that can be. */
export function openedOf(text: string, now: Date): Date {
  const moment = /^[0-9a-z]{1,8}$/.test(text) ? Number.parseInt(text, 36) * 1000 : Number.NaN;
  return moment <= now.getTime() && moment > now.getTime() - LONGEST ? new Date(moment) : now;
}

const STATUS: Record<NoticeView['kind'], number> = {
  not_yet_open: 403,
  closed: 410,
  not_found: 404,
  too_large: 413,
  too_many: 429,
  faulty: 400,
  test_over: 403,
  failed: 500,
};

/** A page that says why there is nothing to answer. */
export function notice(
  kind: NoticeView['kind'],
  locale: string,
  about: {
    study?: Study;
    opensAt?: Date | null;
    note?: string | null;
    again?: NoticeView['again'];
    status?: number;
  } = {},
): PlainAnswer {
  const { study = null, opensAt = null, note = null, again = null, status = STATUS[kind] } = about;
  const view = { kind, study, locale, opensAt, notice: note, again, assets };
  return htmlAnswer(noticePage(view), status);
}

/** The wave's note in the respondent's language. */
export function noteOf({
  wave,
  study,
  locale,
}: Pick<Visit, 'study' | 'locale'> & { wave: Pick<Wave, 'note'> }) {
  return wave.note && localize(wave.note, locale, defaultLocale(study));
}

/** Answers a request to a questionnaire's address, by the address's parameters. */
export type AnswersPlainly = (
  request: PlainRequest,
  params: Record<string, string | undefined>,
  context: ServerContext,
) => Promise<PlainAnswer>;

/** A route's loader or action that can be asked without the framework too. */
export type RespondentRoute = ((
  args: LoaderFunctionArgs | ActionFunctionArgs,
) => Promise<Response>) & { plain: AnswersPlainly };

/** A loader or action of respondents: finds the wave, refuses clearly what cannot be answered. */
export function respondent(
  handle: (visit: Visit) => Promise<PlainAnswer>,
  whenOpen = true,
): RespondentRoute {
  const plain: AnswersPlainly = async (request, params, context) => {
    const { url, method, headers } = request;
    const lang = url.searchParams.get('lang');
    const wanted = acceptedLanguages(headers.get('Accept-Language'));
    if (lang) wanted.unshift(lang.slice(0, 35));
    if (method !== 'GET' && method !== 'HEAD' && method !== 'POST')
      return { status: 405, headers: { Allow: 'GET, POST' }, body: 'Method not allowed\n' };
    try {
      const audience = AUDIENCES.find((candidate) => candidate === params.audience);
      const found = params.wave ? await recentWave(context.db, params.wave) : undefined;
      const now = context.now();
      const wave = found && (await atItsTime(context.db, found, now));
      if (!wave || !audience) return notice('not_found', wanted[0] ?? 'en');
      const study = await studyVersion(context.db, wave.studyId, wave.studyVersion);
      const locale = chooseLocale(study.locales, wanted);
      const test = url.searchParams.get('test');
      if (test !== null) {
        const access = testAccess(context.links.secret, wave.id, audience, test, now);
        if (access === 'denied' && !context.caller.mayBeWrong()) return notice('too_many', locale);
        if (access !== 'granted') return notice('test_over', locale, { study });
      }
      const open = test === null ? availability(wave, now) : testability(wave);
      if (whenOpen && open !== 'open')
        return notice(open, locale, {
          study,
          opensAt: wave.status === 'open' ? wave.opensAt : null,
          note: noteOf({ wave, study, locale }),
        });
      if (study.questionnaires[audience].length === 0)
        return notice('not_found', locale, { study });
      const path = `/q/${wave.id}/${audience}`;
      const visit = { ...context, request, url, wave, audience, study, locale, path };
      return await handle({ ...visit, test, remembered: remembered(request, test) });
    } catch (error) {
      context.report(error);
      return notice('failed', wanted[0] ?? 'en');
    }
  };
  const route = async ({ request, params, context }: LoaderFunctionArgs | ActionFunctionArgs) => {
    const { method, headers } = request;
    const isRead = method === 'GET' || method === 'HEAD';
    const body = isRead ? null : new Uint8Array(await request.arrayBuffer());
    const url = new URL(request.url);
    return responseOf(await plain({ method, url, headers, body }, params, context));
  };
  return Object.assign(route, { plain });
}
