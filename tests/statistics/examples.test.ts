import { describe, expect, it } from 'vitest';
import { documented, evaluated, filesOf, SOURCE, unlike } from './docExamples';

/** What examples may use: everything that the folder exports, by name. */
const modules = import.meta.glob<Record<string, unknown>>('../../app/statistics/*.ts', {
  eager: true,
});
const scope = Object.assign({}, ...Object.values(modules)) as Record<string, unknown>;

const functions = filesOf('app/statistics').flatMap(documented);
const examples = functions.flatMap(({ examples, ...of }) =>
  examples.map((example, at) => ({ title: `${of.name} ${at + 1}`, file: of.file, example })),
);

describe('what is said of the functions of the core', () => {
  it('there is something to check', () => {
    expect(functions.length).toBeGreaterThan(80);
    expect(Object.keys(scope).length).toBeGreaterThanOrEqual(functions.length);
  });

  it('names a source of every method', () => {
    const without = functions.filter(({ text }) => !SOURCE.test(text));
    expect(without.map(({ file, name }) => `${file} ${name}`)).toEqual([]);
  });

  it('has an example of every function', () => {
    const without = functions.filter(({ examples }) => examples.length === 0);
    expect(without.map(({ file, name }) => `${file} ${name}`)).toEqual([]);
  });

  it.each(examples)('is true: $file, $title', ({ example }) => {
    expect(unlike(evaluated(example, scope), example.value)).toEqual([]);
  });
});
