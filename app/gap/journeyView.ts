import { mark } from '../statistics/marks';
import { AUDIENCES, type Audience, optionsOf, type Study } from '../study/document';
import type { SideFigure } from './figures';
import type { JourneyCell, JourneyQuestion, JourneyReport, JourneySide } from './journey';
import type { ReportView, StudyView } from './presentation';
import { describedRow, type RowView } from './rowView';
import { type SharesView, sharesView } from './sharesView';

/** A way from a start to an end on both sides. */
export interface JourneyLine {
  start: string;
  end: string;
  startLabel: string;
  endLabel: string;
  isSame: boolean;
  /** Null: the side has no ways. */
  manager: JourneyCell | null;
  consumer: JourneyCell | null;
  gap: JourneyReport['switched'] | null;
  /** The sides whose share of it no publication states. */
  illustrated: Audience[];
}

/** A side's share of each channel as the report shows it, by the places of the options. */
interface JourneyEnds {
  starts: (number | null)[];
  ends: (number | null)[];
}

/** Where matters of one kind start and end: finished facts, unrounded. */
export interface JourneyView extends Pick<StudyView, 'language' | 'direction'> {
  confidence: number;
  start: { key: string; label: string };
  end: { key: string; label: string };
  starts: { code: string; label: string }[];
  ends: { code: string; label: string }[];
  sides: Record<Audience, JourneySide & JourneyEnds>;
  /** The report's own shares of where matters start, and of where they end, each alone. */
  margins: Record<'start' | 'end', SharesView>;
  /** Ways that somebody goes for all to see, what consumers do most first. */
  lines: JourneyLine[];
  switched: JourneyReport['switched'];
  /** Those who end in another channel than they start in, as a row of a chart. */
  row: RowView;
  onlyPublished: boolean;
  /** What a publication states of where such matters start, or else end; null: nothing. */
  stated: SharesView | null;
  /** Where most consumers change over (managers, where consumers have no ways). */
  most: { startLabel: string; endLabel: string } | null;
  illustrated: Audience[];
}

/**
 * The ways of both sides in a reader's language, and both ends alone. These are the report's rows, not
 * sums over those who gave both ends: beside the report's, such sums would tell how many gave only one.
 */
export function journeyView(
  study: Study,
  { start, end }: JourneyQuestion,
  report: JourneyReport,
  shown: ReportView,
): JourneyView {
  const { items, language, direction, confidence } = shown;
  const itemOf = (key: string) => items.find((item) => item.key === key);
  const [starts = [], ends = []] = [start, end].map((item) =>
    optionsOf(study, item).map(({ code }) => ({
      code,
      label: itemOf(item.key)?.options.find((option) => option.code === code)?.label ?? code,
    })),
  );
  const margins = {
    start: sharesView(shown, [start.key], 'options'),
    end: sharesView(shown, [end.key], 'options'),
  };
  const alone = (audience: Audience): JourneyEnds => {
    if (report.sides[audience].reason !== null) return { starts: [], ends: [] };
    const of = ({ lines }: SharesView, options: typeof starts) =>
      options.map(({ code }) => {
        const line = lines.find(({ row }) => row.option === code);
        return line?.row[audience]?.estimate ?? null;
      });
    return { starts: of(margins.start, starts), ends: of(margins.end, ends) };
  };
  const illustrated = AUDIENCES.filter((side) =>
    [start, end].some(({ key }) => itemOf(key)?.illustrated.includes(side)),
  );
  const madeUp = (key: string, code: string) => {
    const item = itemOf(key);
    const option = item?.options.find((known) => known.code === code);
    return [...(item?.illustrated ?? []), ...(option?.illustrated ?? [])];
  };
  // What illustrates is tested for nothing.
  const inEarnest = <Gap extends JourneyReport['switched'] | null>(gap: Gap) =>
    gap && illustrated.length > 0 ? { ...gap, p: null, pAdjusted: null } : gap;
  const { gaps, switched } = report;
  const sides = {
    manager: { ...report.sides.manager, ...alone('manager') },
    consumer: { ...report.sides.consumer, ...alone('consumer') },
  };
  const lines = starts
    .flatMap((from, row) =>
      ends.map((to, column): JourneyLine => {
        const cell = (side: Audience) => sides[side].cells[row]?.[column] ?? null;
        return {
          start: from.code,
          end: to.code,
          startLabel: from.label,
          endLabel: to.label,
          isSame: from.code === to.code,
          manager: cell('manager'),
          consumer: cell('consumer'),
          gap: inEarnest(gaps[row]?.[column] ?? null),
          illustrated: AUDIENCES.filter(
            (side) =>
              sides[side].cells.length > 0 &&
              (madeUp(start.key, from.code).includes(side) ||
                madeUp(end.key, to.code).includes(side)),
          ),
        };
      }),
    )
    .filter((line) => AUDIENCES.some((side) => (line[side]?.share ?? 0) > 0))
    .sort((a, b) => shareOf(b) - shareOf(a));
  return {
    language,
    direction,
    confidence,
    start: { key: start.key, label: itemOf(start.key)?.label ?? start.key },
    end: { key: end.key, label: itemOf(end.key)?.label ?? end.key },
    starts,
    ends,
    sides,
    lines,
    switched: inEarnest(switched),
    row: switchedRow(end.key, sides, inEarnest(switched), illustrated),
    onlyPublished: shown.onlyPublished,
    stated: shown.onlyPublished
      ? ([margins.start, margins.end].find(({ told }) => told !== null) ?? null)
      : null,
    most: lines.find((line) => !line.isSame && shareOf(line) > 0) ?? null,
    margins,
    illustrated,
  };
}

function switchedRow(
  item: string,
  sides: JourneyView['sides'],
  gap: JourneyView['switched'],
  illustrated: Audience[],
): RowView {
  const figure = (audience: Audience): SideFigure | null => {
    const { base, reason, switched } = sides[audience];
    if (reason === 'one_sided') return null;
    const { share: estimate, low, high } = switched;
    return { base, effective: null, estimate, low, high, mark: mark(base ?? 0, null) };
  };
  const reasons = AUDIENCES.map((audience) => sides[audience].reason);
  return describedRow({
    id: `${item}.switched`,
    item,
    measure: 'share',
    option: null,
    manager: figure('manager'),
    consumer: figure('consumer'),
    gap,
    illustrated,
    hidden:
      reasons.find((reason) => reason === 'withheld' || reason === 'withheld_secondary') ?? null,
  });
}

/** The kinds of matters in which most consumers change channel and in which fewest do. */
export interface ComparedMatters {
  most: JourneyView;
  least: JourneyView;
}

/** The kinds of matters that a title may compare; null: none, or all alike. */
export function comparedMatters(matters: readonly JourneyView[]): ComparedMatters | null {
  const known = byChange(matters);
  const [most, least] = [known[0], known.at(-1)];
  if (!most || !least || changing(most) === changing(least)) return null;
  return { most, least };
}

/** The kind of matter that is drawn unless another one is asked for: the one that the title begins with. */
export function firstDrawn(matters: readonly JourneyView[]): JourneyView | null {
  return byChange(matters)[0] ?? matters.find(({ stated }) => stated) ?? matters[0] ?? null;
}

function byChange(matters: readonly JourneyView[]): JourneyView[] {
  return matters
    .filter(
      (view) =>
        !view.onlyPublished && !view.illustrated.includes('consumer') && changing(view) !== null,
    )
    .sort((a, b) => (changing(b) ?? 0) - (changing(a) ?? 0));
}

function changing({ sides }: JourneyView): number | null {
  return sides.consumer.switched.share;
}

function shareOf({ consumer, manager }: JourneyLine): number {
  return (consumer ?? manager)?.share ?? -1;
}
