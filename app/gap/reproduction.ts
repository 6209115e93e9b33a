import type { Audience } from '../study/document';
import type { DriverFigure, DriverSide } from './drivers';
import type { GapRow } from './figures';
import type { GroupQuestion } from './groupQuestion';
import type { GroupSide } from './groups';
import { type BasedFigure, figureOf, importanceOf, strongestFirst } from './subgroups';

/** Where a publication is not exact. */
export type Approximation = 'nearly' | 'about' | 'over' | 'most';

interface Stated {
  audience: Audience;
  value: number;
  approx: Approximation | null;
}

interface OfDrivers {
  outcome: string;
  drivers: string[];
  /** Drivers that are added up. */
  of?: string[];
}

/** What a publication states, and from which figures of a wave it comes. */
export type Statement =
  /** A row of the report. */
  | (Stated & { kind: 'row'; item: string; measure: GapRow['measure']; option: string | null })
  /** A share among those of some segments. */
  | (Stated & {
      kind: 'share_among';
      item: string;
      option: string;
      among: { item: string; codes: string[] };
    })
  /** One item's figure over another's. */
  | (Stated & { kind: 'ratio'; item: string; to: string; measure: GapRow['measure'] })
  /** How much higher a figure is in a segment than in another; null: than everybody's. */
  | (Stated & {
      kind: 'relative';
      item: string;
      measure: GapRow['measure'];
      among: { item: string; code: string };
      against: string | null;
    })
  /** What some drivers of an outcome have of the importance of all. */
  | (Stated & { kind: 'importance'; of: string[] } & OfDrivers)
  /** The strongest drivers of an outcome, in order. */
  | ({
      kind: 'order';
      audience: Audience;
      value: string[];
      approx: Approximation | null;
    } & OfDrivers);

/** In which unit a statement is read; `relative` is a percentage of a figure, not points. */
export type StatementUnit = 'share' | 'relative' | 'ratio' | 'place' | 'value' | 'order';

/** Why a computed figure has no interval: orders and places have none, nor what a row does not tell. */
export type NoInterval = 'order' | 'place' | 'same_people' | 'unknown';

/** What a wave's figures make of a statement. */
export interface Reproduced {
  computed: number | string[] | null;
  base: number | null;
  interval: { low: number; high: number } | NoInterval;
  /** Computed minus published, of an order by how many places its names are off in all; null: not known. */
  difference: number | null;
  met: boolean;
}

/** The figures of a wave that statements are looked up in. */
export interface Reproducing {
  /** An unweighted report's. */
  rows: readonly GapRow[];
  /** What is said of a group of a side. */
  groups: (question: GroupQuestion, audience: Audience) => GroupSide | null;
  /** The drivers of an outcome on a side, as `driversOf` names them. */
  drivers: (question: OfDrivers, audience: Audience) => FoundDrivers | null;
}

/** The drivers of a side, and what those that are added up have together. */
export type FoundDrivers = Pick<DriverSide, 'base' | 'drivers'> & { together: DriverFigure | null };

/**
 * The unit that a statement is read in (definition).
 *
 * @example unitOfStatement({ kind: 'ratio' }) // 'ratio'
 */
export function unitOfStatement(
  statement: Pick<Statement, 'kind'> & { measure?: GapRow['measure'] },
): StatementUnit {
  const { kind, measure } = statement;
  if (kind === 'ratio' || kind === 'relative' || kind === 'order') return kind;
  if (kind !== 'row') return 'share';
  if (measure === 'rank_position') return 'place';
  return measure === 'mean' || measure === 'median' || measure === 'mean_rank' ? 'value' : 'share';
}

/**
 * A published statement beside the same figure of a wave, computed as it is for any wave (definition).
 *
 * @example
 * const told = { base: 90, effective: 90, estimate: 14.8, low: 12, high: 17, mark: null };
 * const rows = [{ item: 'told', construct: null, kind: 'number', measure: 'mean', option: null,
 *   segment: null, manager: null, consumer: told, gap: null, verdict: null, reason: null }];
 * reproduced(
 *   { kind: 'row', audience: 'consumer', item: 'told', measure: 'mean', option: null, value: 15, approx: null },
 *   { rows, groups: () => null, drivers: () => null },
 * ) // { computed: 14.8, base: 90, interval: { low: 12, high: 17 }, difference: -0.2, met: true }
 */
export function reproduced(statement: Statement, given: Reproducing): Reproduced {
  if (statement.kind === 'order') {
    const side = given.drivers(statement, statement.audience);
    const order = side && strongestFirst(side);
    const computed = order?.slice(0, statement.value.length) ?? null;
    const met = statement.value.every((item, place) => computed?.[place] === item);
    const difference = order && placesOff(statement.value, order);
    return { computed, base: side?.base ?? null, interval: 'order', difference, met };
  }
  const { value: computed, base, low, high } = figureBehind(statement, given);
  return {
    computed,
    base,
    interval: low === null || high === null ? lacking(statement) : { low, high },
    difference: computed === null ? null : computed - statement.value,
    met: meets(statement.value, statement.approx, computed, leastDecimals(statement)),
  };
}

/**
 * How many places the names of an order are off in another one, added up (definition); null where one
 * is not in it.
 *
 * @example placesOff(['a', 'b'], ['b', 'a', 'c']) // 2
 * @example placesOff(['a', 'b'], ['b', 'c']) // null
 */
export function placesOff(stated: readonly string[], order: readonly string[]): number | null {
  const off = stated.map((name, place) => {
    const found = order.indexOf(name);
    return found < 0 ? null : Math.abs(found - place);
  });
  return off.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}

const NOTHING: BasedFigure = { value: null, base: null, low: null, high: null };

/**
 * What a statement about a group asks for, as an address of the view of groups does (definition).
 *
 * @example
 * groupAsked({ kind: 'ratio', audience: 'consumer', item: 'a', to: 'b', measure: 'mean', value: 2, approx: null })
 * // { item: 'a', by: null, to: 'b' }
 */
export function groupAsked(
  statement: Extract<Statement, { kind: 'share_among' | 'ratio' | 'relative' }>,
): GroupQuestion {
  const { item } = statement;
  const everybody = { by: null, codes: [], than: [], to: null };
  if (statement.kind === 'ratio') return { ...everybody, item, options: [], to: statement.to };
  const { among } = statement;
  if (statement.kind === 'share_among')
    return {
      ...everybody,
      item,
      options: [statement.option],
      by: among.item,
      codes: statement.among.codes,
    };
  const { code } = statement.among;
  const than = statement.against === null ? [] : [statement.against];
  return { ...everybody, item, options: [], by: among.item, codes: [code], than };
}

function lacking(statement: Statement): NoInterval {
  if (statement.kind === 'ratio') return 'same_people';
  return unitOfStatement(statement) === 'place' ? 'place' : 'unknown';
}

function figureBehind(
  statement: Exclude<Statement, { kind: 'order' }>,
  { rows, groups, drivers }: Reproducing,
): BasedFigure {
  switch (statement.kind) {
    case 'row':
      return figureOf(rows, statement);
    case 'share_among': {
      const own = groups(groupAsked(statement), statement.audience)?.own;
      return own ? { value: own.estimate, base: own.base, low: own.low, high: own.high } : NOTHING;
    }
    case 'ratio':
    case 'relative': {
      const side = groups(groupAsked(statement), statement.audience);
      return side ? { ...side[statement.kind], base: side.own?.base ?? null } : NOTHING;
    }
    case 'importance': {
      const side = drivers(statement, statement.audience);
      return importanceOf(
        side ?? { base: null, drivers: null },
        statement.of,
        side?.together ?? null,
      );
    }
  }
}

/** Percentages are published whole or finer, others as they are written. */
function leastDecimals(statement: Statement): number {
  const unit = unitOfStatement(statement);
  return unit === 'share' || unit === 'relative' ? 2 : 0;
}

/** How far from a figure what is called nearly or about it may be. */
const NEAR = 0.025;
/** What binary fractions leave of a half. */
const DUST = 1e-9;

/**
 * Whether a computed figure meets a published one: rounds to it at its own decimals, or is as near
 * to it, or as far above it, as it is said to be (definition).
 *
 * @param least how many decimals it has though they are not written
 * @example [meets(0.16, null, 0.1649, 2), meets(0.16, null, 0.166, 2)] // [true, false]
 * @example [meets(0.8, 'nearly', 0.795, 2), meets(0.8, 'nearly', 0.8, 2)] // [true, false]
 * @example [meets(0.5, 'most', 0.51, 2), meets(2, 'over', 2, 0)] // [true, false]
 */
export function meets(
  published: number,
  approx: Approximation | null,
  computed: number | null,
  least: number,
): boolean {
  if (computed === null) return false;
  const off = computed - published;
  if (approx === 'over' || approx === 'most') return off > DUST;
  if (approx === 'nearly') return off < -DUST && off >= -NEAR - DUST;
  if (approx === 'about') return Math.abs(off) <= NEAR + DUST;
  const written = /\.(\d+)$/.exec(String(published))?.[1]?.length ?? 0;
  return Math.abs(off) <= 0.5 * 10 ** -Math.max(least, written) + DUST;
}
