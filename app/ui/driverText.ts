import type { DriverLine, DriversView } from '../gap/driversView';
import type { ShownFinding } from '../gap/findingMarks';
import type { Audience } from '../study/document';
import type { DrawnRow } from './ChartDocument';
import { type Certainty, oneSentence, said } from './certainty';
import { gapRange, gapText } from './figures';
import { driverMarks, publishedPlaces } from './findingText';
import { insideSentence, shortened } from './headlineText';
import type { Words } from './Words';

const SIDES = ['consumer', 'manager'] as const;

/** What the drivers page found: what drives the outcome most, on either side. */
export function driversFinding(view: DriversView, { t }: Words): string {
  const inside = (label: string) => shortened(insideSentence(label, view.language));
  const outcome = inside(view.outcome.label);
  const first = (side: Audience) => (mayTell(view, side) ? view.first[side] : null);
  const [consumer, manager] = [first('consumer'), first('manager')];
  if (view.illustrated.length === 2) return t('drivers.illustration', { outcome });
  if (consumer && manager)
    return consumer === manager
      ? t('drivers.same', { item: shortened(consumer), outcome })
      : t('drivers.differ', { consumer: inside(consumer), manager: inside(manager), outcome });
  if (consumer) return t('drivers.only_consumer', { item: inside(consumer), outcome });
  if (manager) return t('drivers.only_manager', { item: inside(manager), outcome });
  if (view.onlyPublished)
    return t(view.illustrated.length > 0 ? 'drivers.illustration' : 'drivers.neutral', { outcome });
  return t(view.byChance.length > 0 ? 'drivers.by_chance' : 'drivers.none', { outcome });
}

/** Whether a title may speak of a side: what was asked in earnest, and published where that is wanted. */
export function mayTell({ illustrated, onlyPublished, stated }: DriversView, side: Audience) {
  return !illustrated.includes(side) && (!onlyPublished || stated.includes(side));
}

/** How sure the finding is: what is explained, and how many importance gaps are significant. */
export function driversCertainty(view: DriversView, words: Words): Certainty {
  const { t, f } = words;
  const { consumer, manager } = view.sides;
  const people = (side: Audience) =>
    side === 'consumer'
      ? t('sure.consumers', {
          count: view.sides[side].base ?? 0,
          shown: f.count(view.sides[side].base),
        })
      : t('sure.managers', {
          count: view.sides[side].base ?? 0,
          shown: f.count(view.sides[side].base),
        });
  const known = SIDES.filter((side) => view.sides[side].rSquared !== null);
  const [only] = known;
  const explained =
    known.length === 2
      ? t('drivers.explained_both', {
          consumer: f.percent(consumer.rSquared),
          consumers: people('consumer'),
          manager: f.percent(manager.rSquared),
          managers: people('manager'),
        })
      : only &&
        t('drivers.explained', {
          share: f.percent(view.sides[only].rSquared),
          people: people(only),
        });
  const gaps = view.lines.filter(({ gap }) => gap !== null);
  const sure = gaps.filter(({ isSure }) => isSure).length;
  const judged =
    view.illustrated.length === 0 &&
    gaps.length > 0 &&
    t('drivers.sure', {
      count: sure,
      words: t('number', { n: sure }),
      all: t('number', { n: gaps.length }),
    });
  const chance = view.byChance.filter((side) => !view.illustrated.includes(side));
  const byChance =
    chance.length > 0 &&
    t('drivers.chance_text', { people: f.list(chance.map((side) => t(`side.${side}_inline`))) });
  const madeUp = illustrationText(view, words);
  const missing = missingText(view, words);
  const isMadeUp = view.illustrated.length === 2;
  const [first, ...others] = isMadeUp
    ? said([madeUp, explained, ...missing])
    : said([explained || missing[0], madeUp, ...missing.slice(explained ? 0 : 1)]);
  return {
    sentence: isMadeUp
      ? (first ?? '')
      : oneSentence([first, explained && (byChance || judged)], f.locale),
    remarks: said([
      explained && byChance && judged,
      ...others,
      explained && t('drivers.association'),
    ]),
  };
}

function illustrationText({ illustrated, onlyPublished, stated }: DriversView, { t, f }: Words) {
  if (illustrated.length === 2) return t('drivers.illustration_text');
  const named = (sides: readonly Audience[]) =>
    f.list(sides.map((side) => t(`side.${side}_inline`)));
  return said([
    illustrated.length > 0 && t('topic.illustration_text', { people: named(illustrated) }),
    onlyPublished && stated.length > 0 && t('drivers.illustration_rest', { people: named(stated) }),
  ]).join(' ');
}

/** Why a side has no drivers. */
function missingText(view: DriversView, { t }: Words): string[] {
  return SIDES.flatMap((side) => {
    const { reason, constantLabel } = view.sides[side];
    if (reason === null) return [];
    const code = reason === 'withheld_secondary' ? 'withheld' : reason;
    return [
      t(`drivers.reason_${code}`, {
        side: t(code === 'one_sided' ? `side.${side}` : `side.${side}_inline`),
        ...(constantLabel === null ? {} : { item: constantLabel }),
      }),
    ];
  });
}

/** The lines with their names, of which that of service together is the program's own; it comes first. */
export function namedLines(view: DriversView, { t }: Words) {
  const { together, lines, language, direction } = view;
  return [
    ...(together
      ? [
          {
            line: together,
            label: t('importance.service'),
            about: t('importance.service_about', {
              count: lines.filter(({ isTogether }) => isTogether).length,
            }),
            language: undefined,
            direction: undefined,
          },
        ]
      : []),
    ...lines.map((line) => ({
      line,
      label: line.label,
      about: line.isTogether ? t('importance.is_service') : null,
      language,
      direction,
    })),
  ];
}

/** A driver as a line of a dumbbell chart reads it. */
export function asRow(line: DriverLine) {
  const side = (figure: DriverLine['manager']) =>
    figure && {
      base: 0,
      effective: null,
      mark: null,
      estimate: figure.share,
      low: figure.low,
      high: figure.high,
    };
  return { manager: side(line.manager), consumer: side(line.consumer) };
}

/** What an importance gap comes to, and whose colour it carries. */
export function importanceOf(
  { gap, isSure }: DriverLine,
  { illustrated }: DriversView,
): {
  text: 'drivers.higher' | 'drivers.lower' | 'drivers.unsure' | 'verdict.illustration';
  sign: string;
  side: Audience | 'none';
} | null {
  if (gap === null || gap.value === null) return null;
  if (illustrated.length > 0) return { text: 'verdict.illustration', sign: '', side: 'none' };
  if (!isSure) return { text: 'drivers.unsure', sign: '?', side: 'none' };
  return gap.value > 0
    ? { text: 'drivers.higher', sign: '△', side: 'manager' }
    : { text: 'drivers.lower', sign: '▽', side: 'consumer' };
}

/** The drivers as lines of a drawn dumbbell chart. */
export function drawnDrivers(
  view: DriversView,
  findings: readonly ShownFinding[],
  words: Words,
): DrawnRow[] {
  return namedLines(view, words).map(({ line, label, about }) => {
    const outcome = importanceOf(line, view);
    return {
      key: line.item,
      label,
      about:
        [...(about === null ? [] : [about]), ...publishedPlaces(line, findings, words)].join(
          ', ',
        ) || null,
      sides: asRow(line),
      marks: driverMarks(line, findings, words),
      gap: outcome ? gapText('share', line.gap?.value ?? null, words) : '',
      range: outcome ? gapRange('share', line.gap, words) : '',
      verdict: outcome ? `${outcome.sign} ${words.t(outcome.text)}`.trim() : '',
      side: outcome && outcome.side !== 'none' ? outcome.side : null,
    };
  });
}
