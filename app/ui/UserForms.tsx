import type { UserRole } from '../accounts/credentials';
import { Field } from './Field';
import { RoleSelect } from './RoleSelect';
import { Shown } from './Shown';
import { type ChosenWave, WaveChoice } from './WaveChoice';
import { useWords } from './Words';

/** What can be changed of an account, a form each. */
export function UserForms(props: {
  user: { name: string; role: UserRole; isDisabled: boolean; hasFactor: boolean; browsers: number };
  roles: readonly UserRole[];
  waves: readonly ChosenWave[] | null;
  /** What was typed, where that cannot be a name. */
  wrong: { name: string; role: string } | undefined;
  /** What was typed, where others have set something else meanwhile. */
  both: { values: { name: string; role: string }; fields: string[]; by: string | null } | undefined;
}) {
  const { user, roles, waves, wrong, both } = props;
  const { t } = useWords();
  const typed = wrong ?? both?.values ?? user;
  const overtaken = (field: string, theirs: string) =>
    both?.fields.includes(field)
      ? t('forms.both', { name: both.by ?? t('forms.you'), theirs })
      : null;
  const otherRole = overtaken('role', t(`users.${user.role}`));
  return (
    <>
      <section className="card">
        <h2>{t('user.account')}</h2>
        <form method="post" className="form">
          <input type="hidden" name="intent" value="save" />
          <Shown values={{ name: user.name, role: user.role }} />
          <Field
            name="name"
            label={t('users.name')}
            autoComplete="off"
            maxLength={100}
            required
            defaultValue={typed.name}
            fault={wrong ? t('users.name_fault') : overtaken('name', user.name)}
          />
          {otherRole && <p className="field__fault">{otherRole}</p>}
          <RoleSelect
            roles={roles}
            value={roles.find((role) => role === typed.role) ?? user.role}
          />
          <button type="submit" className="button">
            {t('user.save')}
          </button>
        </form>
      </section>
      {waves && (
        <section className="card">
          <h2>{t('user.waves')}</h2>
          <form method="post" className="form">
            <input type="hidden" name="intent" value="waves" />
            {waves
              .filter(({ isChosen }) => isChosen)
              .map(({ id }) => (
                <input key={id} type="hidden" name="given" value={id} />
              ))}
            <WaveChoice legend={t('users.waves')} hint={t('user.waves_text')} waves={waves} />
            <button type="submit" className="button">
              {t('user.save')}
            </button>
          </form>
        </section>
      )}
      <Act
        title={t('user.sessions')}
        text={t('users.browsers', { count: user.browsers })}
        intent="end"
        button={user.browsers > 0 ? t('user.end_all') : null}
      />
      {!user.isDisabled && (
        <Act
          title={t('user.password')}
          text={t('user.password_text')}
          intent="reset"
          button={t('user.reset')}
        />
      )}
      {user.hasFactor && (
        <Act
          title={t('second.title')}
          text={t('user.factor_text')}
          intent="factor"
          button={t('user.factor_remove')}
        />
      )}
      <Act
        title={t('user.access')}
        text={t(user.isDisabled ? 'user.enable_text' : 'user.disable_text')}
        intent={user.isDisabled ? 'enable' : 'disable'}
        button={t(user.isDisabled ? 'user.enable' : 'user.disable')}
      />
    </>
  );
}

/** Something that is done by one button; null: not now. */
function Act(props: { title: string; text: string; intent: string; button: string | null }) {
  const { title, text, intent, button } = props;
  return (
    <section className="card">
      <h2>{title}</h2>
      <p className="note">{text}</p>
      {button !== null && (
        <form method="post" className="form">
          <button type="submit" className="button" name="intent" value={intent}>
            {button}
          </button>
        </form>
      )}
    </section>
  );
}
