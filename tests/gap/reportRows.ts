import type { AudienceFigures, GapFigures, GapRow, SideFigure } from '../../app/gap/report';

export function side(overrides: Partial<SideFigure> = {}): SideFigure {
  return {
    base: 100,
    effective: 100,
    estimate: 0.5,
    low: 0.4,
    high: 0.6,
    mark: null,
    ...overrides,
  };
}

/** The favourable row of an item asked of both sides. */
export function row(item: string, gap: number | null, overrides: Partial<GapRow> = {}): GapRow {
  return {
    item,
    construct: null,
    kind: 'scale',
    measure: 'favourable',
    option: null,
    segment: null,
    manager: side(),
    consumer: side(),
    gap: { value: gap, low: null, high: null, p: null, pAdjusted: null },
    verdict: null,
    reason: null,
    ...overrides,
  };
}

export function answered(responses: number | null): AudienceFigures {
  return {
    responses,
    effective: responses,
    designEffect: responses === null ? null : 1,
    weights: 'equal',
    variance: 'fixed',
    weightsVary: false,
  };
}

export function figures(rows: GapRow[], overrides: Partial<GapFigures> = {}): GapFigures {
  return {
    confidence: 0.95,
    weighted: true,
    weightProblems: [],
    adjust: 'holm',
    audiences: { manager: answered(100), consumer: answered(400) },
    rows,
    groups: [],
    index: {
      value: null,
      low: null,
      high: null,
      p: null,
      meanAbsolute: null,
      items: [],
      reason: null,
    },
    ...overrides,
  };
}
