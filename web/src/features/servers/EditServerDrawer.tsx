import { Switch, Textarea } from '@mantine/core';
import { type ServerResponse, updateServer } from '@/api';
import { FormDrawer } from '@/components/ui/FormDrawer';
import { ifMatch } from '@/lib/ifMatch';
import { useSave } from '@/lib/useSave';
import { ConnectionFields } from './ConnectionFields';
import { ServerNameFields } from './ServerNameFields';
import { useServerForm } from './serverForm';

interface EditServerDrawerProps {
  server: ServerResponse;
  onClose: () => void;
}

/** Changes how a server is reached or called; a new private key replaces the old one. */
export function EditServerDrawer({ server, onClose }: EditServerDrawerProps) {
  const form = useServerForm(server);
  const saving = useSave({
    save: async () => {
      const { name, description, useSudo, tags, address, port, username, jumpServerId, privateKey } =
        form.values;
      const way = server.kind === 'ssh' ? { address, port, username, jumpServerId } : {};
      await updateServer({
        path: { id: server.id },
        headers: ifMatch(server.version),
        body: { name, description, useSudo, tags, ...way, privateKey: privateKey || null },
        throwOnError: true,
      });
    },
    touches: ['getServer', 'listServers'],
    form,
    done: onClose,
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={`Edit ${server.name}`}
      submit="Save"
      dirty={form.isDirty()}
      pending={saving.isPending}
      error={saving.error}
      onSubmit={() => saving.mutate(undefined)}
    >
      <ServerNameFields form={form} />
      {server.kind === 'local' ? (
        <Switch
          label="Use sudo"
          description="Runs borg as root; sudo must not ask for a password."
          {...form.getInputProps('useSudo', { type: 'checkbox' })}
        />
      ) : (
        <>
          <ConnectionFields form={form} exceptId={server.id} />
          <Textarea
            label="Replace the private key"
            description="Leave empty to keep the one in use."
            autosize
            minRows={2}
            maxRows={8}
            spellCheck={false}
            {...form.getInputProps('privateKey')}
          />
        </>
      )}
    </FormDrawer>
  );
}
