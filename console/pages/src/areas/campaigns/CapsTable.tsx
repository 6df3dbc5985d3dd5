import { useQuery } from '@tanstack/react-query';
import type { Schema } from '~/api/client';
import { useFormats } from '~/kit/format';
import { ProblemView } from '~/kit/ProblemView';
import { ScrollTable } from '~/kit/ScrollTable';
import { useTexts } from '~/kit/texts';
import { Empty, Time } from '~/kit/values';
import { type Campaign, capsQuery } from './campaigns';
import { Card, UsageBar } from './parts';
import { texts } from './texts';

const EVERY_MILLIS = 5_000;
const ROWS = [
  ['concurrency', 'concurrent'],
  ['hourly', 'hour'],
  ['daily', 'day'],
  ['weekly', 'week'],
  ['monthly', 'month'],
  ['total', 'total'],
] as const;

export const liveCaps = (id: string) => ({ ...capsQuery(id), refetchInterval: EVERY_MILLIS });

/** What a campaign has used of each limit, and its attempts, whatever counts. */
export function CapsTable({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const caps = useQuery(liveCaps(campaign.id));
  return (
    <Card title={t('caps.title')} lead={t('caps.lead')}>
      {caps.isError && !caps.data && <ProblemView error={caps.error} onRetry={() => void caps.refetch()} />}
      <ScrollTable label={t('caps.title')}>
        <thead>
          <tr>
            <th scope="col">{t('caps.limit')}</th>
            <th scope="col">{t('caps.counted')}</th>
            <th scope="col">{t('caps.attempts')}</th>
            <th scope="col">{t('caps.since')}</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([name, label]) => {
            const cap = caps.data?.campaign[name];
            return (
              <tr key={name}>
                <th scope="row">{t(`overview.${label}`)}</th>
                <td>
                  <UsageBar
                    usage={cap}
                    stale={caps.isError}
                    {...(name === 'concurrency'
                      ? {}
                      : { counted: { by: campaign, span: name === 'total' ? 'total' : 'time' } })}
                  />
                </td>
                <td>
                  <Attempts cap={cap} />
                </td>
                <td>
                  <Time at={cap?.since} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </ScrollTable>
    </Card>
  );
}

function Attempts({ cap }: { cap: Schema<'CapView'> | undefined }) {
  const formats = useFormats();
  if (cap?.attempts == null) return <Empty />;
  return <span className="figures">{formats.number(cap.attempts)}</span>;
}
