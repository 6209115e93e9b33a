import { describe, expect, it } from 'vitest';
import { drawnPage } from '../../app/questionnaire/drawn';
import { type StepView, stepPage } from '../../app/questionnaire/page';
import { toForm } from '../../app/study/form';
import { stepsOf } from '../../app/study/steps';
import { stepView } from './asBrowser';

const address = (token: string, locale: string) => `/q/wave/consumer?r=${token}&lang=${locale}`;
const whole = (view: StepView) =>
  stepPage({
    ...view,
    languages: view.study.locales.map((locale) => ({
      locale,
      href: address(view.token, locale),
    })),
  });
const drawn = ({ token, version, opened, languages: _, ...view }: StepView, answers = {}) =>
  drawnPage(view, { token, version, opened }, answers, address);

describe('a page that is kept', () => {
  it('is the same as one that is drawn anew, with what is each respondent’s own', () => {
    for (const own of [
      { token: 'first', version: 'one', opened: 'a' },
      { token: 'second', version: 'two', opened: 'b' },
    ])
      expect(drawn(stepView(own))).toBe(whole(stepView(own)));
  });

  it('is another one for whatever else differs', () => {
    const study = stepView().study;
    const steps = stepsOf(study, 'consumer');
    const given: Partial<StepView>[] = [
      ...steps.map((step) => ({ step })),
      { locale: study.locales.at(-1) ?? 'en' },
      { notice: 'A note' },
      { resumed: true },
      { isTest: true },
      { isLast: true },
      { isFirst: false },
      { pageNumber: 2 },
      { pageCount: 7 },
      { action: '/elsewhere' },
      { audience: 'manager', step: stepsOf(study, 'manager')[0] ?? stepView().step },
    ];
    for (const overrides of given) {
      const view = stepView(overrides);
      expect(drawn(view)).toBe(whole(view));
      expect(drawn(view)).toBe(whole(view));
    }
  });

  it('is drawn anew where there are answers or faults', () => {
    const { study, step } = stepView();
    const key = step.items[0] ?? '';
    const faulty = stepView({ faults: [{ field: key, fault: { code: 'required' } }] });
    expect(drawn(faulty)).toBe(whole(faulty));
    expect(drawn(faulty)).not.toBe(drawn(stepView()));
    const single = study.items.find(({ kind }) => kind === 'single');
    if (single?.kind !== 'single') throw new Error('the study has no such item');
    const answers = { [single.key]: single.options[0]?.code ?? '' };
    const its = stepsOf(study, 'consumer').find(({ items }) => items.includes(single.key)) ?? step;
    const answered = stepView({ step: its, values: toForm(study, answers) });
    expect(drawn(answered, answers)).toBe(whole(answered));
    expect(drawn(answered, answers)).not.toBe(drawn(stepView({ step: its })));
  });
});
