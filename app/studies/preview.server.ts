import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { openDraft } from '../../db/studyDrafts.server';
import { NO_STORE, nothingThere, requireUser } from '../accounts/requireUser.server';
import { FRAMED_PAGE_HEADERS } from '../http/securityHeaders.server';
import { answersOf, posted } from '../questionnaire/answering.server';
import { assets } from '../questionnaire/assets.server';
import { noticePage, stepPage, thanksPage } from '../questionnaire/page';
import { page } from '../questionnaire/showing.server';
import { openedText } from '../questionnaire/visit.server';
import type { Answers } from '../study/conditions';
import { entryOf, type Study } from '../study/document';
import { isAudience, jsonOf } from '../study/edit/fields';
import { mended } from '../study/edit/mend';
import { type FormFields, toForm } from '../study/form';
import { type Step, stepsOf, visibleSteps } from '../study/steps';
import { chooseLocale, localize } from '../study/text';

const answersField = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]));

/** What was answered so far is nowhere but in the page itself. */
function readAnswers(token: unknown): Answers {
  const text = typeof token === 'string' ? Buffer.from(token, 'base64url').toString() : '';
  const parsed = answersField.safeParse(jsonOf(text));
  return parsed.success ? parsed.data : {};
}

const written = (answers: Answers) => Buffer.from(JSON.stringify(answers)).toString('base64url');

/** A questionnaire of a study that is edited, to be gone through without anything being stored. */
async function opened(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { params, request, context } = args;
  const { user } = await requireUser(args, ['administrator', 'analyst']);
  const { study: key = '', audience = '' } = params;
  const stored = await openDraft(context.db, user.tenantId, key);
  if (!stored || !isAudience(audience)) throw nothingThere();
  const url = new URL(request.url);
  const { draft } = stored;
  const study = mended(draft)?.study;
  const locale = chooseLocale(study?.locales ?? [], [url.searchParams.get('lang') ?? '']);
  const path = `/studies/${key}/preview/${audience}`;
  return {
    study,
    audience,
    locale,
    path,
    url,
    wave: { note: null },
    test: null,
    // Both sides' pages stand beside each other, in a page with landmarks of its own.
    landmark: localize(draft.audiences[audience].label, locale, draft.locales[0] ?? '') || audience,
    now: context.now(),
  };
}

type Opened = Awaited<ReturnType<typeof opened>>;

function framed(body: string, status = 200): Response {
  return new Response(body, {
    status,
    headers: { ...NO_STORE, ...FRAMED_PAGE_HEADERS, 'Content-Type': 'text/html; charset=utf-8' },
  });
}

function nothingAsked({ locale, landmark }: Pick<Opened, 'locale' | 'landmark'>): Response {
  const view = { kind: 'not_found', study: null, locale, opensAt: null, notice: null } as const;
  return framed(noticePage({ ...view, landmark, assets }));
}

function shown(
  at: Opened & { study: Study },
  step: Step,
  answers: Answers,
  more: Partial<Parameters<typeof page>[1]> = {},
  status = 200,
): Response {
  const { body } = page(at, {
    place: { token: written(answers), version: null, answers, step, opened: at.now },
    values: toForm(at.study, answers),
    faults: [],
    resumed: false,
    ...more,
  });
  return framed(body, status);
}

/**
 * Shows the first page, or the one that the address names, in a language; with `item` one item alone,
 * whenever it is asked. What is answered but not sent yet comes in `f`, so that a page of a study that
 * is edited can be shown anew.
 */
export async function showPreview(args: LoaderFunctionArgs): Promise<Response> {
  const at = await opened(args);
  const { study, url, audience } = at;
  if (!study) return nothingAsked(at);
  const { searchParams } = url;
  const answers = readAnswers(searchParams.get('r'));
  const form = new URLSearchParams(searchParams.get('f') ?? '');
  const item = searchParams.get('item');
  if (item !== null) return itemAlone({ ...at, study }, item, form);
  const steps = visibleSteps(study, audience, answers);
  const step = steps.find(({ id }) => id === searchParams.get('s')) ?? steps[0];
  if (!step) return nothingAsked(at);
  const values = posted(study, form, answers, offeredOn(step, form));
  return shown({ ...at, study }, step, answers, searchParams.has('f') ? { values } : {});
}

/** An item as it is asked, whenever that is, with nothing around it. */
function itemAlone(at: Opened & { study: Study }, item: string, form: URLSearchParams): Response {
  const { study, audience, locale, path, landmark, now } = at;
  const step = stepsOf(study, audience).find(({ items }) => items.includes(item));
  if (!step) return nothingAsked(at);
  return framed(
    stepPage({
      study,
      audience,
      locale,
      languages: [],
      step: { ...step, items: [item] },
      pageNumber: 1,
      pageCount: 1,
      isFirst: true,
      isLast: true,
      inline: [],
      values: posted(study, form, {}, [item]),
      faults: [],
      action: path,
      token: written({}),
      version: '',
      opened: openedText(now),
      isTest: false,
      resumed: false,
      notice: null,
      landmark,
      isAlone: true,
      assets,
    }),
  );
}

/** The items that a form can answer: with its script the browser offers a page's later rounds in place. */
function offeredOn(step: Step, form: FormFields): string[] {
  return form.get('_inline') === '1'
    ? step.page.items.map((entry) => entryOf(entry).item)
    : step.items;
}

/** Goes on, or back, as the real questionnaire does. */
export async function goOnInPreview(args: ActionFunctionArgs): Promise<Response> {
  const form = await args.request.formData().catch(() => new FormData());
  const at = await opened(args);
  const { study, audience } = at;
  const lang = form.get('_lang');
  const locale = typeof lang === 'string' ? chooseLocale(study?.locales ?? [], [lang]) : at.locale;
  const all = study ? stepsOf(study, audience) : [];
  const step = all.find(({ id }) => id === form.get('_step')) ?? all[0];
  if (!study || !step) return nothingAsked(at);
  const here = { ...at, study, locale };
  const before = readAnswers(form.get('_response'));
  const isInline = form.get('_inline') === '1';
  const offered = offeredOn(step, form);
  const taken = answersOf(here, offered, form, before);
  const steps = visibleSteps(study, audience, taken.all);
  const placeOf = ({ id }: Step) => all.findIndex((one) => one.id === id);
  if (form.get('_go') === 'back') {
    const earlier = steps.findLast((one) => placeOf(one) < placeOf(step));
    return shown(here, earlier ?? step, taken.all);
  }
  if (taken.faults.length > 0) {
    const visible = { ...step, items: step.items.filter((key) => taken.shown.has(key)) };
    const values = posted(study, form, before, offered);
    return shown(here, visible, before, { values, faults: taken.faults }, 422);
  }
  const next = steps.find(
    (one) => placeOf(one) > placeOf(step) && !(isInline && one.page.key === step.page.key),
  );
  return next
    ? shown(here, next, taken.all)
    : framed(thanksPage({ ...here, notice: null, again: at.path, assets }));
}
