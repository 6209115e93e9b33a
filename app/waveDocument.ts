import { z } from 'zod';
import {
  AUDIENCES,
  type Audience,
  type Fault,
  jsonPath,
  type Study,
  storable,
} from './study/document';
import { moment } from './study/response';

const share = z.number().min(0).max(1);
const audience = z.strictObject({
  target: z.number().int().min(0).nullish(),
  invited: z.number().int().min(0).nullish(),
  invitedBy: z.record(z.string(), z.record(z.string(), z.number().int().min(0))).nullish(),
  weighting: z.record(z.string(), z.record(z.string(), share)).nullish(),
});

const fields = {
  title: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(300)
    .refine(storable, 'holds a character that cannot be stored'),
  status: z.enum(['draft', 'open', 'closed', 'archived']),
  opensAt: moment.nullish(),
  closesAt: moment.nullish(),
  archivesAt: moment.nullish(),
  minimumBase: z.number().int().min(1).max(1_000_000),
  equivalenceMargin: z.number().gt(0).lt(1),
  complementaryWithholding: z.boolean(),
  audiences: z.strictObject({ consumer: audience.optional(), manager: audience.optional() }),
};

export const newWaveSchema = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be 1 to 64 lower-case letters, digits or "-"'),
  ...fields,
  title: fields.title.optional(),
  status: fields.status.default('draft'),
  minimumBase: fields.minimumBase.default(5),
  equivalenceMargin: fields.equivalenceMargin.default(0.1),
  complementaryWithholding: fields.complementaryWithholding.default(true),
  audiences: fields.audiences.default({}),
});

export const waveChangeSchema = z.strictObject(fields).partial();

const DATES = ['opensAt', 'closesAt', 'archivesAt'] as const;

/** A wave that would close before it opens, or be archived before either. */
export function datesFaults(dates: Record<(typeof DATES)[number], Date | null>): Fault[] {
  const given = DATES.flatMap((name) => {
    const at = dates[name];
    return at ? [{ name, at }] : [];
  });
  return given.slice(1).flatMap(({ name, at }, index): Fault[] => {
    const before = given[index];
    return before && at <= before.at
      ? [{ path: `$.${name}`, message: `is not after "${before.name}"` }]
      : [];
  });
}

type AudienceFields = z.infer<typeof fields.audiences>;

type WaveSettings = Record<
  Audience,
  {
    target: number | null;
    invited: number | null;
    invitedBy?: BySegment | null | undefined;
    weighting: BySegment | null;
  }
>;

/** Figures of the options of segment items. */
type BySegment = Record<string, Record<string, number>>;

/** Settings of both audiences with null for what is not given. */
export function audienceSettings(given: AudienceFields): WaveSettings {
  const of = (name: Audience) => ({
    target: given[name]?.target ?? null,
    invited: given[name]?.invited ?? null,
    invitedBy: given[name]?.invitedBy,
    weighting: given[name]?.weighting ?? null,
  });
  return { consumer: of('consumer'), manager: of('manager') };
}

/** Settings after a change that names only what it changes. */
export function changedSettings(before: WaveSettings, given: AudienceFields): WaveSettings {
  const changed = <Value>(now: Value | undefined, then: Value): Value =>
    now === undefined ? then : now;
  const of = (name: Audience) => ({
    target: changed(given[name]?.target, before[name].target),
    invited: changed(given[name]?.invited, before[name].invited),
    invitedBy: changed(given[name]?.invitedBy, before[name].invitedBy),
    weighting: changed(given[name]?.weighting, before[name].weighting),
  });
  return { consumer: of('consumer'), manager: of('manager') };
}

/** What of the settings by segment does not fit the study: unknown items or options, wrong sums. */
export function segmentFaults(study: Study, given: AudienceFields): Fault[] {
  return AUDIENCES.flatMap((name) => [
    ...Object.entries(given[name]?.weighting ?? {}).flatMap(([key, shares]): Fault[] => {
      const path = ['audiences', name, 'weighting', key];
      const { faults, codes } = optionFaults(study, name, path, shares);
      if (!codes) return faults;
      const total = Object.values(shares).reduce((sum, value) => sum + value, 0);
      return [
        ...faults,
        ...codes
          .filter((code) => !Object.hasOwn(shares, code))
          .map((code) => ({ path: jsonPath([...path, code]), message: 'is left out' })),
        ...(Math.abs(total - 1) > 1e-6
          ? [{ path: jsonPath(path), message: `the shares add up to ${total}, not to 1` }]
          : []),
      ];
    }),
    ...Object.entries(given[name]?.invitedBy ?? {}).flatMap(
      ([key, counts]) =>
        optionFaults(study, name, ['audiences', name, 'invitedBy', key], counts).faults,
    ),
  ]);
}

/** Whether figures are of the options of a segment item that a side is asked, and which it has. */
function optionFaults(
  study: Study,
  audience: Audience,
  path: string[],
  figures: Record<string, number>,
): { faults: Fault[]; codes?: string[] } {
  const key = path.at(-1) ?? '';
  const item = study.items.find((candidate) => candidate.key === key);
  const wrong = (message: string) => ({ faults: [{ path: jsonPath(path), message }] });
  if (!item) return wrong(`unknown item "${key}"`);
  if (item.kind !== 'single' || !item.segment) return wrong(`"${key}" is no segment item`);
  if (!item.wording[audience]) return wrong(`"${key}" is not asked of the ${audience}`);
  const codes = item.options.map((option) => option.code);
  const faults = Object.keys(figures)
    .filter((code) => !codes.includes(code))
    .map((code) => ({ path: jsonPath([...path, code]), message: `unknown option "${code}"` }));
  return { faults, codes };
}

/** A moment as a Date; null and undefined as they are. */
export function dateOf(moment: string | null | undefined): Date | null | undefined {
  return typeof moment === 'string' ? new Date(moment) : moment;
}
