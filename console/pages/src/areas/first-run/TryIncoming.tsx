import { useQuery } from '@tanstack/react-query';
import { api, body } from '~/api/client';
import { Link } from '~/kit/navigation';
import { useTexts } from '~/kit/texts';
import { texts } from './texts';

/** The way to the page that tries an incoming call of the first active campaign. */
export function TryIncoming() {
  const t = useTexts(texts);
  const campaigns = useQuery({
    queryKey: ['first-run', 'campaign'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/campaigns', { params: { query: { limit: 1, status: ['active'] } }, signal })),
  });
  const campaign = campaigns.data?.items[0];
  if (!campaign) return null;
  return (
    <Link size="sm" to={`/campaigns/${campaign.id}?tab=explain`}>
      {t('tryIncoming', { campaign: campaign.name })}
    </Link>
  );
}
