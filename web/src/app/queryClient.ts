import { QueryClient } from '@tanstack/react-query';
import { Problem } from '@/lib/problem';

/** A refused request is not asked again: only a server that could not be reached, or that failed itself, may do better. */
const worthRetrying = (error: unknown) =>
  !(error instanceof Problem) || error.status === 0 || error.status === 503 || error.status === 504;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => count < 2 && worthRetrying(error),
    },
  },
});
