import { Page } from '~/kit/Page';
import { useTexts } from '~/kit/texts';
import { DialplanLineForm } from './DialplanLineForm';
import { texts } from './texts';

export default function DialplanLineNew() {
  const t = useTexts(texts);
  return (
    <Page title={t('add')} trail={[{ label: t('title'), to: '/dialplan-lines' }]} width={960}>
      <DialplanLineForm line={null} />
    </Page>
  );
}
