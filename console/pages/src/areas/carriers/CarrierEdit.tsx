import { useQuery } from '@tanstack/react-query';
import { useParams } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { ProblemView } from '~/kit/ProblemView';
import { ScreenFallback } from '~/kit/ScreenFallback';
import { useTexts } from '~/kit/texts';
import { CarrierForm } from './CarrierForm';
import { carrierQuery } from './carriers';
import { texts } from './texts';

export default function CarrierEdit() {
  const t = useTexts(texts);
  const id = useParams().id as string;
  const carrier = useQuery(carrierQuery(id));
  if (carrier.isPending) return <ScreenFallback />;
  if (carrier.isError) return <ProblemView error={carrier.error} onRetry={() => void carrier.refetch()} />;
  const { name } = carrier.data;
  const trail = [
    { label: t('title'), to: '/carriers' },
    { label: name, to: `/carriers/${id}` },
  ];
  return (
    <Page title={t('editTitle', { name })} trail={trail} width={960}>
      <CarrierForm key={id} carrier={carrier.data} />
    </Page>
  );
}
