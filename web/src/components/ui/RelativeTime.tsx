import { Tooltip } from '@mantine/core';
import { formatAbsolute, formatRelative } from '@/lib/time';
import { useNow } from '@/lib/useNow';

interface RelativeTimeProps {
  value: string | null | undefined;
  /** What stands when there is no time yet. */
  none?: string;
}

/** "6 h ago", kept current, with the absolute time and zone on hover and focus. */
export function RelativeTime({ value, none = 'never' }: RelativeTimeProps) {
  useNow(30_000);
  if (!value) return <span>{none}</span>;
  return (
    <Tooltip label={formatAbsolute(value)}>
      <time dateTime={value} style={{ whiteSpace: 'nowrap' }}>
        {formatRelative(value)}
      </time>
    </Tooltip>
  );
}
