import { AUDIENCES, type Audience, type Study } from '../study/document';
import type { SideFigure } from './figures';
import { answersOf, comparableItems, type GroupQuestion } from './groupQuestion';
import type { GroupReport, GroupSide } from './groups';
import { illustratedIn } from './illustrations';
import { type Presented, type StudyView, studyView } from './presentation';
import { groupAsked, type Statement } from './reproduction';
import { describedRow, type RowView } from './rowView';

/** An answer or a segment that can be chosen. */
export interface GroupChoice {
  code: string;
  label: string;
  isChosen: boolean;
}

/** A group of people and what it is held against: finished facts, unrounded. */
export interface GroupsView extends Pick<StudyView, 'language' | 'direction' | 'onlyPublished'> {
  confidence: number;
  measure: RowView['measure'];
  unit: string | null;
  item: string;
  /** What was answered; null: the mean is meant. */
  answer: string | null;
  /** Who is in the group, by the segment item; null: everybody. */
  group: { by: string; segments: string } | null;
  /** The segments that it is held against; null: everybody, or another item. */
  than: string | null;
  to: string | null;
  sides: Record<Audience, GroupSide>;
  /** The group, and what it is held against, as rows of a chart and of a table. */
  lines: { own: RowView; other: RowView };
  /** The sides whose figures illustrate: nothing is found from them but what is stated. */
  illustrated: Audience[];
  /** The sides of which a publication states what a title says: the share, or how many times another. */
  stated: Audience[];
}

/** What a publication states of groups. */
export type GroupStatement = Extract<Statement, { kind: 'share_among' | 'ratio' | 'relative' }>;

/** What a wave says of a group, in a reader's language. */
export function groupsView(
  study: Study,
  question: GroupQuestion,
  report: GroupReport,
  given: Pick<Presented, 'illustrations' | 'locale'> & {
    confidence: number;
    statements: readonly GroupStatement[];
  },
): GroupsView {
  const { illustrations } = given;
  const shown = studyView(study, illustrations, given.locale);
  const itemOf = (key: string) => shown.items.find((item) => item.key === key);
  const item = itemOf(question.item);
  const named = (key: string | null, codes: readonly string[]) =>
    namesOf(study, itemOf(key ?? ''), key, codes);
  const segment = question.by === null ? null : [{ item: question.by, code: null }];
  const options = question.options.length > 0 ? question.options : [null];
  const { measure } = report;
  const madeUp = AUDIENCES.filter((side) =>
    [
      ...options.map((option) => ({ item: question.item, measure, option, segment })),
      ...(question.to === null ? [] : [{ item: question.to, measure, option: null, segment }]),
    ].some((row) => illustratedIn(illustrations, row).includes(side)),
  );
  const asked = keyOf(question);
  const about = given.statements.filter((statement) => keyOf(groupAsked(statement)) === asked);
  const statesOf = (side: Audience, kinds: readonly GroupStatement['kind'][]) =>
    about.some(({ audience, kind }) => audience === side && kinds.includes(kind));
  // Of a ratio the two figures behind it are made up all the same.
  const illustrated = madeUp.filter((side) => !statesOf(side, ['share_among']));
  const line = (part: 'own' | 'other') => rowOf(part, question, report, illustrated);
  return {
    language: shown.language,
    direction: shown.direction,
    onlyPublished: shown.onlyPublished,
    confidence: given.confidence,
    measure: report.measure,
    unit: item?.unit ?? null,
    item: item?.label ?? question.item,
    answer:
      question.options.length > 0
        ? named(question.item, question.options)
        : report.measure === 'favourable'
          ? (item?.favourable ?? null)
          : null,
    group:
      question.by === null || question.codes.length === 0
        ? null
        : {
            by: itemOf(question.by)?.label ?? question.by,
            segments: named(question.by, question.codes),
          },
    than: question.than.length === 0 ? null : named(question.by, question.than),
    to: question.to === null ? null : (itemOf(question.to)?.label ?? question.to),
    sides: { manager: report.manager, consumer: report.consumer },
    lines: { own: line('own'), other: line('other') },
    illustrated,
    stated: AUDIENCES.filter((side) => statesOf(side, ['share_among', 'ratio', 'relative'])),
  };
}

/** A question by what it asks, however its codes are ordered. */
export function keyOf(question: GroupQuestion): string {
  const { item, options, by, codes, than, to } = question;
  return JSON.stringify([item, sorted(options), by, sorted(codes), sorted(than), to]);
}

type Named = StudyView['items'][number];

function sorted(codes: readonly string[]): string {
  return [...codes].sort().join();
}

/** Codes by their labels; together by the name that the study has for all of them. */
function namesOf(
  study: Study,
  item: Named | undefined,
  key: string | null,
  codes: readonly string[],
): string {
  const asked = study.items.find((candidate) => candidate.key === key);
  const nets = asked && 'nets' in asked ? (asked.nets ?? []) : [];
  const whole = nets.find((net) => sorted(net.any ?? []) === sorted(codes));
  const labelOf = (code: string) => item?.options.find((option) => option.code === code)?.label;
  return whole
    ? (labelOf(whole.code) ?? whole.code)
    : codes.map((code) => labelOf(code) ?? code).join(' / ');
}

function rowOf(
  part: 'own' | 'other',
  question: GroupQuestion,
  report: GroupReport,
  illustrated: Audience[],
): RowView {
  const side = (audience: Audience): SideFigure | null => report[audience][part];
  const isHidden = AUDIENCES.map(side).some((figure) => figure?.base === null);
  return describedRow({
    id: `${question.item}.${part}`,
    item: question.item,
    measure: report.measure,
    option: null,
    manager: side('manager'),
    consumer: side('consumer'),
    gap: report.gaps[part],
    illustrated,
    hidden: isHidden ? hiddenIn(report) : null,
  });
}

/** Why a side is hidden; a segment that is too small itself comes first. */
function hiddenIn({ manager, consumer }: GroupReport): RowView['reason'] {
  const reasons = [manager.reason, consumer.reason];
  return reasons.includes('withheld') ? 'withheld' : 'withheld_secondary';
}

/** What can be asked about groups of a study, with what was chosen. */
export interface GroupChoices {
  items: { key: string; label: string }[];
  answers: GroupChoice[];
  /** The unit of a number's thresholds, which have no labels. */
  unit: string | null;
  segments: { key: string; label: string }[];
  group: GroupChoice[];
  than: GroupChoice[];
  to: { key: string; label: string }[];
}

/** What can be asked about groups of a study, in a reader's language. */
export function groupChoices(
  study: Study,
  question: GroupQuestion,
  given: Pick<Presented, 'illustrations' | 'locale'>,
): GroupChoices {
  const { items } = studyView(study, given.illustrations, given.locale);
  const named = (keys: readonly string[]) =>
    items.flatMap(({ key, label }) => (keys.includes(key) ? [{ key, label }] : []));
  const asked = study.items.find(({ key }) => key === question.item);
  const optionsOf = (key: string | null) => items.find((item) => item.key === key)?.options ?? [];
  const choices = (codes: readonly string[], key: string | null, chosen: readonly string[]) =>
    codes.map((code) => ({
      code,
      label: optionsOf(key).find((option) => option.code === code)?.label ?? code,
      isChosen: chosen.includes(code),
    }));
  const segments = study.items.filter((item) => item.kind === 'single' && item.segment);
  const codes = optionsOf(question.by).flatMap(({ code, isNet }) => (isNet ? [] : [code]));
  return {
    items: named(study.items.filter(({ kind }) => kind !== 'text').map(({ key }) => key)),
    answers: asked ? choices(answersOf(study, asked), asked.key, question.options) : [],
    unit: items.find(({ key }) => key === question.item)?.unit ?? null,
    segments: named(segments.map(({ key }) => key)),
    group: choices(codes, question.by, question.codes),
    than: choices(
      codes.filter((code) => !question.codes.includes(code)),
      question.by,
      question.than,
    ),
    to: named(comparableItems(study, question)),
  };
}
