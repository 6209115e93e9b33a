import type { Study } from '../../app/study/document';
import { parseStudy } from '../../app/study/parse';

const text = (en: string, sv?: string) => (sv === undefined ? { en } : { en, sv });
const both = (en: string, sv?: string) => ({ consumer: text(en, sv), manager: text(en, sv) });

/** A study of all seven kinds with conditions and two locales, as plain JSON to be changed by tests. */
export function everyKind() {
  return {
    format: 'parallax.study/1',
    key: 'every-kind',
    title: text('Every kind', 'Alla slag'),
    locales: ['en', 'sv'],
    audiences: {
      consumer: { label: text('Guests', 'Gäster') },
      manager: { label: text('Hosts', 'Värdar') },
    },
    scales: {
      ease: {
        options: [
          { code: 'hard', value: 1, label: text('Hard', 'Svårt') },
          { code: 'fair', value: 2, label: text('Fair', 'Lagom') },
          { code: 'easy', value: 3, label: text('Easy', 'Lätt') },
        ],
        favourable: ['easy'],
      },
    },
    items: [
      {
        key: 'booking',
        construct: 'access',
        kind: 'scale',
        scale: 'ease',
        wording: both('How easy is booking?', 'Hur lätt är det att boka?'),
        required: true,
        dontKnow: true,
      },
      {
        key: 'returned',
        construct: 'loyalty',
        kind: 'single',
        options: [
          { code: 'yes', label: text('Yes', 'Ja') },
          { code: 'no', label: text('No', 'Nej') },
          { code: 'else', label: text('Something else', 'Annat'), other: true },
        ],
        favourable: ['yes'],
        nets: [{ code: 'not_yes', any: ['no', 'else'], label: text('Not yes', 'Inte ja') }],
        wording: both('Do guests come back?', 'Kommer gäster tillbaka?'),
      },
      {
        key: 'uses',
        kind: 'multiple',
        options: [
          { code: 'app', label: text('App') },
          { code: 'desk', label: text('Desk') },
          { code: 'phone', label: text('Phone') },
          { code: 'none', label: text('None'), exclusive: true },
        ],
        nets: [
          { code: 'digital', any: ['app'], label: text('Digital') },
          { code: 'two_or_more', atLeast: 2, label: text('Two or more') },
        ],
        minSelect: 0,
        maxSelect: 3,
        dontKnow: true,
        wording: both('What is used?', 'Vad används?'),
      },
      {
        key: 'order',
        kind: 'ranking',
        options: [
          { code: 'price', label: text('Price') },
          { code: 'place', label: text('Place') },
          { code: 'sleep', label: text('Sleep') },
        ],
        rankTop: 2,
        wording: both('What matters most?', 'Vad är viktigast?'),
      },
      {
        key: 'minutes',
        kind: 'number',
        unit: 'minute',
        min: 0,
        max: 60,
        step: 0.5,
        thresholds: [5, 10],
        better: 'lower',
        wording: both('Minutes in the queue?', 'Minuter i kön?'),
      },
      { key: 'advise', kind: 'nps', wording: both('Recommend us?', 'Rekommendera oss?') },
      { key: 'words', kind: 'text', wording: both('Anything else?', 'Något mer?') },
      {
        key: 'region',
        kind: 'single',
        segment: true,
        options: [
          { code: 'N', label: text('North') },
          { code: 'S', label: text('South') },
        ],
        wording: both('Region?', 'Region?'),
      },
      {
        key: 'why',
        kind: 'single',
        options: [
          { code: 'cost', label: text('Cost') },
          { code: 'noise', label: text('Noise') },
        ],
        wording: { consumer: text('Why not?', 'Varför inte?') },
      },
    ],
    questionnaires: {
      consumer: [
        { key: 'stay', title: text('Your stay', 'Din vistelse'), items: ['booking', 'minutes'] },
        {
          key: 'after',
          items: [
            'returned',
            { item: 'why', when: { item: 'returned', is: ['no'] } },
            'uses',
            'order',
          ],
        },
        { key: 'end', items: ['advise', 'words', 'region'] },
      ],
      manager: [
        { key: 'all', items: ['booking', 'minutes', 'returned', 'uses', 'order'] },
        {
          key: 'end',
          when: { not: { item: 'minutes', atLeast: 50 } },
          items: ['advise', 'words', 'region'],
        },
      ],
    },
    index: ['booking', 'returned'],
  };
}

/** The same, parsed. */
export function everyKindStudy(): Study {
  const parsed = parseStudy(everyKind());
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults, null, 2));
  return parsed.study;
}
