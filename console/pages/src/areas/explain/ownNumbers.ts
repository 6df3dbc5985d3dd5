import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body } from '~/api/client';
import { cleaned } from '~/kit/national';

const MOST = 200;
const OFFERED = 30;

/** The numbers of a tenant, or of all, whose digits contain what was typed. */
export const ownNumbers = (text: string, tenantId: string | null) =>
  queryOptions({
    queryKey: ['explain', 'own-numbers', text, tenantId],
    queryFn: async ({ signal }) => {
      const query = { limit: MOST, ...(tenantId ? { tenantId } : {}) };
      const page = await body(api.GET('/api/v1/dids', { params: { query }, signal }));
      const digits = cleaned(text).replace(/\D/g, '').replace(/^0/, '');
      return page.items
        .map((one) => one.number)
        .filter((number) => number.includes(digits))
        .slice(0, OFFERED);
    },
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
