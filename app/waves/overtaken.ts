import { type FormValues, type MergedForm, mergedForm, shownIn, typedIn } from '../mergedForm';
import type { Study } from '../study/document';
import { AUDIENCES } from '../study/document';
import type { WaveFault, WaveValues } from '../ui/WaveForm';
import { marginItems, marginsUnasked } from './form';

/** The margins of an item hold together: half of one table and half of another add up to nothing. */
function together(name: string): string {
  const [, audience, item] = /^(\w+)\.(?:margin|paste)\.([^.]+)/.exec(name) ?? [];
  return audience && item ? `${audience}.margin.${item}` : name;
}

/** What somebody typed into the settings of a wave, with what others have stored since. */
export function mergedSettings(
  form: Record<string, unknown>,
  stored: WaveValues,
  study: Study,
): MergedForm {
  const typed = typedIn(form);
  // Margins of what the study no longer asks have no field, and are dropped.
  for (const name of marginsUnasked(stored, study)) typed[name] ??= '';
  // Of a box that is not ticked, browsers send nothing.
  if (typed.minimumBase !== undefined) typed.complementary ??= '';
  return mergedForm(shownIn(form) ?? stored, stored, typed, together);
}

/** Beside each field that two people have set, what the other one has put there. */
export function bothFaults(
  { both }: MergedForm,
  stored: WaveValues,
  study: Study,
  by: string,
): WaveFault[] {
  return both.map((field) => ({
    field,
    text: 'forms.both',
    values: { name: by, theirs: theirsText(field, stored, study) || '–' },
  }));
}

function theirsText(field: string, stored: FormValues, study: Study): string {
  const [audience, part, key] = field.split('.');
  if (part !== 'margin') return (stored[field] ?? '').replace(/^(\d{4}-\d\d-\d\d)T/, '$1 ');
  return AUDIENCES.filter((one) => one === audience)
    .flatMap((one) => marginItems(study, one))
    .filter((item) => item.key === key)
    .flatMap((item) => item.options)
    .flatMap(({ code }) => {
      const share = stored[`${field}.${code}`];
      return share ? [`${code} ${share}`] : [];
    })
    .join(', ');
}
