import type { Wave } from '../../db/waves.server';
import type { ReportMessage } from '../messages/report';
import { AUDIENCES, type Audience, type Fault, type Item, type Study } from '../study/document';
import { defaultLocale, localize } from '../study/text';
import { exact, numberOf, writtenNumber } from '../ui/typedNumber';
import type { WaveFault, WaveMargins, WaveValues } from '../ui/WaveForm';
import { readPasted, sharesOf } from './margins';

const DATES = ['opensAt', 'closesAt', 'archivesAt'] as const;
type Dated = (typeof DATES)[number];

type SegmentItem = Extract<Item, { kind: 'single' }>;

/** The items that a side's answers can be weighted by. */
export function marginItems(study: Study, audience: Audience): SegmentItem[] {
  return study.items.flatMap((item) =>
    item.kind === 'single' && item.segment && item.wording[audience] ? [item] : [],
  );
}

/** The tables of margins of a form, in the reader's language. */
export function marginsOf(study: Study, locale: string): WaveMargins[] {
  const say = (text: Parameters<typeof localize>[0]) =>
    localize(text, locale, defaultLocale(study));
  return AUDIENCES.flatMap((audience) =>
    marginItems(study, audience).map((item) => ({
      audience,
      item: item.key,
      label: say(item.label ?? item.wording[audience]),
      options: item.options.map(({ code, label }) => ({ code, label: say(label) })),
    })),
  );
}

const marginField = (audience: Audience, item: string, code: string) =>
  `${audience}.margin.${item}.${code}`;

const invitedField = (audience: Audience, item: string, code: string) =>
  `${audience}.invited.${item}.${code}`;

const marginNames = (values: WaveValues, audience: Audience) =>
  Object.keys(values).filter((name) => name.startsWith(`${audience}.margin.`));

const marginFields = (study: Study, audience: Audience) =>
  marginItems(study, audience).flatMap((item) =>
    item.options.map(({ code }) => marginField(audience, item.key, code)),
  );

/** The margins of a wave that its study has no item for. */
export function marginsUnasked(values: WaveValues, study: Study): string[] {
  return AUDIENCES.flatMap((audience) => {
    const asked = new Set(marginFields(study, audience));
    return marginNames(values, audience).filter((name) => !asked.has(name));
  });
}

/** The settings that a form starts with. */
export function valuesOf(
  wave: Pick<Wave, 'minimumBase' | 'equivalenceMargin' | 'complementaryWithholding' | 'audiences'> &
    Partial<Pick<Wave, 'key' | 'title' | Dated>>,
  locale: string,
): WaveValues {
  const values: WaveValues = {
    key: wave.key ?? '',
    title: wave.title ?? '',
    ...Object.fromEntries(DATES.map((name) => [name, typedMoment(wave[name])])),
    minimumBase: String(wave.minimumBase),
    equivalenceMargin: writtenNumber(wave.equivalenceMargin * 100, locale),
    complementary: wave.complementaryWithholding ? '1' : '',
  };
  for (const audience of AUDIENCES) {
    const { target, invited, invitedBy, weighting } = wave.audiences[audience];
    values[`${audience}.target`] = String(target ?? '');
    values[`${audience}.invited`] = String(invited ?? '');
    for (const [item, shares] of Object.entries(weighting ?? {}))
      for (const [code, share] of Object.entries(shares))
        values[marginField(audience, item, code)] = writtenNumber(share * 100, locale);
    for (const [item, counts] of Object.entries(invitedBy ?? {}))
      for (const [code, count] of Object.entries(counts))
        values[invitedField(audience, item, code)] = String(count);
  }
  return values;
}

const typedMoment = (moment: Date | null | undefined) => moment?.toISOString().slice(0, 16) ?? '';

/**
 * What a form says, as the API takes it; with what was pasted put into its tables.
 * @param before what the form began with: what it leaves so is no change, though it shows less than is kept
 */
export function readForm(
  form: Record<string, unknown>,
  study: Study,
  locale: string,
  before: WaveValues = {},
): { values: WaveValues; given: Record<string, unknown>; faults: WaveFault[] } {
  const values: WaveValues = Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
  const faults: WaveFault[] = [];
  const isChanged = (name: string) => (values[name] ?? '') !== (before[name] ?? '');
  const count = (name: string) => numberOf(values[name] ?? '', locale);
  const sides = AUDIENCES.map((audience) => {
    const weighting = marginItems(study, audience).flatMap((item) => {
      const read = readMargin(values, audience, item, locale);
      faults.push(...read.faults);
      return read.shares ? [[item.key, read.shares] as const] : [];
    });
    const side = {
      target: count(`${audience}.target`),
      invited: count(`${audience}.invited`),
      ...invitedBySegment(study, audience, { isChanged, count }),
      // Margins of what the study no longer asks have no field, and are dropped.
      ...([...marginFields(study, audience), ...marginNames(before, audience)].some(isChanged)
        ? { weighting: weighting.length > 0 ? Object.fromEntries(weighting) : null }
        : {}),
    };
    return [audience, side] as const;
  });
  const margin = numberOf(values.equivalenceMargin ?? '', locale, 100);
  const given = {
    title: values.title,
    ...Object.fromEntries(
      DATES.filter(isChanged).map((name) => [name, writtenMoment(values[name])]),
    ),
    audiences: Object.fromEntries(sides),
    // A wave that was opened does not offer what is fixed.
    ...(values.minimumBase === undefined
      ? {}
      : {
          minimumBase: count('minimumBase'),
          equivalenceMargin: margin === null ? null : exact(margin / 100),
          complementaryWithholding: values.complementary === '1',
        }),
  };
  return { values, given, faults };
}

/** How many were invited by the options of segment items, where a form changes that. */
function invitedBySegment(
  study: Study,
  audience: Audience,
  {
    isChanged,
    count,
  }: { isChanged: (name: string) => boolean; count: (name: string) => number | null },
) {
  const items = marginItems(study, audience).map(({ key, options }) => ({
    key,
    fields: options.map(({ code }) => ({ code, name: invitedField(audience, key, code) })),
  }));
  if (!items.some(({ fields }) => fields.some(({ name }) => isChanged(name)))) return {};
  const typed = items.flatMap(({ key, fields }) => {
    const counts = fields.flatMap(({ code, name }) => {
      const typed = count(name);
      return typed === null ? [] : [[code, typed] as const];
    });
    return counts.length > 0 ? [[key, Object.fromEntries(counts)] as const] : [];
  });
  return { invitedBy: typed.length > 0 ? Object.fromEntries(typed) : null };
}

/** A moment as a form types it, which is in UTC; null where none is typed. */
function writtenMoment(typed: string | undefined): string | null {
  if (!typed?.trim()) return null;
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(typed) ? `${typed}:00Z` : typed;
}

function readMargin(values: WaveValues, audience: Audience, item: SegmentItem, locale: string) {
  const pasteField = `${audience}.paste.${item.key}`;
  const pasted = readPasted(
    (values[pasteField] ?? '').slice(0, 100_000),
    item.options.map(({ code, label }) => ({ code, labels: Object.values(label) })),
    locale,
  );
  const faults = pasted.faults.slice(0, 20).map(
    ({ line, kind, text }): WaveFault => ({
      field: pasteField,
      text: `wave.paste_${kind}`,
      values: { line, text },
    }),
  );
  for (const [code, text] of Object.entries(pasted.values))
    values[marginField(audience, item.key, code)] = text;
  if (faults.length === 0) delete values[pasteField];
  const codes = item.options.map(({ code }) => code);
  const typed = Object.fromEntries(
    codes.map((code) => [code, values[marginField(audience, item.key, code)] ?? '']),
  );
  const read = sharesOf(typed, codes, locale);
  if (read === null || faults.length > 0) return { shares: null, faults };
  if ('shares' in read) return { shares: read.shares, faults };
  const field = `${audience}.margin.${item.key}`;
  if (read.fault === 'sum') return { shares: null, faults: [sumFault(field, read.total)] };
  const { fault } = read;
  return {
    shares: null,
    faults: read.codes.map(
      (code): WaveFault => ({ field: `${field}.${code}`, text: `wave.margin_${fault}` }),
    ),
  };
}

const sumFault = (field: string, total: number): WaveFault => ({
  field,
  text: 'wave.margin_sum',
  values: { total },
});

const FIELDS: readonly [RegExp, string, ReportMessage][] = [
  [/^\$\.key/, 'key', 'wave.fault_key'],
  [/^\$\.title/, 'title', 'wave.fault_title'],
  [/^\$\.opensAt/, 'opensAt', 'wave.fault_date'],
  [/^\$\.closesAt/, 'closesAt', 'wave.fault_date'],
  [/^\$\.archivesAt/, 'archivesAt', 'wave.fault_date'],
  [/^\$\.minimumBase/, 'minimumBase', 'wave.fault_minimum_base'],
  [/^\$\.equivalenceMargin/, 'equivalenceMargin', 'wave.fault_margin'],
  [/^\$\.audiences\.consumer\.target/, 'consumer.target', 'wave.fault_count'],
  [/^\$\.audiences\.manager\.target/, 'manager.target', 'wave.fault_count'],
  [/^\$\.audiences\.consumer\.invited$/, 'consumer.invited', 'wave.fault_count'],
  [/^\$\.audiences\.manager\.invited$/, 'manager.invited', 'wave.fault_count'],
];

const INVITED = /^\$\.audiences\.(consumer|manager)\.invitedBy\.([\w-]+)(?:\.|\[")([^"\]]+)/;

/** The faults of a wave beside the fields of its form; what has no field is of the whole. */
export function formFaults(faults: readonly Fault[]): WaveFault[] {
  return faults.map(({ path, message }): WaveFault => {
    if (message.startsWith('is not after'))
      return path === '$.closesAt'
        ? { field: 'closesAt', text: 'wave.fault_closes' }
        : { field: 'archivesAt', text: 'wave.fault_archives' };
    const [, side, item, code] = INVITED.exec(path) ?? [];
    if (side && item && code)
      return { field: `${side}.invited.${item}.${code}`, text: 'wave.fault_count' };
    const [, field, text] = FIELDS.find(([pattern]) => pattern.test(path)) ?? [];
    if (field && text) return { field, text };
    return { field: '', text: 'wave.fault_other', values: { path, message } };
  });
}
