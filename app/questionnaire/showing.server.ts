import type { PlainAnswer } from '../http/plain';
import type { Answers } from '../study/conditions';
import { entryOf } from '../study/document';
import { type Step, stepsOf, visibleSteps } from '../study/steps';
import { assets } from './assets.server';
import { drawnPage } from './drawn';
import type { StepView } from './page';
import { addressed, htmlAnswer, noteOf, openedText, type Visit } from './visit.server';

/** Where a respondent stands. */
interface Place {
  token: string;
  /** The version of the answers that are kept; null: those of the database may be others. */
  version: string | null;
  answers: Answers;
  step: Step;
  /** When the questionnaire was first shown. */
  opened: Date;
}

/** What a page is made from, whoever looks at it. */
type Showing = Pick<Visit, 'study' | 'audience' | 'locale' | 'path' | 'url' | 'test'> & {
  wave: Pick<Visit['wave'], 'note'>;
  landmark?: string;
};

/** The page of a step. */
export function page(
  visit: Showing,
  view: Pick<StepView, 'values' | 'faults' | 'resumed'> & { place: Place },
  status = 200,
): PlainAnswer {
  const { study, audience, locale, path, url, test, landmark } = visit;
  const { token, version, answers, step, opened } = view.place;
  const steps = visibleSteps(study, audience, answers);
  const pages = [...new Set([...steps.map((candidate) => candidate.page.key)])];
  const rest = stepsOf(study, audience).filter(
    (candidate) => candidate.page.key === step.page.key && candidate.id !== step.id,
  );
  const later = step.id === step.page.key ? rest.flatMap((candidate) => candidate.items) : [];
  const here = steps.findIndex((candidate) => candidate.id === step.id);
  const address = (own: string, lang: string) =>
    `${path}?r=${own}&${addressed(visit, { s: step.id, lang })}`;
  const kept = addressed(visit, url.searchParams.has('lang') ? { lang: locale } : {});
  const drawn = drawnPage(
    {
      study,
      audience,
      locale,
      step,
      pageNumber: Math.max(1, pages.indexOf(step.page.key) + 1),
      pageCount: Math.max(1, pages.length),
      isFirst: here <= 0,
      isLast: here >= steps.length - 1 && later.length === 0,
      inline: step.page.items.map(entryOf).flatMap(({ item, when }) => {
        return when && later.includes(item) ? [{ item, when }] : [];
      }),
      values: view.values,
      faults: view.faults,
      action: kept.size > 0 ? `${path}?${kept}` : path,
      isTest: test !== null,
      resumed: view.resumed,
      notice: noteOf(visit),
      landmark,
      assets,
    },
    { token, version: version ?? '', opened: openedText(opened) },
    answers,
    address,
  );
  return htmlAnswer(drawn, status);
}
