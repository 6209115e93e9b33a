import type { Approximation, Reproduced, StatementUnit } from '../gap/reproduction';
import type { Audience } from '../study/document';

/** One published figure beside the program's own. */
export interface FigureView {
  id: string;
  label: string;
  /** Whose answers it is of; null: it is calculated, not asked. */
  audience: Audience | null;
  kind: 'finding' | 'example' | 'assumption';
  unit: StatementUnit | 'customers' | 'SEK';
  /** A range where two numbers are stated; names in order. */
  published: FigureValue;
  approx: Approximation | null;
  computed: FigureValue | null;
  /** Of a range that of both ends; of an order how many places it is off in all. */
  difference: number | readonly [number, number] | null;
  base: number | null;
  /** Null: it is calculated from inputs. */
  interval: Reproduced['interval'] | null;
  met: boolean;
  /** The view that computes it. */
  href: string;
  /** The language of names in it; null: the reader's. */
  language: string | null;
}

export type FigureValue = number | readonly [number, number] | readonly string[];

/** A publication with all that it states. */
export interface PublicationView {
  key: string;
  title: string;
  language: string;
  source: string;
  note: string;
  responses: Record<Audience, number | null>;
  href: string;
  figures: FigureView[];
}
