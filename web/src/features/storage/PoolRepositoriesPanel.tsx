import { Button } from '@mantine/core';
import { IconBox, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listRepositoriesOptions } from '@/api/@tanstack/react-query.gen';
import { LinkRows } from '@/components/ui/LinkRows';
import { Panel } from '@/components/ui/Panel';
import { formatBytes, plural } from '@/lib/format';

/** What lives in a pool. */
export function PoolRepositoriesPanel({ poolId }: { poolId: string }) {
  const repositories = useQuery(listRepositoriesOptions({ query: { poolId } }));
  return (
    <Panel
      title="Repositories"
      icon={IconBox}
      note={repositories.data?.items.length}
      side={
        <Button
          component={Link}
          to={`/repositories?new=1&poolId=${poolId}`}
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={15} />}
        >
          Create repository
        </Button>
      }
    >
      <LinkRows
        none="No repository lives here yet."
        rows={(repositories.data?.items ?? []).map((repository) => ({
          key: repository.id,
          to: `/repositories/${repository.id}`,
          name: repository.name,
          words: `${plural(repository.backupCount, 'backup')}, ${formatBytes(repository.deduplicatedBytes)}`,
          status: repository.status,
        }))}
      />
    </Panel>
  );
}
