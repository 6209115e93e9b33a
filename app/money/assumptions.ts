/** What a publication states without having asked it in a survey. */
export interface Assumption {
  /** The published figure's id. */
  id: string;
  low: number;
  high: number;
  unit: 'ratio' | 'share';
  /** The publication that states it, by its study's key. */
  publication: string;
}

const publication = 'gold-mine-or-black-hole';

/** The assumptions that the calculator starts from; each is an input that can be changed. */
export const ASSUMPTIONS = {
  /** Winning a customer costs so many times what keeping one does. */
  acquireToKeep: { id: 'acquire-vs-retain', low: 5, high: 5, unit: 'ratio', publication },
  /** Profit that 5 points of retention add, relative to before. */
  profitLift: { id: 'retention-to-profit', low: 0.25, high: 0.95, unit: 'share', publication },
  /** How much more a customer spends in year three than in year one. */
  spendGrowth: { id: 'loyal-spend', low: 0.67, high: 0.67, unit: 'share', publication },
  /** How much less a returning customer costs to serve. */
  returningSaving: { id: 'returning-cost', low: 0.2, high: 0.4, unit: 'share', publication },
  /** How many times as likely a satisfied customer buys again. */
  rebuy: { id: 'satisfied-rebuy', low: 5, high: 5, unit: 'ratio', publication },
  /** How many times as likely a satisfied customer recommends. */
  recommend: { id: 'satisfied-recommend', low: 4, high: 4, unit: 'ratio', publication },
} as const satisfies Record<string, Assumption>;
