import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { api, body } from '~/api/client';
import { useFormats } from '~/kit/format';
import { kitTexts } from '~/kit/kitTexts';
import { Listing } from '~/kit/listing/Listing';
import type { Column, Filter, ListQuery } from '~/kit/listing/types';
import { useTenant } from '~/kit/navigation';
import { asProblem } from '~/kit/ProblemView';
import { useProblems } from '~/kit/problems';
import { useRoutingWords } from '~/kit/routing/words';
import { useStateLabel } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { campaigns, carriers, clients, dids } from '~/kit/sources';
import { type Translate, useTexts } from '~/kit/texts';
import { Duration, Id, NONE, PHONE, timeCell } from '~/kit/values';
import { type CallRecord, exportCsv, hungUpByOf, isTest } from './calls';
import { numberQuery } from './numberQuery';
import { calledCell, callerCell, callerOf, directionCell, numberHint, partyCell, resultCell } from './parts';
import { texts } from './texts';

const NEW_ROWS_MILLIS = 10_000;
const DISPOSITIONS = [
  'answered',
  'busy',
  'no-answer',
  'rejected',
  'failed',
  'congestion',
  'canceled',
  'unrouted',
] as const;

interface AllCallsProps {
  id: string;
  /** Filters that the page sets, such as the campaign. */
  fixed?: Record<string, string | string[] | undefined>;
}

/** The records of calls, with all filters of the API. */
export function AllCalls({ id, fixed }: AllCallsProps) {
  const t = useTexts(texts);
  const tenantId = useTenant();
  const filters = useFilters(fixed ?? {});
  const all = useMemo(() => ({ ...fixed, ...(tenantId ? { tenantId } : {}) }), [fixed, tenantId]);
  return (
    <Listing<CallRecord>
      id={id}
      label={t('all.label')}
      queryKey={['call-records', id]}
      fetch={(query, signal) =>
        body(api.GET('/api/v1/call-records', { params: { query: numberQuery(query) as never }, signal }))
      }
      rowId={(call) => call.callId}
      rowName={(call) => call.number ?? call.callId}
      rowLink={(call) => `/calls/${call.callId}`}
      columns={useColumns(t)}
      filters={filters}
      fixed={all}
      defaultSort="-startedAt"
      newRowsEvery={NEW_ROWS_MILLIS}
      exportAll={useExport(t)}
      empty={{ title: t('all.empty'), text: t('all.emptyText') }}
    />
  );
}

function useExport(t: Translate<typeof texts.en>) {
  const formats = useFormats();
  const { sentence } = useProblems();
  const size = (bytes: number) =>
    bytes < 1_000_000
      ? `${formats.number(Math.ceil(bytes / 1000))} kB`
      : `${formats.number(Math.round(bytes / 100_000) / 10)} MB`;
  return async (query: ListQuery) => {
    const id = notifications.show({
      message: t('all.csvBusy', { size: size(0) }),
      loading: true,
      autoClose: false,
      withCloseButton: false,
    });
    const finish = (color: string, message: string) =>
      notifications.update({ id, message, color, loading: false, autoClose: 6_000, withCloseButton: true });
    let told = 0;
    try {
      const bytes = await exportCsv(numberQuery(query), (read) => {
        if (read - told < 500_000) return;
        told = read;
        notifications.update({
          id,
          message: t('all.csvBusy', { size: size(read) }),
          loading: true,
          autoClose: false,
        });
      });
      finish('green', t('all.csvDone', { size: size(bytes) }));
    } catch (error) {
      const problem = asProblem(error);
      finish('red', problem.code === 'console.failed' ? t('all.csvFailed') : sentence(problem));
    }
  };
}

function useColumns(t: Translate<typeof texts.en>): Column<CallRecord>[] {
  const kit = useTexts(kitTexts);
  const words = useRoutingWords();
  const formats = useFormats();
  return useMemo(
    () => [
      {
        id: 'started',
        label: t('column.started'),
        sort: 'startedAt',
        width: 112,
        narrow: 1,
        cell: (one) => timeCell(one.startedAt, formats.time(one.startedAt)),
      },
      {
        id: 'direction',
        label: t('column.direction'),
        className: 'nowrap',
        cell: (one) =>
          isTest(one) ? (
            <>
              {directionCell(one.direction, t)} <span className="quiet-text">{t('call.testShort')}</span>
            </>
          ) : (
            directionCell(one.direction, t)
          ),
      },
      {
        id: 'from',
        label: t('column.from'),
        className: PHONE,
        narrow: 3,
        hint: (one) => numberHint(callerOf(one), formats),
        cell: (one) => callerCell(one, t, formats),
      },
      {
        id: 'to',
        label: t('column.to'),
        className: PHONE,
        narrow: 4,
        hint: (one) => numberHint(one.number, formats),
        cell: (one) => calledCell(one.number, t, formats),
      },
      {
        id: 'result',
        label: t('column.result'),
        narrow: 2,
        cell: (one) => resultCell(one, words, kit),
      },
      {
        id: 'talk',
        label: t('column.talk'),
        align: 'right',
        cell: (one) => (one.talkSeconds > 0 ? formats.duration(one.talkSeconds) : NONE),
      },
      {
        id: 'campaign',
        label: t('column.campaign'),
        cell: (one) => one.campaign?.name ?? NONE,
      },
      { id: 'client', label: t('column.client'), cell: (one) => partyCell(one, t) },
      {
        id: 'carrier',
        label: t('column.carrier'),
        spare: true,
        cell: (one) => one.carrier?.name ?? NONE,
      },
      {
        id: 'reason',
        label: t('column.reason'),
        hidden: true,
        cell: (one) => (one.reason ? words.reason(one.reason) : NONE),
        width: 220,
      },
      {
        id: 'cause',
        label: t('column.cause'),
        hidden: true,
        cell: (one) => (one.cause ? words.cause(one.cause) : NONE),
        width: 180,
      },
      {
        id: 'sip',
        label: t('column.sip'),
        hidden: true,
        cell: (one) => (one.sipStatus === null ? NONE : words.sip(one.sipStatus)),
        width: 150,
      },
      {
        id: 'delay',
        label: t('column.delay'),
        help: t('column.delayHelp'),
        hidden: true,
        align: 'right',
        cell: (one) => <Duration seconds={one.postDialDelaySeconds} />,
      },
      {
        id: 'ring',
        label: t('column.ring'),
        hidden: true,
        align: 'right',
        cell: (one) => <Duration seconds={one.ringSeconds} />,
      },
      {
        id: 'hungUpBy',
        label: t('column.hungUpBy'),
        hidden: true,
        cell: (one) => (one.hungUpBy ? t(`by.${hungUpByOf(one, one.hungUpBy)}`) : NONE),
      },
      {
        id: 'country',
        label: t('column.country'),
        hidden: true,
        cell: (one) => (one.country ? formats.country(one.country) : NONE),
      },
      { id: 'tenant', label: t('column.tenant'), hidden: true, cell: (one) => one.tenant?.name ?? NONE },
      { id: 'node', label: t('column.node'), hidden: true, cell: (one) => one.node },
      {
        id: 'reference',
        label: t('column.reference'),
        hidden: true,
        cell: (one) =>
          Object.entries(one.reference)
            .map(([name, value]) => `${name}: ${value}`)
            .join(', ') || NONE,
      },
      {
        id: 'tags',
        label: t('column.tags'),
        hidden: true,
        cell: (one) =>
          Object.entries(one.tags)
            .map(([name, value]) => `${name}: ${value}`)
            .join(', ') || NONE,
      },
      { id: 'callId', label: t('column.callId'), hidden: true, cell: (one) => <Id>{one.callId}</Id> },
    ],
    [t, kit, words, formats],
  );
}

const REASONS = [
  'campaign.closed',
  'campaign.full',
  'campaign.daily-reached',
  'campaign.total-reached',
  'campaign.inactive',
  'number.unknown',
  'number.inactive',
  'number.without-campaign',
  'number.invalid',
  'caller.blocked',
  'caller.repeated',
  'caller.not-accepted',
  'tenant.suspended',
  'clients.none-eligible',
  'clients.all-full',
  'clients.limits-reached',
  'clients.closed',
  'clients.answered-before',
  'clients.tags-not-accepted',
  'clients.busy',
  'clients.no-answer',
  'clients.exhausted',
  'carriers.none-available',
  'carriers.exhausted',
  'carrier.unknown',
  'carrier.inactive',
  'destination.barred',
  'destination.not-allowed',
  'tenant.too-fast',
  'number.used-up',
  'call.canceled',
  'routing.unavailable',
  'media-timeout',
  'hung-up',
  'expired',
  'failed',
];

function useFilters(fixed: Record<string, unknown>): Filter[] {
  const t = useTexts(texts);
  const state = useStateLabel();
  const words = useRoutingWords();
  const can = useCan();
  const [seesClients, seesCarriers] = [can('listClients'), can('listCarriers')];
  const hidden = Object.keys(fixed).join();
  return useMemo(() => {
    const entity = (id: string, label: string, source: typeof carriers): Filter => ({
      id,
      kind: 'entity',
      many: true,
      label,
      source,
    });
    const filters: Filter[] = [
      {
        id: 'number',
        kind: 'text',
        main: true,
        secret: true,
        label: t('filter.number'),
        placeholder: t('filter.numberShort'),
        help: t('filter.numberHelp'),
      },
      {
        id: 'disposition',
        kind: 'choice',
        many: true,
        label: t('filter.result'),
        options: DISPOSITIONS.map((value) => ({ value, label: state(value) })),
      },
      {
        id: 'direction',
        kind: 'choice',
        many: true,
        label: t('filter.direction'),
        options: (['inbound', 'outbound', 'prefix'] as const).map((value) => ({
          value,
          label: t(`direction.${value}`),
        })),
      },
      {
        id: 'complete',
        kind: 'boolean',
        label: t('filter.complete'),
        yes: t('filter.ended'),
        no: t('filter.inProgress'),
      },
      { id: 'from', kind: 'time', label: t('filter.from'), until: 'to' },
      { id: 'to', kind: 'time', label: t('filter.to') },
      entity('campaignId', t('filter.campaign'), campaigns),
      ...(seesClients ? [entity('clientId', t('filter.client'), clients)] : []),
      ...(seesCarriers ? [entity('carrierId', t('filter.carrier'), carriers)] : []),
      entity('didId', t('filter.did'), dids),
      {
        id: 'reason',
        kind: 'choice',
        many: true,
        label: t('filter.reason'),
        options: REASONS.map((value) => ({ value, label: words.reason(value) })),
      },
      { id: 'minTalkSeconds', kind: 'text', label: t('filter.minTalk'), placeholder: '30' },
      { id: 'country', kind: 'text', label: t('filter.country'), placeholder: 'ES' },
      { id: 'node', kind: 'text', label: t('filter.node'), placeholder: 'ast1' },
      { id: 'reference', kind: 'text', label: t('filter.reference'), placeholder: 'leadId:42' },
      { id: 'tag', kind: 'text', label: t('filter.tag'), placeholder: 'vertical:solar' },
      { id: 'callId', kind: 'text', label: t('filter.callId') },
    ];
    return filters.filter((filter) => !hidden.split(',').includes(filter.id));
  }, [t, state, words, seesClients, seesCarriers, hidden]);
}
