import { useSearchParams } from '@remix-run/react';
import type { FormEvent, ReactNode } from 'react';
import { changed } from './tableState';

interface Props {
  /** The parameters that this form's fields set; all others are carried along. */
  sets: readonly string[];
  label: string;
  apply: string;
  anchor?: string;
  className: string;
  children: ReactNode;
}

/** A form whose fields are parameters of the address. With script a change counts at once. */
export function StateForm({ sets, label, apply, anchor, className, children }: Props) {
  const [search, setSearch] = useSearchParams();
  const carried = [...search].filter(([name]) => !sets.includes(name));
  const change = (event: FormEvent<HTMLFormElement>) => {
    const form = new FormData(event.currentTarget);
    const values = sets.map((name) => [name, form.getAll(name).map(String)] as const);
    setSearch(changed(search, Object.fromEntries(values)), {
      preventScrollReset: true,
      replace: true,
    });
  };
  return (
    <form
      method="get"
      action={anchor && `#${anchor}`}
      className={className}
      aria-label={label}
      onChange={change}
    >
      {carried.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {children}
      <noscript>
        <button type="submit" className="button">
          {apply}
        </button>
      </noscript>
    </form>
  );
}

type Option = readonly [value: string, label: string];

/** A labelled choice, drawn as one pill. */
export function Choice(props: {
  name: string;
  label: string;
  value: string;
  options: readonly Option[];
  /** More options, under headings. */
  groups?: readonly { label: string; options: readonly Option[] }[];
}) {
  const { name, label, value, options, groups = [] } = props;
  const drawn = ([code, text]: Option) => (
    <option key={code} value={code}>
      {text}
    </option>
  );
  return (
    <label className="pill">
      <span className="pill__label">{label}</span>
      <select key={value} name={name} defaultValue={value}>
        {options.map(drawn)}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map(drawn)}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
