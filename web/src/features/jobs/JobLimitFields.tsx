import { Button, Collapse, NumberInput, Select, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getCatalogOptions } from '@/api/@tanstack/react-query.gen';
import { type JobForm, priorities } from './jobForm';

/** How a job runs: its place in the queue and what it may use. */
export function JobLimitFields({ form }: { form: JobForm }) {
  const [opened, { toggle }] = useDisclosure(false);
  const catalog = useQuery({ ...getCatalogOptions(), staleTime: Number.POSITIVE_INFINITY });
  const compressions = (catalog.data?.engines ?? []).flatMap((engine) => engine.compressions);
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        px={0}
        aria-expanded={opened}
        leftSection={<IconChevronDown size={16} />}
        onClick={toggle}
      >
        Priority and limits
      </Button>
      <Collapse expanded={opened}>
        <Stack gap={18} pt={12}>
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
            clearable
            allowDeselect
            data={compressions.map((choice) => ({ value: choice.value, label: choice.label }))}
            {...form.getInputProps('compression')}
          />
        </Stack>
      </Collapse>
    </div>
  );
}
