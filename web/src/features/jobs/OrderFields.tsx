import { MultiSelect, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { DependencyFailure, SetJobOrderRequest } from '@/api';
import { listJobsOptions } from '@/api/@tanstack/react-query.gen';

interface OrderFieldsProps {
  value: SetJobOrderRequest;
  /** Messages by path below the order: `dependencies`, `conflicts`. */
  errors: Record<string, unknown>;
  onChange: (value: SetJobOrderRequest) => void;
  /** The job itself, which cannot be named. */
  self?: string;
  /** Names of jobs that are chosen already and may not be among the first of the list. */
  known?: readonly (readonly [id: string, name: string])[];
}

const onFailure = [
  { value: 'skip', label: 'is left out, with the reason' },
  { value: 'run', label: 'runs all the same' },
];

/** Which jobs a job waits for and which it never runs beside. */
export function OrderFields({ value, errors, onChange, self, known = [] }: OrderFieldsProps) {
  const jobs = useQuery(listJobsOptions({ query: { limit: 200 } }));
  const { dependencies, conflicts } = value;
  const names = new Map([...known, ...(jobs.data?.items ?? []).map((one) => [one.id, one.name] as const)]);
  const others = [...names]
    .filter(([id]) => id !== self)
    .map(([id, name]) => ({ value: id, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const change = (part: Partial<SetJobOrderRequest>) => onChange({ ...value, ...part });
  return (
    <>
      <MultiSelect
        label="Runs after"
        description="Waits until the last run of these has ended well."
        searchable
        hidePickedOptions
        placeholder={dependencies.length === 0 ? 'No other job' : undefined}
        nothingFoundMessage="No such job."
        data={others}
        value={dependencies.map((one) => one.jobId)}
        error={errors.dependencies as string}
        onChange={(ids) =>
          change({
            dependencies: ids.map(
              (id) =>
                dependencies.find((one) => one.jobId === id) ?? { jobId: id, onFailure: 'skip' as const },
            ),
          })
        }
      />
      {dependencies.map((one, index) => (
        <Select
          key={one.jobId}
          label={`When ${names.get(one.jobId) ?? 'it'} failed, this job`}
          data={onFailure}
          value={one.onFailure}
          error={errors[`dependencies[${index}]`] as string}
          onChange={(choice) =>
            change({
              dependencies: dependencies.with(index, { ...one, onFailure: choice as DependencyFailure }),
            })
          }
        />
      ))}
      <MultiSelect
        label="Never runs beside"
        description="Counts both ways: whichever comes later waits."
        searchable
        hidePickedOptions
        placeholder={conflicts.length === 0 ? 'No other job' : undefined}
        nothingFoundMessage="No such job."
        data={others}
        value={conflicts}
        error={errors.conflicts as string}
        onChange={(ids) => change({ conflicts: ids })}
      />
    </>
  );
}
