import { describe, expect, it } from 'vitest';
import {
  AcceptedWaits,
  acceptanceOf,
  acceptanceReport,
  type ComputedAcceptance,
} from '../../app/gap/acceptance';
import { finalDesign } from '../../app/gap/joint';
import { parseStudy } from '../../app/study/parse';
import { topicStudy } from '../system/topicStudy';

const parsed = parseStudy(topicStudy());
if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
const { study } = parsed;
const item = (key: string) => {
  const found = study.items.find((one) => one.key === key);
  if (!found) throw new Error(key);
  return found;
};
const question = { wait: item('accept_phone'), condition: item('helps') };
const settings = { minimumBase: 5, confidence: 0.95 };

type Answer = readonly [chosen: readonly string[] | null, wait: number, weight?: number];
const times = (count: number, ...answers: Answer[]) =>
  Array.from({ length: count }, (_, at): Answer => answers[at % answers.length] ?? [null, 0]);

function computed(answers: readonly Answer[]): ComputedAcceptance[] {
  const waits = new AcceptedWaits();
  const weights = answers.map(([, , weight = 1]) => weight);
  for (const [chosen, wait, weight = 1] of answers)
    waits.add({ chosen, wait, weight, cluster: null, group: 0 });
  const sum = (of: (weight: number) => number) => weights.reduce((all, w) => all + of(w), 0);
  const n = answers.length;
  return acceptanceOf(
    waits,
    finalDesign({ n, w: sum((w) => w), w2: sum((w) => w * w), units: n }),
    ['call_back', 'time_told'],
    settings,
  );
}

const report = (
  consumer: ComputedAcceptance[] | null,
  manager: ComputedAcceptance[] | null = null,
) =>
  acceptanceReport(
    study,
    question,
    ['call_back', 'time_told'],
    { consumer, manager },
    { stateOf: () => 'shown' },
    settings,
  );

describe('what is accepted with a condition and without', () => {
  const named: Answer = [['call_back'], 10];
  const both: Answer = [['call_back', 'time_told'], 4];
  const none: Answer = [[], 2];

  it('is the median of those who name it, and of those who do not', () => {
    const [callBack, timeTold] = computed([
      ...times(9, named),
      ...times(6, both),
      ...times(8, none),
    ]);
    expect(callBack).toMatchObject({
      named: { n: 15, estimate: 10 },
      others: { n: 8, estimate: 2 },
    });
    // Of the 17 others 8 accept 2 and 9 accept 10.
    expect(timeTold).toMatchObject({
      named: { n: 6, estimate: 4 },
      others: { n: 17, estimate: 10 },
    });
  });

  it('counts weights', () => {
    const [callBack] = computed([
      ...times(6, [['call_back'], 3, 1]),
      ...times(5, [['call_back'], 9, 4]),
    ]);
    expect(callBack?.named).toMatchObject({ n: 11, weightedN: 26, estimate: 9 });
  });

  it('leaves out who did not say what helps, unless they are too few to stand apart', () => {
    const answers = [...times(9, named), ...times(8, none)];
    const [many] = computed([...answers, ...times(7, [null, 50])]);
    expect(many?.others).toMatchObject({ n: 8, estimate: 2 });
    const [few] = computed([...answers, ...times(4, [null, 50])]);
    expect(few?.others).toMatchObject({ n: 12, estimate: 2 });
  });

  it('is withheld for a condition of which a group is too small, and for no other', () => {
    const [callBack, timeTold] = report(
      computed([...times(9, named), ...times(4, both), ...times(8, none)]),
    );
    expect(callBack?.named.consumer?.base).toBe(13);
    for (const part of ['named', 'others', 'difference'] as const)
      expect(timeTold?.[part].consumer).toMatchObject({ base: null, estimate: null });
  });

  it('is withheld where an item is', () => {
    const hidden = acceptanceReport(
      study,
      question,
      ['call_back'],
      { consumer: computed([...times(9, named), ...times(8, none)]), manager: null },
      { stateOf: (_, key) => (key === 'helps' ? 'withheld' : 'shown') },
      settings,
    );
    expect(hidden[0]?.named.consumer?.base).toBeNull();
    expect(hidden[0]?.named.manager).toBeNull();
  });

  it('has a gap of managers minus consumers, of the difference too', () => {
    const consumers = computed([...times(20, named), ...times(20, none)]);
    const managers = computed([...times(20, [['call_back'], 30]), ...times(20, [[], 7])]);
    const [callBack] = report(consumers, managers);
    expect(callBack?.named.gap.value).toBe(20);
    expect(callBack?.others.gap.value).toBe(5);
    expect(callBack?.difference).toMatchObject({
      consumer: { base: 40, estimate: 8 },
      manager: { base: 40, estimate: 23 },
      gap: { value: 15 },
    });
  });
});
