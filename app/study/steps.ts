import { type Answers, referencesOf, visible } from './conditions';
import { type Audience, entryOf, type Page, type Study } from './document';

/**
 * What a respondent sees at once: the items of a page whose conditions do not look at other items
 * of the same page (round 0), then those that look at round 0, and so on.
 */
export interface Step {
  /** Names the step in forms and addresses: the page's key, with ".1" … for later rounds. */
  id: string;
  page: Page;
  items: string[];
}

/** Every page of a questionnaire asks for them, and a study never changes. */
const known = new WeakMap<Study, Partial<Record<Audience, readonly Step[]>>>();

/** All steps of a questionnaire, whatever is answered. */
export function stepsOf(study: Study, audience: Audience): readonly Step[] {
  const kept = known.get(study) ?? {};
  known.set(study, kept);
  kept[audience] ??= stepsIn(study, audience);
  return kept[audience];
}

function stepsIn(study: Study, audience: Audience): Step[] {
  return study.questionnaires[audience].flatMap((page) => {
    const entries = page.items.map(entryOf);
    const keys = new Set(entries.map((entry) => entry.item));
    const known = new Map<string, number>();
    const roundOf = (key: string): number => {
      const decided = known.get(key);
      if (decided !== undefined) return decided;
      const when = entries.find((entry) => entry.item === key)?.when;
      const inPage = when ? referencesOf(when).filter((reference) => keys.has(reference)) : [];
      const round = inPage.reduce((most, reference) => Math.max(most, 1 + roundOf(reference)), 0);
      known.set(key, round);
      return round;
    };
    const rounds: string[][] = [];
    for (const { item } of entries) {
      const round = roundOf(item);
      rounds[round] = [...(rounds[round] ?? []), item];
    }
    return Array.from(rounds, (items = [], round) => ({
      id: round === 0 ? page.key : `${page.key}.${round}`,
      page,
      items,
    })).filter((step) => step.items.length > 0);
  });
}

/** The steps that the answers so far leave to be shown, each with its visible items only. */
export function visibleSteps(study: Study, audience: Audience, answers: Answers): Step[] {
  const { items } = visible(study, audience, answers);
  return stepsOf(study, audience)
    .map((step) => ({ ...step, items: step.items.filter((key) => items.has(key)) }))
    .filter((step) => step.items.length > 0);
}

/** The required items of a step that are not answered. */
export function unanswered(study: Study, items: readonly string[], answers: Answers): string[] {
  return items.filter(
    (key) =>
      answers[key] === undefined && study.items.find((item) => item.key === key)?.required === true,
  );
}
