import type { JourneyLine, JourneyView } from '../gap/journeyView';
import type { Audience } from '../study/document';
import { gapRange } from './figures';
import { insideSentence, shortened } from './headlineText';
import { peopleText } from './peopleText';
import type { Words } from './Words';

/** Among kinds of matters, in which most change channel; of one kind, how many do. */
export function mattersFinding(matters: readonly JourneyView[], words: Words): string {
  const { t, f } = words;
  const [first] = matters;
  if (!first) return t('journey.none');
  const share = (view: JourneyView) =>
    view.illustrated.includes('consumer') ? null : view.sides.consumer.switched.share;
  const known = matters
    .filter((view) => !view.onlyPublished && share(view) !== null)
    .sort((a, b) => (share(b) ?? 0) - (share(a) ?? 0));
  const [most, least] = [known[0], known.at(-1)];
  if (!most || !least || share(most) === share(least)) return journeyFinding(most ?? first, words);
  return t('journey.matters', {
    most: shortened(matterText(most)),
    high: f.percent(share(most)),
    least: shortened(matterText(least)),
    low: f.percent(share(least)),
  });
}

/** How sure that is: by kind of matter, where there are several. */
export function mattersCertainty(
  matters: readonly JourneyView[],
  minimum: number,
  words: Words,
): string {
  return matters
    .map((view) => {
      const text = journeyCertainty(view, minimum, words);
      if (matters.length < 2) return text;
      return words.t('journey.of_matter', { matter: matterText(view), text });
    })
    .join(' ');
}

/** A kind of matter by its two questions. */
export function matterText({ start, end }: JourneyView): string {
  return `${start.label} → ${end.label}`;
}

/** How much of a side's ways illustrates; null: none does. */
export function illustratesText(view: JourneyView, side: Audience, { t }: Words): string | null {
  const own = view.lines.filter((line) => line[side] !== null);
  const madeUp = own.filter(({ illustrated }) => illustrated.includes(side));
  if (madeUp.length === 0) return null;
  return t(madeUp.length === own.length ? 'side.illustration' : 'journey.partly');
}

/** How many end elsewhere than they start, and where most change over. */
function journeyFinding(view: JourneyView, { t, f }: Words): string {
  if (view.onlyPublished) return t('journey.chart');
  const share = (side: Audience) =>
    view.illustrated.includes(side) ? null : view.sides[side].switched.share;
  const [consumer, manager] = [share('consumer'), share('manager')];
  const inside = (label: string) => shortened(insideSentence(label, view.language));
  const values = {
    consumer: f.percent(consumer),
    manager: f.percent(manager),
    from: inside(view.most?.startLabel ?? ''),
    to: inside(view.most?.endLabel ?? ''),
  };
  if (consumer === null && manager === null) {
    const reasons = [view.sides.consumer.reason, view.sides.manager.reason];
    return t(
      reasons.some((reason) => reason === 'withheld' || reason === 'withheld_secondary')
        ? 'topic.withheld'
        : 'topic.empty',
    );
  }
  if (consumer === null) return t('journey.only_manager', values);
  if (manager === null)
    return t(view.most ? 'journey.only_consumer' : 'journey.stays_consumer', values);
  return t(view.most ? 'journey.both' : 'journey.stays', values);
}

/** How sure that is. */
function journeyCertainty(view: JourneyView, minimum: number, words: Words): string {
  const { t, f } = words;
  const base = (side: Audience) => {
    const { base: n, reason } = view.sides[side];
    return reason === 'one_sided' ? undefined : n;
  };
  const people = peopleText(
    { manager: base('manager'), consumer: base('consumer') },
    minimum,
    words,
  );
  const gap = view.switched;
  // Of what illustrates nothing is certain.
  if (gap.value === null || view.illustrated.length > 0) return people;
  return `${people} ${t('journey.sure', {
    gap: f.points(gap.value),
    range: gapRange('share', gap, words),
    p: f.p(gap.p),
    level: f.level(view.confidence),
  })}`;
}

/** A way by its ends. */
export function wayText({ startLabel, endLabel }: JourneyLine): string {
  return `${startLabel} → ${endLabel}`;
}

/** Whether ways of a side are left out, so that its ends alone say more. */
export function hasWithheldWays({ sides }: JourneyView): boolean {
  return (['manager', 'consumer'] as const).some((side) =>
    sides[side].cells.flat().some(({ state }) => state === 'withheld'),
  );
}

/** Why a side has no flows, or that some are withheld; null: all are drawn. */
export function missingFlows(view: JourneyView, side: Audience, { t }: Words): string | null {
  const { reason, cells } = view.sides[side];
  if (reason === 'withheld' || reason === 'withheld_secondary') return t('topic.withheld');
  if (reason === 'one_sided') return t('side.not_asked');
  if (reason === 'being_updated') return t('side.being_updated');
  if (reason === 'no_answers') return t('topic.empty');
  const hidden = cells.flat().some(({ state }) => state === 'withheld');
  return hidden ? t('journey.some_withheld') : null;
}
