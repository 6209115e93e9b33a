import { describe, expect, it } from 'vitest';
import type { Finding } from '../../app/gap/findingMarks';
import { findingIn } from '../../app/gap/ownFinding';
import type { Study } from '../../app/study/document';
import { parseStudy } from '../../app/study/parse';
import { publications } from '../../seeds/publications';

const stated = publications().flatMap(({ study, figures }) =>
  figures.derived.map(({ id, label: _, ...finding }) => ({ id, study, finding })),
);

function statement(id: string): { finding: Finding; study: Study } {
  const found = stated.find((one) => one.id === id);
  if (!found) throw new Error(`no finding ${id}`);
  return found;
}

const text = (en: string) => ({ en });
const both = (key: string) => ({ wording: { consumer: text(key), manager: text(key) } });
const options = (codes: readonly string[]) => codes.map((code) => ({ code, label: text(code) }));

/** A study of other keys that asks what publications state of groups and drivers, by constructs and roles. */
function parallel(
  change: (items: Record<string, unknown>[]) => Record<string, unknown>[] = (i) => i,
) {
  const driver = (key: string, construct: string, role: string) => ({
    key,
    construct,
    role,
    kind: 'scale',
    scale: 'grade',
    ...both(key),
  });
  const items = change([
    driver('ear', 'feeling_heard', 'service'),
    driver('voice', 'communication', 'service'),
    driver('same', 'consistency', 'service'),
    driver('pace', 'response_time', 'service'),
    driver('wares', 'product_quality', 'driver'),
    driver('cost', 'price', 'driver'),
    driver('trust', 'brand_trust', 'driver'),
    {
      key: 'glad',
      role: 'unhappy',
      construct: 'satisfaction',
      kind: 'scale',
      scale: 'grade',
      ...both('glad'),
    },
    { key: 'stay', role: 'loyalty', construct: 'loyalty', kind: 'nps', ...both('stay') },
    {
      key: 'mended',
      role: 'resolution',
      kind: 'single',
      segment: true,
      favourable: ['at_once'],
      options: options(['at_once', 'later', 'never']),
      ...both('mended'),
    },
    { key: 'told_on', construct: 'recommendation', kind: 'nps', ...both('told_on') },
    {
      key: 'begins',
      construct: 'simple_matter_start',
      kind: 'single',
      segment: true,
      options: options(['form', 'robot', 'phone']),
      nets: [{ code: 'digital', any: ['form', 'robot'], label: text('digital') }],
      ...both('begins'),
    },
    {
      key: 'ends',
      construct: 'simple_matter_end',
      kind: 'single',
      options: options(['form', 'robot', 'phone']),
      ...both('ends'),
    },
    {
      key: 'bought',
      construct: 'purchases_before',
      kind: 'number',
      unit: 'purchases',
      ...both('bought'),
    },
    {
      key: 'buys',
      construct: 'purchases_after',
      kind: 'number',
      unit: 'purchases',
      ...both('buys'),
    },
  ]);
  const page = [{ key: 'all', items: items.map(({ key }) => key) }];
  const parsed = parseStudy({
    format: 'parallax.study/1',
    key: 'parallel',
    title: text('Parallel'),
    locales: ['en'],
    audiences: { consumer: { label: text('C') }, manager: { label: text('M') } },
    scales: {
      grade: {
        options: [1, 2, 3, 4, 5].map((value) => ({
          code: `g${value}`,
          value,
          label: text(String(value)),
        })),
        favourable: ['g4', 'g5'],
      },
    },
    items,
    questionnaires: { consumer: page, manager: page },
  });
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.study;
}

describe('what publications state of groups and drivers', () => {
  const own = parallel();
  const asked = (id: string, study: Study = own) => {
    const { finding, study: published } = statement(id);
    return findingIn(finding, published, study);
  };

  it('is asked of a study of other keys by constructs and roles', () => {
    expect(asked('simple-digital-to-phone.consumer')).toMatchObject({
      item: 'ends',
      option: 'phone',
      among: { item: 'begins', codes: ['form', 'robot'] },
    });
    expect(asked('recovered-loyalty.consumer')).toMatchObject({ item: 'buys', to: 'bought' });
    expect(asked('recommend-lift')).toMatchObject({
      item: 'told_on',
      among: { item: 'mended', code: 'at_once' },
      against: null,
    });
    expect(asked('service-share-of-loyalty')).toMatchObject({
      outcome: 'stay',
      of: ['ear', 'voice', 'same', 'pace'],
    });
    expect(asked('top-drivers')).toMatchObject({
      outcome: 'glad',
      value: ['ear', 'voice', 'same'],
    });
  });

  it('is not asked of a study that lacks an item, has two of them, or counts in another unit', () => {
    const without = (key: string) => parallel((items) => items.filter((item) => item.key !== key));
    expect(asked('top-drivers', without('trust'))).toBeNull();
    expect(asked('recovered-loyalty.consumer', without('bought'))).toBeNull();
    const twice = parallel((items) => [
      ...items,
      {
        key: 'again',
        construct: 'purchases_after',
        kind: 'number',
        unit: 'purchases',
        ...both('again'),
      },
    ]);
    expect(asked('recovered-loyalty.consumer', twice)).toBeNull();
    // Nobody is asked for a bad experience, and loyalty is on another scale.
    expect(asked('loyalty-drop')).toBeNull();
  });

  it.each(stated)('is asked of its own study as it is: $id', ({ finding, study }) => {
    expect(findingIn(finding, study, study)).toEqual(finding);
  });
});
