import { useQuery } from '@tanstack/react-query';
import { api, body } from '~/api/client';
import { History } from '~/kit/History';
import { JustSaved } from '~/kit/JustSaved';
import { useParams } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { ProblemView } from '~/kit/ProblemView';
import { ScreenFallback } from '~/kit/ScreenFallback';
import { PageTabs } from '~/kit/Tabs';
import { useTexts } from '~/kit/texts';
import { DialplanLineForm } from './DialplanLineForm';
import { lineQuery } from './lines';
import { texts } from './texts';

export default function DialplanLinePage() {
  const t = useTexts(texts);
  const id = useParams().id as string;
  const line = useQuery(lineQuery(id));
  const trail = [{ label: t('title'), to: '/dialplan-lines' }];
  if (line.isPending) return <ScreenFallback />;
  if (!line.data)
    return (
      <Page title={t('form')} trail={trail}>
        <ProblemView error={line.error} onRetry={() => void line.refetch()} />
      </Page>
    );
  return (
    <Page title={`${line.data.exten}, ${line.data.priority}`} trail={trail} width={960}>
      <JustSaved shown={line.data} read={async () => (await line.refetch()).data} />
      <PageTabs
        tabs={[
          { id: 'form', label: t('form'), content: () => <DialplanLineForm key={id} line={line.data} /> },
          {
            id: 'history',
            label: t('history'),
            content: () => (
              <History
                queryKey={['dialplan-lines', id]}
                fetch={(after, signal) =>
                  body(
                    api.GET('/api/v1/audit/dialplan-lines', {
                      params: { query: { entityId: id, limit: 20, ...(after ? { after } : {}) } },
                      signal,
                    }),
                  )
                }
              />
            ),
          },
        ]}
      />
    </Page>
  );
}
