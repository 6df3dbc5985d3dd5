import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '~/api/problem';

const QUIET_RETRIES = 2;

/** Reads are repeated twice while a service starts or is away; everything else is shown at once. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => error instanceof ApiProblem && error.passing && failures < QUIET_RETRIES,
      retryDelay: (failures, error) =>
        error instanceof ApiProblem && error.retryAfter !== null
          ? Math.min(error.retryAfter * 1000, 5_000)
          : 500 * 2 ** failures,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
