import type { ApiTokenResponse } from '@/api';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { TwoLines } from '@/components/ui/TwoLines';
import type { Column } from '@/components/ui/table/tableTypes';
import { humanize } from '@/lib/format';
import { RevokeTokenButton } from './RevokeTokenButton';

export const tokenColumns: Column<ApiTokenResponse>[] = [
  {
    key: 'name',
    header: 'Token',
    cell: (token) => <TwoLines first={<b>{token.name}</b>} second={`${token.prefix}…`} />,
  },
  { key: 'role', header: 'Role', cell: (token) => humanize(token.role) },
  {
    key: 'used',
    header: 'Last used',
    hideBelow: 'sm',
    cell: (token) => <RelativeTime value={token.lastUsedAt} />,
  },
  {
    key: 'expires',
    header: 'Expires',
    hideBelow: 'sm',
    cell: (token) => <RelativeTime value={token.expiresAt} />,
  },
  {
    key: 'created',
    header: 'Created',
    hideBelow: 'md',
    cell: (token) => <RelativeTime value={token.createdAt} />,
  },
  {
    key: 'revoke',
    header: '',
    align: 'end',
    width: 100,
    cell: (token) => <RevokeTokenButton token={token} />,
  },
];
