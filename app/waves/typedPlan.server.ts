import { data } from '@remix-run/node';
import type { WaveSettings } from '../../db/waves.server';
import { shownIn, typedIn } from '../mergedForm';
import { faultsOf, type Study } from '../study/document';
import type { WaveSent, WaveValues } from '../ui/WaveForm';
import {
  audienceSettings,
  changedSettings,
  segmentFaults,
  waveChangeSchema,
} from '../waveDocument';
import { formFaults, readForm } from './form';
import { plannedIn } from './planned';

/** What the targets and margins of a form would find; nothing of it is kept. */
export function typedPlan(
  form: Record<string, unknown>,
  study: Study,
  locale: string,
  before: { values: WaveValues; settings: WaveSettings } = {
    values: {},
    settings: audienceSettings({}),
  },
) {
  const { values, given, faults } = readForm(typedIn(form), study, locale, before.values);
  const parsed = waveChangeSchema.safeParse({ audiences: given.audiences });
  const settings = changedSettings(before.settings, parsed.data?.audiences ?? {});
  const more = parsed.success ? segmentFaults(study, settings) : faultsOf(parsed.error);
  const all = [...faults, ...formFaults(more)];
  const planned = all.length === 0 ? plannedIn(study, settings, locale) : [];
  const shown = shownIn(form);
  const sent = { values, ...(shown ? { shown } : {}), faults: all, planned };
  return data<WaveSent>(sent, all.length === 0 ? 200 : 422);
}
