import { numbersOf } from '../../app/gap/driverQuestion';
import { driverReport } from '../../app/gap/drivers';
import { groupReport } from '../../app/gap/groups';
import { gapReport } from '../../app/gap/report';
import { type Reproduced, reproduced, type Statement } from '../../app/gap/reproduction';
import { tally } from '../../app/gap/tally';
import { driverSums } from '../../app/statistics/driverSums';
import { shareSteps } from '../../app/statistics/drivers';
import { answersSchema } from '../../app/study/answers';
import type { Answer, Answers } from '../../app/study/conditions';
import { type Item, optionsOf, type Study } from '../../app/study/document';
import type { Publication } from '../../seeds/publications';
import type { ResponseDocument } from '../../seeds/respondents';
import { response } from '../gap/responses';

/** What a publication states of its respondents. */
export const statementsOf = ({ figures }: Publication): (Statement & { id: string })[] => [
  ...figures.figures.map((figure) => ({ ...figure, kind: 'row' as const })),
  ...figures.derived,
];

/** What follows from some answers for a publication's statements, without database or page. */
export function computed(
  publication: Publication,
  people: readonly Pick<ResponseDocument, 'audience' | 'answers'>[],
): Map<string, Reproduced> {
  const { study } = publication;
  const statements = statementsOf(publication);
  const tallies = [...tally(study, people.map(response)).values()];
  const options = { confidence: 0.95, weighted: false, minimumBase: 5 };
  const { rows } = gapReport(study, tallies, {
    ...options,
    adjust: 'holm',
    equivalenceMargin: 0.1,
  });
  const drivers = (question: { outcome: string; drivers: string[]; of?: string[] }) => {
    const side = (audience: string) => {
      const own = people.filter((person) => person.audience === audience);
      return importance(study, question, own);
    };
    const sides = { manager: side('manager'), consumer: side('consumer') };
    const shown = { stateOf: () => 'shown' as const, hides: () => null };
    const settings = { minimumBase: 5, confidence: 0.95, together: question.of ?? [] };
    return driverReport(study, question, sides, shown, settings);
  };
  return new Map(
    statements.map((statement) => [
      statement.id,
      reproduced(statement, {
        rows,
        groups: (question, audience) => groupReport(study, tallies, question, options)[audience],
        drivers: (question, audience) => {
          const { together, ...report } = drivers(question);
          return { ...report[audience], together: together?.[audience] ?? null };
        },
      }),
    ]),
  );
}

function importance(
  study: Study,
  question: { outcome: string; drivers: string[] },
  people: readonly { answers: Answers }[],
) {
  const drivers = [...question.drivers].sort();
  const numbers = numbersOf(study, { ...question, drivers });
  const sums = driverSums(drivers.length);
  for (const [place, { answers }] of people.entries()) {
    const values = numbers.map((number, at) =>
      number(answers[[...drivers, question.outcome][at] ?? '']),
    );
    if (values.every((value) => value !== null))
      sums.add({ id: String(place), w: 1, cluster: null, values });
  }
  const own = sums.result();
  const steps = shareSteps(own);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return { n: own.n, result: step.value };
}

/** Copies in which every third person answers something else to what statements are about. */
export function altered(
  publication: Publication,
  people: readonly ResponseDocument[],
): ResponseDocument[] {
  const { study } = publication;
  const about = new Set(
    statementsOf(publication).flatMap((one) => ('item' in one ? one.item : [])),
  );
  const questions = statementsOf(publication).flatMap((one) => ('outcome' in one ? one : []));
  return people.map(({ answers, ...person }, place) => {
    const changed = { ...answers };
    for (const item of study.items) {
      const answer = changed[item.key];
      if (place % 3 !== 0 || !about.has(item.key) || answer === undefined) continue;
      changed[item.key] = another(study, item, answer);
      delete changed[`${item.key}.other`];
    }
    // The strongest driver and one of the weakest change places.
    for (const { drivers } of questions) {
      const [first = '', other = ''] = [drivers[0], drivers.at(-2)];
      const [one, two] = [answers[first], answers[other]];
      if (one !== undefined && two !== undefined)
        Object.assign(changed, { [first]: two, [other]: one });
    }
    return { ...person, answers: answersSchema(study, person.audience).parse(changed) };
  });
}

function another(study: Study, item: Item, answer: Answer): Answer {
  const codes = optionsOf(study, item).map(({ code }) => code);
  const last = codes.at(-1) ?? '';
  if (item.kind === 'number') {
    const higher = Number(answer) + 7;
    return item.max === undefined || higher <= item.max ? higher : (item.min ?? 0);
  }
  if (item.kind === 'nps') return 0;
  if (item.kind === 'multiple') return [last];
  if (item.kind === 'ranking') return [...codes].reverse().slice(0, 3);
  return answer === last ? (codes[0] ?? '') : last;
}
