import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconPlayerPlay, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { searchOptions } from '@/api/@tanstack/react-query.gen';
import { useRunJob } from '@/lib/useRunJob';
import { navigation } from './navigation';
import { paletteStore } from './paletteStore';
import { iconOfType } from './resultIcons';

/** Ctrl/⌘ K: go anywhere, run any job, find anything by name. */
export function CommandPalette() {
  const navigate = useNavigate();
  const runJob = useRunJob();
  const [query, setQuery] = useState('');
  // "run web" looks for what is called "web".
  const name = query.trim().replace(/^run\s+/i, '');
  const found = useQuery({
    ...searchOptions({ query: { q: name } }),
    enabled: name.length > 1,
    placeholderData: keepPreviousData,
  });
  const matches = (text: string) => text.toLowerCase().includes(query.trim().toLowerCase());

  const pages: SpotlightActionData[] = navigation
    .flatMap((group) => group.items)
    .filter((item) => matches(`${item.label} ${item.keywords}`))
    .map(({ to, label, icon: Icon }) => ({
      id: to,
      label,
      leftSection: <Icon size={18} stroke={1.7} />,
      onClick: () => void navigate({ to }),
    }));
  const items = name.length > 1 ? (found.data?.items ?? []) : [];
  const runs: SpotlightActionData[] = items
    .filter((item) => item.type === 'job')
    .map((job) => ({
      id: `run-${job.id}`,
      label: `Run ${job.title}`,
      leftSection: <IconPlayerPlay size={18} stroke={1.7} />,
      onClick: () => runJob.mutate(job.id),
    }));
  const things: SpotlightActionData[] = items.map((item) => {
    const Icon = iconOfType(item.type);
    return {
      id: `${item.type}-${item.id}`,
      label: item.title,
      description: item.subtitle,
      leftSection: <Icon size={18} stroke={1.7} />,
      onClick: () => void navigate({ to: item.href }),
    };
  });
  const groups: SpotlightActionGroupData[] = [
    { group: 'Found', actions: things },
    { group: 'Run now', actions: runs },
    { group: 'Go to', actions: pages },
  ].filter((group) => group.actions.length > 0);

  return (
    <Spotlight
      store={paletteStore}
      actions={groups}
      query={query}
      onQueryChange={setQuery}
      filter={(_, actions) => actions}
      shortcut="mod + K"
      tagsToIgnore={[]}
      nothingFound={`Nothing is called “${query}”.`}
      highlightQuery
      scrollable
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      maxHeight={420}
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: 'Search or run…',
        'aria-label': 'Search or run',
      }}
    />
  );
}
