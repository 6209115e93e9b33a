import type { GroupSide } from '../gap/groups';
import type { GroupsView } from '../gap/groupsView';
import type { Audience } from '../study/document';
import type { DrawnRow } from './ChartDocument';
import { type Certainty, oneSentence, said } from './certainty';
import { estimateRange, estimateText, gapRange, gapText, measureText, unitText } from './figures';
import { insideSentence, shortened } from './headlineText';
import { capital } from './moneyText';
import { peopleText } from './peopleText';
import type { Words } from './Words';

const SIDES = ['consumer', 'manager'] as const;

/** Whether somebody of the group, or of what it is held against, has answered. */
export function hasAnswers({ lines }: GroupsView): boolean {
  return [lines.own, lines.other].some((row) =>
    SIDES.some((side) => row[side] && row[side].base !== 0),
  );
}

/** What a group's figure says, on the sides that a title may speak of. */
export function groupFinding(view: GroupsView, words: Words): string {
  const { t, f } = words;
  const item = shortened(view.item);
  const isRelative = !isShareTitle(view);
  const known = SIDES.filter((side) => mayTell(view, side) && toldOf(view, side) !== null);
  if (known.length === 0 && view.illustrated.length > 0 && view.onlyPublished)
    return t('groups.illustration', { item });
  if (known.length === 0)
    return view.onlyPublished ? t('groups.neutral', { item }) : lacking(view, t);
  const where = whereText(view, words);
  if (!isRelative) {
    const people = f.list(
      known.map((side) =>
        t(`groups.of_${side}`, { share: f.percent(view.sides[side].own?.estimate ?? null) }),
      ),
    );
    const isTime = view.measure === 'at_most';
    return t(isTime ? 'groups.share_time' : 'groups.share', {
      item,
      people,
      answer: answerText(view, words),
      where,
    }).trim();
  }
  if (view.to !== null) {
    const people = f.list(
      known.map((side) =>
        t(`groups.ratio_${side}`, { ratio: f.value(view.sides[side].ratio.value) }),
      ),
    );
    const to = shortened(insideSentence(view.to, view.language));
    return t(where === '' ? 'groups.ratio' : 'groups.ratio_where', { item, where, people, to });
  }
  const people = f.list(
    known.map((side) => {
      const value = view.sides[side].relative.value ?? 0;
      return t(`groups.relative_${side}`, {
        size: f.size(value),
        is: value < 0 ? 'lower' : 'higher',
      });
    }),
  );
  const than =
    view.than === null
      ? t('groups.than_all')
      : t('groups.than_group', { than: shortened(insideSentence(view.than, view.language)) });
  return t('groups.relative', { item, where, people, than });
}

/** Shares are told as they are, means by what they are held against. */
function isShareTitle({ measure, to }: GroupsView): boolean {
  return measure !== 'mean' && to === null;
}

function toldOf(view: GroupsView, side: Audience): number | null {
  const { own, ratio } = view.sides[side];
  return isShareTitle(view) ? (own?.estimate ?? null) : ratio.value;
}

function mayTell({ illustrated, onlyPublished, stated }: GroupsView, side: Audience): boolean {
  return onlyPublished ? stated.includes(side) : !illustrated.includes(side);
}

function lacking({ sides }: GroupsView, t: Words['t']): string {
  const reasons = SIDES.map((side) => sides[side].reason);
  if (reasons.some((reason) => reason === 'withheld' || reason === 'withheld_secondary'))
    return t('groups.withheld');
  if (reasons.every((reason) => reason === 'one_sided')) return t('groups.one_sided');
  return t(reasons.includes('no_answers') ? 'groups.empty' : 'groups.no_ratio');
}

function whereText({ group, language }: GroupsView, { t }: Words): string {
  if (!group) return '';
  const inside = (label: string) => shortened(insideSentence(label, language));
  return t('groups.where', { by: inside(group.by), segments: inside(group.segments) });
}

/** What was answered; a threshold as the measure that it is. */
function answerText(view: GroupsView, words: Words): string {
  const { answer, measure, unit, language } = view;
  if (measure === 'at_most') return thresholdText(answer ?? '', unit, words);
  return shortened(insideSentence(answer ?? words.t('measure.favourable'), language));
}

/** A threshold of a number by its words: “at most 1 minute”. */
export function thresholdText(code: string, unit: string | null, words: Words): string {
  const row = { measure: 'at_most' as const, option: Number(code), optionLabel: null };
  return measureText(row, { favourable: null, options: [], unit }, words);
}

/** How sure it is: of how many, and the interval of what the title states. */
export function groupCertainty(view: GroupsView, minimum: number, words: Words): Certainty {
  const { t, f } = words;
  const base = (side: Audience) => {
    const { own } = view.sides[side];
    return own?.base ?? undefined;
  };
  const hidden = SIDES.filter((side) => /^withheld/.test(view.sides[side].reason ?? ''));
  const bases = { manager: base('manager'), consumer: base('consumer') };
  const isAnybody = SIDES.some((side) => bases[side] !== undefined);
  const known = SIDES.filter(
    (side) =>
      (!view.illustrated.includes(side) || view.stated.includes(side)) &&
      toldOf(view, side) !== null,
  );
  const ranges = known.flatMap((side) => {
    const range = rangeText(view, view.sides[side], words);
    if (range === null) return [];
    return [
      known.length > 1 ? t('figure.range', { side: t(`side.${side}_inline`), range }) : range,
    ];
  });
  const isAlone = known.length > 0 && view.to !== null;
  const people = isAnybody && peopleText(bases, minimum, words);
  const range =
    ranges.length > 0 &&
    t('groups.sure', { level: f.level(view.confidence), ranges: f.list(ranges) });
  const others = [
    hidden.length > 0 &&
      capital(
        t('groups.hidden', { sides: f.list(hidden.map((side) => t(`side.${side}_inline`))) }),
        f.locale,
      ),
    isAlone && t('groups.same_people'),
    known.length > 0 && view.to === null && view.group !== null && t('groups.association'),
  ];
  const named = (sides: readonly Audience[]) =>
    f.list(sides.map((side) => t(`side.${side}_inline`)));
  const [compared, made] = [true, false].map((isStated) =>
    view.illustrated.filter((side) => view.stated.includes(side) === isStated),
  );
  const madeUp = said([
    made && made.length > 0 && t('topic.illustration_text', { people: named(made) }),
    compared && compared.length > 0 && t('groups.compared', { people: named(compared) }),
  ]).join(' ');
  if (view.illustrated.length === 2 && known.length === 0)
    return { sentence: madeUp, remarks: said([people, ...others]) };
  const [first, ...rest] = said(others);
  const sentence = oneSentence([people, range], f.locale);
  const isMissing = sentence === '';
  return {
    sentence: isMissing ? (first ?? '') : sentence,
    remarks: said([...(isMissing ? rest : others), view.illustrated.length > 0 && madeUp]),
  };
}

/** The interval of what a title states of a side; null: it has none. */
function rangeText(view: GroupsView, side: GroupSide, words: Words): string | null {
  if (isShareTitle(view)) {
    if (!side.own || side.own.low === null) return null;
    return `${estimateRange('share', side.own, words)}\u00a0%`;
  }
  return side.ratio.low === null ? null : relativeRange(side, words);
}

/** A relative difference's interval. */
export function relativeRange({ relative }: Pick<GroupSide, 'relative'>, { t, f }: Words): string {
  if (relative.low === null || relative.high === null) return f.value(null);
  return t('range.signed', {
    low: f.signedPercent(relative.low),
    high: f.signedPercent(relative.high),
  });
}

/** What the group is held against, as a line is called. */
export function otherText({ than, to }: GroupsView, { t }: Words): string {
  return to ?? than ?? t('groups.all');
}

/** The group, as a line is called. */
export function ownText({ group, to, item }: GroupsView, { t }: Words): string {
  if (to !== null) return item;
  return group?.segments ?? t('groups.own');
}

/** What the chart of a group shows. */
export function groupAbout({ measure, unit, confidence }: GroupsView, { t, f }: Words): string {
  const level = f.level(confidence);
  if (measure !== 'mean') return t('groups.chart_about', { level });
  const named = unitText({ unit }, t);
  return named === null
    ? t('groups.means_about', { level })
    : t('groups.means_about_unit', { level, unit: named });
}

/** Both lines as a drawn dumbbell chart has them. */
export function drawnGroups(view: GroupsView, marks: DrawnRow['marks'], words: Words): DrawnRow[] {
  return (['own', 'other'] as const).map((part) => {
    const row = view.lines[part];
    return {
      key: row.id,
      label: part === 'own' ? ownText(view, words) : otherText(view, words),
      about: null,
      sides: row,
      gap: gapText(row.unit, row.gap?.value ?? null, words),
      range: gapRange(row.unit, row.gap, words),
      verdict: '',
      side: null,
      ...(part === 'own' && marks ? { marks } : {}),
    };
  });
}

/** A figure in the unit of the view. */
export function groupFigure(view: GroupsView, figure: number | null, words: Words): string {
  return estimateText(view.lines.own.unit, figure, words);
}
