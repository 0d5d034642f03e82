import { Button, Group, Switch, TagsInput, Text, TextInput } from '@mantine/core';
import { type CatalogType, type ConnectionResponse, testConnectionSettings } from '@/api';
import { ServerSelect } from '@/components/settings/ServerSelect';
import { SettingsForm } from '@/components/settings/SettingsForm';
import { SettingsTest } from '@/components/settings/SettingsTest';
import { TypeChoice } from '@/components/settings/TypeChoice';
import { useServerPaths } from '@/components/settings/useServerPaths';
import { useTypedSettings } from '@/components/settings/useTypedSettings';
import { FormDrawer } from '@/components/ui/FormDrawer';
import { Problem } from '@/lib/problem';
import { useConnectionForm } from './connectionForm';
import { DetectedConnections } from './DetectedConnections';
import { useSaveConnection } from './useSaveConnection';

interface ConnectionFormDrawerProps {
  types: [CatalogType, ...CatalogType[]];
  connection?: ConnectionResponse;
  serverId?: string;
  onSaved: (connection: ConnectionResponse) => void;
  onClose: () => void;
}

/** The form of a connection: where, what was found there, how one gets in, and whether that works. */
export function ConnectionFormDrawer(props: ConnectionFormDrawerProps) {
  const { types, connection, serverId: given, onSaved, onClose } = props;
  const form = useConnectionForm(connection, given);
  const typed = useTypedSettings(types, connection);
  const { serverId, name } = form.values;
  const { settings } = typed;
  const paths = useServerPaths(serverId);
  const saving = useSaveConnection({
    connection,
    form,
    settings,
    done: (saved) => {
      onClose();
      onSaved(saved);
    },
  });
  const test = async () => {
    const body = { serverId: serverId ?? '', settings, connectionId: connection?.id };
    return (await testConnectionSettings({ body, throwOnError: true })).data;
  };
  const failedTest = saving.error instanceof Problem && saving.error.steps.length > 0;
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={connection ? `Edit ${connection.name}` : 'Add a connection'}
      submit={connection ? 'Test and save' : 'Test and add'}
      dirty={form.isDirty() || typed.dirty}
      pending={saving.isPending}
      error={saving.error}
      onSubmit={() => saving.mutate(false)}
      size={560}
    >
      {!connection && <ServerSelect {...form.getInputProps('serverId')} />}
      {!connection && serverId && (
        <DetectedConnections
          key={serverId}
          serverId={serverId}
          types={types.map((type) => type.type)}
          onUse={(found) => {
            typed.take(found);
            const title = types.find((type) => type.type === found.type)?.title;
            if (!name) form.setFieldValue('name', title ?? found.type);
          }}
        />
      )}
      {!connection && <TypeChoice typed={typed} label="Type" />}
      <TextInput label="Name" placeholder="MariaDB on db-1" required {...form.getInputProps('name')} />
      <SettingsForm
        typed={typed}
        errors={form.errors}
        secretsSet={connection?.secretsSet}
        serverId={serverId}
        onBrowse={paths.onBrowse}
      />
      {serverId && (
        <SettingsTest
          settings={settings}
          words="Signs in from the server and looks at the version and at what the user may do."
          test={test}
          failure={saving.error}
          onInvalid={form.setErrors}
        />
      )}
      {failedTest && (
        <Group gap={12}>
          <Button variant="default" loading={saving.isPending} onClick={() => saving.mutate(true)}>
            Save without a passing test
          </Button>
          <Text c="dimmed" fz={13} flex={1} miw={180}>
            For a service that is stopped now and will work later.
          </Text>
        </Group>
      )}
      <Switch
        label="Default on this server"
        description="New sources of its type start with it."
        {...form.getInputProps('isDefault', { type: 'checkbox' })}
      />
      <TagsInput label="Tags" {...form.getInputProps('tags')} />
      {paths.picker}
    </FormDrawer>
  );
}
