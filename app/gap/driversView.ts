import { overallP } from '../statistics/overallTest';
import { AUDIENCES, type Audience, type Study } from '../study/document';
import { numberOf } from './driverQuestion';
import type { DriverFigure, DriverReport, DriverSide, ImportanceGap } from './drivers';
import { type Presented, type StudyView, studyView } from './presentation';
import type { Statement } from './reproduction';

/** One driver on both sides. */
export interface DriverLine {
  item: string;
  label: string;
  manager: DriverFigure | null;
  consumer: DriverFigure | null;
  gap: ImportanceGap | null;
  /** Whether the importance gap is significant after correction. */
  isSure: boolean;
  /** Whether it is one of those whose shares are added up. */
  isTogether: boolean;
  /** The sides whose share of it no publication states. */
  illustrated: Audience[];
}

/** What the drivers page shows: finished facts, unrounded. */
export interface DriversView extends Pick<StudyView, 'title' | 'language' | 'direction'> {
  outcome: { key: string; label: string };
  /** What consumers are driven by most first; managers' order where there is no other. */
  lines: DriverLine[];
  /** What the drivers that were asked about together have. */
  together: DriverLine | null;
  confidence: number;
  sides: Record<Audience, Omit<DriverSide, 'drivers'> & { constantLabel: string | null }>;
  /** The sides of which some answers illustrate, and no publication states what is found. */
  illustrated: Audience[];
  /** Whether a title may state only what a publication does. */
  onlyPublished: boolean;
  /** The sides of which a publication states which drivers are the strongest, or their share together. */
  stated: Audience[];
  /** The driver that explains most of each side, where all together explain more than chance would. */
  first: Record<Audience, string | null>;
  /** The sides of which the drivers explain no more than chance would. */
  byChance: Audience[];
}

/** An item that can be an outcome or a driver. */
export interface DriverChoice {
  key: string;
  label: string;
}

/** What a publication states of the drivers of an outcome. */
export type DriverStatement = Extract<Statement, { kind: 'importance' | 'order' }>;

/** What can be asked of a study's drivers. */
export interface DriverChoices {
  items: DriverChoice[];
  /** What is asked about at first: the recommendation, else the first item outside the index. */
  outcome: string | null;
  drivers: string[];
}

/** The items that have numbers, and the question that a page begins with. */
export function driverChoices(
  study: Study,
  illustrations: Presented['illustrations'],
  locale: string,
): DriverChoices {
  const { items } = studyView(study, illustrations, locale);
  const usable = study.items.filter((item) => numberOf(study, item) !== null);
  const index = study.index ?? [];
  const outcome =
    usable.find(({ kind }) => kind === 'nps') ?? usable.find(({ key }) => !index.includes(key));
  const fallback = usable.filter(({ kind }) => kind === 'scale').map(({ key }) => key);
  const drivers = (index.length > 0 ? index : fallback).filter((key) => key !== outcome?.key);
  return {
    items: usable.map(({ key }) => ({
      key,
      label: items.find((item) => item.key === key)?.label ?? key,
    })),
    outcome: outcome && drivers.length > 0 ? outcome.key : null,
    drivers: drivers.slice(0, 10),
  };
}

/** The drivers of an outcome on both sides, in a reader's language. */
export function driversView(
  study: Study,
  report: DriverReport,
  given: {
    illustrations: Presented['illustrations'];
    locale: string;
    confidence: number;
    together?: readonly string[];
    /** What publications state of drivers; left out: nothing. */
    statements?: readonly DriverStatement[];
  },
): DriversView {
  const shown = studyView(study, given.illustrations, given.locale);
  const { items, title, language, direction, onlyPublished } = shown;
  const labelOf = (key: string) => items.find((item) => item.key === key)?.label ?? key;
  const figure = (side: Audience, item: string) =>
    report[side].drivers?.find((driver) => driver.item === item) ?? null;
  const known = report.consumer.drivers ?? report.manager.drivers ?? [];
  const stated = AUDIENCES.filter((audience) =>
    (given.statements ?? []).some(
      (statement) =>
        statement.audience === audience &&
        statement.outcome === report.outcome &&
        sameKeys(
          statement.drivers,
          known.map(({ item }) => item),
        ) &&
        (statement.kind === 'order'
          ? !report.together
          : sameKeys(statement.of, given.together ?? [])),
    ),
  );
  const asked = [report.outcome, ...known.map(({ item }) => item)];
  const illustrated = AUDIENCES.filter(
    (audience) =>
      !stated.includes(audience) &&
      asked.some((item) =>
        given.illustrations.some(
          (one) => one.audience === audience && one.item === item && !one.options,
        ),
      ),
  );
  // Of what is stated the order is, or one share of several together; each other share is made up.
  const madeUp = (isStated: boolean) =>
    AUDIENCES.filter(
      (side) =>
        report[side].drivers &&
        (illustrated.includes(side) || (!isStated && stated.includes(side))),
    );
  const isSure = (gap: ImportanceGap | null) =>
    illustrated.length === 0 && (gap?.pAdjusted ?? 1) <= 1 - given.confidence;
  // What illustrates is tested for nothing.
  const inEarnest = (gap: ImportanceGap | null) =>
    gap && (illustrated.length > 0 ? { ...gap, pAdjusted: null } : gap);
  const lines = known.map(({ item }): DriverLine => {
    const gap = inEarnest(report.gaps?.find((other) => other.item === item) ?? null);
    return {
      item,
      label: labelOf(item),
      manager: figure('manager', item),
      consumer: figure('consumer', item),
      gap,
      isSure: isSure(gap),
      isTogether: given.together?.includes(item) ?? false,
      illustrated: madeUp(false),
    };
  });
  const { together } = report;
  const leading = (line: DriverLine) => (line.consumer ?? line.manager)?.share ?? -1;
  const side = (audience: Audience) => {
    const { drivers: _, ...rest } = report[audience];
    return { ...rest, constantLabel: rest.constant === null ? null : labelOf(rest.constant) };
  };
  return {
    title,
    language,
    direction,
    outcome: { key: report.outcome, label: labelOf(report.outcome) },
    lines: lines.sort((a, b) => leading(b) - leading(a)),
    together: together && {
      item: '',
      label: '',
      ...together,
      gap: inEarnest(together.gap),
      isSure: isSure(together.gap),
      isTogether: false,
      illustrated: madeUp(true),
    },
    confidence: given.confidence,
    sides: { manager: side('manager'), consumer: side('consumer') },
    illustrated,
    onlyPublished,
    stated,
    first: {
      manager: isByChance(report.manager, given.confidence) ? null : firstOf(lines, 'manager'),
      consumer: isByChance(report.consumer, given.confidence) ? null : firstOf(lines, 'consumer'),
    },
    byChance: AUDIENCES.filter((audience) => isByChance(report[audience], given.confidence)),
  };
}

function sameKeys(some: readonly string[], others: readonly string[]): boolean {
  return [...some].sort().join() === [...others].sort().join();
}

function isByChance({ rSquared, base, drivers }: DriverSide, confidence: number): boolean {
  if (rSquared === null || base === null || !drivers) return false;
  const p = overallP(rSquared, base, drivers.length);
  return p === null || p > 1 - confidence;
}

function firstOf(lines: readonly DriverLine[], side: Audience): string | null {
  let first: DriverLine | null = null;
  for (const line of lines) {
    const share = line[side]?.share ?? null;
    if (share !== null && share > (first?.[side]?.share ?? 0)) first = line;
  }
  return first?.label ?? null;
}
