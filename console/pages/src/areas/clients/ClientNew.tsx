import { Page } from '~/kit/Page';
import { useTexts } from '~/kit/texts';
import { ClientForm } from './ClientForm';
import { texts } from './texts';

export default function ClientNew() {
  const t = useTexts(texts);
  return (
    <Page title={t('newTitle')} trail={[{ label: t('title'), to: '/clients' }]} width={960}>
      <ClientForm client={null} />
    </Page>
  );
}
