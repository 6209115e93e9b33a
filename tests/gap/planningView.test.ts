import { describe, expect, it } from 'vitest';
import { planning } from '../../app/gap/planning';
import { planningView } from '../../app/gap/planningView';
import { tally } from '../../app/gap/tally';
import { sampleSize } from '../../app/statistics/planning';
import { explainPlan } from '../../app/ui/explainViews';
import { wordsOf } from '../../app/ui/Words';
import { everyKindStudy } from '../study/fixtures';

const study = everyKindStudy();
const plan = {
  gap: 0.1,
  share: 0.5,
  power: 0.8,
  confidence: 0.95,
  gaps: 1,
  inSegments: false,
  others: 'none' as const,
};

function viewOf(
  answered: number,
  targets = { manager: null, consumer: null } as Targets,
  by = false,
) {
  const people = (['manager', 'consumer'] as const).flatMap((audience) =>
    Array.from({ length: answered }, (_, at) => ({
      audience,
      status: 'complete' as const,
      flagged: false,
      cluster: null,
      weight: 1,
      answers: { region: at % 2 ? 'N' : 'S' },
    })),
  );
  const { rows } = planning(study, [...tally(study, people).values()], {
    ...plan,
    weighted: true,
    minimumBase: 1,
    ...(by ? { by: [['region']] } : {}),
  });
  return planningView({ study, rows, targets, illustrations: [], plan, locale: 'en' });
}
type Targets = Record<'manager' | 'consumer', number | null>;

describe('the planning page of a wave', () => {
  it('without answers says what to ask for: the same on both sides', () => {
    const { lines, ratio } = viewOf(0);
    const size = sampleSize({ manager: 0.6, consumer: 0.5 }, { power: 0.8, ratio: 1, alpha: 0.05 });
    if (size.status !== 'ok') throw new Error('no size');
    expect(ratio).toBe('equal');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.shows).toBeNull();
    expect(lines[0]?.sides.consumer.wanted).toBe(size.consumer);
    expect(lines[0]?.sides.manager.wanted).toBe(size.manager);
  });

  it('explains what there is and what is wanted', () => {
    const view = viewOf(40);
    const [line] = view.lines;
    if (!line) throw new Error('no line');
    const said = (what: Parameters<typeof explainPlan>[2]) =>
      explainPlan(view, line, what, { plan, minimumBase: 1 }, wordsOf('en'))
        .map(({ text }) => text.replaceAll('\u00a0', ' '))
        .join('\n');
    expect(said('manager_have')).toMatch(/^40 managers\nComplete answers.*Kish 1965/);
    expect(said('consumer_wanted')).toMatch(
      /^40 managers and 40 consumers\nFor a gap of 10 points.*Fleiss[\s\S]*80 % of the time at 95 %/,
    );
  });

  it('without answers goes by the ratio of its targets', () => {
    const { lines, ratio } = viewOf(0, { manager: 100, consumer: 400 });
    const { manager, consumer } = lines[0]?.sides ?? {};
    expect(ratio).toBe('targets');
    expect((consumer?.wanted ?? 0) / (manager?.wanted ?? 1)).toBeCloseTo(4, 1);
  });

  it('with answers goes by their ratio, whatever the targets', () => {
    const { lines, ratio } = viewOf(40, { manager: 1, consumer: 400 });
    expect(ratio).toBe('answers');
    expect(lines[0]?.shows).toBeCloseTo(0.29491, 5);
    expect(lines[0]?.sides.manager).toEqual({ base: 40, wanted: 388, reason: null });
  });

  it('leaves out segments that nobody is in', () => {
    const { lines } = viewOf(40, undefined, true);
    expect(lines.map(({ labels }) => labels.length)).toEqual([0, 1, 1]);
    expect(lines.map(({ sides }) => sides.consumer.base)).toEqual([40, 20, 20]);
  });
});
