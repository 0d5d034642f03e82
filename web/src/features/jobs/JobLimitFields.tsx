import { NumberInput, Select } from '@mantine/core';
import { Fold } from '@/components/ui/Fold';
import { type JobForm, priorities } from './jobForm';
import { useJobCompressions } from './useJobCompressions';

/** How a job runs: its place in the queue and what it may use. */
export function JobLimitFields({ form }: { form: JobForm }) {
  const compressions = useJobCompressions(form.values);
  return (
    <Fold title="Priority and limits" open={limits.some((name) => form.errors[name])}>
      <Select label="Priority" data={priorities} {...form.getInputProps('priority')} />
      <NumberInput
        label="Bandwidth"
        description="Empty for as fast as it goes."
        suffix=" KB/s"
        min={1}
        allowDecimal={false}
        value={form.values.bandwidthLimitKbps ?? ''}
        error={form.errors.bandwidthLimitKbps}
        onChange={(value) =>
          form.setFieldValue('bandwidthLimitKbps', typeof value === 'number' ? value : null)
        }
      />
      <NumberInput
        label="CPU niceness"
        description="0 competes like any program, 19 only takes what is left over."
        min={0}
        max={19}
        {...form.getInputProps('nice')}
      />
      <NumberInput
        label="Longest run"
        description="A run that takes longer is stopped."
        suffix=" min"
        min={1}
        allowDecimal={false}
        {...form.getInputProps('maxRuntimeMinutes')}
      />
      <Select
        label="Compression"
        placeholder="As the repository says"
        description={compressions.length === 0 ? compressionNeeds : undefined}
        clearable
        allowDeselect
        data={compressions}
        {...form.getInputProps('compression')}
      />
    </Fold>
  );
}

const compressionNeeds =
  'There is something to choose once repositories are, and their engines have a compression in common.';

const limits = ['priority', 'bandwidthLimitKbps', 'nice', 'maxRuntimeMinutes', 'compression'];
