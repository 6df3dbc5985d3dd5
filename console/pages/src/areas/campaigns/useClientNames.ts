import { useQuery } from '@tanstack/react-query';
import { api, body } from '~/api/client';
import { useLiveUsage } from '~/kit/liveUsage';
import type { Campaign } from './campaigns';

/** The names of clients by id: those of the campaign's links, and of all that can be linked. */
export function useClientNames(campaign: Pick<Campaign, 'id'>): (clientId: string) => string {
  const live = useLiveUsage();
  const offered = useQuery({
    queryKey: ['campaigns', 'available-clients', campaign.id],
    queryFn: async () => {
      const page = await body(
        api.GET('/api/v1/campaigns/{id}/available-clients', {
          params: { path: { id: campaign.id }, query: { limit: 200 } },
        }),
      );
      return new Map(page.items.map((one) => [one.id, one.name]));
    },
    staleTime: 60_000,
  });
  return (clientId) =>
    offered.data?.get(clientId) ??
    live.state?.links.find((one) => one.clientId === clientId)?.client ??
    clientId.slice(0, 8);
}
