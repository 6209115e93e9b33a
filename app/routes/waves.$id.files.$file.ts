import type { LoaderFunctionArgs } from '@remix-run/node';
import type { NamedWave } from '../audit/trace.server';
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
import { topicCsv } from '../gap/topicFiles';
import { TOPIC_NAMES } from '../gap/topics';
import { crossCsv, driversCsv, groupsCsv, planningCsv, wavesCsv } from '../gap/viewFiles';
import { openGroups } from '../groupsPage.server';
import { moneyCsv, staffingCsv } from '../money/moneyCsv';
import { openMoney } from '../money.server';
import { openTopic } from '../topics.server';
import { sourceOf, viewFile } from '../viewFile.server';
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

export async function loader(args: LoaderFunctionArgs) {
  const name = args.params.file ?? '';
  const source = sourceOf(name);
  const make = Object.hasOwn(TEXTS, source) ? TEXTS[source] : undefined;
  if (!make) throw new Response(null, { status: 404 });
  const { wave, only, body } = await make(args);
  const part = only ? `${only.values.join('-').replaceAll(':', '-')}-` : '';
  return viewFile(args, wave, { name, text: body, part });
}
