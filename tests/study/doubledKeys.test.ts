import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubledKeys, holdsPrototype } from '../../app/study/doubledKeys';

describe('doubled keys of a JSON text', () => {
  it.each([
    ['{"a":1,"a":2}', ['$.a']],
    ['{"a":{"b":1,"b":[]},"c":1}', ['$.a.b']],
    ['[{"x":1},{"y":1,"x":2,"y":3}]', ['$[1].y']],
    ['{"a":[1,{"k":1},{"k":1,"k":2}]}', ['$.a[2].k']],
    ['{"\\u0061":1,"a":2}', ['$.a']],
    ['{"a\\"b":1,"a\\"b":2,"t":"}{,\\\\"}', ["$['a\"b']"]],
    ['{"a":"a","b":"a"}', []],
    ['"a"', []],
  ])('%s are %j', (json, expected) => {
    JSON.parse(json);
    expect(doubledKeys(json)).toEqual(expected);
  });

  it('are never found where JavaScript wrote the text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        expect(doubledKeys(JSON.stringify(value, null, indent))).toEqual([]);
      }),
    );
  });
});

it('a member named __proto__ is found at any depth', () => {
  expect(holdsPrototype(JSON.parse('{"a":[{"__proto__":{}}]}'))).toBe(true);
  expect(holdsPrototype(JSON.parse('{"a":["__proto__"]}'))).toBe(false);
});
