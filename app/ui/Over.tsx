import { Header } from './Header';

/** What a link shows that is good no more, and where to go on from there. */
export function Over(props: { title: string; text: string; next: { href: string; text: string } }) {
  const { title, text, next } = props;
  return (
    <>
      <Header />
      <main id="content" className="message account">
        <h1>{title}</h1>
        <p className="certainty">{text}</p>
        <p className="actions">
          <a className="button" href={next.href}>
            {next.text}
          </a>
        </p>
      </main>
    </>
  );
}
