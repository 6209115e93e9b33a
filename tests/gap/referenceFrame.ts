import type { GapRow } from '../../app/gap/report';
import { calibrationOf, supportsCalibration } from '../../app/statistics/calibration';
import type { Answers } from '../../app/study/conditions';
import type { Audience } from '../../app/study/document';
import {
  type ReferenceSample,
  rakingCells,
  respondentsOf,
  stateOf,
} from '../statistics/referenceInputs';

/** The samples of a case's sides. */
export type Samples = Partial<Record<Audience, ReferenceSample>>;

/** Margins by audience, as a wave takes them. */
export type GivenWeighting = Partial<
  Record<Audience, { weighting: Record<string, Record<string, number>> }>
>;

/** The segment items that domains and margins need, the break, and the row that it is about. */
export function frameOf(sides: Samples) {
  const used = Object.entries(sides).map(([audience, sample]) => ({
    audience: audience as Audience,
    domain: sample.domain,
    margins: sample.design.calibration?.margins ?? [],
    sample,
  }));
  const domains = used.map(({ domain }) => domain).filter((each) => Object.keys(each).length > 0);
  const [domain = {}, ...others] = domains;
  if (others.some((other) => JSON.stringify(other) !== JSON.stringify(domain))) return null;
  const columns = Object.keys(domain);
  if (columns.length > 2 || !used.every(({ sample }) => isCalibratedAlike(sample))) return null;
  const asks = (audience: Audience) =>
    used
      .filter((each) => each.audience === audience)
      .flatMap(({ domain, margins }) => [
        ...Object.keys(domain),
        ...margins.map(({ variable }) => variable),
      ]);
  const all = [...new Set([...asks('consumer'), ...asks('manager')])];
  const codesOf = (column: string) => {
    const target = used
      .flatMap(({ margins }) => margins)
      .find(({ variable }) => variable === column);
    const found = used.flatMap(({ sample }) => respondentsOf(sample)).map((each) => each.record);
    const codes = target
      ? target.targets.map(({ category }) => category)
      : found
          .map((record) => record[column] ?? '')
          .filter((code) => stateOf(code) === 'substantive');
    return [...new Set([...codes, ...(target ? [] : ['unused'])])].sort();
  };
  const keyOf = (column: string) => `seg_${column.toLowerCase().replaceAll(/[^a-z0-9_]/g, '_')}`;
  const label = { en: 'x' };
  const wanted = columns.map((column) => ({ item: keyOf(column), code: domain[column] ?? null }));
  return {
    items: all.map((column) => ({
      key: keyOf(column),
      kind: 'single',
      segment: true,
      options: codesOf(column).map((code) => ({ code, label })),
      wording: Object.fromEntries(
        (['consumer', 'manager'] as const).flatMap((audience) =>
          asks(audience).includes(column) ? [[audience, label]] : [],
        ),
      ),
    })),
    itemsOf: (audience: Audience) => [...new Set(asks(audience))].map(keyOf),
    answersOf: (audience: Audience, record: Record<string, string>): Answers =>
      Object.fromEntries(
        asks(audience).flatMap((column) => {
          const code = record[column] ?? '';
          return stateOf(code) === 'substantive' ? [[keyOf(column), code]] : [];
        }),
      ),
    segment: JSON.stringify(wanted),
    by: columns.length > 0 ? columns.map(keyOf).join('*') : null,
    weighting: Object.fromEntries(
      used.flatMap(({ audience, margins }) => {
        const shares = margins.map(({ variable, targets }) => [
          keyOf(variable),
          Object.fromEntries(targets.map(({ category, share }) => [category, share])),
        ]);
        return shares.length > 0 ? [[audience, { weighting: Object.fromEntries(shares) }]] : [];
      }),
    ) as GivenWeighting,
    isRow: ({ segment }: GapRow) =>
      JSON.stringify(segment) === JSON.stringify(wanted.length > 0 ? wanted : null),
  };
}

/** Whether a report would choose the same variance: that of residuals if there are enough cases. */
function isCalibratedAlike(sample: ReferenceSample): boolean {
  const { calibration } = sample.design;
  if (!calibration) return true;
  const weighing = respondentsOf(sample).filter(({ w }) => w > 0);
  const supported = supportsCalibration(
    calibrationOf(rakingCells(weighing, calibration.margins)),
    weighing.length,
  );
  return supported === (calibration.variance === 'calibrated');
}
