import type { LoaderFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import { studyVersion } from '../db/studies.server';
import type { Wave } from '../db/waves.server';
import { readParameters } from './api/parameters';
import { besideOf } from './beside.server';
import { focusChoices } from './gap/breakdown';
import { focusView } from './gap/focus';
import { studyView } from './gap/presentation';
import { askedIn, faulty, focusAsked, openWave } from './report.server';
import { reportLanguage } from './reportLanguage';
import type { Fault } from './study/document';

type Reading<Query> = (search: URLSearchParams) => { query: Query } | { faults: Fault[] };

/** Reads the parameters of a schema, and leaves the others alone. */
export function reading<Schema extends z.ZodObject>(schema: Schema): Reading<z.output<Schema>> {
  return (search) => readParameters(search, schema);
}

/**
 * What every view of a wave begins with: the wave, its study, what was asked, and what its page is
 * given whatever else it shows.
 * @param open lets through whoever may read it
 * @throws Response as openWave does; 400 naming the parameters that are wrong
 */
export async function openView<Query>(
  args: LoaderFunctionArgs,
  read: Reading<Query>,
  open: (args: LoaderFunctionArgs) => Promise<Wave> = openWave,
) {
  const { context, request } = args;
  const wave = await open(args);
  const parsed = read(askedIn(request));
  if ('faults' in parsed) throw faulty(parsed.faults);
  const study = await studyVersion(context.db, wave.studyId, wave.studyVersion);
  const locale = reportLanguage(request);
  const shown = studyView(study, wave.illustrations, locale);
  const { title, language, direction } = shown;
  const focus = focusAsked(args.request, study);
  const focuses = focusChoices(study, shown.items);
  const page = {
    locale,
    beside: await besideOf(args, wave, open === openWave),
    study: { title, language, direction },
    wave: {
      id: wave.id,
      studyKey: wave.studyKey,
      key: wave.key,
      title: wave.title,
      isSynthetic: wave.synthetic,
      minimumBase: wave.minimumBase,
    },
  };
  return {
    context,
    wave,
    study,
    locale,
    query: parsed.query,
    items: shown.items,
    focus,
    page: { ...page, whole: focusView(focus, focuses)?.label ?? null },
    /** The same of a view that can be of one segment alone. */
    inPart: { ...page, only: focusView(focus, focuses), focuses },
  };
}
