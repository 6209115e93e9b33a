import { type Draft, findStanding, forgetDraft, saveDraft } from '../../db/drafts.server';
import { newId, RESPONSE_ID } from '../../db/ids.server';
import { isSubmitted, submitResponse } from '../../db/responses.server';
import { fieldsOf, type PlainAnswer } from '../http/plain';
import { type AnswerFault, checkAnswers } from '../study/answers';
import { type Answers, visible } from '../study/conditions';
import { entryOf, type Study } from '../study/document';
import { fromForm, toForm } from '../study/form';
import { type Step, stepsOf, unanswered, visibleSteps } from '../study/steps';
import { acceptedLanguages, chooseLocale } from '../study/text';
import { assets } from './assets.server';
import { noteOpening } from './openings.server';
import { thanksPage } from './page';
import { page } from './showing.server';
import { dropStanding, keepStanding, keptStanding } from './standings.server';
import {
  addressed,
  htmlAnswer,
  noteOf,
  notice,
  openedOf,
  rememberToken,
  seeOther,
  type Visit,
} from './visit.server';

/** Shows a step: the one asked for, or where the respondent left off. */
export async function showStep(visit: Visit): Promise<PlainAnswer> {
  const { db, wave, audience, study, url } = visit;
  const asked = url.searchParams.get('r') ?? '';
  const token = RESPONSE_ID.test(asked) ? asked : visit.remembered;
  const kept = keptStanding(db, wave.id, asked, url.searchParams.get('v'));
  const standing = kept || !token ? undefined : await findStanding(db, wave.id, token);
  if (standing?.isSubmitted && token === asked) return seeOther(thanksPath(visit));
  const draft = kept ? (kept.draft ?? undefined) : standing?.draft;
  const own = draft && isOwn(visit, draft) ? draft : undefined;
  const answers = own?.answers ?? {};
  const steps = visibleSteps(study, audience, answers);
  const step = reachable(visit, steps, answers, url.searchParams.get('s'));
  if (!step) return notice('not_found', visit.locale, { study });
  if (asked === '' && !own && visit.test === null)
    noteOpening(db, wave, audience, visit.request, visit.report);
  const locale = url.searchParams.has('lang') ? visit.locale : (own?.locale ?? visit.locale);
  const missing = url.searchParams.has('check') ? unanswered(study, step.items, answers) : [];
  const given = token && (own || asked) ? token : newId(26);
  return page(
    { ...visit, locale },
    {
      place: {
        token: given,
        // Another side's answers under this token are the database's to refuse.
        version:
          draft && !own ? null : (kept?.version ?? keepStanding(db, wave.id, given, draft ?? null)),
        answers,
        step,
        opened: visit.now(),
      },
      values: toForm(study, answers),
      faults: missing.map((field) => ({ field, fault: { code: 'required' } })),
      resumed: own !== undefined && asked === '',
    },
  );
}

/** Whether what is saved is this side's, and of a test as this visit is. */
function isOwn({ audience, test }: Visit, draft: Draft): boolean {
  return draft.audience === audience && draft.isTest === (test !== null);
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
export async function takeStep(visit: Visit): Promise<PlainAnswer> {
  const { db, wave, audience, study, request } = visit;
  const form = await fieldsOf(request);
  if (!form) return notice('faulty', visit.locale, { study });
  const given = text(form, '_response');
  const token = RESPONSE_ID.test(given) ? given : newId(26);
  const lang = text(form, '_lang');
  const locale = lang ? chooseLocale(study.locales, [lang]) : localeOf(visit);
  const at = { ...visit, locale };
  const kept = keptStanding(db, wave.id, token, text(form, '_version'));
  const standing = kept
    ? { isSubmitted: false, draft: kept.draft ?? undefined }
    : await findStanding(db, wave.id, token);
  if (standing.isSubmitted) return seeOther(thanksPath(at));
  const { draft } = standing;
  if (draft && !isOwn(at, draft)) return notice('faulty', locale, { study });
  const before = draft?.answers ?? {};

  const all = stepsOf(study, audience);
  const named = text(form, '_step');
  const step = named === '' ? all[0] : all.find((candidate) => candidate.id === named);
  if (!step) return notice('faulty', locale, { study });
  // With its script the browser offers a page's later rounds in place.
  const inline = text(form, '_inline') === '1';
  const offered = inline ? step.page.items.map((entry) => entryOf(entry).item) : step.items;
  const taken = answersOf(at, offered, form, before);
  const opened = openedOf(text(form, '_opened'), visit.now());
  const keep = (reached: Step) => save(at, token, taken, { reached, opened });

  if (text(form, '_go') === 'back') {
    const kept = await keep(step);
    const steps = visibleSteps(study, audience, kept?.answers ?? before);
    const here = steps.findIndex((candidate) => candidate.id === step.id);
    const earlier = steps[Math.max(0, here - 1)]?.id ?? step.id;
    return lead(at, token, kept?.version ?? null, earlier);
  }
  if (taken.faults.length > 0) {
    const shown = { ...step, items: step.items.filter((key) => taken.shown.has(key)) };
    return page(
      at,
      {
        place: { token, version: kept?.version ?? null, answers: before, step: shown, opened },
        values: posted(study, form, before, offered),
        faults: taken.faults,
        resumed: false,
      },
      422,
    );
  }
  const position = (id: string) => all.findIndex((candidate) => candidate.id === id);
  /** Where the questionnaire goes on with all of its answers, or what it still lacks. */
  const onwards = (answers: Answers) => {
    const steps = visibleSteps(study, audience, answers);
    const next = steps.find(
      (candidate) =>
        position(candidate.id) > position(step.id) &&
        !(inline && candidate.page.key === step.page.key),
    );
    const lacking = steps.find(
      (candidate) => unanswered(study, candidate.items, answers).length > 0,
    );
    return { next, lacking };
  };
  const expected = onwards(taken.all);
  if (kept && !expected.next && !expected.lacking) {
    // What was saved and what is sent now are all there is: one statement stores the whole.
    const outcome = await submit(at, token, taken.all, opened, draft?.answers ?? null);
    if (outcome !== 'moved') return outcome;
  }
  const saved = await keep(expected.next ?? expected.lacking ?? step);
  if (!saved) return (await isSubmitted(db, wave.id, token)) ? through(at) : faulty(at);
  const { answers, version } = saved;
  const { next, lacking } = onwards(answers);
  if (next) return lead(at, token, version, next.id);
  if (lacking) {
    // The same page sent twice at once: the other one was stored meanwhile, with the earlier answers.
    if (!(await isSubmitted(db, wave.id, token)))
      return lead(at, token, version, lacking.id, 'check');
    await forgetDraft(db, wave.id, token);
    return through(at);
  }
  const outcome = await submit(at, token, answers, opened);
  return outcome === 'moved' ? faulty(at) : outcome;
}

/** Saves a step's answers, and keeps what all of them are then. */
async function save(
  { db, wave, audience, locale, study, test }: Visit,
  token: string,
  taken: Taken,
  { reached, opened }: { reached: Step; opened: Date },
) {
  const isTest = test !== null;
  const answers = await saveDraft(db, wave, token, {
    ...taken,
    audience,
    locale,
    isTest,
    reached: study.questionnaires[audience].findIndex(({ key }) => key === reached.page.key),
    startedAt: opened,
  });
  if (!answers) return undefined;
  const draft: Draft = { audience, locale, answers, isTest };
  return { answers, version: keepStanding(db, wave.id, token, draft) };
}

/** Stores a completed questionnaire; `moved` where other answers are saved than it was made from. */
async function submit(
  visit: Visit,
  token: string,
  answers: Answers,
  startedAt: Date,
  from?: Answers | null,
): Promise<PlainAnswer | 'moved'> {
  const { db, wave, study, audience, locale } = visit;
  const response = {
    audience,
    respondent: null,
    locale,
    submittedAt: visit.now(),
    weight: 1,
    cluster: null,
    answers: visible(study, audience, answers).answers,
  };
  const isTest = visit.test !== null;
  const outcome = await submitResponse(db, wave, token, response, from, { isTest, startedAt });
  if (outcome === 'moved') return 'moved';
  if (outcome === 'stored' && !isTest) visit.metrics.responsesStored.inc({ by: 'questionnaire' });
  if (outcome === 'not_open') return notice('closed', locale, { study, note: noteOf(visit) });
  dropStanding(db, wave.id, token);
  return through(visit);
}

function through(visit: Visit): PlainAnswer {
  return seeOther(thanksPath(visit), rememberToken(visit, null));
}

function faulty({ locale, study }: Visit): PlainAnswer {
  return notice('faulty', locale, { study });
}

/** Thanks for a completed questionnaire. */
export async function showThanks(visit: Visit): Promise<PlainAnswer> {
  const { study, audience, locale, path, test } = visit;
  const again = test === null ? null : `${path}?${addressed(visit, { lang: locale })}`;
  return htmlAnswer(thanksPage({ study, audience, locale, again, notice: noteOf(visit), assets }));
}

type Form = NonNullable<Awaited<ReturnType<typeof fieldsOf>>>;

interface Taken {
  answers: Answers;
  /** Every field of the step, so that a cleared answer is cleared. */
  fields: string[];
  faults: { field: string; fault: AnswerFault }[];
  /** The items visible under the new answers. */
  shown: Set<string>;
  /** All answers with the step's in their place. */
  all: Answers;
}

/** What was answered on a step, and what is wrong with it. */
export function answersOf(
  { study, audience }: Pick<Visit, 'study' | 'audience'>,
  offered: readonly string[],
  form: Form,
  before: Answers,
): Taken {
  const { raw, faults: formFaults } = fromForm(study, offered, form);
  const { answers, faults } = checkAnswers(study, audience, raw);
  const fields = offered.flatMap((key) => [key, `${key}.other`]);
  const kept = Object.entries(before).filter(([field]) => !fields.includes(field));
  const all = { ...Object.fromEntries(kept), ...answers };
  const merged = visible(study, audience, all);
  const faulty = [...formFaults, ...faults].filter(({ field }) =>
    merged.items.has(field.replace(/\.other$/, '')),
  );
  const shown = offered.filter((key) => merged.items.has(key));
  const missing = unanswered(study, shown, answers)
    .filter((key) => !faulty.some(({ field }) => field === key))
    .map((field) => ({ field, fault: { code: 'required' as const } }));
  return { answers, fields, faults: [...faulty, ...missing], shown: merged.items, all };
}

/** What was just posted over what was answered before. */
export function posted(
  study: Study,
  form: Form,
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

function lead(
  visit: Visit,
  token: string,
  version: string | null,
  step: string,
  check?: 'check',
): PlainAnswer {
  const search = addressed(visit, { r: token, s: step, ...(version ? { v: version } : {}) });
  if (visit.url.searchParams.has('lang')) search.set('lang', visit.locale);
  if (check) search.set('check', '1');
  return seeOther(`${visit.path}?${search}`, rememberToken(visit, token));
}

function thanksPath(visit: Visit): string {
  return `${visit.path}/thanks?${addressed(visit, { lang: visit.locale })}`;
}

function localeOf({ study, request }: Visit): string {
  return chooseLocale(study.locales, acceptedLanguages(request.headers.get('Accept-Language')));
}

function text(form: Form, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
