import { sampleSize } from '../statistics/planning';
import { AUDIENCES, type Audience, type Study } from '../study/document';
import { illustratedIn, illustratedSides } from './illustrations';
import { eachOf, type PlanningRow } from './planning';
import { type Presented, type StudyView, studyView } from './presentation';

/** One line of the planning page. */
export interface PlanningLine {
  /** The options that make the segment, null: not answered; of everybody: none. */
  labels: (string | null)[];
  /** The size from which on a gap shows, upwards and downwards alike, a fraction; null: none does. */
  shows: number | null;
  sides: Record<Audience, { base: number | null; wanted: number | null; reason: string | null }>;
  /** The sides that no publication asked at all, or asked for this segment. */
  illustrated: Audience[];
}

/** What the planning page shows: finished facts, unrounded. */
export interface PlanningView extends Pick<StudyView, 'title' | 'language' | 'direction'> {
  lines: PlanningLine[];
  /** By what each side's size follows the other's: the answers there are, the targets, or nothing. */
  ratio: 'answers' | 'targets' | 'equal';
  /** Whether answers of either side weigh differently. */
  isWeighted: boolean;
}

export interface PlanningAsked {
  study: Study;
  rows: readonly PlanningRow[];
  targets: Record<Audience, number | null>;
  illustrations: Presented['illustrations'];
  /** What was planned for. */
  plan: { gap: number; share: number; power: number; confidence: number; gaps: number };
  /** The reader's language. */
  locale: string;
}

/** What a wave can find, in a reader's language; before it has answers, what it should ask for. */
export function planningView(asked: PlanningAsked): PlanningView {
  const { items, title, language, direction } = studyView(
    asked.study,
    asked.illustrations,
    asked.locale,
  );
  const labelOf = (item: string, code: string | null) =>
    code === null
      ? null
      : (items.find(({ key }) => key === item)?.options.find((option) => option.code === code)
          ?.label ?? code);
  const { ratio, wanted } = beforehand(asked);
  const total = asked.rows[0];
  const unasked = AUDIENCES.filter((audience) =>
    asked.study.items.every(
      ({ key, wording }) =>
        !wording[audience] || illustratedSides(asked.illustrations, key).includes(audience),
    ),
  );
  const hasAnswers = AUDIENCES.every((audience) => (total?.[audience].base ?? 1) > 0);
  return {
    title,
    language,
    direction,
    ratio: hasAnswers ? 'answers' : ratio,
    isWeighted: AUDIENCES.some((side) => Math.abs((total?.[side].designEffect ?? 1) - 1) > 1e-9),
    lines: asked.rows.filter(isAnswered).map((row): PlanningLine => {
      const { above, below } = row.detectable;
      const planned = row.wanted ?? (row === total && !hasAnswers ? wanted : null);
      const side = (audience: Audience) => ({
        base: row[audience].base,
        wanted: planned?.[audience] ?? null,
        reason: row[audience].reason,
      });
      return {
        labels: (row.segment ?? []).map(({ item, code }) => labelOf(item, code)),
        shows: above === null || below === null ? null : Math.max(above, -below),
        sides: { manager: side('manager'), consumer: side('consumer') },
        illustrated: AUDIENCES.filter(
          (audience) =>
            unasked.includes(audience) ||
            illustratedIn(asked.illustrations, {
              item: '',
              option: null,
              segment: row.segment,
            }).some((made) => made === audience),
        ),
      };
    }),
  };
}

/** The total, and segments that somebody is in. */
function isAnswered({ segment, manager, consumer }: PlanningRow): boolean {
  return segment === null || manager.base !== 0 || consumer.base !== 0;
}

/** What a wave without answers should ask for: with its targets' ratio, or the same on both sides. */
function beforehand({ targets, plan }: PlanningAsked) {
  const { gap, share, power, confidence, gaps } = plan;
  const { manager, consumer } = targets;
  const ratio = manager && consumer ? manager / consumer : 1;
  const sizes = [share + gap, share - gap]
    .filter((other) => other > 0 && other < 1)
    .map((other) =>
      sampleSize(
        { manager: other, consumer: share },
        { power, ratio, alpha: 1 - eachOf(gaps, confidence) },
      ),
    );
  const most = sizes
    .flatMap((size) => (size.status === 'ok' ? [size] : []))
    .sort((a, b) => b.consumerExact - a.consumerExact)[0];
  return {
    ratio: manager && consumer ? ('targets' as const) : ('equal' as const),
    wanted: most ? { manager: most.manager, consumer: most.consumer } : null,
  };
}
