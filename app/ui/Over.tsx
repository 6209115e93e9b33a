import { Header } from './Header';

/** What a link shows that is good no more. */
export function Over({ title, text }: { title: string; text: string }) {
  return (
    <>
      <Header />
      <main id="content" className="message account">
        <h1>{title}</h1>
        <p className="certainty">{text}</p>
      </main>
    </>
  );
}
