import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconPlus } from '@tabler/icons-react';
import type { ApiTokenResponse } from '@/api';
import { listApiTokensInfiniteOptions } from '@/api/@tanstack/react-query.gen';
import { EmptyState } from '@/components/ui/EmptyState';
import { PageHeader } from '@/components/ui/PageHeader';
import { DataTable } from '@/components/ui/table/DataTable';
import { countWords, usePages } from '@/lib/usePages';
import { CreateTokenDrawer } from './CreateTokenDrawer';
import { tokenColumns } from './tokenColumns';

/** Keys for scripts. */
export function TokensPage() {
  const [creating, { open, close }] = useDisclosure();
  const list = usePages<ApiTokenResponse>(listApiTokensInfiniteOptions());
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={open}>
      New token
    </Button>
  );
  return (
    <>
      <PageHeader
        title="API tokens"
        count={countWords(list.rows, list.paging.hasMore)}
        sub={
          <>
            Keys for scripts, each with a role of its own. What they can call is described in the{' '}
            <a href="/docs" target="_blank" rel="noreferrer">
              API documentation
            </a>
            .
          </>
        }
        actions={add}
      />
      <DataTable
        label="API tokens"
        columns={tokenColumns}
        rows={list.rows}
        rowId={(token) => token.id}
        error={list.error}
        onRetry={list.retry}
        paging={list.paging}
        empty={
          <EmptyState
            icon={IconKey}
            title="No tokens yet"
            text="A token lets a script do what its role allows. It is shown once and can be revoked at any time."
            action={add}
          />
        }
      />
      {creating && <CreateTokenDrawer onClose={close} />}
    </>
  );
}
