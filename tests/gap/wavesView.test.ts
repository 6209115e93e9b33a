import { describe, expect, it } from 'vitest';
import { gapReport } from '../../app/gap/report';
import { tally } from '../../app/gap/tally';
import { wavesCsv } from '../../app/gap/viewFiles';
import { type WaveOfMany, wavesView } from '../../app/gap/wavesView';
import { explainTrend } from '../../app/ui/explainViews';
import { type TrendAsked, trendCertainty, trendFinding } from '../../app/ui/trendText';
import { wordsOf } from '../../app/ui/Words';
import { response } from './responses';
import { segmentedStudy as study } from './segmentedStudy';

/** A wave of 200 people a side of whom so many managers and consumers find booking easy. */
function wave(time: number, managers: number, consumers: number): WaveOfMany {
  const asked = (audience: 'manager' | 'consumer', easy: number) =>
    Array.from({ length: 200 }, (_, i) =>
      response({ audience, answers: { booking: i < easy ? 'easy' : 'hard' } }),
    );
  const responses = [...asked('manager', managers), ...asked('consumer', consumers)];
  const figures = gapReport(study, [...tally(study, responses).values()], {
    confidence: 0.95,
    adjust: 'holm',
    weighted: true,
    minimumBase: 5,
    equivalenceMargin: 0.1,
  });
  return { id: `w${time}`, title: `Wave ${time}`, time, study, figures };
}

const viewOf = (waves: WaveOfMany[]) => {
  const view = wavesView(waves, { illustrations: [], locale: 'en' });
  if (!view) throw new Error('no waves');
  return view;
};
const asked: TrendAsked = {
  against: 'w1',
  byLink: false,
  adjust: 'holm',
  confidence: 0.95,
  overlapping: [],
};

describe('the slope of a gap', () => {
  const waves = [wave(1, 120, 100), wave(2, 140, 90), wave(3, 160, 80)];

  it('is by how much it moves in a year, with its interval and p', () => {
    const booking = viewOf(waves).lines.find(({ item }) => item === 'booking');
    // From 10 over 25 to 40 points.
    expect(booking?.slope?.value).toBeCloseTo(0.15, 2);
    expect(booking?.slope?.low).toBeGreaterThan(0);
    expect(booking?.slope?.high).toBeLessThan(0.25);
    expect(booking?.slope?.pAdjusted).toBeLessThan(0.001);
  });

  it('is told with how sure it is, in the sentence and in the file', () => {
    const view = viewOf(waves);
    expect(trendCertainty(view, asked, wordsOf('en'))).toMatch(
      /Over 3 waves, the gap in .* moves by \+15 points a year \(\+9 to \+21\)\./,
    );
    const [head = '', ...lines] = wavesCsv(view).trim().split('\r\n');
    const at = head.split(',').indexOf('slope_per_year');
    const slopes = lines
      .filter((line) => line.startsWith('booking'))
      .map((line) => line.split(',')[at]);
    expect(slopes.slice(0, 2)).toEqual(['', '']);
    expect(Number(slopes[2])).toBeCloseTo(0.15, 2);
  });

  it('is not told as one where chance would do', () => {
    const view = viewOf([wave(1, 120, 100), wave(2, 118, 101), wave(3, 121, 100)]);
    expect(trendCertainty(view, asked, wordsOf('en'))).toContain(
      'Over 3 waves, no gap moves one way for certain.',
    );
  });

  it('takes three waves that asked the same', () => {
    const two = viewOf(waves.slice(1));
    expect(two.lines.map(({ slope }) => slope)).toEqual(two.lines.map(() => null));
    expect(trendCertainty(two, { ...asked, against: 'w2' }, wordsOf('en'))).not.toContain('Over');
  });

  it('explains itself, and so does each gap that it is of', () => {
    const view = viewOf(waves);
    const [line] = view.lines;
    if (!line) throw new Error('no line');
    const said = (what: Parameters<typeof explainTrend>[2]) =>
      explainTrend(view, line, what, asked, wordsOf('en'))
        .map(({ name, text }) => `${name}: ${text}`.replaceAll('\u00a0', ' '))
        .join('\n');
    expect(said('before')).toMatch(
      /counted: Wave 1: 200 managers and 200 consumers\.\n.*Wilson[\s\S]*60 % − 50 % = \+10\..*Newcombe/,
    );
    expect(said('now')).toContain('80 % − 40 % = +40.');
    const slope = said('slope');
    for (const { title } of waves) expect(slope).toContain(`${title}: 200 managers`);
    expect(slope).toMatch(/through the gaps of 3 waves.*Cochran 1954/);
    expect(slope).toMatch(/How sure it is: p is < ?0\.001 by itself.*Holm 1979/);
  });

  it('names the change of one side, by who of it was counted then and now', () => {
    const view = viewOf(waves);
    const [line] = view.lines;
    if (!line) throw new Error('no line');
    const figure = { value: 0.2, low: 0.1, high: 0.3, p: 0.01, pAdjusted: null, reason: null };
    const change = { comparable: true, manager: figure, consumer: null, gap: null };
    const text = explainTrend(view, { ...line, change }, 'manager', asked, wordsOf('en'))
      .map(({ text }) => text.replaceAll('\u00a0', ' '))
      .join('\n');
    expect(text).toContain('Wave 1: 200 managers. Wave 3: 200 managers.');
    expect(text).toContain('Now minus then: 80 % − 60 % = +20.');
    expect(text).toContain('p is 0.010, not corrected');
  });

  it('and a change are not told while a wave has too few answers', () => {
    const view = viewOf(waves.slice(0, 2));
    const lines = view.lines.map((line) => ({
      ...line,
      change: { comparable: true, manager: null, consumer: null, gap: null },
    }));
    const empty = { ...view, lines };
    expect(trendFinding(empty, asked, wordsOf('en'))).toBe(
      'Since Wave 1, no change can be told yet',
    );
    expect(trendCertainty(empty, asked, wordsOf('en'))).toMatch(/^A change takes enough answers/);
  });
});
