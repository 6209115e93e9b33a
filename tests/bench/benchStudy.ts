import type { Study } from '../../app/study/document';
import { parseStudy } from '../../app/study/parse';

const text = (en: string) => ({ en });
const both = (en: string) => ({ consumer: text(en), manager: text(en) });
const coded = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, i) => ({
    code: `${prefix}${i + 1}`,
    label: text(`${prefix} ${i + 1}`),
  }));

/** How many codes each segment item has. */
export const SEGMENTS = { country: 6, channel: 6, age: 3, size: 4 } as const;
/** Scale items; with the segment items, a net promoter score, a number and a choice: fifteen. */
export const SCALES = 8;

/** The study that everything is measured with: fifteen items, four of them segments. */
export function benchDocument() {
  const scales = Array.from({ length: SCALES }, (_, i) => ({
    key: `scale_${i + 1}`,
    kind: 'scale',
    scale: 'agree',
    wording: both(`Statement ${i + 1}`),
  }));
  const segments = Object.entries(SEGMENTS).map(([key, count]) => ({
    key,
    kind: 'single',
    segment: true,
    options: coded(count, key),
    wording: both(key),
  }));
  const items = [
    ...scales,
    { key: 'recommend', kind: 'nps', wording: both('Would you recommend us?') },
    {
      key: 'minutes',
      kind: 'number',
      unit: 'minute',
      min: 0,
      max: 60,
      thresholds: [5],
      better: 'lower',
      wording: both('Minutes?'),
    },
    { key: 'uses', kind: 'multiple', options: coded(4, 'use'), wording: both('Uses?') },
    ...segments,
  ];
  const page = [{ key: 'all', items: items.map(({ key }) => key) }];
  return {
    format: 'parallax.study/1',
    key: 'bench',
    title: text('Bench'),
    locales: ['en'],
    audiences: { consumer: { label: text('Consumers') }, manager: { label: text('Managers') } },
    scales: {
      agree: {
        options: Array.from({ length: 5 }, (_, i) => ({
          code: `a${i + 1}`,
          value: i + 1,
          label: text(`Level ${i + 1}`),
        })),
        favourable: ['a4', 'a5'],
      },
    },
    items,
    questionnaires: { consumer: page, manager: page },
    index: ['scale_1', 'scale_2', 'scale_3'],
  };
}

export const benchStudy: Study = (() => {
  const parsed = parseStudy(benchDocument());
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.study;
})();

/** A file of so many responses to that study, every combination of segment codes among them. */
export function* benchCsv(rows: number): Generator<string> {
  const scales = Array.from({ length: SCALES }, (_, i) => `scale_${i + 1}`);
  yield `audience,${[...scales, 'recommend', 'minutes', 'uses', ...Object.keys(SEGMENTS)].join()}\n`;
  let lines = '';
  for (let i = 0; i < rows; i += 1) {
    const levels = scales.map((_, k) => `a${1 + ((i * (7 + 2 * k) + Math.floor(i / 5)) % 5)}`);
    let width = 1;
    const codes = Object.entries(SEGMENTS).map(([key, count]) => {
      const code = `${key}${1 + (Math.floor(i / width) % count)}`;
      width *= count;
      return code;
    });
    const audience = Math.floor(i / width) % 5 === 0 ? 'manager' : 'consumer';
    lines += `${[audience, ...levels, (i * 13) % 11, (i * 29) % 61, `use${1 + (i % 4)}`, ...codes].join()}\n`;
    if (lines.length < 60_000) continue;
    yield lines;
    lines = '';
  }
  yield lines;
}
