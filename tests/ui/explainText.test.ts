import { describe, expect, it } from 'vitest';
import type { ReportView } from '../../app/gap/presentation';
import { presentation } from '../../app/gap/presentation';
import { gapReport } from '../../app/gap/report';
import { type CountedResponse, tally } from '../../app/gap/tally';
import { explainRow } from '../../app/ui/explainText';
import { wordsOf } from '../../app/ui/Words';
import { response } from '../gap/responses';
import { segmentedStudy as study } from '../gap/segmentedStudy';

const asked = (n: number, audience: 'manager' | 'consumer', answers: CountedResponse['answers']) =>
  Array.from({ length: n }, () => response({ audience, answers }));

const RESPONSES = [
  ...asked(40, 'manager', { booking: 'easy', advise: 9, region: 'N' }),
  ...asked(40, 'manager', { booking: 'hard', advise: 3, region: 'S' }),
  ...asked(20, 'consumer', { booking: 'easy', advise: 9, region: 'N' }),
  ...asked(80, 'consumer', { booking: 'hard', advise: 2, region: 'S' }),
];

function viewOf(
  responses: readonly CountedResponse[],
  given: {
    adjust?: 'holm' | 'bh' | 'none';
    weighting?: Record<string, Record<string, number>>;
  } = {},
): ReportView {
  const { adjust = 'holm', weighting } = given;
  const figures = gapReport(study, [...tally(study, responses).values()], {
    confidence: 0.9,
    adjust,
    weighted: true,
    minimumBase: 5,
    equivalenceMargin: 0.1,
    ...(weighting ? { weighting: { consumer: weighting } } : {}),
  });
  return presentation({ study, figures, published: [], illustrations: [], locale: 'en' });
}

function said(view: ReportView, id: string): Record<string, string> {
  const row = view.rows.find((one) => one.id === id);
  if (!row) throw new Error(`no row ${id}`);
  const parts = explainRow(view, row, 5, wordsOf('en'));
  return Object.fromEntries(parts.map(({ name, text }) => [name, text]));
}

describe('how a figure comes about', () => {
  it('is who is counted, both figures, the gap, how sure it is and the verdict', () => {
    const text = said(viewOf(RESPONSES), 'booking.favourable');
    expect(Object.keys(text)).toEqual([
      'Who is counted',
      'Each side’s figure',
      'The gap',
      'How sure it is',
      'Verdict',
    ]);
    expect(text['Who is counted']).toMatch(/^80 managers and 100 consumers answered\./);
    expect(text['Each side’s figure']).toContain('Wilson’s 90\u00a0% interval (1927)');
    expect(text['The gap']).toMatch(/50\u00a0% − 20\u00a0% = \+30\..*Newcombe 1998/);
    expect(text['How sure it is']).toMatch(/inside out.* corrected .*Holm 1979/);
    expect(text.Verdict).toMatch(/managers rate what they deliver higher/);
  });

  it('names weights, what they cost, and the method for shares with them', () => {
    const text = said(
      viewOf(RESPONSES, { weighting: { region: { N: 0.5, S: 0.5 } } }),
      'booking.favourable',
    );
    expect(text['Who is counted']).toMatch(/Consumers are weighted .* raking/);
    expect(text['Who is counted']).toMatch(
      /these consumers tell as much as \d+ unweighted answers/,
    );
    expect(text['Who is counted']).not.toContain('Managers are weighted');
    expect(text['The gap']).toContain('MOVER');
  });

  it('names the correction that was chosen, or that there is none', () => {
    const sure = (adjust: 'bh' | 'none') =>
      said(viewOf(RESPONSES, { adjust }), 'booking.favourable')['How sure it is'];
    expect(sure('bh')).toContain('Benjamini and Hochberg 1995');
    expect(sure('none')).toContain('not corrected');
  });

  it('names the methods of scores, of means and of middle answers', () => {
    const view = viewOf(RESPONSES);
    expect(said(view, 'advise.nps')['Each side’s figure']).toContain('Reichheld 2003');
    expect(said(view, 'advise.nps')['The gap']).toContain('Welch 1947');
  });

  it('says why there is no gap: a side is withheld, or has not answered', () => {
    const few = viewOf([
      ...asked(40, 'manager', { booking: 'easy' }),
      ...asked(3, 'consumer', { booking: 'easy' }),
    ]);
    const text = said(few, 'booking.favourable');
    expect(text['Who is counted']).toContain('fewer than 5 answered');
    expect(text['Who is counted']).not.toMatch(/\b3\b/);
    expect(text['The gap']).toBe('A gap takes figures of both sides.');
    expect(text['How sure it is']).toBe(undefined);
    expect(text.Verdict).toContain('fewer than 5 answers');
    const one = said(viewOf(asked(40, 'manager', { booking: 'easy' })), 'booking.favourable');
    expect(one.Verdict).toBe('Both sides have to answer first.');
  });

  it('has words for every row of a report, in both languages', () => {
    const view = viewOf(RESPONSES);
    for (const locale of ['en', 'sv'])
      for (const row of view.rows)
        for (const { text } of explainRow(view, row, 5, wordsOf(locale)))
          expect(text).not.toMatch(/undefined|null|NaN|\{|explain\./);
  });
});
