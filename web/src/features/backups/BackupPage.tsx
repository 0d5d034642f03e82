import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { getBackupOptions } from '@/api/@tanstack/react-query.gen';
import { ErrorNotice } from '@/components/ui/ErrorNotice';
import { PageSkeleton } from '@/components/ui/PageSkeleton';
import { BackupView } from './BackupView';

/** One backup: its files, what was wrong with some, its details. */
export function BackupPage() {
  const { id } = useParams({ from: '/framed/backups/$id' });
  const { data: backup, error, refetch } = useQuery(getBackupOptions({ path: { id } }));
  if (error && !backup) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!backup) return <PageSkeleton />;
  // Another backup has other files: the basket starts empty.
  return <BackupView key={backup.id} backup={backup} />;
}
