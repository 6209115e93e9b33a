import { AUDIENCES, type Study } from '../study/document';
import { comparable } from './comparable';
import type { ChangeFigure, GapFigure, GapFigures, GapRow, SideFigure } from './figures';
import { headlineRow } from './headline';
import { illustratedIn } from './illustrations';
import { type Presented, type StudyView, studyView } from './presentation';
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

/** A paired item over the waves, the oldest first. */
export interface WaveLine {
  item: string;
  label: string;
  favourable: string | null;
  points: WavePoint[];
  change: {
    comparable: boolean;
    manager: ChangeFigure | null;
    consumer: ChangeFigure | null;
    gap: ChangeFigure | null;
  } | null;
  /** What the gap did, where that is significant. */
  moved: 'widened' | 'narrowed' | 'moved' | null;
  /** Null with fewer than three waves that asked the same and show the gap. */
  slope: Slope | null;
}

/** What the page of waves shows: finished facts, unrounded. */
export interface WavesView extends Pick<StudyView, 'title' | 'language' | 'direction'> {
  waves: { id: string; title: string }[];
  /** Whether some of the answers illustrate, and no publication states what has changed. */
  onlyPublished: boolean;
  /** Whether answers of either side weigh differently in any wave. */
  isWeighted: boolean;
  /** What changed most first. */
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
  const lines = now.study.items.flatMap((item): WaveLine[] => {
    const row = pairedRow(now, item.key);
    if (!row || illustratedIn(given.illustrations, row).length > 0) return [];
    const change = row.change ?? null;
    return [
      {
        item: item.key,
        label: items.find(({ key }) => key === item.key)?.label ?? item.key,
        favourable: items.find(({ key }) => key === item.key)?.favourable ?? null,
        points: waves.map((wave, at) => {
          const isSame = same[at]?.item(item.key) ?? false;
          const there = isSame ? pairedRow(wave, item.key) : null;
          const { manager, consumer, gap } = there ?? NOTHING;
          return { wave: wave.id, manager, consumer, gap, comparable: isSame };
        }),
        change,
        moved: movedOf(row, 1 - now.figures.confidence),
        slope: slopes.get(item.key) ?? null,
      },
    ];
  });
  return {
    title,
    language,
    direction,
    waves: waves.map(({ id, title: name }) => ({ id, title: name })),
    onlyPublished,
    isWeighted: waves.some(({ figures }) =>
      AUDIENCES.some((side) => figures.audiences[side].weights !== 'equal'),
    ),
    lines: lines.sort((a, b) => sizeOf(b) - sizeOf(a)),
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

/** The favourable shares of an item that both sides were asked. */
function pairedRow({ study, figures }: WaveOfMany, key: string): GapRow | null {
  const item = study.items.find((candidate) => candidate.key === key);
  if (!item || !AUDIENCES.every((audience) => item.wording[audience])) return null;
  const totals = figures.rows.filter((row) => row.item === key && row.segment === null);
  const row = headlineRow(item, totals);
  return row?.measure === 'favourable' ? row : null;
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

function sizeOf({ change, moved }: WaveLine): number {
  const size = Math.abs(change?.gap?.value ?? -1);
  return change?.gap?.value == null ? -1 : size + (moved ? 2 : 0);
}
