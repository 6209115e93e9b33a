import { useSearchParams } from '@remix-run/react';
import type { ReportMessage } from '../messages/report';
import { Menu } from './Menu';
import { TABLE_PARAMETERS } from './tableState';
import { useWords } from './Words';

/** A view's files, as they are with the choices of its address. */
export function Downloads(props: {
  /** Where the files lie: `report`, `files`. */
  folder: string;
  waveId: string;
  files: readonly (readonly [name: string, text: ReportMessage])[];
}) {
  const { folder, waveId, files } = props;
  const { t } = useWords();
  const [search] = useSearchParams();
  const kept = new URLSearchParams(search);
  for (const name of TABLE_PARAMETERS) kept.delete(name);
  return (
    <Menu title={t('download.title')}>
      {files.map(([file, text]) => (
        <a
          key={file}
          className="menu__entry"
          href={`/waves/${waveId}/${folder}/${file}?${kept}`}
          download
        >
          {t(text)}
        </a>
      ))}
    </Menu>
  );
}

/** The files of a view with a table and a chart. */
export function viewFiles(view: string): [string, ReportMessage][] {
  return [
    [`${view}.csv`, 'download.table'],
    [`${view}.svg`, 'download.svg'],
    [`${view}.png`, 'download.png'],
  ];
}
