import { Page } from '~/kit/Page';
import { useTexts } from '~/kit/texts';
import { CarrierForm } from './CarrierForm';
import { texts } from './texts';

export default function CarrierNew() {
  const t = useTexts(texts);
  return (
    <Page title={t('newTitle')} trail={[{ label: t('title'), to: '/carriers' }]} width={960}>
      <CarrierForm carrier={null} />
    </Page>
  );
}
