import { useQuery } from '@tanstack/react-query';
import { useParams } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { ProblemView } from '~/kit/ProblemView';
import { ScreenFallback } from '~/kit/ScreenFallback';
import { useTexts } from '~/kit/texts';
import { ClientForm } from './ClientForm';
import { clientQuery } from './clients';
import { texts } from './texts';

export default function ClientEdit() {
  const t = useTexts(texts);
  const id = useParams().id as string;
  const client = useQuery(clientQuery(id));
  if (client.isPending) return <ScreenFallback />;
  if (client.isError) return <ProblemView error={client.error} onRetry={() => void client.refetch()} />;
  const { name } = client.data;
  const trail = [
    { label: t('title'), to: '/clients' },
    { label: name, to: `/clients/${id}` },
  ];
  return (
    <Page title={t('editTitle', { name })} trail={trail} width={960}>
      <ClientForm key={id} client={client.data} />
    </Page>
  );
}
