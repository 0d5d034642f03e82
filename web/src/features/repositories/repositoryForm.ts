import { useForm } from '@mantine/form';
import type { CreateRepositoryRequest, ImportRepositoryRequest } from '@/api';

export interface RepositoryFormValues {
  poolId: string | null;
  name: string;
  engine: string;
  encryption: string;
  compression: string;
  appendOnly: boolean;
  /** Whether the person brings a passphrase; otherwise one is generated. */
  ownPassphrase: boolean;
  passphrase: string;
  tags: string[];
  location: string | null;
  keyFile: string;
}

/** The form of a repository, for making one and for importing one. */
export function useRepositoryForm(initial: Partial<RepositoryFormValues>) {
  return useForm<RepositoryFormValues>({
    initialValues: {
      poolId: null,
      name: '',
      engine: 'borg',
      encryption: '',
      compression: '',
      appendOnly: true,
      ownPassphrase: false,
      passphrase: '',
      tags: [],
      location: null,
      keyFile: '',
      ...initial,
    },
  });
}

export type RepositoryForm = ReturnType<typeof useRepositoryForm>;

/** The request that makes a repository. */
export function createRepositoryRequest(values: RepositoryFormValues): CreateRepositoryRequest {
  const { name, engine, encryption, compression, appendOnly, tags } = values;
  return {
    name,
    poolId: values.poolId ?? '',
    engine,
    encryption,
    compression,
    appendOnly,
    tags,
    passphrase: values.ownPassphrase ? values.passphrase : null,
  } as CreateRepositoryRequest;
}

/** The request that takes in a repository that already lies in a pool. */
export function importRepositoryRequest(values: RepositoryFormValues): ImportRepositoryRequest {
  return {
    name: values.name || (values.location ?? ''),
    poolId: values.poolId ?? '',
    location: values.location ?? '',
    engine: values.engine,
    passphrase: values.passphrase || null,
    keyFile: values.keyFile || null,
    tags: values.tags,
  } as ImportRepositoryRequest;
}
