import { describe, expect, it } from 'vitest';
import { parseStudy } from '../../app/study/parse';
import { everyKind } from './fixtures';

type Document = ReturnType<typeof everyKind>;

/** The faults of a document after a change, as "path: message". */
function faultsAfter(change: (document: Record<string, unknown> & Document) => void): string[] {
  const document = structuredClone(everyKind());
  change(document as Record<string, unknown> & Document);
  const parsed = parseStudy(document);
  return 'faults' in parsed ? parsed.faults.map(({ path, message }) => `${path}: ${message}`) : [];
}

const set = (target: unknown, key: string, value: unknown) => {
  (target as Record<string, unknown>)[key] = value;
};

describe('a study document', () => {
  it('of all seven kinds is taken as it is', () => {
    const document = everyKind();
    expect(parseStudy(document)).toEqual({ study: document });
  });

  it.each<[string, (document: Record<string, unknown> & Document) => void, string]>([
    ['an unknown field', (d) => set(d, 'colour', 'red'), '$.colour: unknown field'],
    [
      'an unknown field deep inside',
      (d) => set(d.items[0], 'shape', 1),
      '$.items[0].shape: unknown field',
    ],
    [
      'an unknown scale',
      (d) => set(d.items[0], 'scale', 'nope'),
      '$.items[0].scale: unknown scale "nope"',
    ],
    [
      'an unknown code in favourable of a scale',
      (d) => set(d.scales.ease, 'favourable', ['simple']),
      '$.scales.ease.favourable[0]: unknown code "simple"',
    ],
    [
      'an unknown code in favourable of an item',
      (d) => set(d.items[1], 'favourable', ['yes', 'perhaps']),
      '$.items[1].favourable[1]: unknown code "perhaps"',
    ],
    [
      'a doubled item key',
      (d) => set(d.items[1], 'key', 'booking'),
      '$.items[1].key: "booking" is doubled',
    ],
    [
      'a doubled option code',
      (d) => set(d.items[2]?.options?.[1], 'code', 'app'),
      '$.items[2].options[1].code: "app" is doubled',
    ],
    [
      'a doubled page key',
      (d) => set(d.questionnaires.consumer[1], 'key', 'stay'),
      '$.questionnaires.consumer[1].key: "stay" is doubled',
    ],
    [
      'a paired item that one questionnaire lacks',
      (d) => set(d.questionnaires.manager[0], 'items', ['booking', 'minutes', 'returned', 'uses']),
      '$.items[3].wording.manager: "order" is worded for the manager but missing from the manager questionnaire',
    ],
    [
      'an item that is asked twice',
      (d) => set(d.questionnaires.consumer[2], 'items', ['advise', 'words', 'region', 'uses']),
      '$.questionnaires.consumer[2].items[3]: "uses" is asked twice',
    ],
    [
      'an item asked of a side that it is not worded for',
      (d) => set(d.questionnaires.manager[1], 'items', ['advise', 'words', 'region', 'why']),
      '$.questionnaires.manager[1].items[3]: "why" has no wording for the manager',
    ],
    [
      'an unknown item on a page',
      (d) => set(d.questionnaires.consumer[2], 'items', ['advise', 'words', 'region', 'ghost']),
      '$.questionnaires.consumer[2].items[3]: unknown item "ghost"',
    ],
    [
      'a missing text of the default locale',
      (d) => set(d.items[5]?.wording, 'manager', { sv: 'Hej' }),
      "$.items[5].wording.manager.en: the default locale's text is missing",
    ],
    [
      'a text of a locale that the study does not have',
      (d) => set(d.title, 'de', 'Alles'),
      '$.title.de: "de" is not among the study\'s locales',
    ],
    [
      'a locale that is no language tag',
      (d) => set(d, 'locales', ['en', 'sv', 'x']),
      '$.locales[2]: "x" is not a BCP 47 language tag',
    ],
    [
      'a condition on an unknown code',
      (d) =>
        set(d.questionnaires.consumer[1]?.items[1], 'when', { item: 'returned', is: ['never'] }),
      '$.questionnaires.consumer[1].items[1].when.is[0]: unknown code "never"',
    ],
    [
      'a condition on an unknown item',
      (d) =>
        set(d.questionnaires.consumer[1]?.items[1], 'when', {
          all: [{ item: 'ghost', answered: true }],
        }),
      '$.questionnaires.consumer[1].items[1].when.all[0].item: unknown item "ghost"',
    ],
    [
      'a condition on an item that is asked later',
      (d) => set(d.questionnaires.consumer[0], 'when', { item: 'advise', atLeast: 9 }),
      '$.questionnaires.consumer[0].when.item: "advise" is asked on a later page',
    ],
    [
      'a condition that is of no form',
      (d) => set(d.questionnaires.consumer[1], 'when', { item: 'booking' }),
      '$.questionnaires.consumer[1].when: is one of { item, is }, { item, answered }, { item, atLeast }, { item, atMost }, { all }, { any }, { not }',
    ],
    [
      'a number asked of codes',
      (d) => set(d.questionnaires.consumer[1], 'when', { item: 'booking', atLeast: 2 }),
      '$.questionnaires.consumer[1].when.atLeast: "atLeast" asks for a number, but "booking" is of kind scale',
    ],
    [
      'an index item that is not paired',
      (d) => set(d, 'index', ['booking', 'why']),
      '$.index[1]: "why" is not paired: it is asked of one side only',
    ],
    [
      'an index item without favourable codes',
      (d) => set(d, 'index', ['uses']),
      '$.index[0]: "uses" must be a scale or single item with favourable codes',
    ],
    [
      'a net of an unknown code',
      (d) => set(d.items[2]?.nets?.[0], 'any', ['fax']),
      '$.items[2].nets[0].any[0]: unknown code "fax"',
    ],
    [
      'a net named like an option',
      (d) => set(d.items[2]?.nets?.[0], 'code', 'desk'),
      '$.items[2].nets[0].code: "desk" is an option\'s code already',
    ],
    [
      'a ranking deeper than its options',
      (d) => set(d.items[3], 'rankTop', 4),
      '$.items[3].rankTop: exceeds the options',
    ],
    [
      'a threshold out of range',
      (d) => set(d.items[4], 'thresholds', [5, 90]),
      '$.items[4].thresholds[1]: lies outside min and max',
    ],
    [
      'an option named like "don\'t know"',
      (d) => set(d.items[2]?.options?.[0], 'code', 'dk'),
      '$.items[2].options[0].code: "dk" is kept for "don\'t know"',
    ],
    [
      'an item named like a response column',
      (d) => set(d.items[6], 'key', 'weight'),
      '$.items[6].key: is a reserved name; choose another key',
    ],
    [
      'a text with a NUL',
      (d) => set(d.title, 'en', 'a\u0000b'),
      '$.title.en: holds a character that cannot be stored',
    ],
  ])('with %s is refused at that path', (_, change, expected) => {
    expect(faultsAfter(change)).toContain(expected);
  });

  it('whose conditions make a cycle is refused', () => {
    const faults = faultsAfter((d) =>
      set(d.questionnaires.consumer[1], 'items', [
        { item: 'returned', when: { item: 'why', answered: true } },
        { item: 'why', when: { item: 'returned', is: ['no'] } },
        'uses',
        'order',
      ]),
    );
    expect(faults.filter((fault) => fault.includes('makes a cycle'))).toHaveLength(2);
  });

  it('whose page depends on its own item is refused', () => {
    const faults = faultsAfter((d) =>
      set(d.questionnaires.consumer[1], 'when', { item: 'uses', is: ['app'] }),
    );
    expect(faults).toEqual([
      '$.questionnaires.consumer[1].when: makes a cycle: whether "uses" is asked depends on its own answer',
    ]);
  });

  it('names faults of the grammar and of references in one answer', () => {
    const faults = faultsAfter((d) => {
      set(d, 'colour', 'red');
      set(d.items[0], 'scale', 'nope');
      set(d.items[2], 'maxSelect', 'many');
      set(d, 'index', ['ghost']);
    });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      '$.items[2].maxSelect',
      '$.colour',
      '$.items[0].scale',
      '$.index[0]',
    ]);
  });

  it('names the reference faults of an item, a page and a scale that have faults of grammar too', () => {
    const faults = faultsAfter((d) => {
      set(d.items[1], 'foo', 1);
      set(d.items[1], 'favourable', ['zz']);
      set(d.items[1]?.wording, 'consumer', { sv: 'Bara svenska' });
      set(d.items[4], 'step', 0);
      set(d.items[4], 'thresholds', [9, 9, 90]);
      set(d.questionnaires.consumer[0], 'bad', 1);
      set(d.questionnaires.consumer[0], 'items', ['booking', 'minutes', 'ghost']);
      set(d.scales.ease.options[0], 'value', 'one');
      set(d.scales.ease, 'favourable', ['simple']);
    });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(
      expect.arrayContaining([
        '$.items[1].foo',
        '$.items[1].favourable[0]',
        '$.items[1].wording.consumer.en',
        '$.items[4].step',
        '$.items[4].thresholds[1]',
        '$.items[4].thresholds[2]',
        '$.questionnaires.consumer[0].bad',
        '$.questionnaires.consumer[0].items[2]',
        '$.scales.ease.options[0].value',
        '$.scales.ease.favourable[0]',
      ]),
    );
    expect(faults).toHaveLength(10);
  });

  it('with an empty localized text lacks the default locale’s', () => {
    const faults = faultsAfter((d) => {
      set(d, 'title', {});
      set(d.audiences.consumer, 'label', {});
      set(d.items[0]?.wording, 'manager', {});
    });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      '$.title.en',
      '$.audiences.consumer.label.en',
      '$.items[0].wording.manager.en',
    ]);
  });

  it.each(['__proto__', 'a\u0000', 'a\ud800', '', '1st'])(
    'with a scale named %j is refused',
    (name) => {
      const faults = faultsAfter((d) =>
        set(d, 'scales', Object.fromEntries([...Object.entries(d.scales), [name, d.scales.ease]])),
      );
      expect(faults.length).toBeGreaterThan(0);
    },
  );

  it.each([
    [{ item: 'ghost' }, {}, '$.items[4].predicts.item: unknown item "ghost"'],
    [
      { item: 'uses' },
      {},
      '$.items[4].predicts.item: "uses" must be a scale or single item with favourable codes',
    ],
    [
      { item: 'region' },
      {},
      '$.items[4].predicts.item: "region" must be a scale or single item with favourable codes',
    ],
    [
      { item: 'booking' },
      { max: 60 },
      '$.items[4].predicts: a percentage is predicted: "min" must be 0 and "max" 100',
    ],
    [{ item: 'booking', of: 1 }, {}, '$.items[4].predicts.of: unknown field'],
    [{ item: 'booking' }, {}, null],
  ])('that predicts %j with %j is %j', (predicts, given, fault) => {
    const faults = faultsAfter((d) => {
      for (const [name, value] of Object.entries({ max: 100, ...given, predicts }))
        set(d.items[4], name, value);
    });
    expect(faults).toEqual(fault === null ? [] : [fault]);
  });

  it.each([
    [0, 'journey_start', '$.items[0].role: "journey_start" is a role of single items'],
    [0, 'hero', '$.items[0].role: Invalid option'],
    [0, 'channel_service', null],
  ] as const)('item %i cannot play %s: %s', (at, role, fault) => {
    const faults = faultsAfter((d) => set(d.items[at], 'role', role));
    expect(faults.map((text) => text.slice(0, fault?.length))).toEqual(
      fault === null ? [] : [fault],
    );
  });

  it('says that a resolution needs favourable codes', () => {
    const faults = faultsAfter((d) => {
      set(d.items[1], 'role', 'resolution');
      set(d.items[1], 'favourable', undefined);
    });
    expect(faults.join()).toContain('$.items[1].role: "resolution" needs "favourable" codes');
  });

  it('that predicts is asked of managers, and what it predicts of consumers', () => {
    const faults = faultsAfter((d) => {
      set(d.items[4], 'max', 100);
      set(d.items[4], 'predicts', { item: 'booking' });
      set(d.items[4], 'wording', { consumer: { en: 'Minutes?' } });
      set(d.items[0], 'wording', { manager: { en: 'Booking?' } });
    });
    expect(faults).toContain('$.items[4].predicts: predictions are asked of managers');
    expect(faults).toContain('$.items[4].predicts.item: "booking" is not asked of the consumer');
  });

  it('of absurd size is refused at once', () => {
    const huge = { ...everyKind(), items: Array.from({ length: 60_000 }, () => ({})) };
    expect(parseStudy(huge)).toEqual({
      faults: [{ path: '$.items', message: 'holds more than 2000 items' }],
    });
    const wide = {
      ...everyKind(),
      title: Object.fromEntries(Array.from({ length: 300_000 }, (_, i) => [`l${i}`, 'x'])),
    };
    expect(parseStudy(wide)).toEqual({
      faults: [{ path: '$', message: 'holds more than 200000 values' }],
    });
  });

  it.each([
    [null],
    [[]],
    ['text'],
    [{}],
    [{ items: [null, 7, { key: 3 }], scales: [], locales: 'en', questionnaires: { consumer: {} } }],
  ])('that is nothing like one (%j) is refused without failing', (input) => {
    const parsed = parseStudy(input);
    expect('faults' in parsed && parsed.faults.length).toBeGreaterThan(0);
  });

  it('nested without end is refused', () => {
    let when: unknown = { item: 'booking', answered: true };
    for (let depth = 0; depth < 10_000; depth += 1) when = { not: when };
    expect(faultsAfter((d) => set(d.questionnaires.consumer[1], 'when', when))).toEqual([
      '$: is nested more than 40 levels deep',
    ]);
  });
});
