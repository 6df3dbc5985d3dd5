import { useQuery } from '@tanstack/react-query';
import { didQuery } from '~/kit/entities';
import { useParams } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { ProblemView } from '~/kit/ProblemView';
import { phoneOf } from '~/kit/phone';
import { ScreenFallback } from '~/kit/ScreenFallback';
import { useTexts } from '~/kit/texts';
import { NumberForm } from './NumberForm';
import { texts } from './texts';

export default function NumberEdit() {
  const t = useTexts(texts);
  const id = useParams().id as string;
  const did = useQuery({ ...didQuery(id), staleTime: 0 });
  if (did.isPending) return <ScreenFallback />;
  if (did.isError) return <ProblemView error={did.error} onRetry={() => void did.refetch()} />;
  const name = phoneOf(did.data.number).text;
  const trail = [
    { label: t('title'), to: '/numbers' },
    { label: name, to: `/numbers/${id}` },
  ];
  return (
    <Page title={t('editTitle', { name })} trail={trail} width={960}>
      <NumberForm key={id} did={did.data} />
    </Page>
  );
}
