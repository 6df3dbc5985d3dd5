import { QueryClient } from '@tanstack/react-query';
import { onWritten } from '~/api/client';
import { ApiProblem } from '~/api/problem';
import { changed } from '~/kit/changed';

const QUIET_RETRIES = 3;

/** Whether a read that has failed is repeated: while a service starts or is away. Everything else is shown at once. */
export const isRetried = (failures: number, error: unknown) =>
  error instanceof ApiProblem && error.transient && failures < QUIET_RETRIES;

/** The pause before the next try: 0.5, 1 and 2 seconds, or as long as the service asks for, up to 5 seconds. */
export const pauseBefore = (failures: number, error: unknown) =>
  error instanceof ApiProblem && error.retryAfter !== null
    ? Math.min(error.retryAfter * 1000, 5_000)
    : 500 * 2 ** failures;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: isRetried,
      retryDelay: pauseBefore,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

onWritten((write) => changed(queryClient, write));
