import { describe, expect, it } from 'vitest';
import { parseStudy } from '../../app/study/parse';
import demo from '../../seeds/studies/brand-loyalty.json';
import { documented, evaluated, filesOf, SOURCE, unlike } from '../statistics/docExamples';

/**
 * The files whose examples stand on their own. Examples may use whatever the core and the report
 * export, and `study`, the demo's study.
 */
const RUN = [
  'acceptance',
  'amongThose',
  'benchmarks',
  'changes',
  'choices',
  'comparable',
  'complementary',
  'crossTable',
  'curves',
  'determined',
  'driverQuestion',
  'drivers',
  'families',
  'findingMarks',
  'finding',
  'followUps',
  'gapIndex',
  'groupQuestion',
  'groups',
  'headline',
  'heterogeneity',
  'joint',
  'jointSums',
  'journey',
  'layout',
  'leaving',
  'mergedSides',
  'numberSums',
  'planning',
  'predictionRows',
  'report',
  'reproduction',
  'resolution',
  'segments',
  'sideSums',
  'sides',
  'subgroups',
  'trends',
  'valueCounts',
  'verdict',
  'weights',
  'wideItems',
  'wideMedians',
  'withholding',
];
/** Those of them that compute or correct figures: every function of theirs has an example. */
const COMPUTING = [
  'acceptance',
  'amongThose',
  'changes',
  'choices',
  'comparable',
  'complementary',
  'crossTable',
  'curves',
  'determined',
  'driverQuestion',
  'drivers',
  'families',
  'gapIndex',
  'heterogeneity',
  'jointSums',
  'journey',
  'numberSums',
  'planning',
  'predictionRows',
  'report',
  'reproduction',
  'resolution',
  'sideSums',
  'sides',
  'subgroups',
  'trends',
  'valueCounts',
  'verdict',
  'weights',
  'wideItems',
  'wideMedians',
  'withholding',
];

const parsed = parseStudy(demo);
if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
const modules = import.meta.glob<Record<string, unknown>>(
  ['../../app/statistics/*.ts', '../../app/gap/*.ts'],
  { eager: true },
);
const known = Object.assign({}, ...Object.values(modules)) as Record<string, unknown>;
const scope = { ...known, study: parsed.study };

const named = (names: readonly string[]) =>
  filesOf('app/gap')
    .filter((file) => names.some((name) => file.endsWith(`/${name}.ts`)))
    .flatMap(documented);
const examples = named(RUN).flatMap(({ examples, ...of }) =>
  examples.map((example, at) => ({ title: `${of.name} ${at + 1}`, file: of.file, example })),
);

describe('what is said of the functions of the report', () => {
  it('has a source and an example of every function that computes', () => {
    const unsourced = named(COMPUTING).filter(({ text }) => !SOURCE.test(text));
    expect(unsourced.map(({ file, name }) => `${file} ${name}`)).toEqual([]);
    const without = named(COMPUTING).filter(({ examples }) => examples.length === 0);
    expect(without.map(({ file, name }) => `${file} ${name}`)).toEqual([]);
  });

  it.each(examples)('is true: $file, $title', ({ example }) => {
    expect(unlike(evaluated(example, scope), example.value)).toEqual([]);
  });
});
