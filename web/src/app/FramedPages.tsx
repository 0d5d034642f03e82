import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { AppFrame } from '@/components/layout/AppFrame';
import { PageSkeleton } from '@/components/ui/PageSkeleton';

/** Every page inside the frame; the frame stays while the next page's script arrives. */
export function FramedPages() {
  return (
    <AppFrame>
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
    </AppFrame>
  );
}
