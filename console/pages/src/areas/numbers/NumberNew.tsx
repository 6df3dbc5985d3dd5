import { Page } from '~/kit/Page';
import { useTexts } from '~/kit/texts';
import { NumberForm } from './NumberForm';
import { texts } from './texts';

export default function NumberNew() {
  const t = useTexts(texts);
  return (
    <Page title={t('newTitle')} trail={[{ label: t('title'), to: '/numbers' }]} width={960}>
      <NumberForm did={null} />
    </Page>
  );
}
