import { SegmentedControl } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { createServer, type HostKeyOffer, scanHostKey } from '@/api';
import { FormDrawer } from '@/components/ui/FormDrawer';
import { toProblem } from '@/lib/problem';
import { useSave } from '@/lib/useSave';
import { ConnectionFields } from './ConnectionFields';
import { HostKeyQuestion } from './HostKeyQuestion';
import { ServerNameFields } from './ServerNameFields';
import { SignInFields } from './SignInFields';
import { createRequest, useServerForm } from './serverForm';

interface AddServerDrawerProps {
  opened: boolean;
  onClose: () => void;
}

const kinds = [
  { value: 'ssh', label: 'Over SSH' },
  { value: 'local', label: 'This machine' },
];

/** Adds a server: what it is, then, for SSH, whether the host key that it shows is the right one. */
export function AddServerDrawer({ opened, onClose }: AddServerDrawerProps) {
  const form = useServerForm();
  const navigate = useNavigate();
  const [offer, setOffer] = useState<HostKeyOffer | null>(null);
  const { values } = form;
  const close = () => {
    form.reset();
    setOffer(null);
    scan.reset();
    saving.reset();
    onClose();
  };
  const scan = useMutation({
    mutationFn: async () => {
      saving.reset();
      const { address, port, jumpServerId } = values;
      return (await scanHostKey({ body: { address, port, jumpServerId }, throwOnError: true })).data;
    },
    onSuccess: setOffer,
    onError: (error) => form.setErrors(toProblem(error).fields),
  });
  const saving = useSave({
    save: async () =>
      (await createServer({ body: createRequest(values, offer?.fingerprint ?? null), throwOnError: true }))
        .data,
    touches: ['listServers', 'getDashboard'],
    form: {
      setErrors: (errors) => {
        form.setErrors(errors);
        // What has to be corrected stands on the step before.
        if (Object.keys(errors).length > 0) setOffer(null);
      },
    },
    done: (server) => {
      close();
      void navigate({ to: '/servers/$id', params: { id: server.id } });
    },
  });
  const asksForKey = values.kind === 'ssh' && !offer;
  return (
    <FormDrawer
      opened={opened}
      onClose={close}
      title="Add a server"
      submit={asksForKey ? 'Continue' : offer ? 'It matches, add server' : 'Add server'}
      dirty={form.isDirty()}
      pending={scan.isPending || saving.isPending}
      error={scan.error ?? saving.error}
      onSubmit={() => (asksForKey ? scan.mutate() : saving.mutate(undefined))}
    >
      {offer ? (
        <HostKeyQuestion offer={offer} address={values.address} onBack={() => setOffer(null)} />
      ) : (
        <>
          <SegmentedControl
            fullWidth
            data={kinds}
            value={values.kind}
            onChange={(kind) => form.setFieldValue('kind', kind as typeof values.kind)}
          />
          {values.kind === 'ssh' && <ConnectionFields form={form} />}
          <ServerNameFields form={form} />
          {values.kind === 'ssh' && <SignInFields form={form} />}
        </>
      )}
    </FormDrawer>
  );
}
