import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { createElement, Fragment } from 'react';
import { version } from '../../package.json';
import { apiGuide, type GuideCall, type GuideField, type GuideSchema } from '../api/guide';
import { openApi } from '../api/openapi';
import { Header } from '../ui/Header';

export function loader({ context }: LoaderFunctionArgs) {
  const { publicUrl } = context.links;
  return { publicUrl, guide: apiGuide(openApi(publicUrl, version)) };
}

export const meta: MetaFunction = () => [{ title: 'The API of Parallax' }];

// For those who write programs: in English, like the names that it explains.
export default function ApiDocs() {
  const { publicUrl, guide } = useLoaderData<typeof loader>();
  const tags = [...new Set(guide.calls.map(({ tag }) => tag))];
  return (
    <div lang="en">
      <Header />
      <main id="content" className="report docs">
        <h1>The API, version 1</h1>
        <p className="certainty">
          JSON in and out, over HTTP. Studies and waves go in, responses follow, gap reports come
          out; everything that a page shows can be had here.{' '}
          <a href="/api/v1/openapi.json">OpenAPI document</a>
        </p>
        <section className="card" aria-labelledby="start">
          <h2 id="start">To begin</h2>
          <p>Make a key on the machine that Parallax runs on, and send it with each call:</p>
          <pre className="lines">{`KEY=$(npx parallax key create --role admin | tail -n 1)
curl -H "Authorization: Bearer $KEY" ${publicUrl}/api/v1/waves`}</pre>
          <p>
            A key of role <code>admin</code> may do all, <code>analyst</code> may read,{' '}
            <code>collector</code> may store responses. Faults come as{' '}
            <code>application/problem+json</code> with every single one and its path; nothing is
            stored then.
          </p>
        </section>
        <nav aria-label="Calls" className="calls">
          <ul>
            {guide.calls.map(({ id, method, path, summary }) => (
              <li key={id}>
                <a href={`#${id}`}>
                  <Method name={method} /> <code>{path}</code>
                </a>
                <span className="quiet">{summary}</span>
              </li>
            ))}
          </ul>
        </nav>
        {tags.map((tag) => (
          <section key={tag} aria-labelledby={`tag-${tag}`}>
            <h2 id={`tag-${tag}`}>{tag}</h2>
            {guide.calls
              .filter((call) => call.tag === tag)
              .map((call) => (
                <Call key={call.id} call={call} />
              ))}
          </section>
        ))}
        <section aria-labelledby="schemas">
          <h2 id="schemas">Schemas</h2>
          {guide.schemas.map((schema) => (
            <Schema key={schema.name} schema={schema} />
          ))}
        </section>
      </main>
    </div>
  );
}

/** A text whose `words in backticks` are code. */
function Said({ text }: { text: string }) {
  const parts = text.split('`').map((part, place) => (place % 2 === 1 ? code(part) : part));
  return createElement(Fragment, null, ...parts);
}

function code(text: string) {
  return <code>{text}</code>;
}

function Method({ name }: { name: string }) {
  return <span className={`method is-${name.toLowerCase()}`}>{name}</span>;
}

function Call({ call }: { call: GuideCall }) {
  return (
    <article className="card" id={call.id} aria-labelledby={`${call.id}-title`}>
      <h3 id={`${call.id}-title`}>
        <Method name={call.method} /> <code>{call.path}</code>
      </h3>
      <p>
        <strong>{call.summary}.</strong> <Said text={call.description} />
      </p>
      <Fields title="Parameters" fields={call.parameters} />
      <Fields title="Body" fields={call.bodies} />
      {call.answers.map(({ status, description, contents }) => (
        <Fields key={status} title={`Answer ${status}: ${description}`} fields={contents} />
      ))}
    </article>
  );
}

function Schema({ schema }: { schema: GuideSchema }) {
  const { name, description, fields, json } = schema;
  return (
    <article className="card" id={`schema-${name}`} aria-labelledby={`schema-${name}-title`}>
      <h3 id={`schema-${name}-title`}>{name}</h3>
      {description && (
        <p>
          <Said text={description} />
        </p>
      )}
      <Fields title="Members" fields={fields} />
      <details>
        <summary>JSON Schema</summary>
        {/* A long schema scrolls, so it must be reached by keyboard. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region */}
        <pre tabIndex={0}>{json}</pre>
      </details>
    </article>
  );
}

function Fields({ title, fields }: { title: string; fields: GuideField[] }) {
  if (fields.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <dl className="fields">
        {fields.map(({ name, type, link, required, description }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
              {required ? '' : <span className="quiet"> optional</span>}
            </dt>
            <dd>
              {link ? <a href={`#schema-${link}`}>{type}</a> : type}
              {description && (
                <span className="quiet">
                  {' '}
                  <Said text={description} />
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
