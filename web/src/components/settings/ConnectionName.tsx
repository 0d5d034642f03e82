import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getConnectionOptions } from '@/api/@tanstack/react-query.gen';

/** A connection by its name, as a way to its page. */
export function ConnectionName({ id }: { id: string }) {
  const { data, error } = useQuery({ ...getConnectionOptions({ path: { id } }), retry: false });
  if (error) return 'A connection that was removed';
  return (
    <Link to="/connections/$id" params={{ id }}>
      {data?.name ?? '…'}
    </Link>
  );
}
