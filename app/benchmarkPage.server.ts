import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import {
  addBenchmark,
  changeBenchmark,
  findBenchmark,
  listBenchmarks,
  removeBenchmark,
} from '../db/benchmarks.server';
import type { Database } from '../db/open.server';
import { formOf, nothingThere, requireUser, seeOther } from './accounts/requireUser.server';
import { benchmarkAdded, benchmarkChanged, benchmarkRemoved } from './audit/benchmarkNotes.server';
import { overtakenBy } from './audit/overtakenBy.server';
import { traced, userActor } from './audit/trace.server';
import { benchmarkFrom, fieldOf, valuesOf } from './benchmarkForm.server';
import { ownListed, rowsOf, shippedListed, subjectOf } from './benchmarkLists.server';
import { benchmarkSubjects, placed, type Subject } from './benchmarks.server';
import { studyView } from './gap/presentation';
import { mergedForm, shownIn, typedIn } from './mergedForm';
import { reportLanguage } from './reportLanguage';
import type { BenchmarkSent, BenchmarkValues } from './ui/BenchmarkForm';

/** What was just done, told by the address that the form leads to. */
const DONE = z.enum(['saved', 'merged', 'removed', 'kept', 'again']).nullable().catch(null);

type Args = LoaderFunctionArgs | ActionFunctionArgs;

const nameOf = ({ kind, key }: Pick<Subject, 'kind' | 'key'>) => `${kind}:${key}`;

/** The subject that an address names, and the figure of it that is to be changed. */
async function asked(
  { request, context }: Args,
  tenantId: string,
  locale: string,
  typedAbout?: unknown,
) {
  const { searchParams } = new URL(request.url);
  const edit = searchParams.get('edit');
  const stored = edit === null ? undefined : await findBenchmark(context.db, tenantId, edit);
  // Whoever has typed a figure that others removed meanwhile puts it in again.
  const isGone = edit !== null && !stored;
  if (isGone && typeof typedAbout !== 'string') throw nothingThere();
  const about = stored
    ? subjectOf(stored)
    : isGone
      ? String(typedAbout)
      : searchParams.get('about');
  const subjects = await benchmarkSubjects(context.db, tenantId, locale);
  const subject = subjects.find((known) => nameOf(known) === about);
  return { stored, isGone, subjects, subject };
}

/**
 * An organisation's published figures, and the form for one of them.
 * @throws Response as requireUser does; 404 for a figure that is none
 */
export async function openBenchmarks(args: LoaderFunctionArgs) {
  const { request, context } = args;
  const { user } = await requireUser(args, ['administrator']);
  const locale = reportLanguage(request);
  const { stored, subjects, subject } = await asked(args, user.tenantId, locale);
  const own = await listBenchmarks(context.db, user.tenantId);
  return {
    locale,
    done: DONE.parse(new URL(request.url).searchParams.get('done')),
    shipped: await shippedListed(context.db, user.tenantId, locale),
    own: own.map((benchmark) =>
      ownListed(
        benchmark,
        subjects.find((known) => nameOf(known) === subjectOf(benchmark)),
        locale,
      ),
    ),
    subjects: subjects.map((known) => ({
      value: nameOf(known),
      kind: known.kind,
      label: known.label,
      study: studyView(known.study, [], locale).title,
    })),
    form: subject && {
      kind: subject.kind,
      label: subject.label,
      rows: rowsOf(subject, locale),
      about: nameOf(subject),
      edited: stored ? stored.id : null,
      values: stored ? valuesOf(stored, locale) : null,
    },
  };
}

/**
 * Adds, changes or removes a published figure.
 * @throws Response as openBenchmarks does; back to the list when it is done
 */
export async function changeBenchmarks(args: ActionFunctionArgs) {
  const { request, context } = args;
  const { db } = context;
  const { user } = await requireUser(args, ['administrator']);
  const { tenantId } = user;
  const actor = userActor(user);
  const form = await formOf(request);
  const locale = reportLanguage(request);
  const lang = new URL(request.url).searchParams.get('lang');
  const done = (what: string) =>
    seeOther(`/benchmarks?${new URLSearchParams({ done: what, ...(lang ? { lang } : {}) })}`);
  if (typeof form.remove === 'string') {
    const { remove } = form;
    const there = await findBenchmark(db, tenantId, remove);
    if (there && isOvertaken(form, valuesOf(there, locale))) throw done('kept');
    const act = (tx: Database) => removeBenchmark(tx, tenantId, remove);
    if (!(await traced(db, actor, act, benchmarkRemoved))) throw nothingThere();
    throw done('removed');
  }
  const { stored, isGone, subject } = await asked(args, tenantId, locale, form.about);
  if (!subject) throw nothingThere();
  const merged = stored ? mergedFigure(form, valuesOf(stored, locale)) : undefined;
  const read = benchmarkFrom(merged?.values ?? form, subject, locale);
  const { values } = read;
  if (merged && merged.both.length > 0) {
    const by = await overtakenBy(db, user, 'benchmark', stored?.id ?? '');
    const both = { fields: FIELDS.filter((field) => merged.both.includes(field)), by };
    return data<BenchmarkSent>({ values, faults: [], both }, 409);
  }
  if ('faults' in read) return data<BenchmarkSent>({ values, faults: read.faults }, 422);
  const found = await placed(db, tenantId, read.given);
  if ('faults' in found) {
    const faults = found.faults.map(({ path }) => fieldOf(path));
    return data<BenchmarkSent>({ values, faults }, 422);
  }
  const { benchmark } = found;
  if (!stored)
    await traced(db, actor, (tx) => addBenchmark(tx, tenantId, benchmark), benchmarkAdded);
  else {
    const after = { ...benchmark, id: stored.id };
    const isThere = await traced(
      db,
      actor,
      (tx) => changeBenchmark(tx, tenantId, after),
      (changed) => (changed ? benchmarkChanged(stored, after) : null),
    );
    if (!isThere) throw nothingThere();
  }
  throw done(isGone ? 'again' : merged && merged.taken.length > 0 ? 'merged' : 'saved');
}

const FIELDS = ['row', 'label', 'source', 'year'] as const;

/** What a figure is of and how large it is hold together. */
const together = (name: string) => (FIELDS.some((field) => field === name) ? name : 'row');

/** What somebody typed, with what others have stored since. */
function mergedFigure(form: Record<string, unknown>, stored: BenchmarkValues) {
  const now = { ...stored };
  const { about: _, ...typed } = typedIn(form);
  return mergedForm(shownIn(form) ?? now, now, typed, together);
}

/** Whether others have changed what a form was shown with. */
function isOvertaken(form: Record<string, unknown>, stored: BenchmarkValues): boolean {
  const now = { ...stored };
  const shown = shownIn(form) ?? now;
  return mergedForm(shown, now, shown).taken.length > 0;
}
