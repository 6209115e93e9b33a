import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyKind } from '../study/fixtures';
import { apiClient, DATABASES, type Program, startProgram } from '../system/program';

interface Figure {
  base: number;
  estimate: number;
  low: number;
  high: number;
}

interface Row {
  item: string;
  measure: string;
  option: string | number | null;
  manager: Figure | null;
  consumer: Figure | null;
  gap: { value: number; low: number; high: number; p: number; pAdjusted: number } | null;
  verdict: string | null;
  reason: string | null;
}

interface Report {
  format: string;
  audiences: Record<'manager' | 'consumer', { responses: number }>;
  rows: Row[];
  index: { value: number; low: number; high: number; meanAbsolute: number };
}

interface Given {
  audience: 'consumer' | 'manager';
  respondent: string;
  answers: Record<string, unknown>;
}

/** A thousand responses by plain rules, so that every figure can be counted here. */
function thousand(): Given[] {
  const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
  return Array.from({ length: 1000 }, (_, i): Given => {
    const audience = i % 5 === 0 ? 'manager' : 'consumer';
    const manager = audience === 'manager';
    const answers: Record<string, unknown> = {
      booking: pick(
        manager ? ['easy', 'easy', 'fair', 'dk'] : ['hard', 'easy', 'fair', 'fair', 'hard'],
        (i * 7 + (i >> 3)) % 20,
      ),
      returned: pick(['yes', 'no', 'else', 'yes'], i * 3 + (i >> 4)),
      uses: pick(
        [['app'], ['desk', 'phone'], ['none'], ['app', 'desk', 'phone'], 'dk'],
        i + (i >> 5),
      ),
      order: pick(
        [['price', 'place'], ['sleep'], ['place', 'sleep'], ['price']],
        manager ? i >> 1 : i,
      ),
      minutes: pick([2, 5, 7.5, 10, 30, 55], i + (i >> 2)),
      advise: (i * 13) % 11,
      words: `word ${i}`,
      region: pick(['N', 'S'], i >> 1),
    };
    if (!manager) answers.why = 'cost';
    return { audience, respondent: `r-${i}`, answers };
  });
}

const z = 1.959963984540054;

function wilson(p: number, n: number): { low: number; high: number } {
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return { low: centre - half, high: centre + half };
}

describe.each(DATABASES)('on the %s database', (kind) => {
  let program: Program;
  let admin: Awaited<ReturnType<typeof apiClient>>;
  let report: Report;
  const given = thousand();

  beforeAll(async () => {
    program = await startProgram(kind, { env: { DEMO: '0' } });
    admin = await apiClient(program, 'admin');
    expect((await admin.post('/api/v1/studies', everyKind())).status).toBe(201);
    const wave = await admin.post('/api/v1/studies/every-kind/waves', {
      key: 'w1',
      status: 'open',
    });
    expect(wave.status).toBe(201);
    const { id } = wave.body as { id: string };
    const stored = await admin.post(`/api/v1/waves/${id}/responses`, given);
    expect(stored.body).toEqual({ stored: 1000, duplicates: 0, rejected: [] });
    report = (await admin.get(`/api/v1/waves/${id}/gaps`)).body as Report;
  });
  afterAll(() => program?.stop());

  const row = (item: string, measure: string, option: string | number | null = null): Row => {
    const found = report.rows.find(
      (candidate) =>
        candidate.item === item && candidate.measure === measure && candidate.option === option,
    );
    if (!found) throw new Error(`no row ${item} ${measure} ${option}`);
    return found;
  };
  /** The substantive answers of one side, after conditions and without "don't know". */
  const answersOf = (audience: string, item: string): unknown[] =>
    given
      .filter((response) => response.audience === audience)
      .filter(({ answers }) => item !== 'why' || answers.returned === 'no')
      .filter(
        ({ answers }) =>
          audience !== 'manager' ||
          Number(answers.minutes) < 50 ||
          !['advise', 'words', 'region'].includes(item),
      )
      .map(({ answers }) => answers[item])
      .filter((answer) => answer !== undefined && answer !== 'dk');
  const expectShare = (found: Row, item: string, met: (answer: never) => boolean) => {
    const limits: Record<string, { p: number; low: number; high: number }> = {};
    for (const audience of ['manager', 'consumer'] as const) {
      const answers = answersOf(audience, item);
      const p = answers.filter((answer) => met(answer as never)).length / answers.length;
      const { low, high } = wilson(p, answers.length);
      limits[audience] = { p, low, high };
      const side = found[audience];
      expect(side?.base).toBe(answers.length);
      expect(side?.estimate).toBeCloseTo(p, 12);
      expect(side?.low).toBeCloseTo(low, 9);
      expect(side?.high).toBeCloseTo(high, 9);
    }
    const { manager, consumer } = limits;
    if (!manager || !consumer) throw new Error('both sides are there');
    const d = manager.p - consumer.p;
    expect(found.gap?.value).toBeCloseTo(d, 12);
    expect(found.gap?.low).toBeCloseTo(
      d - Math.hypot(manager.p - manager.low, consumer.high - consumer.p),
      9,
    );
    expect(found.gap?.high).toBeCloseTo(
      d + Math.hypot(manager.high - manager.p, consumer.p - consumer.low),
      9,
    );
  };

  it('every response is counted', () => {
    expect(report.format).toBe('parallax.gaps/1');
    expect(report.audiences.manager.responses).toBe(200);
    expect(report.audiences.consumer.responses).toBe(800);
  });

  it('a scale gives its favourable share, its mean and its distribution', () => {
    expectShare(row('booking', 'favourable'), 'booking', (answer) => answer === 'easy');
    for (const code of ['hard', 'fair', 'easy'])
      expectShare(row('booking', 'share', code), 'booking', (answer) => answer === code);
    const values: Record<string, number> = { hard: 1, fair: 2, easy: 3 };
    for (const audience of ['manager', 'consumer'] as const) {
      const scores = answersOf(audience, 'booking').map((answer) => values[String(answer)] ?? 0);
      const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
      expect(row('booking', 'mean')[audience]?.estimate).toBeCloseTo(mean, 12);
    }
  });

  it('a single item gives shares and nets', () => {
    expectShare(row('returned', 'favourable'), 'returned', (answer) => answer === 'yes');
    expectShare(row('returned', 'share', 'not_yes'), 'returned', (answer) => answer !== 'yes');
  });

  it('a multiple item counts respondents, and its nets', () => {
    for (const code of ['app', 'desk', 'phone', 'none'])
      expectShare(row('uses', 'share', code), 'uses', (answer: string[]) => answer.includes(code));
    expectShare(row('uses', 'share', 'digital'), 'uses', (answer: string[]) =>
      answer.includes('app'),
    );
    expectShare(
      row('uses', 'share', 'two_or_more'),
      'uses',
      (answer: string[]) => answer.length >= 2,
    );
  });

  it('a ranking gives first choices, mean ranks and positions', () => {
    const options = ['price', 'place', 'sleep'];
    for (const audience of ['manager', 'consumer'] as const) {
      const means = options.map((code) => {
        const ranks = answersOf(audience, 'order').map((order) => {
          const list = order as string[];
          const rest = (list.length + 1 + options.length) / 2;
          return list.includes(code) ? list.indexOf(code) + 1 : rest;
        });
        return ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
      });
      for (const [index, code] of options.entries()) {
        const mean = means[index] ?? 0;
        expect(row('order', 'mean_rank', code)[audience]?.estimate).toBeCloseTo(mean, 12);
        const better = means.filter((other) => other < mean - 1e-9).length;
        const tied = means.filter((other) => Math.abs(other - mean) <= 1e-9).length;
        expect(row('order', 'rank_position', code)[audience]?.estimate).toBe(
          better + (tied + 1) / 2,
        );
      }
    }
    expectShare(
      row('order', 'first_choice', 'sleep'),
      'order',
      (list: string[]) => list[0] === 'sleep',
    );
  });

  it('a number gives mean, median and threshold shares', () => {
    expectShare(row('minutes', 'at_most', 5), 'minutes', (answer: number) => answer <= 5);
    for (const audience of ['manager', 'consumer'] as const) {
      const numbers = (answersOf(audience, 'minutes') as number[]).sort((a, b) => a - b);
      const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
      const half = numbers.length / 2;
      const median = ((numbers[half - 1] ?? 0) + (numbers[half] ?? 0)) / 2;
      expect(row('minutes', 'mean')[audience]?.estimate).toBeCloseTo(mean, 12);
      expect(row('minutes', 'median')[audience]?.estimate).toBe(median);
    }
  });

  it('a recommendation gives promoters minus detractors', () => {
    for (const audience of ['manager', 'consumer'] as const) {
      const scores = answersOf(audience, 'advise') as number[];
      const nps =
        (scores.filter((score) => score >= 9).length -
          scores.filter((score) => score <= 6).length) /
        scores.length;
      expect(row('advise', 'nps')[audience]?.estimate).toBeCloseTo(nps, 12);
      expect(row('advise', 'nps')[audience]?.base).toBe(scores.length);
    }
  });

  it('an item asked of one side has no gap', () => {
    const why = row('why', 'share', 'cost');
    expect(why).toMatchObject({ manager: null, gap: null, verdict: null, reason: 'one_sided' });
    expect(why.consumer?.base).toBe(answersOf('consumer', 'why').length);
    expect(why.consumer?.estimate).toBe(1);
  });

  it('the index is the mean of its items’ gaps', () => {
    const gaps = ['booking', 'returned'].map((item) => row(item, 'favourable').gap?.value ?? 0);
    expect(report.index.value).toBeCloseTo(((gaps[0] ?? 0) + (gaps[1] ?? 0)) / 2, 12);
    expect(report.index.meanAbsolute).toBeCloseTo(
      (Math.abs(gaps[0] ?? 0) + Math.abs(gaps[1] ?? 0)) / 2,
      12,
    );
    expect(report.index.low).toBeLessThan(report.index.value);
  });

  it('a text gives no row', () => {
    expect(report.rows.filter((candidate) => candidate.item === 'words')).toEqual([]);
  });
});
