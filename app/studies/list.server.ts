import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { findStudy, listStudies } from '../../db/studies.server';
import { createDraft, differs, listDrafts, openDraft } from '../../db/studyDrafts.server';
import { listWaves } from '../../db/waves.server';
import { requireUser, seeOther } from '../accounts/requireUser.server';
import { type Note, studyBegun, studyImported, traced, userActor } from '../audit/trace.server';
import { REPORT_LANGUAGES, reportMessages } from '../messages/report';
import { reportLanguage } from '../reportLanguage';
import { AUDIENCES, NAMES } from '../study/document';
import { type Draft, draftOf, emptyDraft } from '../study/edit/draft';
import { freeName } from '../study/edit/naming';
import { canonical } from '../study/edit/pages';
import { localize } from '../study/text';
import type { NewStudySent } from '../ui/studies/NewStudy';
import { readStudy, textOf } from './reading.server';

/** Most faults of a document that are listed. */
const MOST_FAULTS = 200;
/** Most characters of a document that comes back with its form. */
const MOST_KEPT = 1_000_000;

/**
 * An organisation's studies, those that were never published among them.
 * @throws Response as requireUser does
 */
export async function openStudies(args: LoaderFunctionArgs) {
  const { db } = args.context;
  const { user } = await requireUser(args, ['administrator', 'analyst']);
  const locale = reportLanguage(args.request);
  const published = new Map((await listStudies(db, user.tenantId)).map((one) => [one.key, one]));
  const drafts = new Map((await listDrafts(db, user.tenantId)).map((one) => [one.key, one]));
  const waves = await listWaves(db, user.tenantId);
  const { searchParams } = new URL(args.request.url);
  const studies = [...new Set([...published.keys(), ...drafts.keys()])].map((key) => {
    const stored = published.get(key);
    const base = stored ? draftOf(stored.study) : null;
    const draft = drafts.get(key)?.draft ?? base;
    return {
      key,
      title: localize(draft?.title, locale, draft?.locales[0] ?? 'en') || key,
      version: stored?.version ?? null,
      isEdited: draft !== null && differs(draft, base),
      items: draft?.items.length ?? 0,
      locales: draft?.locales ?? [],
      waves: waves.filter((wave) => wave.studyKey === key).length,
      updatedAt: drafts.get(key)?.updatedAt?.toISOString() ?? null,
    };
  });
  return {
    locale,
    mayEdit: user.role === 'administrator',
    deleted: searchParams.get('deleted') !== null,
    studies: studies.sort((a, b) => a.title.localeCompare(b.title, locale)),
  };
}

const typed = z.string().trim().max(200).catch('');
const newStudy = z.object({
  title: typed,
  key: typed,
  locales: typed,
  from: typed,
});

/**
 * Begins a study: an empty one, a copy of another, or that of a file.
 * @throws Response as requireUser does; to its editor when it is there
 */
export async function beginStudy(args: ActionFunctionArgs) {
  const { db } = args.context;
  const { user } = await requireUser(args, ['administrator']);
  const form = await args.request.formData().catch(() => new FormData());
  const values = newStudy.parse(Object.fromEntries(form));
  const isImport = form.get('intent') === 'import';
  const text = isImport ? await textOf(form.get('file'), form.get('document')) : '';
  const document = isImport && text.length <= MOST_KEPT ? text : null;
  const refuse = (fault: NewStudySent['fault'], listed: NewStudySent['listed'] = []) =>
    data<NewStudySent>({ isImport, values, document, fault, listed }, 422);
  const begin = async (begun: Draft, note: (key: string) => Note) => {
    const { key } = begun;
    const taken = await findStudy(db, user.tenantId, key);
    const isMade =
      !taken &&
      (await traced(
        db,
        userActor(user),
        (tx) => createDraft(tx, user.tenantId, begun),
        (created) => (created ? note(key) : null),
      ));
    if (!isMade) return refuse('taken');
    throw seeOther(`/studies/${key}`);
  };
  if (isImport) {
    const read = text === '' ? undefined : readStudy(text);
    if (!read) return refuse('no_document');
    if ('faults' in read) return refuse('document', read.faults.slice(0, MOST_FAULTS));
    const key = values.key || read.study.key;
    if (!NAMES.study.safeParse(key).success) return refuse('key');
    return begin({ ...draftOf(read.study), key }, (made) => studyImported(made, { began: true }));
  }
  if (values.title === '') return refuse('title');
  const named = values.key || freeName(values.title, [], 'study').replaceAll('_', '-');
  if (!NAMES.study.safeParse(named).success) return refuse('key');
  const source = values.from ? await openDraft(db, user.tenantId, values.from) : undefined;
  if (values.from && !source) return refuse('from');
  const wanted = values.locales.split(/[\s,;]+/).filter((tag) => tag !== '');
  const locales = wanted.map(canonical);
  const good = [...new Set(locales.flatMap((locale) => locale ?? []))];
  if (!source && (good.length < locales.length || good.length === 0 || good.length > 50))
    return refuse('locales');
  const draft = source
    ? copyOf(source.draft, named, values.title)
    : withSides(emptyDraft(named, values.title, good));
  return begin(draft, (key) => studyBegun(key, values.from));
}

/** A study once more, under another name in its main language; the other ones keep theirs until they are translated. */
function copyOf(draft: Draft, key: string, title: string): Draft {
  const [first = 'en'] = draft.locales;
  return { ...draft, key, title: { ...draft.title, [first]: title } };
}

/** The two sides' names, in the languages that they are known in. */
function withSides(draft: Draft): Draft {
  for (const side of AUDIENCES)
    for (const locale of draft.locales)
      if (REPORT_LANGUAGES.includes(locale))
        draft.audiences[side].label[locale] = reportMessages(locale)(`side.${side}`);
  return draft;
}
