import { Group, Paper } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Saved } from '~/kit/form/Saved';
import { useParams, useSearch } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { ProblemView } from '~/kit/ProblemView';
import { ScreenFallback } from '~/kit/ScreenFallback';
import { useTexts } from '~/kit/texts';
import { AfterSave, CarrierForm } from './CarrierForm';
import { carrierQuery } from './carriers';
import { texts } from './texts';

export default function CarrierEdit() {
  const t = useTexts(texts);
  const id = useParams().id as string;
  const carrier = useQuery(carrierQuery(id));
  const justAdded = useSearch().saved;
  if (carrier.isPending) return <ScreenFallback />;
  if (carrier.isError) return <ProblemView error={carrier.error} onRetry={() => void carrier.refetch()} />;
  const trail = [
    { label: t('title'), to: '/carriers' },
    { label: carrier.data.name, to: `/carriers/${id}` },
  ];
  return (
    <Page title={t('editTitle', { name: carrier.data.name })} trail={trail} width={960}>
      {justAdded === String(carrier.data.version) && (
        <Paper withBorder radius="md" p="md">
          <Group gap="md">
            <Saved
              version={carrier.data.version}
              at={carrier.data.updatedAt}
              queryKey={['carriers', id]}
              readApplied={async () => (await carrier.refetch()).data?.applied ?? null}
            />
            <AfterSave id={id} />
          </Group>
        </Paper>
      )}
      <CarrierForm key={id} carrier={carrier.data} />
    </Page>
  );
}
