import { describe, expect, it } from 'vitest';
import { loyaltyOutcomes, loyaltyQuestion } from '../../app/gap/loyaltyDrivers';
import type { Study } from '../../app/study/document';
import { parseStudy } from '../../app/study/parse';
import { topicStudy } from '../system/topicStudy';

function studyWith(change: (item: { key: string }) => object = () => ({})): Study {
  const study = topicStudy();
  const parsed = parseStudy({
    ...study,
    items: study.items.map((item) => ({ ...item, ...change(item) })),
  });
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.study;
}

function questionOf(study: Study) {
  const [outcome] = loyaltyOutcomes(study);
  return outcome ? loyaltyQuestion(study, outcome) : null;
}

describe('what drives loyalty', () => {
  it('is what is said to be service, and what is rated on the same scale', () => {
    expect(questionOf(studyWith())).toEqual({
      outcome: 'advise',
      drivers: ['heard', 'clear', 'price', 'quality'],
      service: ['heard', 'clear'],
    });
  });

  it('is what plays the role of another driver where anything does', () => {
    const study = studyWith(({ key }) => (key === 'waited_phone' ? { role: 'driver' } : {}));
    expect(questionOf(study)?.drivers).toEqual(['heard', 'clear', 'waited_phone']);
  });

  it('is of consumers where one of it was asked of them alone', () => {
    const study = topicStudy();
    const parsed = parseStudy({
      ...study,
      index: ['heard', 'clear', 'quality'],
      items: study.items.map((item) =>
        item.key === 'price' ? { ...item, wording: { consumer: { en: 'Price?' } } } : item,
      ),
      questionnaires: {
        ...study.questionnaires,
        manager: [
          { key: 'all', items: study.items.flatMap(({ key }) => (key === 'price' ? [] : key)) },
        ],
      },
    });
    if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
    expect(questionOf(parsed.study)?.drivers).toContain('price');
  });

  it('is none where nothing is service, or nothing else', () => {
    const no = { role: undefined };
    expect(questionOf(studyWith(({ key }) => (/heard|clear/.test(key) ? no : {})))).toBe(null);
    const all = { role: 'service' };
    expect(questionOf(studyWith(({ key }) => (/price|quality/.test(key) ? all : {})))).toBe(null);
  });
});
