import { AUDIENCES, type Audience, optionsOf, type Study } from '../study/document';
import type { JourneyCell, JourneyQuestion, JourneyReport, JourneySide } from './journey';
import { type Presented, type StudyView, studyView } from './presentation';

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

/** Where matters start and end: finished facts, unrounded. */
export interface JourneyView extends Pick<StudyView, 'language' | 'direction'> {
  confidence: number;
  start: { key: string; label: string };
  end: { key: string; label: string };
  starts: { code: string; label: string }[];
  ends: { code: string; label: string }[];
  sides: Record<Audience, JourneySide>;
  /** Ways that somebody goes for all to see, what consumers do most first. */
  lines: JourneyLine[];
  switched: JourneyReport['switched'];
  /** Where most consumers change over (managers, where consumers have no ways). */
  most: { startLabel: string; endLabel: string } | null;
  illustrated: Audience[];
}

/** The ways of both sides in a reader's language. */
export function journeyView(
  study: Study,
  { start, end }: JourneyQuestion,
  report: JourneyReport,
  given: { illustrations: Presented['illustrations']; locale: string; confidence: number },
): JourneyView {
  const { items, language, direction, text } = studyView(study, given.illustrations, given.locale);
  const labelOf = (key: string) => items.find((item) => item.key === key)?.label ?? key;
  const [starts = [], ends = []] = [start, end].map((item) =>
    optionsOf(study, item).map(({ code, label }) => ({ code, label: text(label) })),
  );
  const { sides, gaps, switched } = report;
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
          gap: gaps[row]?.[column] ?? null,
        };
      }),
    )
    .filter((line) => AUDIENCES.some((side) => (line[side]?.share ?? 0) > 0))
    .sort((a, b) => shareOf(b) - shareOf(a));
  return {
    language,
    direction,
    confidence: given.confidence,
    start: { key: start.key, label: labelOf(start.key) },
    end: { key: end.key, label: labelOf(end.key) },
    starts,
    ends,
    sides,
    lines,
    switched,
    most: lines.find((line) => !line.isSame && shareOf(line) > 0) ?? null,
    illustrated: AUDIENCES.filter((side) =>
      given.illustrations.some(
        ({ item, audience }) => audience === side && (item === start.key || item === end.key),
      ),
    ),
  };
}

function shareOf({ consumer, manager }: JourneyLine): number {
  return (consumer ?? manager)?.share ?? -1;
}
