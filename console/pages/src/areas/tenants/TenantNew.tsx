import { Page } from '~/kit/Page';
import { useTexts } from '~/kit/texts';
import { TenantForm } from './TenantForm';
import { texts } from './texts';

export default function TenantNew() {
  const t = useTexts(texts);
  return (
    <Page title={t('add')} trail={[{ label: t('title'), to: '/tenants' }]} width={960}>
      <TenantForm tenant={null} />
    </Page>
  );
}
