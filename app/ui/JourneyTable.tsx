import type { JourneyLine, JourneyView } from '../gap/journeyView';
import { estimateRange, gapRange, gapText } from './figures';
import { matterText, wayText } from './journeyText';
import { SideCell } from './SideCell';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

const SIDES = ['consumer', 'manager'] as const;
/** A way, three figures a side, the gap with its interval and p. */
const COLUMNS = 1 + 3 * SIDES.length + 3;

/** Every way that somebody goes, of all and of those who start there. */
export function JourneyTable({ matters }: { matters: readonly JourneyView[] }) {
  const { t } = useWords();
  return (
    <TableFrame
      caption={t('journey.table_about')}
      head={
        <>
          <th scope="col">{t('journey.way')}</th>
          {SIDES.flatMap((side) => [
            <th key={`${side} share`} scope="col">
              {t('journey.of_all', { side: t(`side.${side}`) })}
            </th>,
            <th key={`${side} within`} scope="col">
              {t('journey.of_start')}
            </th>,
            <th key={`${side} range`} scope="col">
              {t('topic.interval')}
            </th>,
          ])}
          <th scope="col">{t('topic.gap')}</th>
          <th scope="col">{t('topic.interval')}</th>
          <th scope="col">{t('column.p_adjusted')}</th>
        </>
      }
    >
      {matters.map((view) => (
        <tbody key={view.row.id}>
          {matters.length > 1 && (
            <tr className="matter">
              <th scope="rowgroup" colSpan={COLUMNS} lang={view.language}>
                {matterText(view)}
              </th>
            </tr>
          )}
          {view.lines.map((line) => (
            <Way key={`${line.start} ${line.end}`} line={line} language={view.language} />
          ))}
        </tbody>
      ))}
    </TableFrame>
  );
}

function Way({ line, language }: { line: JourneyLine; language: string }) {
  const words = useWords();
  const { t, f } = words;
  return (
    <tr>
      <th scope="row" className="way" lang={language}>
        {wayText(line)}
      </th>
      {SIDES.flatMap((side) => {
        const cell = line[side];
        return [
          <SideCell
            key={`${side} share`}
            text={f.percent(cell?.share ?? null)}
            hidden={cell?.state === 'withheld' ? t('side.withheld') : null}
            isMadeUp={line.illustrated.includes(side)}
          />,
          <td key={`${side} within`}>{f.percent(cell?.within ?? null)}</td>,
          <td key={`${side} range`} className="range">
            {estimateRange('share', cell, words)}
          </td>,
        ];
      })}
      <td>{gapText('share', line.gap?.value ?? null, words)}</td>
      <td className="range">{gapRange('share', line.gap, words)}</td>
      <td>{f.p(line.gap?.pAdjusted ?? null)}</td>
    </tr>
  );
}
