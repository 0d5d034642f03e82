import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type BackupResponse, type RestoreBackupRequest, restoreBackup } from '@/api';

/** Starts a restore and shows it live. */
export function useStartRestore(backup: BackupResponse, onStarted: () => void) {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (body: RestoreBackupRequest) => {
      const headers = { 'Idempotency-Key': crypto.randomUUID() };
      return (await restoreBackup({ path: { id: backup.id }, body, headers, throwOnError: true })).data;
    },
    onSuccess: (operation) => {
      onStarted();
      void navigate({ to: '/operations/$id', params: { id: operation.id } });
    },
  });
}
