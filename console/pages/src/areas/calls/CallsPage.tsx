import { Button } from '@mantine/core';
import { IconPhonePlus } from '@tabler/icons-react';
import { AllCalls } from '~/kit/calls/AllCalls';
import { useGo } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { useCan } from '~/kit/session';
import { PageTabs } from '~/kit/Tabs';
import { useTexts } from '~/kit/texts';
import '~/kit/calls/calls.css';
import { LiveCallTable } from '~/kit/calls/LiveCallTable';
import { texts } from '~/kit/calls/texts';
import { LatestCalls } from './LatestCalls';

export default function CallsPage() {
  const t = useTexts(texts);
  const go = useGo();
  const can = useCan();
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button
          leftSection={<IconPhonePlus size={16} aria-hidden />}
          disabled={!can('placeCall')}
          onClick={() => go('/calls/place')}
        >
          {t('place')}
        </Button>
      }
    >
      <PageTabs
        tabs={[
          { id: 'now', label: t('tab.now'), content: () => <LiveCallTable whenNone={<LatestCalls />} /> },
          { id: 'all', label: t('tab.all'), content: () => <AllCalls id="calls" /> },
        ]}
      />
    </Page>
  );
}
