import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { suggestRepositoryName } from '@/api';
import { notifyProblem } from '@/lib/notify';
import type { RepositoryForm } from './repositoryForm';

/** The name of a repository, which is also its folder; one can be suggested. */
export function RepositoryNameField({ form }: { form: RepositoryForm }) {
  const { poolId } = form.values;
  const suggestion = useMutation({
    mutationFn: async () =>
      (await suggestRepositoryName({ query: { poolId: poolId ?? undefined } as never, throwOnError: true }))
        .data,
    onSuccess: ({ name }) => form.setFieldValue('name', name),
    onError: notifyProblem,
  });
  return (
    <TextInput
      label="Name"
      placeholder="shop-media"
      description="Also the name of its folder in the pool."
      required
      spellCheck={false}
      rightSectionWidth={86}
      rightSection={
        poolId && (
          <Button
            variant="subtle"
            size="compact-sm"
            loading={suggestion.isPending}
            onClick={() => suggestion.mutate()}
          >
            Suggest
          </Button>
        )
      }
      {...form.getInputProps('name')}
    />
  );
}
