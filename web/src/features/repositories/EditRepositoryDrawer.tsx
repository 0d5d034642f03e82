import { TagsInput, TextInput } from '@mantine/core';
import { type RepositoryResponse, updateRepository } from '@/api';
import { FormDrawer } from '@/components/ui/FormDrawer';
import { ifMatch } from '@/lib/ifMatch';
import { useCatalog } from '@/lib/useCatalog';
import { useSave } from '@/lib/useSave';
import { AppendOnlySwitch } from './AppendOnlySwitch';
import { ChoiceSelect } from './ChoiceSelect';
import { useRepositoryForm } from './repositoryForm';

interface EditRepositoryDrawerProps {
  repository: RepositoryResponse;
  onClose: () => void;
}

/** Changes what of a repository can be changed; compression counts from the next backup on. */
export function EditRepositoryDrawer({ repository, onClose }: EditRepositoryDrawerProps) {
  const catalog = useCatalog();
  const engine = catalog?.engines.find((one) => one.kind === repository.engine);
  const form = useRepositoryForm({
    name: repository.name,
    compression: repository.compression,
    appendOnly: repository.appendOnly,
    tags: repository.tags,
  });
  const saving = useSave({
    save: async () => {
      const { name, compression, appendOnly, tags } = form.values;
      const path = { id: repository.id };
      const headers = ifMatch(repository.version);
      const body = { name, compression, appendOnly, tags };
      return (await updateRepository({ path, headers, body, throwOnError: true })).data;
    },
    touches: ['getRepository', 'listRepositories'],
    form,
    done: onClose,
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={`Edit ${repository.name}`}
      submit="Save"
      dirty={form.isDirty()}
      pending={saving.isPending}
      error={saving.error}
      onSubmit={() => saving.mutate(undefined)}
    >
      <TextInput label="Name" required {...form.getInputProps('name')} />
      <ChoiceSelect
        label="Compression"
        choices={engine?.compressions ?? []}
        {...form.getInputProps('compression')}
      />
      <AppendOnlySwitch form={form} />
      <TagsInput label="Tags" {...form.getInputProps('tags')} />
    </FormDrawer>
  );
}
