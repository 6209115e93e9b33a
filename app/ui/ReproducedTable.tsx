import { SideSign } from './Marker';
import { differenceText, figureText, intervalText, publishedText } from './reproducedText';
import type { FigureView, PublicationView } from './reproducedView';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

const COLUMNS = ['published', 'computed', 'difference', 'base', 'result', 'view'] as const;

/** What one publication states, a figure a line, beside what the program computes. */
export function ReproducedTable({ publication }: { publication: PublicationView }) {
  const { t } = useWords();
  const name = t('figures.table', { study: publication.title });
  return (
    <TableFrame
      caption={name}
      region={name}
      className="figures figures--numbers figures--reproduced"
      head={
        <>
          <th scope="col">{t('figures.figure')}</th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`figures.${column}`)}
            </th>
          ))}
        </>
      }
    >
      <tbody>
        {publication.figures.map((figure) => (
          <Line key={figure.id} figure={figure} />
        ))}
      </tbody>
    </TableFrame>
  );
}

function Line({ figure }: { figure: FigureView }) {
  const words = useWords();
  const { t, f } = words;
  const { id, audience, kind, label, href, met, unit } = figure;
  const view = t(`figures.open_${viewIn(href)}`);
  const interval = intervalText(figure, words);
  const lang = figure.language ?? undefined;
  const list = unit === 'order' ? 'figures__list' : undefined;
  return (
    <tr id={id}>
      <th scope="row">
        {audience && (
          <>
            <SideSign side={audience} />
            <span className="hidden-text">{t(`side.${audience}`)}: </span>
          </>
        )}
        {label}
        {kind !== 'finding' && (
          <>
            {' '}
            <span className="tag">{t(`figures.kind_${kind}`)}</span>
          </>
        )}
      </th>
      <td lang={lang} className={list}>
        {publishedText(figure, words)}
      </td>
      <td lang={lang} className={list}>
        {figureText(figure.computed, unit, words)}
        {interval !== null && (
          <span className="figures__sure" lang={f.locale}>
            {interval}
          </span>
        )}
      </td>
      <td>{differenceText(figure, words)}</td>
      <td>{f.count(figure.base)}</td>
      <td>
        <span className={`outcome outcome--${met ? 'none' : 'consumer'}`}>
          <span aria-hidden="true">{met ? '✓' : '✗'}</span>
          {t(resultOf(figure))}
        </span>
      </td>
      <td>
        <a href={href} aria-label={t('figures.open_about', { view, label })}>
          {view}
        </a>
      </td>
    </tr>
  );
}

function resultOf({ kind, met }: FigureView) {
  if (kind === 'assumption') return met ? 'figures.used' : 'figures.not_used';
  return met ? 'figures.met' : 'figures.not_met';
}

/** The view that an address leads to. */
function viewIn(href: string): 'report' | 'groups' | 'drivers' | 'loyalty' | 'money' {
  const name = /^\/waves\/[^/]+\/(\w+)/.exec(href)?.[1];
  return name === 'groups' || name === 'drivers' || name === 'loyalty' || name === 'money'
    ? name
    : 'report';
}
