import type { ExplainedPart } from './explainText';

/** How something comes about, part by part, for those who ask. */
export function Explained({ title, parts }: { title: string; parts: readonly ExplainedPart[] }) {
  return (
    <details className="explained">
      <summary>{title}</summary>
      <dl>
        {parts.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
