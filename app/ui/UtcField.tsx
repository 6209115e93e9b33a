import { type ComponentProps, useEffect, useState } from 'react';
import { Field } from './Field';
import { useWords } from './Words';

/** A moment in UTC to type in; with script it is told what that is where its reader is. */
export function UtcField(props: Omit<ComponentProps<typeof Field>, 'type' | 'onChange'>) {
  const { t, f } = useWords();
  const { defaultValue } = props;
  // Where its reader is, is known in the browser alone.
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => setTyped(String(defaultValue ?? '')), [defaultValue]);
  const moment = new Date(`${typed}Z`);
  const isThere = typed !== null && !Number.isNaN(moment.getTime());
  return (
    <div>
      <Field
        {...props}
        type="datetime-local"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <output className="note">
        {isThere && t('wave.where_you_are', { moment: f.local(moment) })}
      </output>
    </div>
  );
}
