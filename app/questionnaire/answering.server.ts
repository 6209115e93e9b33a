import { findStanding, forgetDraft, saveDraft } from '../../db/drafts.server';
import { newId, RESPONSE_ID } from '../../db/ids.server';
import { isSubmitted, submitResponse } from '../../db/responses.server';
import { type AnswerFault, checkAnswers } from '../study/answers';
import { type Answers, visible } from '../study/conditions';
import { entryOf, type Study } from '../study/document';
import { fromForm, toForm } from '../study/form';
import { type Step, stepsOf, unanswered, visibleSteps } from '../study/steps';
import { acceptedLanguages, chooseLocale } from '../study/text';
import { assets } from './assets.server';
import { type StepView, stepPage, thanksPage } from './page';
import { htmlResponse, noteOf, notice, rememberToken, seeOther, type Visit } from './visit.server';

interface Place {
  token: string;
  answers: Answers;
  step: Step;
}

/** Shows a step: the one asked for, or where the respondent left off. */
export async function showStep(visit: Visit): Promise<Response> {
  const { db, wave, audience, study, url } = visit;
  const asked = url.searchParams.get('r') ?? '';
  const token = RESPONSE_ID.test(asked) ? asked : visit.remembered;
  const standing = token ? await findStanding(db, wave.id, token) : undefined;
  if (standing?.isSubmitted && token === asked) return seeOther(thanksPath(visit));
  const draft = standing?.draft;
  const own = draft?.audience === audience ? draft : undefined;
  const answers = own?.answers ?? {};
  const steps = visibleSteps(study, audience, answers);
  const step = reachable(visit, steps, answers, url.searchParams.get('s'));
  if (!step) return notice('not_found', visit.locale, { study });
  const locale = url.searchParams.has('lang') ? visit.locale : (own?.locale ?? visit.locale);
  const missing = url.searchParams.has('check') ? unanswered(study, step.items, answers) : [];
  return page(
    { ...visit, locale },
    {
      place: { token: token && (own || asked) ? token : newId(26), answers, step },
      values: toForm(study, answers),
      faults: missing.map((field) => ({ field, fault: { code: 'required' } })),
      resumed: own !== undefined && asked === '',
    },
  );
}

/** The wanted step, unless something required before it is not answered; without one, the first new step. */
function reachable(
  { study }: Visit,
  steps: Step[],
  answers: Answers,
  wanted: string | null,
): Step | undefined {
  const lacking = steps.find((step) => unanswered(study, step.items, answers).length > 0);
  const target =
    steps.find((step) => step.id === wanted) ??
    steps.find((step) => step.items.every((key) => answers[key] === undefined)) ??
    steps.at(-1);
  if (!lacking || !target) return target;
  return steps.indexOf(lacking) < steps.indexOf(target) ? lacking : target;
}

/** Takes the answers of a step, keeps them, and leads on: next step, back, or thanks. */
export async function takeStep(visit: Visit): Promise<Response> {
  const { db, wave, audience, study, request } = visit;
  const form = await formOf(request);
  if (!form) return notice('faulty', visit.locale, { study });
  const given = text(form, '_response');
  const token = RESPONSE_ID.test(given) ? given : newId(26);
  const lang = text(form, '_lang');
  const locale = lang ? chooseLocale(study.locales, [lang]) : localeOf(visit);
  const at = { ...visit, locale };
  const { isSubmitted: isThrough, draft } = await findStanding(db, wave.id, token);
  if (isThrough) return seeOther(thanksPath(at));
  if (draft && draft.audience !== audience) return notice('faulty', locale, { study });
  const before = draft?.answers ?? {};

  const all = stepsOf(study, audience);
  const named = text(form, '_step');
  const step = named === '' ? all[0] : all.find((candidate) => candidate.id === named);
  if (!step) return notice('faulty', locale, { study });
  // With its script the browser offers a page's later rounds in place.
  const inline = text(form, '_inline') === '1';
  const offered = inline ? step.page.items.map((entry) => entryOf(entry).item) : step.items;
  const taken = answersOf(at, offered, form, before);

  if (text(form, '_go') === 'back') {
    const kept = await saveDraft(db, wave, token, { ...taken, audience, locale });
    const steps = visibleSteps(study, audience, kept ?? before);
    const here = steps.findIndex((candidate) => candidate.id === step.id);
    return lead(at, token, steps[Math.max(0, here - 1)]?.id ?? step.id);
  }
  if (taken.faults.length > 0) {
    const shown = { ...step, items: step.items.filter((key) => taken.shown.has(key)) };
    return page(
      at,
      {
        place: { token, answers: before, step: shown },
        values: posted(study, form, before, offered),
        faults: taken.faults,
        resumed: false,
      },
      422,
    );
  }
  const answers = await saveDraft(db, wave, token, { ...taken, audience, locale });
  if (!answers) return notice('faulty', locale, { study });
  const steps = visibleSteps(study, audience, answers);
  const position = (id: string) => all.findIndex((candidate) => candidate.id === id);
  const next = steps.find(
    (candidate) =>
      position(candidate.id) > position(step.id) &&
      !(inline && candidate.page.key === step.page.key),
  );
  if (next) return lead(at, token, next.id);
  const lacking = steps.find((candidate) => unanswered(study, candidate.items, answers).length > 0);
  if (lacking) {
    // The same page sent twice at once: the other one was stored meanwhile, with the earlier answers.
    if (!(await isSubmitted(db, wave.id, token))) return lead(at, token, lacking.id, 'check');
    await forgetDraft(db, wave.id, token);
    return seeOther(thanksPath(at), rememberToken(at, null));
  }
  const outcome = await submitResponse(db, wave, token, {
    audience,
    respondent: null,
    locale,
    submittedAt: visit.now(),
    weight: 1,
    cluster: null,
    answers: visible(study, audience, answers).answers,
  });
  if (outcome === 'stored') visit.metrics.responsesStored.inc({ by: 'questionnaire' });
  if (outcome === 'not_open') return notice('closed', locale, { study, note: noteOf(at) });
  return seeOther(thanksPath(at), rememberToken(at, null));
}

/** Thanks for a completed questionnaire. */
export async function showThanks(visit: Visit): Promise<Response> {
  const { study, audience, locale } = visit;
  return htmlResponse(thanksPage({ study, audience, locale, notice: noteOf(visit), assets }));
}

interface Taken {
  answers: Answers;
  /** Every field of the step, so that a cleared answer is cleared. */
  fields: string[];
  faults: { field: string; fault: AnswerFault }[];
  /** The items visible under the new answers. */
  shown: Set<string>;
}

function answersOf(
  { study, audience }: Visit,
  offered: readonly string[],
  form: FormData,
  before: Answers,
): Taken {
  const { raw, faults: formFaults } = fromForm(study, offered, form);
  const { answers, faults } = checkAnswers(study, audience, raw);
  const fields = offered.flatMap((key) => [key, `${key}.other`]);
  const kept = Object.entries(before).filter(([field]) => !fields.includes(field));
  const merged = visible(study, audience, { ...Object.fromEntries(kept), ...answers });
  const faulty = [...formFaults, ...faults].filter(({ field }) =>
    merged.items.has(field.replace(/\.other$/, '')),
  );
  const shown = offered.filter((key) => merged.items.has(key));
  const missing = unanswered(study, shown, answers)
    .filter((key) => !faulty.some(({ field }) => field === key))
    .map((field) => ({ field, fault: { code: 'required' as const } }));
  return { answers, fields, faults: [...faulty, ...missing], shown: merged.items };
}

function page(
  visit: Visit,
  view: Pick<StepView, 'values' | 'faults' | 'resumed'> & { place: Place },
  status = 200,
): Response {
  const { study, audience, locale, path, url } = visit;
  const { token, answers, step } = view.place;
  const steps = visibleSteps(study, audience, answers);
  const pages = [...new Set([...steps.map((candidate) => candidate.page.key)])];
  const rest = stepsOf(study, audience).filter(
    (candidate) => candidate.page.key === step.page.key && candidate.id !== step.id,
  );
  const later = step.id === step.page.key ? rest.flatMap((candidate) => candidate.items) : [];
  const here = steps.findIndex((candidate) => candidate.id === step.id);
  const address = (lang: string) => {
    const search = new URLSearchParams({ r: token, s: step.id, lang });
    return `${path}?${search}`;
  };
  return htmlResponse(
    stepPage({
      study,
      audience,
      locale,
      languages: study.locales.map((lang) => ({ locale: lang, href: address(lang) })),
      step,
      pageNumber: Math.max(1, pages.indexOf(step.page.key) + 1),
      pageCount: Math.max(1, pages.length),
      isFirst: here <= 0,
      isLast: here >= steps.length - 1 && later.length === 0,
      inline: step.page.items.map(entryOf).flatMap(({ item, when }) => {
        return when && later.includes(item) ? [{ item, when }] : [];
      }),
      values: view.values,
      faults: view.faults,
      action: `${path}${url.searchParams.has('lang') ? `?lang=${locale}` : ''}`,
      token,
      resumed: view.resumed,
      notice: noteOf(visit),
      assets,
    }),
    status,
  );
}

/** What was just posted over what was answered before. */
function posted(
  study: Study,
  form: FormData,
  before: Answers,
  offered: readonly string[],
): URLSearchParams {
  const elsewhere = Object.entries(before).filter(
    ([field]) => !offered.includes(field.replace(/\.other$/, '')),
  );
  const values = toForm(study, Object.fromEntries(elsewhere));
  for (const [name, value] of form)
    if (typeof value === 'string' && !name.startsWith('_')) values.append(name, value);
  return values;
}

function lead(visit: Visit, token: string, step: string, check?: 'check'): Response {
  const search = new URLSearchParams({ r: token, s: step });
  if (visit.url.searchParams.has('lang')) search.set('lang', visit.locale);
  if (check) search.set('check', '1');
  return seeOther(`${visit.path}?${search}`, rememberToken(visit, token));
}

function thanksPath({ path, locale }: Visit): string {
  return `${path}/thanks?${new URLSearchParams({ lang: locale })}`;
}

function localeOf({ study, request }: Visit): string {
  return chooseLocale(study.locales, acceptedLanguages(request.headers.get('Accept-Language')));
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** The form of a request; undefined where the body is no form. */
async function formOf(request: Request): Promise<FormData | undefined> {
  try {
    return await request.formData();
  } catch {
    return undefined;
  }
}
