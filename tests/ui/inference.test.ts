import { describe, expect, it } from 'vitest';
import { reportEn } from '../../app/messages/report.en';
import { reportSv } from '../../app/messages/report.sv';

describe.each([
  [
    'English',
    reportEn,
    /model-based/,
    /not the margin of error of a random sample/,
    /margin of error/,
  ],
  ['Swedish', reportSv, /modellbaserade/, /inte felmarginalen för ett slumpmässigt/, /felmarginal/],
])('what is said of intervals in %s', (_, messages, model, denial, margin) => {
  it('is that they are model-based where the sample is not random', () => {
    expect(messages['page.model_based']).toMatch(model);
    expect(messages['page.model_based']).toMatch(denial);
  });

  it('is nowhere that they are a margin of error', () => {
    const naming = Object.entries(messages).filter(([, text]) => margin.test(text));
    expect(naming.map(([name]) => name)).toEqual(['page.model_based']);
  });
});
