import type { Unsent } from '../../db/fieldwork.server';
import { type Audience, entryOf, type Page, type Study } from '../study/document';

/** A page that everybody gets, with those that only some get after it. */
export interface Stage {
  /** Its key. */
  page: string;
  /** How many pages it stands for. */
  pages: number;
  /** How many came as far as this. */
  reached: number;
  /** How many of these left here; who is at it now did not. */
  left: number;
}

const isForAll = (page: Page) =>
  page.when === undefined && page.items.some((entry) => entryOf(entry).when === undefined);

/** The places of the pages that stages begin with. */
export function stageStarts(study: Study, audience: Audience): number[] {
  return study.questionnaires[audience].flatMap((page, at) =>
    at === 0 || isForAll(page) ? [at] : [],
  );
}

/**
 * How far those came who started a side's questionnaire. A page that only some get is counted with the
 * one before it: who left there would tell what they had answered.
 * @param completed how many of them sent it
 */
export function funnel(
  study: Study,
  audience: Audience,
  unsent: readonly Unsent[],
  completed: number,
): Stage[] {
  const pages = study.questionnaires[audience];
  const starts = stageStarts(study, audience);
  const inStage = (stage: number) =>
    unsent.filter(
      ({ reached }) =>
        reached !== null &&
        reached >= (starts[stage] ?? 0) &&
        reached < (starts[stage + 1] ?? pages.length),
    );
  const sum = (rows: readonly Unsent[]) => rows.reduce((all, { count }) => all + count, 0);
  let further = completed;
  return starts
    .map(
      (start, stage): Stage => ({
        page: pages[start]?.key ?? '',
        pages: (starts[stage + 1] ?? pages.length) - start,
        reached: 0,
        left: sum(inStage(stage).filter(({ isActive }) => !isActive)),
      }),
    )
    .reverse()
    .map((row, fromEnd) => {
      further += sum(inStage(starts.length - 1 - fromEnd));
      return { ...row, reached: further };
    })
    .reverse();
}
