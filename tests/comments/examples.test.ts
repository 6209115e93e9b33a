import { describe, expect, it } from 'vitest';
import { documented, evaluated, filesOf, SOURCE, unlike } from '../statistics/docExamples';

const modules = import.meta.glob<Record<string, unknown>>('../../app/comments/*.ts', {
  eager: true,
});
const scope = Object.assign({}, ...Object.values(modules)) as Record<string, unknown>;
const COMPUTING = ['filters', 'masking', 'phraseRows', 'phrases', 'search'];

const functions = filesOf('app/comments')
  .filter((file) => COMPUTING.some((name) => file.endsWith(`/${name}.ts`)))
  .flatMap(documented);
const examples = functions.flatMap(({ examples, ...of }) =>
  examples.map((example, at) => ({ title: `${of.name} ${at + 1}`, file: of.file, example })),
);

describe('what is said of the functions of the comments', () => {
  it('names a source of every function, and has an example of it', () => {
    expect(functions.length).toBeGreaterThan(4);
    const without = functions.filter(
      ({ text, examples }) => !SOURCE.test(text) || examples.length === 0,
    );
    expect(without.map(({ file, name }) => `${file} ${name}`)).toEqual([]);
  });

  it.each(examples)('is true: $file, $title', ({ example }) => {
    expect(unlike(evaluated(example, scope), example.value)).toEqual([]);
  });
});
