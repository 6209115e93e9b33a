import type { LoaderFunctionArgs } from '@remix-run/node';
import { NO_STORE } from '../accounts/requireUser.server';
import { type NamedWave, traceFile } from '../audit/trace.server';
import {
  commentsSvg,
  driversSvg,
  groupsSvg,
  moneySvg,
  planningSvg,
  topicSvg,
  trendSvg,
} from '../chart.server';
import { phrasesCsv } from '../comments/phrasesCsv';
import { openAllComments, openComments } from '../commentsView.server';
import type { FocusShown } from '../gap/focus';
import { fileName, markedCsv } from '../gap/syntheticFile';
import { topicCsv } from '../gap/topicFiles';
import { TOPIC_NAMES } from '../gap/topics';
import { crossCsv, driversCsv, groupsCsv, planningCsv, wavesCsv } from '../gap/viewFiles';
import { openGroups } from '../groupsPage.server';
import { moneyCsv, staffingCsv } from '../money/moneyCsv';
import { openMoney } from '../money.server';
import { picture } from '../picture.server';
import { openTopic } from '../topics.server';
import { openDrivers, openPlanning, openTables, openTrend } from '../views.server';

type ShownWave = NamedWave & { isSynthetic: boolean };

/** What a file is made of; without a body the view has nothing to show. */
type Make = (args: LoaderFunctionArgs) => Promise<{
  wave: ShownWave;
  only: FocusShown | null;
  body: string | undefined;
}>;

function file<Opened extends { wave: ShownWave; only?: FocusShown | null }>(
  open: (args: LoaderFunctionArgs) => Promise<Opened>,
  write: (opened: Opened) => string | undefined,
): Make {
  return async (args) => {
    const opened = await open(args);
    return { wave: opened.wave, only: opened.only ?? null, body: write(opened) };
  };
}

/** Every view's files: its table as CSV, its chart as SVG. */
const TEXTS: Record<string, Make> = {
  'planning.csv': file(openPlanning, ({ view, plan }) => planningCsv(view, plan)),
  'planning.svg': file(openPlanning, planningSvg),
  'comments.csv': file(openAllComments, ({ phrases, all, illustrated }) =>
    phrases.length > 0 ? phrasesCsv(all(), illustrated) : undefined,
  ),
  'comments.svg': file(openComments, commentsSvg),
  'drivers.csv': file(openDrivers, ({ view, findings }) =>
    view ? driversCsv(view, findings) : undefined,
  ),
  'drivers.svg': file(openDrivers, driversSvg),
  'groups.csv': file(openGroups, ({ view, question, findings }) =>
    view && question ? groupsCsv(view, question, findings) : undefined,
  ),
  'groups.svg': file(openGroups, groupsSvg),
  'tables.csv': file(openTables, ({ view }) => (view ? crossCsv(view) : undefined)),
  'money.csv': file(openMoney, ({ view, currency }) => moneyCsv(view, currency)),
  'money.svg': file(openMoney, moneySvg),
  'staffing.csv': file(openMoney, ({ view }) => staffingCsv(view)),
  'trend.csv': file(openTrend, ({ view, isUnseen }) => (isUnseen ? undefined : wavesCsv(view))),
  'trend.svg': file(openTrend, (opened) => (opened.isUnseen ? undefined : trendSvg(opened))),
  ...Object.fromEntries(
    TOPIC_NAMES.flatMap((topic) => {
      const open = (args: LoaderFunctionArgs) => openTopic(args, topic);
      return [
        [`${topic}.csv`, file(open, ({ view }) => (view ? topicCsv(view) : undefined))],
        [`${topic}.svg`, file(open, topicSvg)],
      ];
    }),
  ),
};

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
};

export async function loader(args: LoaderFunctionArgs) {
  const name = args.params.file ?? '';
  const [, kind] = /\.(csv|svg|png)$/.exec(name) ?? [];
  // A picture is drawn of the other one.
  const source = name.replace(/\.png$/, '.svg');
  const make = Object.hasOwn(TEXTS, source) ? TEXTS[source] : undefined;
  if (!make || !(kind === 'csv' || kind === 'svg' || kind === 'png'))
    throw new Response(null, { status: 404 });
  const { wave, only, body } = await make(args);
  if (body === undefined) throw new Response(null, { status: 404 });
  // Whoever finds the file later is to see that it is of one segment.
  const part = only ? `${only.values.join('-').replaceAll(':', '-')}-` : '';
  await traceFile(args, wave, name);
  const of = { ...wave, synthetic: wave.isSynthetic };
  const text = kind === 'csv' ? markedCsv(body, of) : body;
  return new Response(kind === 'png' ? await picture(args.request, body) : text, {
    headers: {
      ...NO_STORE,
      'Content-Type': TYPES[kind],
      'Content-Disposition': `attachment; filename="${fileName(of, part + name)}"`,
    },
  });
}
