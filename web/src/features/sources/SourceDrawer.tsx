import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SourceResponse } from '@/api';
import { getCatalogOptions } from '@/api/@tanstack/react-query.gen';
import { SourceFormDrawer } from './SourceFormDrawer';

interface SourceDrawerProps {
  /** The source to edit; without it a new one is made. */
  source?: SourceResponse;
  /** The server a new source starts with. */
  serverId?: string;
  onClose: () => void;
}

/** Adds or edits a source of any type that the catalog names. */
export function SourceDrawer({ source, serverId, onClose }: SourceDrawerProps) {
  const catalog = useQuery({ ...getCatalogOptions(), staleTime: Number.POSITIVE_INFINITY });
  const types = catalog.data?.sourceTypes ?? [];
  const [chosen, setChosen] = useState(source?.type);
  const type = types.find((one) => one.type === chosen) ?? types[0];
  if (!type) return null;
  return (
    <SourceFormDrawer
      key={type.type}
      type={type}
      source={source}
      serverId={serverId}
      onClose={onClose}
      typeField={
        types.length > 1 &&
        !source && (
          <Select
            label="Type"
            description={type.summary}
            data={types.map((one) => ({ value: one.type, label: one.title }))}
            value={type.type}
            onChange={(value) => setChosen(value ?? undefined)}
          />
        )
      }
    />
  );
}
