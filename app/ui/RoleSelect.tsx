import type { UserRole } from '../accounts/credentials';
import { Select } from './Select';
import { useWords } from './Words';

/** The role of an account. */
export function RoleSelect({ roles, value }: { roles: readonly UserRole[]; value: UserRole }) {
  const { t } = useWords();
  return (
    <Select name="role" label={t('users.role')} hint={t('users.role_hint')} defaultValue={value}>
      {roles.map((role) => (
        <option key={role} value={role}>
          {t(`users.${role}`)}
        </option>
      ))}
    </Select>
  );
}
