import type { GapCounts } from '../gap/finding';
import type { ReportView } from '../gap/presentation';
import { oneSentence } from './certainty';
import { toldPeople, toldSure, toldText } from './toldText';
import type { Words } from './Words';

/** The report's title: what was found, in one sentence. */
export function findingText(view: ReportView, words: Words): string {
  const { t, f } = words;
  const finding = plainFinding(view, words);
  const where = whereText(view, words);
  const whole =
    where === null ? finding : t('finding.where', { finding, ...where, size: f.size(where.gap) });
  return view.focus ? t('finding.only', { segment: view.focus.label, finding: whole }) : whole;
}

/** The segment in which the title's gap is still wider, and certain. */
function whereText({ wider }: ReportView, { t }: Words) {
  if (!wider) return null;
  const segment = wider.labels.map((label) => label ?? t('segments.not_answered')).join(' · ');
  return { segment: shortened(segment), gap: wider.gap };
}

function plainFinding(view: ReportView, words: Words): string {
  const { t, f } = words;
  const { finding } = view;
  const name = (key: string) => shortened(insideSentence(labelOf(view, key), view.language));
  switch (finding.kind) {
    case 'told':
      return toldText(finding, view, words);
    case 'one_side':
      return t(`finding.one_side_${finding.answered}`);
    case 'overrate':
    case 'underrate': {
      const { blindSpots, hiddenStrengths } = finding.counts;
      const many = blindSpots + hiddenStrengths > 1;
      return t(many ? `finding.${finding.kind}` : `finding.${finding.kind}_one`, {
        item: name(finding.most.item),
        size: f.size(finding.most.gap),
      });
    }
    case 'mixed':
      return t('finding.mixed', {
        over: name(finding.over.item),
        overSize: f.size(finding.over.gap),
        under: name(finding.under.item),
        underSize: f.size(finding.under.gap),
      });
    default:
      return t(`finding.${finding.kind}`);
  }
}

/** How sure the title is, in one sentence. */
export function certaintyText(view: ReportView, minimumBase: number, words: Words): string {
  const { finding } = view;
  const { t, f } = words;
  const sides = sidesText(view, minimumBase, words);
  const sure = (...texts: string[]) => oneSentence([sides, ...texts], f.locale);
  switch (finding.kind) {
    case 'empty':
      return t('sure.empty');
    case 'one_side':
    case 'no_pairs_answered':
      return sure(t('sure.one_side'));
    case 'withheld':
      return sure(t('sure.withheld_all', { minimum: minimumBase }));
    case 'told':
      return oneSentence(
        [toldPeople(finding, minimumBase, words), toldSure(finding, view.confidence, words)],
        f.locale,
      );
    case 'unpaired':
      return sure(t('sure.unpaired'));
    default:
      return sure(...judgedTexts(finding.counts, view, words));
  }
}

function sidesText(view: ReportView, minimum: number, { t, f }: Words): string {
  const { manager, consumer } = view.audiences;
  const count = (responses: number | null, side: 'managers' | 'consumers') => {
    if (responses === null) return t(`sure.few_${side}`, { minimum });
    if (responses === 0) return t(`sure.no_${side}`);
    return t(`sure.${side}`, { count: responses, shown: f.count(responses) });
  };
  const sides = capital(
    t('sure.sides', {
      managers: count(manager.responses, 'managers'),
      consumers: count(consumer.responses, 'consumers'),
    }),
  );
  if (view.finding.kind !== 'empty' && 'counts' in view.finding)
    return view.isWeighted
      ? t('sure.weighted', {
          sides,
          managers: f.count(manager.effective),
          consumers: f.count(consumer.effective),
        })
      : t('sure.unweighted', { sides });
  return t('sure.plain', { sides });
}

function judgedTexts(counts: GapCounts, view: ReportView, words: Words): string[] {
  const { t, f } = words;
  const number = (n: number) => t('number', { n });
  const level = f.level(view.confidence);
  const judged = capital(verdictsText(counts, words));
  const sure =
    view.adjust === 'none'
      ? t('sure.uncorrected', { judged, level })
      : view.focus
        ? t('sure.corrected_segments', { judged, level })
        : t('sure.corrected', { judged, level, count: counts.gaps, words: number(counts.gaps) });
  if (counts.withheld === 0) return [sure];
  const words_ = capital(number(counts.withheld));
  return [sure, t('sure.withheld', { count: counts.withheld, words: words_ })];
}

function verdictsText(counts: GapCounts, { t }: Words): string {
  const { gaps, blindSpots, hiddenStrengths, aligned } = counts;
  const number = (n: number) => t('number', { n });
  const words = number(gaps);
  const spots = number(blindSpots);
  const strengths = number(hiddenStrengths);
  if (blindSpots > 0 && hiddenStrengths > 0)
    return t('sure.spots_and_strengths', {
      spots,
      strengths,
      words,
      count: blindSpots,
      strengthCount: hiddenStrengths,
    });
  if (blindSpots === gaps && gaps > 1) return t('sure.all_spots', { count: gaps, words });
  if (hiddenStrengths === gaps && gaps > 1) return t('sure.all_strengths', { count: gaps, words });
  if (blindSpots > 0)
    return gaps === 1
      ? t('sure.single_spot')
      : t('sure.spots', { spots, words, count: blindSpots });
  if (hiddenStrengths > 0)
    return gaps === 1
      ? t('sure.single_strength')
      : t('sure.strengths', { strengths, words, count: hiddenStrengths });
  if (aligned === gaps) return t('sure.aligned', { count: gaps, words });
  const none = t('sure.inconclusive', { count: gaps, words });
  return aligned === 0
    ? none
    : `${none}, ${t('sure.some_aligned', { count: aligned, words: number(aligned) })}`;
}

/** The label of an item by its key. */
function labelOf(view: ReportView, key: string): string {
  return view.items.find((item) => item.key === key)?.label ?? key;
}

/**
 * A label as it reads within a sentence: German nouns, acronyms and "E-mail" keep their capital.
 * @example insideSentence('Access to a human', 'en') // 'access to a human'
 */
export function insideSentence(label: string, language: string): string {
  const startsPlainly = /^\p{Lu}(\p{Ll}|\s)/u.test(label) && !/^I\b/.test(label);
  return startsPlainly && !language.startsWith('de')
    ? label.charAt(0).toLocaleLowerCase(language) + label.slice(1)
    : label;
}

/** Longest name of an item within a title. */
const NAME_LENGTH = 56;

/** @example shortened('a long name …') // at most 56 letters, ending between words */
export function shortened(label: string): string {
  const letters = [...label];
  if (letters.length <= NAME_LENGTH) return label;
  const cut = letters.slice(0, NAME_LENGTH - 1).join('');
  return `${cut.replace(/[\s,.;:]+\S*$/u, '')}…`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
