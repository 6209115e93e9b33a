import { describe, expect, it } from 'vitest';
import { documented, evaluated, filesOf, SOURCE, unlike } from '../statistics/docExamples';

const modules = import.meta.glob<Record<string, unknown>>('../../app/money/*.ts', { eager: true });
const scope = Object.assign({}, ...Object.values(modules)) as Record<string, unknown>;

/** The files that compute: every function of theirs has a source and an example. */
const COMPUTING = [
  'churn',
  'erlangC',
  'lifetimeValue',
  'published',
  'range',
  'retention',
  'staffing',
];

const functions = filesOf('app/money')
  .filter((file) => COMPUTING.some((name) => file.endsWith(`/${name}.ts`)))
  .flatMap(documented);
const examples = functions.flatMap(({ examples, ...of }) =>
  examples.map((example, at) => ({ title: `${of.name} ${at + 1}`, file: of.file, example })),
);

describe('what is said of the functions of the calculator', () => {
  it('names a source of every function, and has an example of it', () => {
    expect(functions.length).toBeGreaterThan(15);
    const without = functions.filter(
      ({ text, examples }) => !SOURCE.test(text) || examples.length === 0,
    );
    expect(without.map(({ file, name }) => `${file} ${name}`)).toEqual([]);
  });

  it.each(examples)('is true: $file, $title', ({ example }) => {
    expect(unlike(evaluated(example, scope), example.value)).toEqual([]);
  });
});
