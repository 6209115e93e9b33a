import type { JourneyView } from '../gap/journeyView';

/** A channel at one end of the flows, in pixels from the top. */
export interface FlowNode {
  at: number;
  share: number;
  top: number;
  height: number;
}

/** What flows from a start to an end. */
export interface FlowRibbon {
  start: number;
  end: number;
  from: number;
  to: number;
  thickness: number;
}

export interface Flow {
  starts: FlowNode[];
  ends: FlowNode[];
  ribbons: FlowRibbon[];
  height: number;
}

/** How high all answers stand together, and the room that every channel has for its label. */
const WHOLE = 220;
const ROOM = 30;

/** The flows of a side, laid out: channels in the order of the study, those that nobody is in left out. */
export function flowOf(side: JourneyView['sides'][keyof JourneyView['sides']]): Flow {
  const starts = stacked(side.starts);
  const ends = stacked(side.ends);
  const filled = new Map<string, number>();
  const take = (name: string, thickness: number) => {
    const before = filled.get(name) ?? 0;
    filled.set(name, before + thickness);
    return before;
  };
  const scale = fitting(side);
  const ribbons = starts.flatMap((start) =>
    ends.flatMap((end): FlowRibbon[] => {
      const share = side.cells[start.at]?.[end.at]?.share ?? 0;
      if (share === 0) return [];
      const thickness = share * WHOLE * scale;
      return [
        {
          start: start.at,
          end: end.at,
          from: start.top + take(`from ${start.at}`, thickness),
          to: end.top + take(`to ${end.at}`, thickness),
          thickness,
        },
      ];
    }),
  );
  const bottom = Math.max(
    ...[...starts, ...ends].map(({ top, height }) => top + Math.max(height, ROOM)),
  );
  return { starts, ends, ribbons, height: Number.isFinite(bottom) ? bottom : 0 };
}

/** What the ways take so that none runs past its channel: those who gave one end alone are only there. */
function fitting({ starts, ends, cells }: Parameters<typeof flowOf>[0]): number {
  const sum = (shares: readonly (number | null | undefined)[]) =>
    shares.reduce<number>((all, share) => all + (share ?? 0), 0);
  const ratios = [
    ...starts.map(
      (share, at) => [share, sum((cells[at] ?? []).map((cell) => cell.share))] as const,
    ),
    ...ends.map((share, at) => [share, sum(cells.map((row) => row[at]?.share))] as const),
  ].flatMap(([share, taken]) => (share !== null && taken > 0 ? [share / taken] : []));
  return Math.min(1, ...ratios);
}

/** From a channel's top to the next one's. */
export const roomOf = (height: number) => Math.max(height + 8, ROOM);

function stacked(shares: readonly (number | null)[]): FlowNode[] {
  const nodes: FlowNode[] = [];
  let top = 0;
  for (const [at, share] of shares.entries()) {
    if (!share) continue;
    const height = share * WHOLE;
    nodes.push({ at, share, top, height });
    top += roomOf(height);
  }
  return nodes;
}

/** The outline of a ribbon between two places across. */
export function ribbonPath(
  { from, to, thickness }: FlowRibbon,
  left: number,
  right: number,
): string {
  const middle = (left + right) / 2;
  return [
    `M${left} ${from}`,
    `C${middle} ${from} ${middle} ${to} ${right} ${to}`,
    `V${to + thickness}`,
    `C${middle} ${to + thickness} ${middle} ${from + thickness} ${left} ${from + thickness}Z`,
  ].join('');
}
