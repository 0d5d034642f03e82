import { useRouter } from '@tanstack/react-router';
import { ErrorNotice } from '@/components/ui/ErrorNotice';

/** A page that could not be shown: what failed, and another try. */
export function PageFailed({ error }: { error: unknown }) {
  const router = useRouter();
  return (
    <div style={{ maxWidth: 640, margin: '48px auto', padding: '0 16px' }}>
      <ErrorNotice error={error} onRetry={() => void router.invalidate()} />
    </div>
  );
}
