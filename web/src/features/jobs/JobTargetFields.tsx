import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listRepositoriesOptions, listSourcesOptions } from '@/api/@tanstack/react-query.gen';
import type { JobForm } from './jobForm';

/** The sources of a job and the repositories they go to; every source goes to every repository. */
export function JobTargetFields({ form }: { form: JobForm }) {
  const sources = useQuery(listSourcesOptions({ query: { limit: 200 } }));
  const repositories = useQuery(listRepositoriesOptions({ query: { limit: 200 } }));
  return (
    <>
      <MultiSelect
        label="Sources"
        required
        searchable
        hidePickedOptions
        placeholder={form.values.sourceIds.length === 0 ? 'What to back up' : undefined}
        nothingFoundMessage="No such source. Add it under Sources first."
        data={(sources.data?.items ?? []).map((source) => ({
          value: source.id,
          label: `${source.name} on ${source.serverName}`,
        }))}
        {...form.getInputProps('sourceIds')}
      />
      <MultiSelect
        label="Repositories"
        description="With several, every run writes to each of them."
        required
        searchable
        hidePickedOptions
        placeholder={form.values.repositoryIds.length === 0 ? 'Where to' : undefined}
        nothingFoundMessage="No such repository. Add it under Repositories first."
        data={(repositories.data?.items ?? []).map((repository) => ({
          value: repository.id,
          label: `${repository.name} on ${repository.poolName}`,
        }))}
        {...form.getInputProps('repositoryIds')}
      />
    </>
  );
}
