import type { ExplainedPart } from './explainText';

interface Props {
  title: string;
  parts: readonly ExplainedPart[];
}

/** How something comes about, part by part, for those who ask. */
export function Explained({ title, parts }: Props) {
  return (
    <details className="explained">
      <summary>{title}</summary>
      <Parts parts={parts} />
    </details>
  );
}

/** The same, where it was asked for elsewhere. */
export function Explanation({ title, parts }: Props) {
  return (
    <div className="explained explained--asked">
      <p>{title}</p>
      <Parts parts={parts} />
    </div>
  );
}

/** The same as a row of a table, below that of the figure. */
export function ExplainedRow({ columns, ...props }: Props & { columns: number }) {
  return (
    <tr className="figures__explained">
      <td colSpan={columns}>
        <Explanation {...props} />
      </td>
    </tr>
  );
}

/** Remarks for those who ask; paper cannot be asked, and shows them. */
export function Folded(props: { title: string; texts: readonly string[]; className?: string }) {
  const { title, texts, className = '' } = props;
  const list = (
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
  return (
    <>
      <details className={`explained folds ${className}`.trim()}>
        <summary>{title}</summary>
        {list}
      </details>
      <div className="on-paper">
        <p>{title}</p>
        {list}
      </div>
    </>
  );
}

function Parts({ parts }: Pick<Props, 'parts'>) {
  return (
    <dl>
      {parts.map(({ name, text }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
