import { useSearchParams } from '@remix-run/react';
import type { ReportMessage } from '../messages/report';
import { Menu } from './Menu';
import { TABLE_PARAMETERS } from './tableState';
import { useWords } from './Words';

/** A file: what it is called, what it holds, and of several charts which one. */
export type ViewFile = readonly [
  name: string,
  text: ReportMessage,
  chart?: { of: string; label: string },
];

/** A view's files, as they are with the choices of its address; nothing where it has none. */
export function Downloads(props: {
  /** Where the files lie: `report`, `files`. */
  folder: string;
  waveId: string;
  files: readonly ViewFile[];
}) {
  const { folder, waveId, files } = props;
  const { t } = useWords();
  const [asked] = useSearchParams();
  const kept = forFiles(asked);
  if (files.length === 0) return null;
  return (
    <Menu title={t('download.title')}>
      {files.map(([file, text, chart]) => {
        const search = new URLSearchParams(kept);
        if (chart) search.set('of', chart.of);
        return (
          <a
            key={`${file} ${chart?.of}`}
            className="menu__entry"
            href={`/waves/${waveId}/${folder}/${file}?${search}`}
            // A picture without a font is a page that says so.
            download={file.endsWith('.png') ? undefined : true}
          >
            {chart ? t('download.of', { file: t(text), chart: chart.label }) : t(text)}
          </a>
        );
      })}
    </Menu>
  );
}

/** What an address asks of figures, which its files are to show too. */
export function forFiles(asked: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams(asked);
  for (const name of TABLE_PARAMETERS) kept.delete(name);
  return kept;
}

/** The files of a view with a table and a chart. */
export function viewFiles(
  view: string,
  /** Charts beside the view's own. */
  others: readonly { of: string; label: string }[] = [],
): ViewFile[] {
  return [
    [`${view}.csv`, 'download.table'],
    [`${view}.svg`, 'download.svg'],
    [`${view}.png`, 'download.png'],
    ...others.flatMap((chart): ViewFile[] => [
      [`${view}.svg`, 'download.svg', chart],
      [`${view}.png`, 'download.png', chart],
    ]),
  ];
}
