import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gapsAnswer } from '../../app/api/gapAnswers';
import type { GapRow } from '../../app/gap/report';
import { csvCell } from '../../app/study/csvCell';
import { randomFrom } from '../../seeds/random';
import type { ShownReport } from '../gap/referenceChecks';
import type { GivenResponse, ReportCase } from '../gap/referenceReport';
import { reportCases, unstratifiedCases } from '../gap/referenceVariants';
import { segmented } from '../gap/segmentedStudy';
import { apiClient, DATABASES, type Program, runParallax, startProgram } from '../system/program';

type Client = Awaited<ReturnType<typeof apiClient>>;
interface Report extends ShownReport {
  weighted: boolean;
  weightProblems: object[];
  audiences: Record<string, object>;
  against?: { id: string; overlappingSamples: string[] };
}
interface Problem {
  errors: { path: string; message: string }[];
}

/** Responses as a CSV file with a column for every item. */
function csvOf(responses: readonly GivenResponse[], items: readonly string[]): string {
  const written = (answer: unknown) =>
    Array.isArray(answer) ? answer.join('|') : answer === undefined ? '' : String(answer);
  const rows = responses.map(({ audience, weight, cluster, answers }) => [
    audience,
    String(weight),
    cluster ?? '',
    ...items.map((item) => written(answers[item])),
  ]);
  return [['audience', 'weight', 'cluster', ...items], ...rows]
    .map((row) => `${row.map(csvCell).join(',')}\r\n`)
    .join('');
}

describe.each(DATABASES)('the gap report on the %s database', (kind) => {
  let program: Program;
  let admin: Client;

  beforeAll(async () => {
    program = await startProgram(kind, { env: { DEMO: '0' } });
    admin = await apiClient(program, 'admin');
  });
  afterAll(() => program?.stop());

  let made = 0;
  async function openWave(study: Record<string, unknown>, settings: object = {}): Promise<string> {
    expect([200, 201]).toContain((await admin.post('/api/v1/studies', study)).status);
    made += 1;
    const wave = await admin.post(`/api/v1/studies/${study.key}/waves`, {
      key: `wave-${made}`,
      status: 'open',
      minimumBase: 1,
      ...settings,
    });
    expect(wave.status, JSON.stringify(wave.body)).toBe(201);
    return (wave.body as { id: string }).id;
  }

  async function store(id: string, responses: object[]): Promise<void> {
    const stored = await admin.post(`/api/v1/waves/${id}/responses?again=1`, responses);
    expect(stored.status).toBe(201);
  }

  async function reportOf(id: string, search = ''): Promise<Report> {
    const { status, body } = await admin.get(`/api/v1/waves/${id}/gaps?${search}`);
    expect(status, JSON.stringify(body)).toBe(200);
    gapsAnswer.parse(body);
    return body as Report;
  }

  /** Imports responses shuffled, in batches of any size, as JSON and CSV; reads now and then. */
  async function importShuffled(id: string, given: readonly GivenResponse[], items: string[]) {
    const random = randomFrom(id);
    const mixed = given
      .map((response) => ({ response, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ response }) => response);
    let start = 0;
    for (let batch = 0; start < mixed.length; batch += 1) {
      const size = batch < 3 ? 1 + Math.floor((random() * mixed.length) / 2) : mixed.length;
      const some = mixed.slice(start, start + size);
      start += size;
      if (batch % 2 === 0) await store(id, some);
      else {
        const stored = await program.fetch(`/api/v1/waves/${id}/responses?again=1`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${admin.key}`, 'Content-Type': 'text/csv' },
          body: csvOf(some, items),
        });
        expect(stored.status, await stored.text()).toBe(201);
      }
      if (random() < 0.5) await reportOf(id);
    }
  }

  async function expectShown(given: ReportCase) {
    const { study, wave, responses, earlier, by, confidence, adjust } = given;
    const items = (study.items as { key: string }[]).map(({ key }) => key);
    const id = await openWave(study, wave);
    await importShuffled(id, responses, items);
    const search = new URLSearchParams({ confidence: String(confidence), adjust });
    for (const items of by) search.append('by', items);
    if (earlier) {
      const before = await openWave(study, wave);
      await importShuffled(before, earlier, items);
      search.set('against', before);
    }
    const { found, compared } = given.check(await reportOf(id, search.toString()));
    expect(found).toEqual([]);
    expect(compared).toBeGreaterThan(0);
  }

  it.each(reportCases())('gives the values computed with R: $id', expectShown);

  it.each(unstratifiedCases())('gives the values of the core on the raw rows: $id', expectShown);

  const side = (audience: string, count: number, answers: object, more = {}) =>
    Array.from({ length: count }, () => ({ audience, answers, ...more }));
  const shares = (rows: readonly GapRow[]) =>
    rows.filter(({ item, measure }) => item === 'booking' && measure === 'favourable');

  it('weighs by the margins of the wave, and by none if asked to', async () => {
    const weighting = { region: { N: 0.2, S: 0.8 } };
    const id = await openWave(segmented(), { audiences: { consumer: { weighting } } });
    await store(id, side('consumer', 1, { booking: 'easy', region: 'N' }));
    expect(await reportOf(id)).toMatchObject({
      weighted: false,
      weightProblems: [{ audience: 'consumer', code: 'empty_cell', item: 'region', option: 'S' }],
    });
    await store(id, [
      ...side('consumer', 89, { booking: 'easy', region: 'N' }),
      ...side('consumer', 10, { booking: 'hard', region: 'S' }),
    ]);
    const weighted = await reportOf(id);
    expect(weighted).toMatchObject({
      weighted: true,
      weightProblems: [],
      audiences: {
        consumer: { responses: 100, weights: 'raked', variance: 'calibrated', weightsVary: true },
        manager: { responses: 0, weights: 'equal', weightsVary: false },
      },
    });
    expect(shares(weighted.rows)[0]?.consumer?.estimate).toBeCloseTo(0.2, 9);
    const plain = await reportOf(id, 'weighted=false');
    expect(plain).toMatchObject({ weighted: false, weightProblems: [] });
    expect(shares(plain.rows)[0]?.consumer?.estimate).toBe(0.9);
  });

  it('is broken by segments, each on its own or crossed, in JSON, lines and CSV', async () => {
    const id = await openWave(segmented());
    await store(id, [
      ...side('consumer', 6, { booking: 'easy', region: 'N', age: 'old' }),
      ...side('manager', 4, { booking: 'hard', region: 'N' }),
    ]);
    const names = (rows: readonly GapRow[]) =>
      shares(rows).map(({ segment }) => segment?.map(({ code }) => code).join('*') ?? 'total');
    expect(names((await reportOf(id, 'by=region&by=age')).rows)).toEqual([
      'total',
      'N',
      'S',
      '',
      'young',
      'old',
      '',
    ]);
    const { rows } = await reportOf(id, 'by=age*region');
    expect(names(rows)).toEqual([
      'total',
      ...['young', 'old', ''].flatMap((age) => ['N', 'S', ''].map((r) => `${age}*${r}`)),
    ]);
    expect(shares(rows)[4]).toMatchObject({
      segment: [
        { item: 'age', code: 'old' },
        { item: 'region', code: 'N' },
      ],
      comparedWith: 'total',
      consumer: { base: 6, estimate: 1 },
      manager: { base: 4, estimate: 0 },
    });
    const lines = await program.fetch(`/api/v1/waves/${id}/gaps?by=age*region&format=jsonl`, {
      headers: { Authorization: `Bearer ${admin.key}` },
    });
    const read = (await lines.text()).trimEnd().split('\n');
    expect(read.map((line) => JSON.parse(line) as GapRow)).toEqual(rows);
    const csv = await admin.get(`/api/v1/waves/${id}/gaps?by=age*region&format=csv`);
    expect(String(csv.body).trimEnd().split('\r\n')).toHaveLength(rows.length + 1);
  });

  it('counts changes since an earlier wave, flagged where respondents are shared', async () => {
    const study = { ...segmented(), key: 'changing' };
    const before = await openWave(study);
    await store(before, [
      ...side('consumer', 10, { booking: 'easy', advise: 9 }),
      ...side('manager', 10, { booking: 'easy', advise: 9 }),
      { audience: 'consumer', respondent: 'p1', answers: { booking: 'hard' } },
    ]);
    const ease = { en: 'How easy was booking?', sv: 'Hur lätt var det att boka?' };
    const changed = {
      ...study,
      items: study.items.map((item) =>
        item.key === 'advise' ? { ...item, wording: { consumer: ease, manager: ease } } : item,
      ),
    };
    const id = await openWave(changed);
    await store(id, [
      ...side('consumer', 9, { booking: 'hard', advise: 1 }),
      ...side('manager', 10, { booking: 'easy', advise: 9 }),
      { audience: 'consumer', respondent: 'p1', answers: { booking: 'hard' } },
    ]);
    const { rows, against, index } = await reportOf(id, `against=${before}&by=region`);
    expect(against).toMatchObject({ id: before, overlappingSamples: ['consumer'] });
    expect(shares(rows)[0]?.change).toMatchObject({
      comparable: true,
      manager: { value: 0, p: 1 },
      consumer: { value: expect.closeTo(-10 / 11, 12), reason: null },
      gap: { value: expect.closeTo(10 / 11, 12) },
    });
    expect(rows.find(({ measure }) => measure === 'nps')?.change).toEqual({
      comparable: false,
      manager: null,
      consumer: null,
      gap: null,
    });
    expect(index).toMatchObject({ change: { comparable: true, reason: 'no_answers' } });
    expect((await reportOf(before, `against=${id}`)).against?.overlappingSamples).toEqual([
      'consumer',
    ]);
    const csv = await admin.get(`/api/v1/waves/${id}/gaps?against=${before}&format=csv`);
    expect(String(csv.body).split('\r\n')[0]).toContain('gap_change,gap_change_low');
  });

  it('is written by the command line with the same parameters', async () => {
    const study = { ...segmented(), key: 'commanded' };
    const [before, id] = [await openWave(study), await openWave(study)];
    await store(id, side('consumer', 3, { booking: 'easy', region: 'N' }));
    const args = ['report', id, '--by', 'region', '--by', 'region*age'];
    const written = await runParallax([...args, '--against', before], program.env);
    expect(written.code).toBe(0);
    const { asOf: _, ...report } = JSON.parse(written.out) as Record<string, unknown>;
    const { asOf: __, ...answered } = (
      await admin.get(`/api/v1/waves/${id}/gaps?by=region&by=region*age&against=${before}`)
    ).body as Record<string, unknown>;
    expect(report).toEqual(answered);
    const refused = await runParallax(['report', id, '--by', 'ghost'], program.env);
    expect([refused.code, refused.error]).toEqual([1, '--by unknown item "ghost"\n']);
  });

  it.each([
    ['by=ghost', '$.by', 'unknown item "ghost"'],
    ['by=booking', '$.by', '"booking" is no segment item'],
    ['by=', '$.by', 'unknown item ""'],
    ['by=region*age*region', '$.by', 'crosses 3 items'],
    ['by=region*region', '$.by', 'crossed with itself'],
    ['by=region&by=region', '$.by', 'named twice'],
    ['against=ghost', '$.against', 'there is no wave "ghost"'],
    ['by=region&weighted=perhaps', '$.weighted', 'must be "true" or "false"'],
    ['over=region', '$.over', 'unknown parameter'],
  ])('refuses %s', async (search, path, message) => {
    const id = await openWave(segmented());
    const answer = await admin.get(`/api/v1/waves/${id}/gaps?${search}`);
    expect(answer.status).toBe(400);
    expect((answer.body as Problem).errors).toEqual([
      { path, message: expect.stringContaining(message) },
    ]);
  });

  it('says of its intervals that they are model-based where a sample is not random', async () => {
    const id = await openWave(segmented());
    await store(id, [
      ...side('consumer', 9, { booking: 'easy' }),
      ...side('manager', 9, { booking: 'hard' }),
    ]);
    expect(await reportOf(id)).toMatchObject({
      inference: expect.stringMatching(/model-based, and not the margin of error/),
    });
    const wave = (await admin.get(`/api/v1/waves/${id}`)).body as { links: { report: string } };
    const text = async (address: string) => (await program.fetch(address)).text();
    expect(await text(wave.links.report)).toContain('model-based');
    expect(await text(`${wave.links.report}&lang=sv`)).toContain('modellbaserade');
    const chart = wave.links.report.replace('/report?', '/report/chart.svg?');
    expect(await text(chart)).toContain('model-based');
  });

  it('refuses changes since itself or since a wave of another study', async () => {
    const id = await openWave(segmented());
    const other = await openWave({ ...segmented(), key: 'another' });
    for (const [against, message] of [
      [id, 'is the wave itself'],
      [other, 'is a wave of another study'],
    ]) {
      const answer = await admin.get(`/api/v1/waves/${id}/gaps?against=${against}&by=ghost`);
      expect(answer.status).toBe(400);
      expect((answer.body as Problem).errors).toEqual([
        { path: '$.by', message: 'unknown item "ghost"' },
        { path: '$.against', message },
      ]);
    }
  });

  it('says on its page why it is unweighted, and opens no other wave', async () => {
    const weighting = { region: { N: 0.5, S: 0.5 } };
    const id = await openWave(segmented(), { audiences: { consumer: { weighting } } });
    const before = await openWave(segmented());
    const wave = (await admin.get(`/api/v1/waves/${id}`)).body as { links: { report: string } };
    const page = async (more: string) => {
      const answer = await program.fetch(`${wave.links.report}${more}`);
      return { status: answer.status, text: await answer.text() };
    };
    expect((await page('')).text).toContain(
      'Unweighted: none of the consumers has answered “North”',
    );
    expect((await page('&by=ghost')).status).toBe(400);
    const address = wave.links.report.replace('/report?', '/report/gaps.json?');
    const file = await program.fetch(`${address}&by=region&against=${before}`);
    const report = (await file.json()) as Report;
    expect(report.rows.some(({ segment }) => segment !== null)).toBe(true);
    expect(report.against).toBeUndefined();
  });

  it('has nothing unforeseen in its log', () => {
    expect(program.log()).not.toContain('unforeseen');
  });
});
