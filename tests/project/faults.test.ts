import { describe, expect, it } from 'vitest';
import { described, describedText } from '../../app/faults.server';

describe('a fault in the log or on the terminal', () => {
  it('names the query, its place and its cause, but never what somebody answered', () => {
    const query = new Error(
      'Failed query: insert into responses\nparams: main,"a secret\nof two lines",7',
    );
    const fault = new Error('outer', { cause: query });
    for (const written of [JSON.stringify(described(fault)), describedText(fault)]) {
      expect(written).not.toMatch(/secret|two lines/);
      expect(written).toContain('insert into responses');
      expect(written).toContain('params: …');
      expect(written).toContain('faults.test.ts');
    }
  });

  it('about a value does not quote it', () => {
    let syntax: unknown;
    try {
      JSON.parse('{"secret');
    } catch (error) {
      syntax = error;
    }
    const data = Object.assign(new Error('invalid input syntax for type integer: "secret"'), {
      code: '22P02',
    });
    for (const fault of [syntax, new Error('outer', { cause: data })]) {
      const written = JSON.stringify(described(fault));
      expect(written).not.toContain('secret');
      expect(written).toContain('faults.test.ts');
    }
    expect(JSON.stringify(described(data))).toContain('22P02');
  });

  it('that is no error is written as it is', () => {
    expect([described('plain'), describedText(7)]).toEqual(['plain', '7']);
  });
});
