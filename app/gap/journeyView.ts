import { AUDIENCES, type Audience, optionsOf, type Study } from '../study/document';
import type { JourneyCell, JourneyQuestion, JourneyReport, JourneySide } from './journey';
import type { ReportView, StudyView } from './presentation';
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
}

/** A side's share of each channel as the report shows it, by the places of the options. */
interface JourneyEnds {
  starts: (number | null)[];
  ends: (number | null)[];
}

/** Where matters start and end: finished facts, unrounded. */
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
  onlyPublished: boolean;
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
    onlyPublished: shown.onlyPublished,
    most: lines.find((line) => !line.isSame && shareOf(line) > 0) ?? null,
    margins,
    illustrated,
  };
}

function shareOf({ consumer, manager }: JourneyLine): number {
  return (consumer ?? manager)?.share ?? -1;
}
