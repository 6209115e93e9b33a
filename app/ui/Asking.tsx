import { useNavigate, useSearchParams } from '@remix-run/react';
import type { FormEvent, ReactNode } from 'react';
import { changed } from './tableState';

const NAME = 'explain';

/** Figures that explain themselves on request: which one was asked for stands in the address. */
export function Asking(props: {
  /** Where a browser without script comes back to. */
  anchor: string;
  children: (asked: string | null) => ReactNode;
}) {
  const { anchor, children } = props;
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const ask = (event: FormEvent<HTMLFormElement>) => {
    const { nativeEvent } = event;
    const button = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    if (!(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    const next = changed(search, { [NAME]: [button.value] });
    navigate({ search: `?${next}` }, { preventScrollReset: true, replace: true });
  };
  return (
    <form method="get" action={`#${anchor}`} className="asks" onSubmit={ask}>
      {[...search]
        .filter(([name]) => name !== NAME)
        .map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
      {children(search.get(NAME))}
    </form>
  );
}

/** A figure that can be asked how it comes about; once more puts that away. */
export function Ask(props: { id: string; asked: string | null; children: ReactNode }) {
  const { id, asked, children } = props;
  const isOpen = asked === id;
  return (
    <button
      type="submit"
      name={NAME}
      value={isOpen ? '' : id}
      className="ask"
      aria-expanded={isOpen}
    >
      {children}
    </button>
  );
}
