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

  it('that is no error is written as it is', () => {
    expect([described('plain'), describedText(7)]).toEqual(['plain', '7']);
  });
});
