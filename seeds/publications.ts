import { z } from 'zod';
import type { Illustration } from '../app/gap/illustrations';
import { AUDIENCES, type Study } from '../app/study/document';
import { parseStudy } from '../app/study/parse';
import { illustrationsOf } from './illustrations';
import type { StudyQuotas } from './questions';
import { BRAND_LOYALTY } from './quotas/brandLoyalty';
import { FACE_OF_THE_COMPANY } from './quotas/faceOfTheCompany';
import { GOLD_MINE_OR_BLACK_HOLE } from './quotas/goldMineOrBlackHole';
import { LAST_LINE_OF_DEFENCE } from './quotas/lastLineOfDefence';
import { MOMENT_OF_TRUTH } from './quotas/momentOfTruth';
import { type ResponseDocument, respondentsOf } from './respondents';
import brandLoyaltyFigures from './studies/brand-loyalty.figures.json';
import brandLoyalty from './studies/brand-loyalty.json';
import faceOfTheCompanyFigures from './studies/face-of-the-company.figures.json';
import faceOfTheCompany from './studies/face-of-the-company.json';
import goldMineOrBlackHoleFigures from './studies/gold-mine-or-black-hole.figures.json';
import goldMineOrBlackHole from './studies/gold-mine-or-black-hole.json';
import lastLineOfDefenceFigures from './studies/last-line-of-defence.figures.json';
import lastLineOfDefence from './studies/last-line-of-defence.json';
import momentOfTruthFigures from './studies/moment-of-truth.figures.json';
import momentOfTruth from './studies/moment-of-truth.json';

const localized = z.record(z.string(), z.string());
const audience = z.enum(AUDIENCES);
/** Where a publication is not exact. */
const approx = z.enum(['nearly', 'about', 'over', 'most']).nullable();
const base = z.int().positive();
const named = { id: z.string(), label: localized };
const stated = { ...named, audience, value: z.number(), approx };
const among = z.strictObject({ item: z.string(), code: z.string() });
const drivers = { outcome: z.string(), drivers: z.array(z.string()) };

const figuresSchema = z.strictObject({
  format: z.literal('parallax.figures/1'),
  study: z.string(),
  source: localized,
  note: localized,
  /** How many it says that it asked: of each side, or of both together where it does not say how many of each. */
  bases: z.union([
    z.strictObject({ both: base }),
    z.strictObject({ consumer: base.optional(), manager: base.optional() }),
  ]),
  /** Figures of a report's own rows. */
  figures: z.array(
    z.strictObject({
      ...stated,
      item: z.string(),
      measure: z.enum(['favourable', 'share', 'mean', 'at_most', 'rank_position', 'first_choice']),
      option: z.string().nullable(),
      /** Other options whose figures it names in the same breath: before the third place come two. */
      also: z.array(z.string()).default([]),
    }),
  ),
  /** Figures between rows, between segments, and of drivers. */
  derived: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        ...stated,
        kind: z.literal('share_among'),
        item: z.string(),
        option: z.string(),
        among: z.strictObject({ item: z.string(), codes: z.array(z.string()) }),
      }),
      z.strictObject({
        ...stated,
        kind: z.literal('ratio'),
        item: z.string(),
        to: z.string(),
        measure: z.literal('mean'),
      }),
      z.strictObject({
        ...stated,
        kind: z.literal('relative'),
        item: z.string(),
        measure: z.literal('mean'),
        among,
        /** The segment it is compared with; null: everybody. */
        against: z.string().nullable(),
      }),
      z.strictObject({
        ...stated,
        kind: z.literal('importance'),
        ...drivers,
        of: z.array(z.string()),
      }),
      z.strictObject({
        ...named,
        audience,
        approx,
        kind: z.literal('order'),
        ...drivers,
        value: z.array(z.string()),
      }),
    ]),
  ),
  /** What the publication works out from inputs, and what it takes as given. */
  calculated: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        ...named,
        kind: z.literal('example'),
        result: z.enum(['replaced', 'cost', 'profit']),
        unit: z.enum(['customers', 'SEK']),
        value: z.union([z.number(), z.tuple([z.number(), z.number()])]),
      }),
      z.strictObject({
        ...named,
        kind: z.literal('assumption'),
        unit: z.enum(['ratio', 'share']),
        value: z.union([z.number(), z.tuple([z.number(), z.number()])]),
      }),
    ]),
  ),
});

export type PublicationFigures = z.output<typeof figuresSchema>;

/** A publication as a ready study: what is asked, what it states, who answers in the demo. */
export interface Publication {
  key: string;
  study: Study;
  figures: PublicationFigures;
  /** What its demo's respondents answer though no publication states it. */
  illustrations: Illustration[];
  quotas: StudyQuotas;
  /** The demo's synthetic respondents, always the same. */
  respondents: () => ResponseDocument[];
}

const GIVEN = [
  [brandLoyalty, brandLoyaltyFigures, BRAND_LOYALTY],
  [lastLineOfDefence, lastLineOfDefenceFigures, LAST_LINE_OF_DEFENCE],
  [momentOfTruth, momentOfTruthFigures, MOMENT_OF_TRUTH],
  [goldMineOrBlackHole, goldMineOrBlackHoleFigures, GOLD_MINE_OR_BLACK_HOLE],
  [faceOfTheCompany, faceOfTheCompanyFigures, FACE_OF_THE_COMPANY],
] as const;

let read: Publication[] | undefined;

/** The five publications. The first is the one that a newcomer is led to. */
export function publications(): readonly Publication[] {
  read ??= GIVEN.map(([document, figures, quotas]) => {
    const parsed = parseStudy(document);
    if ('faults' in parsed)
      throw new Error(`study ${document.key}: ${JSON.stringify(parsed.faults)}`);
    const { study } = parsed;
    const stated = figuresSchema.parse(figures);
    const rows = stated.figures.flatMap(({ also, ...row }) => [
      row,
      ...also.map((option) => ({ ...row, option })),
    ]);
    return {
      key: document.key,
      study,
      figures: stated,
      illustrations: illustrationsOf(study, rows),
      quotas,
      respondents: () => respondentsOf(quotas),
    };
  });
  return read;
}
