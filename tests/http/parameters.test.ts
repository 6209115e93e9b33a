import { describe, expect, it } from 'vitest';
import { operations } from '../../app/api/operations';
import { readParameters, reportParameters } from '../../app/api/parameters';

const read = (search: string) => readParameters(new URLSearchParams(search), reportParameters);
const faults = (search: string) => {
  const found = read(search);
  return 'faults' in found ? found.faults : [];
};
const LEVEL = 'must be a number from 0.5 to 0.9999';

describe('the parameters of a report', () => {
  it('have defaults, and may be given in any order among others', () => {
    expect(read('')).toEqual({ query: { weighted: 'true', confidence: 0.95, adjust: 'holm' } });
    expect(read('access=x&by=a&confidence=.9&by=b&access=y')).toEqual({
      query: { weighted: 'true', confidence: 0.9, adjust: 'holm', by: ['a', 'b'] },
    });
  });

  it.each(['.4', '1', '0.99995', 'NaN', 'Infinity', '-0.9', '', 'high', '0,9'])(
    'confidence "%s" is refused',
    (written) => {
      const search = new URLSearchParams({ confidence: written }).toString();
      expect(faults(search)).toEqual([{ path: '$.confidence', message: LEVEL }]);
    },
  );

  it.each(['0.5', '0.9999', '.95'])('confidence %s is taken', (written) => {
    expect(read(`confidence=${written}`)).toMatchObject({
      query: { confidence: Number(written) },
    });
  });

  it.each(['foo', '', 'Holm', 'HB'])('adjust "%s" is refused', (written) => {
    expect(faults(`adjust=${written}`)).toEqual([
      { path: '$.adjust', message: 'must be one of holm, bh, none' },
    ]);
  });

  it.each(['confidence=.9&confidence=.95', 'confidence=.9&confidence=.9'])(
    'a single value given twice is refused: %s',
    (search) => {
      expect(faults(search)).toEqual([
        { path: '$.confidence', message: 'is given more than once' },
      ]);
    },
  );

  it('are all looked at before one is refused', () => {
    expect(
      faults('confidence=.9&confidence=.95&adjust=foo&weighted=1').map(({ path }) => path),
    ).toEqual(['$.confidence', '$.weighted', '$.adjust']);
  });

  it('say how many rows a report may have', () => {
    const { by } = operations.getGaps.query.shape;
    expect(by.description).toContain('200,000');
    expect(by.description).toContain('50 times');
  });
});
