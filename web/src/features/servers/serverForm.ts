import { useForm } from '@mantine/form';
import type { CreateServerRequest, ServerResponse } from '@/api';

/** How BackupApi signs in: a key pair of ours, a key that is pasted, or a password used once to install ours. */
export type SignInChoice = 'generated' | 'pasted' | 'password';

export interface ServerFormValues {
  kind: 'local' | 'ssh';
  name: string;
  description: string;
  address: string;
  port: number;
  username: string;
  jumpServerId: string | null;
  useSudo: boolean;
  signIn: SignInChoice;
  privateKey: string;
  password: string;
  tags: string[];
}

const empty: ServerFormValues = {
  kind: 'ssh',
  name: '',
  description: '',
  address: '',
  port: 22,
  username: 'root',
  jumpServerId: null,
  useSudo: false,
  signIn: 'generated',
  privateKey: '',
  password: '',
  tags: [],
};

/** The form of a server, empty or with what is known of one. */
export function useServerForm(server?: ServerResponse) {
  return useForm<ServerFormValues>({
    initialValues: server
      ? {
          ...empty,
          kind: server.kind,
          name: server.name,
          description: server.description,
          address: server.address ?? '',
          port: server.port ?? 22,
          username: server.username ?? '',
          jumpServerId: server.jumpServerId ?? null,
          useSudo: server.useSudo,
          tags: server.tags,
        }
      : empty,
  });
}

export type ServerForm = ReturnType<typeof useServerForm>;

/** The request that creates what the form says; the fingerprint is what the person confirmed. */
export function createRequest(values: ServerFormValues, fingerprint: string | null): CreateServerRequest {
  const { kind, name, description, useSudo, tags } = values;
  if (kind === 'local') return { kind, name, description, useSudo, tags };
  return {
    kind,
    name,
    description,
    useSudo,
    tags,
    address: values.address,
    port: values.port,
    username: values.username,
    jumpServerId: values.jumpServerId,
    privateKey: values.signIn === 'pasted' ? values.privateKey : null,
    password: values.signIn === 'password' ? values.password : null,
    hostKeyFingerprint: fingerprint,
  };
}
