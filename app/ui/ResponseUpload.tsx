import { Alert } from './Alert';
import { responseFaultText } from './responseFaultText';
import { TableFrame } from './TableFrame';
import { useWords, type Words } from './Words';

/** What a form of a wave's responses comes back with, unless all of it was done. */
export interface ResponsesSent {
  fault: 'not_open' | 'fixed' | 'no_file' | 'form' | 'given_up' | 'unreadable' | null;
  /** Why a file cannot be read, as its rule words it. */
  message: string | null;
  records: number;
  stored: number;
  duplicates: number;
  replaced: number;
  /** The same file was taken before. */
  repeated: boolean;
  /** Good rows were to be stored though others are faulty. */
  skip: boolean;
  /** Faults of rows; row 0 is the header, and a fault without a column the whole row's. */
  rejected: { row: number; column: string | null; message: string }[];
  rejectedCount: number;
}

const MODES = ['all', 'skip', 'replace'] as const;

/** Brings a file of responses into a wave. */
export function ResponseUpload(props: {
  action: string;
  takes: 'yes' | 'not_open' | 'fixed';
  sent: ResponsesSent | undefined;
}) {
  const { action, takes, sent } = props;
  const { t } = useWords();
  return (
    <section className="card" id="upload">
      <h2>{t('responses.bring')}</h2>
      {sent && <Outcome sent={sent} />}
      {takes !== 'yes' && <p className="note">{t(`responses.${takes}`)}</p>}
      {takes === 'yes' && (
        <>
          <p className="note">{t('responses.bring_about')}</p>
          <form
            method="post"
            encType="multipart/form-data"
            action={`${action}#upload`}
            className="form form--wide"
          >
            <fieldset className="checks">
              <legend>{t('responses.mode')}</legend>
              <ul>
                {MODES.map((mode) => (
                  <li key={mode}>
                    <label>
                      <input
                        type="radio"
                        name="mode"
                        value={mode}
                        defaultChecked={mode === 'all'}
                      />
                      <span>
                        {t(`responses.mode_${mode}`)}
                        <span className="note">{t(`responses.mode_${mode}_hint`)}</span>
                      </span>
                    </label>
                  </li>
                ))}
              </ul>
            </fieldset>
            <div className="check">
              <input id="again" type="checkbox" name="again" value="1" />
              <label htmlFor="again">{t('responses.again')}</label>
              <p className="note">{t('responses.again_hint')}</p>
            </div>
            {/* Last: what is said of a file is to come before it. */}
            <div className="field">
              <label htmlFor="file">{t('responses.file')}</label>
              <p className="note" id="file-hint">
                {t('responses.file_hint')}
              </p>
              <input
                id="file"
                type="file"
                name="file"
                required
                accept=".csv,.tsv,.txt,.jsonl,.ndjson,.json,text/csv"
                aria-describedby="file-hint"
              />
            </div>
            <button type="submit" className="button button--main">
              {t('responses.send')}
            </button>
          </form>
        </>
      )}
    </section>
  );
}

/** What became of a file, with every row that was refused. */
function Outcome({ sent }: { sent: ResponsesSent }) {
  const words = useWords();
  const { rejected } = sent;
  const text = outcomeText(sent, words);
  const isRefused = sent.fault !== null || sent.repeated || (rejected.length > 0 && !sent.skip);
  return (
    <>
      {isRefused ? (
        <Alert text={text} />
      ) : (
        <p className="done" role="status">
          {text}
        </p>
      )}
      {rejected.length > 0 && <RejectedRows sent={sent} />}
    </>
  );
}

function outcomeText(sent: ResponsesSent, words: Words): string {
  const { t } = words;
  const { fault, message, stored, records, rejectedCount, skip, repeated } = sent;
  if (fault !== null) {
    const why = message === null ? '' : ` ${responseFaultText(message, words)}`;
    return `${t(`responses.fault_${fault}`)}${why}`;
  }
  if (repeated) return t('responses.repeated');
  const counts = { stored, records, rejected: rejectedCount };
  if (rejectedCount > 0 && !skip) return t('responses.refused', counts);
  const told = rejectedCount > 0 ? t('responses.skipped', counts) : t('responses.nothing_new');
  return [told, ...(rejectedCount > 0 ? besideText(sent, words) : [])].join(' ');
}

/** What of a file was there already. */
export function besideText(
  { duplicates, replaced }: Pick<ResponsesSent, 'duplicates' | 'replaced'>,
  { t }: Words,
): string[] {
  return [
    ...(duplicates > 0 ? [t('responses.duplicates', { count: duplicates })] : []),
    ...(replaced > 0 ? [t('responses.replaced', { count: replaced })] : []),
  ];
}

function RejectedRows({ sent }: { sent: ResponsesSent }) {
  const words = useWords();
  const { t, f } = words;
  const rows = new Set(sent.rejected.map(({ row }) => row)).size;
  return (
    <TableFrame
      className="figures"
      caption={
        sent.rejectedCount > rows
          ? t('responses.first_rows', { count: rows })
          : t('responses.faults')
      }
      region={t('responses.faults')}
      head={(['row', 'column', 'reason'] as const).map((column) => (
        <th key={column} scope="col">
          {t(`responses.${column}`)}
        </th>
      ))}
    >
      <tbody>
        {sent.rejected.map(({ row, column, message }) => (
          <tr key={`${row} ${column} ${message}`}>
            <th scope="row">{row === 0 ? t('responses.header_row') : f.count(row)}</th>
            <td>{column === null ? t('responses.whole_row') : <code>{column}</code>}</td>
            <td className="wraps">{responseFaultText(message, words)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
