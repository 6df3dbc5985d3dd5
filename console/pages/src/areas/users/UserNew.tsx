import { Page } from '~/kit/Page';
import { useTexts } from '~/kit/texts';
import { texts } from './texts';
import { UserForm } from './UserForm';

export default function UserNew() {
  const t = useTexts(texts);
  return (
    <Page title={t('add')} trail={[{ label: t('title'), to: '/users' }]} width={960}>
      <UserForm user={null} />
    </Page>
  );
}
