import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { waveAmong } from './among.server';
import { reportParameters } from './api/parameters';
import type { AmongQuestion } from './gap/amongThose';
import { waveReport } from './gapDocument.server';
import { REPORT_LANGUAGES } from './messages/report';
import { INPUT_NAMES, type InputName } from './money/inputs';
import { type MoneyAsked, moneyView, sharesOf } from './money/moneyView';
import { levelOfEach } from './money/range';
import { countedCodes, type ShareChoice, saidItems, shareChoices } from './money/shares';
import { openView, reading } from './openView.server';
import { askedIn, faulty, refuse } from './report.server';
import { statesCost } from './stated.server';
import { AUDIENCES, type Study } from './study/document';
import { readings } from './ui/typedNumber';

const CURRENCIES = ['SEK', 'NOK', 'DKK', 'EUR', 'GBP', 'USD', 'CHF', 'PLN', 'RUB'] as const;

const { confidence, weighted } = reportParameters.shape;
const share = z.string().max(200).optional();

/** What the page of money can be asked; what is typed into its fields is read by the calculator. */
const moneyParameters = z.object({
  confidence,
  weighted,
  currency: z.enum(CURRENCIES, `must be one of ${CURRENCIES.join(', ')}`).default('SEK'),
  unhappy_of: share,
  leave_of: share,
  late_of: share,
  typed_in: z.enum(REPORT_LANGUAGES).optional(),
  churn_of: z.enum(['shares', 'typed'], 'must be shares or typed').optional(),
  ...Object.fromEntries(INPUT_NAMES.map((name) => [name, z.string().max(60).optional()])),
});

/** What it costs that customers leave, from a wave's shares and the reader's own figures. */
export async function openMoney(args: LoaderFunctionArgs) {
  const { context, wave, study, locale, query, items, page } = await openView(
    args,
    reading(moneyParameters),
  );
  const typed = askedIn(args.request);
  const said = saidItems(study);
  const chosen = {
    unhappy: query.unhappy_of ?? null,
    leave: query.leave_of ?? null,
    late: query.late_of ?? null,
  };
  const report = (level: number) =>
    waveReport(
      context,
      wave,
      {
        by: [],
        against: null,
        weighted: query.weighted === 'true',
        confidence: level,
        adjust: 'holm',
      },
      context.now(),
      // Shares need no medians.
      null,
    ).catch(refuse);
  const first = await report(query.confidence);
  const choices = shareChoices(first.figures.rows, items, wave.illustrations);
  for (const [input, code] of Object.entries(chosen))
    if (code !== null && code !== 'typed' && !choices.some((choice) => choice.code === code))
      throw faulty([{ path: `$.${input}_of`, message: 'is no share of this wave' }]);
  const used = Object.values(sharesOf(choices, { said, chosen })).filter(
    (found) => found?.sides.consumer,
  );
  const level = levelOfEach(query.confidence, used.length);
  const { figures, asOf } = level === query.confidence ? first : await report(level);
  const { unhappy, leave } = sharesOf(choices, { said, chosen });
  const question = unhappy && leave ? leavingQuestion(study, unhappy, leave) : null;
  const settings = { confidence: level, weighted: query.weighted === 'true' };
  const leaving = question && (await waveAmong(context, wave, study, question, settings)).report;
  const asked: MoneyAsked = {
    rows: figures.rows,
    illustrations: wave.illustrations,
    said,
    items,
    chosen,
    churnOf: query.churn_of ?? null,
    leaving,
    stating:
      wave.illustrations.length > 0
        ? { figures: first.published, hasCost: statesCost(wave) }
        : null,
    typed: (name: InputName) => typed.get(name),
    reading: (text) => readings(text, query.typed_in ?? null),
    isAsTyped: query.typed_in === locale,
  };
  const view = moneyView(asked);
  return {
    ...page,
    view,
    // What the drawing names: the questions that the shares are of.
    items: items.map(({ key, label, favourable, unit, options }) => ({
      key,
      label,
      favourable,
      unit,
      options,
    })),
    currency: query.currency,
    currencies: CURRENCIES,
    confidence: query.confidence,
    /** Whether answers of either side weigh differently. */
    isWeighted: AUDIENCES.some((side) => figures.audiences[side].weights !== 'equal'),
    level,
    asOf: asOf.toISOString(),
    isFaulty: view.inputs.some(({ fault }) => fault !== null),
  };
}

/** Who leaves of those who are unhappy; null where the two shares are not of two such questions. */
function leavingQuestion(
  study: Study,
  unhappy: ShareChoice,
  leave: ShareChoice,
): AmongQuestion | null {
  const [among, item] = [unhappy, leave].map((share) =>
    study.items.find(({ key }) => key === share.item),
  );
  const [amongCodes, codes] = [countedCodes(study, unhappy), countedCodes(study, leave)];
  const isSegment = [among, item].some((one) => one?.kind === 'single' && one.segment);
  if (!among || !item || !amongCodes || !codes || among === item || isSegment) return null;
  return { item, codes, among, amongCodes };
}
