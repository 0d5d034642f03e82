import { Select } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import { useMemo } from 'react';
import { allZones, offsetWords } from '@/lib/zoneTime';
import classes from './ScheduleFields.module.css';

interface TimeZoneSelectProps {
  value: string;
  onChange: (zone: string) => void;
  error?: string;
  description?: string;
}

/** A time zone by its IANA name, found by typing a part of it. */
export function TimeZoneSelect({ value, onChange, error, description }: TimeZoneSelectProps) {
  const zones = useMemo(() => [...new Set([value, ...allZones()])], [value]);
  return (
    <Select
      label="Time zone"
      description={description}
      searchable
      limit={80}
      data={zones}
      nothingFoundMessage="No such zone. Try a continent or a large city."
      leftSection={<IconWorld size={16} aria-hidden />}
      rightSection={<span className={classes.offset}>{offsetWords(value)}</span>}
      rightSectionWidth={76}
      rightSectionPointerEvents="none"
      // What is typed replaces the zone that is chosen.
      onFocus={(event) => event.currentTarget.select()}
      value={value}
      error={error}
      onChange={(zone) => zone && onChange(zone)}
    />
  );
}
