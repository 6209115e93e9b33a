import { useNavigate } from '@remix-run/react';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';

interface Props extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'onClick'> {
  search: URLSearchParams;
  /** Where a browser without script comes back to on the page. */
  anchor?: string;
}

/** A link to another state of the same page; with script the page stays where it is. */
export function StateLink({ search, anchor, children, ...rest }: Props) {
  const navigate = useNavigate();
  const follow = (event: MouseEvent) => {
    const plain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!plain || event.button !== 0) return;
    event.preventDefault();
    navigate({ search: `?${search}` }, { preventScrollReset: true });
  };
  return (
    <a {...rest} href={`?${search}${anchor ? `#${anchor}` : ''}`} onClick={follow}>
      {children}
    </a>
  );
}
