import { AUDIENCES, type Study } from '../study/document';
import { chartKey, clearness, type Extent, extentsOf, isCharted, unitRank } from './charted';
import { comparable } from './comparable';
import type { ChangeFigure, GapFigure, GapFigures, GapRow, SideFigure } from './figures';
import { illustratedIn } from './illustrations';
import { type Presented, type StudyView, studyView } from './presentation';
import { type Unit, unitOf } from './rowView';
import { gapTrends, type WaveRows } from './trends';

/** A wave with its report. */
export interface WaveOfMany {
  id: string;
  title: string;
  /** When it was, in years. */
  time: number;
  study: Study;
  figures: GapFigures;
}

/** How the gap moves over all waves, a year. */
export type Slope = Pick<GapFigure, 'low' | 'high' | 'p' | 'pAdjusted'> & {
  value: number;
  /** How many waves it is of. */
  waves: number;
};

/** An item in one wave; null figures where the wave asked something else, or has none. */
export interface WavePoint {
  wave: string;
  manager: SideFigure | null;
  consumer: SideFigure | null;
  gap: GapFigure | null;
  /** Whether the wave asked the same as the one looked at. */
  comparable: boolean;
}

/** A measure of a paired item over the waves, the oldest first. */
export interface WaveLine {
  /** What it is known by on its page. */
  key: string;
  item: string;
  label: string;
  measure: GapRow['measure'];
  unit: Unit;
  /** What the favourable share says. */
  favourable: string | null;
  /** The unit of a number's answers. */
  counted: string | null;
  /** What all lines in its unit span together; null: shares and net scores, which have their range. */
  extent: Extent | null;
  points: WavePoint[];
  change: {
    comparable: boolean;
    manager: ChangeFigure | null;
    consumer: ChangeFigure | null;
    gap: ChangeFigure | null;
  } | null;
  /** What the gap did, where that is significant. */
  moved: 'widened' | 'narrowed' | 'moved' | null;
  /** Of shares alone; null with fewer than three waves that asked the same and show the gap. */
  slope: Slope | null;
}

/** What the page of waves shows: finished facts, unrounded. */
export interface WavesView extends Pick<StudyView, 'title' | 'language' | 'direction'> {
  waves: { id: string; title: string }[];
  /** Whether some of the answers illustrate, and no publication states what has changed. */
  onlyPublished: boolean;
  /** Whether answers of either side weigh differently in any wave. */
  isWeighted: boolean;
  /** What changed for certain first; shares, net scores, then numbers; what changed most first. */
  lines: WaveLine[];
}

const NOTHING = { manager: null, consumer: null, gap: null };

/**
 * The paired items of a wave over it and the waves before it, in a reader's language.
 * @param waves the oldest first; the last is looked at, its figures with changes since an earlier one
 */
export function wavesView(
  waves: readonly WaveOfMany[],
  given: { illustrations: Presented['illustrations']; locale: string },
): WavesView | null {
  const now = waves.at(-1);
  if (!now) return null;
  const { items, title, language, direction, onlyPublished } = studyView(
    now.study,
    given.illustrations,
    given.locale,
  );
  const same = waves.map(({ study }) => comparable(now.study, study));
  const slopes = slopesOf(now, waves.slice(0, -1));
  const lines = now.study.items.flatMap((item) =>
    chartedRows(now, item.key).flatMap((row): WaveLine[] => {
      if (illustratedIn(given.illustrations, row).length > 0) return [];
      const { measure, change = null } = row;
      const shown = items.find(({ key }) => key === item.key);
      return [
        {
          key: chartKey(row),
          item: item.key,
          label: shown?.label ?? item.key,
          measure,
          unit: unitOf(measure),
          favourable: measure === 'favourable' ? (shown?.favourable ?? null) : null,
          counted: shown?.unit ?? null,
          extent: null,
          points: waves.map((wave, at) => {
            const isSame = same[at]?.item(item.key) ?? false;
            const there = isSame ? chartedRows(wave, item.key) : [];
            const { manager, consumer, gap } =
              there.find((one) => one.measure === measure) ?? NOTHING;
            return { wave: wave.id, manager, consumer, gap, comparable: isSame };
          }),
          change,
          moved: movedOf(row, 1 - now.figures.confidence),
          slope: (measure === 'favourable' && slopes.get(item.key)) || null,
        },
      ];
    }),
  );
  const extentOf = extentsOf(
    lines.flatMap(({ item, measure, points }) =>
      points.map(({ manager, consumer }) => ({ item, measure, manager, consumer })),
    ),
    (key) => items.find((item) => item.key === key)?.unit ?? null,
  );
  return {
    title,
    language,
    direction,
    waves: waves.map(({ id, title: name }) => ({ id, title: name })),
    onlyPublished,
    isWeighted: waves.some(({ figures }) =>
      AUDIENCES.some((side) => figures.audiences[side].weights !== 'equal'),
    ),
    lines: lines.map((line) => ({ ...line, extent: extentOf(line) })).sort(byChange),
  };
}

/** The slope of the favourable shares' gap of every item that has one (Cochran 1954). */
function slopesOf(now: WaveOfMany, earlier: readonly WaveOfMany[]): Map<string, Slope> {
  const { confidence, adjust } = now.figures;
  const rowsOf = ({ id, time, study, figures }: WaveOfMany): WaveRows => ({
    wave: id,
    time,
    study,
    rows: figures.rows,
  });
  const found = gapTrends(rowsOf(now), earlier.map(rowsOf), { confidence, adjust });
  return new Map(
    found.flatMap(({ item, measure, slope, points, p, pAdjusted }) =>
      measure === 'favourable' && slope
        ? [[item, { ...slope, waves: points.length, p, pAdjusted }] as const]
        : [],
    ),
  );
}

/** What is drawn of an item that both sides were asked. */
function chartedRows({ study, figures }: WaveOfMany, key: string): GapRow[] {
  const item = study.items.find((candidate) => candidate.key === key);
  if (!item || !AUDIENCES.every((audience) => item.wording[audience])) return [];
  if (item.kind === 'single' && item.segment) return [];
  return figures.rows.filter((row) => row.item === key && row.segment === null && isCharted(row));
}

function movedOf({ gap, change }: GapRow, alpha: number): WaveLine['moved'] {
  const now = gap?.value ?? null;
  const moved = change?.gap ?? null;
  if (now === null || moved === null || moved.value === null || moved.pAdjusted === null)
    return null;
  if (moved.pAdjusted > alpha) return null;
  const before = now - moved.value;
  // From one side of 0 to the other it did neither.
  if (Math.sign(now) * Math.sign(before) < 0) return 'moved';
  return Math.abs(now) > Math.abs(before) ? 'widened' : 'narrowed';
}

function byChange(one: WaveLine, other: WaveLine): number {
  const [a, b] = [one, other].map((line) => ({
    moved: Number(line.moved !== null),
    rank: unitRank(line.unit),
    size: sizeOf(line),
  }));
  return a && b ? b.moved - a.moved || a.rank - b.rank || b.size - a.size : 0;
}

function sizeOf({ change, unit }: WaveLine): number {
  if (change?.gap?.value == null) return -1;
  return unit === 'value' ? clearness(change.gap) : Math.abs(change.gap.value);
}
