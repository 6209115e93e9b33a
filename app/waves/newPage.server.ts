import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import type { Database } from '../../db/open.server';
import { findStudy, listStudies, type StoredStudy } from '../../db/studies.server';
import { listUsers, type User } from '../../db/users.server';
import { giveWave, listWaveReaders } from '../../db/waveReaders.server';
import { createWave, listWaves, type NewWave, type Wave } from '../../db/waves.server';
import { formOf, nothingThere, requireUser, seeOther } from '../accounts/requireUser.server';
import { type Actor, ofUser, ofWave, trace, traced, userActor } from '../audit/trace.server';
import { waveAdded } from '../audit/waveNotes.server';
import { reportLanguage } from '../reportLanguage';
import { faultsOf, NAMES } from '../study/document';
import { defaultLocale, localize } from '../study/text';
import type { WaveSent } from '../ui/WaveForm';
import { newWave } from '../waveChange';
import { newWaveSchema } from '../waveDocument';
import { langOf } from './addresses';
import { formFaults, marginsOf, readForm, valuesOf } from './form';
import { plannedIn } from './planned';
import { typedPlan } from './typedPlan.server';

const titleOf = ({ study }: StoredStudy, locale: string) =>
  localize(study.title, locale, defaultLocale(study));

/** The study that an address names, of those that the organisation has; the only one without. */
async function asked({ request, context }: LoaderFunctionArgs, tenantId: string) {
  const { searchParams } = new URL(request.url);
  const studies = await listStudies(context.db, tenantId);
  const named = searchParams.get('study');
  const study = named === null ? undefined : studies.find(({ key }) => key === named);
  if (named !== null && !study) throw nothingThere();
  const chosen = study ?? (studies.length === 1 ? studies[0] : undefined);
  return { studies, chosen, copied: searchParams.get('copy') };
}

/**
 * The form of a new wave, empty or with the settings of the study's last one.
 * @throws Response as requireUser does; 404 for a study that is none
 */
export async function openNewWave(args: LoaderFunctionArgs) {
  const { db, now } = args.context;
  const { user } = await requireUser(args, ['administrator']);
  const locale = reportLanguage(args.request);
  const { studies, chosen, copied } = await asked(args, user.tenantId);
  const waves = chosen ? await listWaves(db, user.tenantId, chosen.key) : [];
  const last = waves[0];
  const source = copiedOf(waves, copied);
  const settings = source ? settingsOf(source) : USUAL;
  const gone = NAMES.study.safeParse(new URL(args.request.url).searchParams.get('gone'));
  return {
    locale,
    /** A study that was deleted while its form was filled in. */
    gone: gone.data ?? null,
    studies: studies.map((study) => ({ key: study.key, title: titleOf(study, locale) })),
    form: chosen && {
      study: { key: chosen.key, title: titleOf(chosen, locale) },
      language: chosen.study.locales[0] ?? 'en',
      margins: marginsOf(chosen.study, locale),
      last: last ? { title: last.title } : null,
      copied: source
        ? { title: source.title, readers: (await readersOf(db, source)).map(({ name }) => name) }
        : null,
      planned: plannedIn(chosen.study, settings.audiences, locale),
      values: {
        ...valuesOf(settings, locale),
        ...suggested(waves, now()),
      },
    },
  };
}

type Settings = Pick<
  Wave,
  'minimumBase' | 'equivalenceMargin' | 'complementaryWithholding' | 'audiences'
>;

const USUAL: Settings = {
  minimumBase: 5,
  equivalenceMargin: 0.1,
  complementaryWithholding: true,
  audiences: {
    consumer: { target: null, invited: null, weighting: null },
    manager: { target: null, invited: null, weighting: null },
  },
};

/** What of a wave is taken over into the next: its settings, neither its dates nor whom it asked. */
function settingsOf(wave: Wave): Settings {
  const { minimumBase, equivalenceMargin, complementaryWithholding } = wave;
  const { consumer, manager } = wave.audiences;
  return {
    minimumBase,
    equivalenceMargin,
    complementaryWithholding,
    audiences: {
      consumer: { ...consumer, invited: null, invitedBy: null },
      manager: { ...manager, invited: null, invitedBy: null },
    },
  };
}

/** The wave that an address copies: the one of an id, or else the last one. */
function copiedOf(waves: readonly Wave[], copied: string | null): Wave | undefined {
  if (copied === null) return undefined;
  return copied === 'last' ? waves[0] : waves.find(({ id }) => id === copied);
}

/** Who may read the report of a wave, as a reader of it alone. */
async function readersOf(db: Database, { id, tenantId }: Wave): Promise<User[]> {
  const given = await listWaveReaders(db, id);
  return (await listUsers(db, tenantId)).filter(
    (user) => user.role === 'reader' && user.disabledAt === null && given.includes(user.id),
  );
}

/** Makes a wave with the readers of another, each noted as what they are given. */
function makeWave(db: Database, actor: Actor, wave: NewWave, readers: readonly User[]) {
  return db.transaction(async (tx) => {
    const made = await traced(tx, actor, (within) => createWave(within, wave), waveAdded);
    if (!made) return undefined;
    for (const reader of readers) {
      await giveWave(tx, { tenantId: made.tenantId, waveId: made.id, userId: reader.id });
      await trace(tx, actor, {
        action: 'wave.give',
        subject: ofUser(reader),
        details: { wave: ofWave(made).name },
      });
    }
    return made;
  });
}

/** A key and a title by the quarter, where the study has none of them yet. */
function suggested(waves: readonly Wave[], now: Date): { key: string; title: string } {
  const quarter = Math.floor(now.getUTCMonth() / 3) + 1;
  const key = `${now.getUTCFullYear()}-q${quarter}`;
  return waves.some((wave) => wave.key === key)
    ? { key: '', title: '' }
    : { key, title: `Q${quarter} ${now.getUTCFullYear()}` };
}

/**
 * Makes a wave, as a draft.
 * @throws Response as openNewWave does; to the wave's settings when it is made
 */
export async function makeNewWave(args: ActionFunctionArgs) {
  const { db } = args.context;
  const { user } = await requireUser(args, ['administrator']);
  const { chosen, copied } = await asked(args, user.tenantId);
  if (!chosen) throw nothingThere();
  const locale = reportLanguage(args.request);
  const form = await formOf(args.request);
  if (form.intent === 'plan') return typedPlan(form, chosen.study, locale);
  const { values, given, faults } = readForm(form, chosen.study, locale);
  const refused = (more: WaveSent['faults']) =>
    data<WaveSent>({ values, faults: [...faults, ...more] }, 422);
  const parsed = newWaveSchema.safeParse({ ...given, key: values.key?.trim() });
  if (!parsed.success) return refused(formFaults(faultsOf(parsed.error)));
  const read = newWave(chosen, user.tenantId, parsed.data);
  if ('faults' in read) return refused(formFaults(read.faults));
  if (faults.length > 0) return refused([]);
  const source = copiedOf(await listWaves(db, user.tenantId, chosen.key), copied);
  const readers = source && values.readers === '1' ? await readersOf(db, source) : [];
  const wave = await makeWave(db, userActor(user), read.wave, readers);
  if (!wave && !(await findStudy(db, user.tenantId, chosen.key)))
    throw seeOther(`/waves/new?${langOf(args.request, { gone: chosen.key })}`);
  if (!wave) return refused([{ field: 'key', text: 'wave.fault_taken' }]);
  throw seeOther(`/waves/${wave.id}/settings?${langOf(args.request, { done: 'created' })}`);
}
