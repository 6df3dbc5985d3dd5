import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, body } from '~/api/client';
import { useGo } from '~/kit/navigation';
import { useTexts } from '~/kit/texts';
import { texts } from './texts';

/** The way to the page that tries an incoming call of the first active campaign. */
export function TryIncoming({ size = 'compact-sm' }: { size?: 'sm' | 'compact-sm' }) {
  const t = useTexts(texts);
  const go = useGo();
  const campaigns = useQuery({
    queryKey: ['first-run', 'campaign'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/campaigns', { params: { query: { limit: 1, status: ['active'] } }, signal })),
  });
  const campaign = campaigns.data?.items[0];
  if (!campaign) return null;
  return (
    <Button
      size={size}
      variant={size === 'sm' ? 'filled' : 'light'}
      style={{ alignSelf: 'flex-start' }}
      onClick={() => go(`/campaigns/${campaign.id}`, { search: { tab: 'explain' } })}
    >
      {t('tryIncoming', { campaign: campaign.name })}
    </Button>
  );
}
