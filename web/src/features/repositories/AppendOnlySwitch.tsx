import { Switch } from '@mantine/core';
import type { RepositoryForm } from './repositoryForm';

/** Whether servers may only add; what that is good for. */
export function AppendOnlySwitch({ form }: { form: RepositoryForm }) {
  return (
    <Switch
      label="Append-only"
      description="Servers can add backups but never delete or overwrite them: whoever takes over a server cannot destroy its backups. Only BackupApi removes old ones."
      {...form.getInputProps('appendOnly', { type: 'checkbox' })}
    />
  );
}
