import { Alert, Select, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconAlertTriangle, IconEye } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { api, body, type Schema } from '~/api/client';
import type { Operation } from '~/api/roles';
import { EntityName } from '~/kit/EntityName';
import { useFormats } from '~/kit/format';
import { changedFields } from '~/kit/History';
import { Listing } from '~/kit/listing/Listing';
import type { Column, Filter, ListQuery } from '~/kit/listing/types';
import { useCellLink, useGo, useSearch, useTenant } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { ScrollTable } from '~/kit/ScrollTable';
import { type SERVICES, useServiceName } from '~/kit/serviceTexts';
import { useCan, useUser } from '~/kit/session';
import { campaigns, carriers, clients, type Source } from '~/kit/sources';
import { type Translate, useTexts } from '~/kit/texts';
import { Empty, Id, NONE, Time, timeCell } from '~/kit/values';
import { mergedPage, type OfKind } from './merged';
import { texts } from './texts';

type DeadLetters = `${(typeof SERVICES)[number]}-dead-letters`;
type Kind = keyof typeof texts.en.kinds | DeadLetters;
type Change = OfKind<Schema<'AuditedChange'>, Kind>;

interface AuditedKind {
  kind: Kind;
  needs: Operation;
  page?: string;
  /**
   * Whether sellers may read it, for their own tenant. A role that may read one kind of a service has the operations of
   * all its kinds.
   */
  ofTenants?: true;
  /** Where names are, for entries without the state of the entity, such as those of tests. */
  source?: Source;
}

export const KINDS: AuditedKind[] = [
  { kind: 'carriers', needs: 'listChangesOfCarriers', page: '/carriers/', source: carriers },
  { kind: 'clients', needs: 'listChangesOfClients', page: '/clients/', source: clients },
  {
    kind: 'campaigns',
    needs: 'listChangesOfCampaigns',
    ofTenants: true,
    page: '/campaigns/',
    source: campaigns,
  },
  { kind: 'dids', needs: 'listChangesOfDids', ofTenants: true, page: '/numbers/' },
  { kind: 'imports', needs: 'listChangesOfImports', ofTenants: true },
  { kind: 'blocked-callers', needs: 'listChangesOfBlockedCallers', ofTenants: true },
  { kind: 'calls', needs: 'listChangesOfCalls', ofTenants: true, page: '/calls/' },
  { kind: 'dialplan-lines', needs: 'listChangesOfDialplanLines', page: '/dialplan-lines/' },
  { kind: 'tenants', needs: 'listChangesOfTenants', ofTenants: true, page: '/tenants/' },
  { kind: 'users', needs: 'listChangesOfUsers', page: '/users/' },
  { kind: 'api-keys', needs: 'listChangesOfApiKeys', ofTenants: true },
  { kind: 'signing-keys', needs: 'listChangesOfSigningKeys' },
  { kind: 'password-keys', needs: 'listChangesOfPasswordKeys' },
  { kind: 'realtime-tables', needs: 'listChangesOfRealtimeTables' },
  { kind: 'provisioning-service-dead-letters', needs: 'listChangesOfProvisioningServiceDeadLetters' },
  { kind: 'did-service-dead-letters', needs: 'listChangesOfDidServiceDeadLetters' },
  { kind: 'routing-service-dead-letters', needs: 'listChangesOfRoutingServiceDeadLetters' },
  { kind: 'cdr-service-dead-letters', needs: 'listChangesOfCdrServiceDeadLetters' },
  { kind: 'ami-bridge-dead-letters', needs: 'listChangesOfAmiBridgeDeadLetters' },
  { kind: 'realtime-writer-dead-letters', needs: 'listChangesOfRealtimeWriterDeadLetters' },
];
const KIND_OF = new Map(KINDS.map((one) => [one.kind, one]));
const ALL = 'all';

/** The name of a kind; each service has its unhandled events, which are named after it. */
function useKindName(): (kind: Kind) => string {
  const t = useTexts(texts);
  const serviceName = useServiceName();
  return useCallback(
    (kind) =>
      kind in texts.en.kinds
        ? t(`kinds.${kind as keyof typeof texts.en.kinds}`)
        : t('unhandled', { service: serviceName(kind.replace(/-dead-letters$/, '')) }),
    [t, serviceName],
  );
}

/** All kinds answer the same at their own paths, so the types of one stand for all. */
const read = (kind: Kind, query: ListQuery, signal: AbortSignal) =>
  body(api.GET(`/api/v1/audit/${kind}` as '/api/v1/audit/users', { params: { query }, signal }));

export default function Audit() {
  const t = useTexts(texts);
  const kindName = useKindName();
  const go = useGo();
  const can = useCan();
  const tenantId = useTenant() ?? undefined;
  const seller = useUser().role === 'seller';
  const kinds = KINDS.filter(({ needs, ofTenants = false }) => can(needs) && (ofTenants || !seller)).map(
    ({ kind }) => kind,
  );
  const asked = useSearch().of;
  const chosen = kinds.find((kind) => kind === asked) ?? ALL;
  const columns = useColumns(chosen === ALL);
  const filters = useFilters();
  const label = chosen === ALL ? t('allKinds') : kindName(chosen);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Select
        label={t('kind')}
        w={260}
        data={[
          { value: ALL, label: t('allKinds') },
          ...kinds.map((kind) => ({ value: kind, label: kindName(kind) })),
        ]}
        value={chosen}
        allowDeselect={false}
        onChange={(next) => go('/audit', { search: { of: next === ALL || !next ? undefined : next } })}
      />
      <Listing<Change>
        key={chosen}
        id="audit"
        label={`${t('title')} · ${label}`}
        queryKey={['audit', chosen]}
        fetch={(query, signal) =>
          mergedPage(chosen === ALL ? kinds : [chosen], query, (kind, one) => read(kind, one, signal))
        }
        // The last page names what was missing in those before it, too.
        note={(pages) => <Missing kinds={(pages.at(-1)?.missing ?? []) as Kind[]} />}
        rowId={(change) => `${change.kind} ${change.id}`}
        rowName={(change) => nameOf(change)}
        rowActions={(change) => [{ id: 'show', label: t('show'), icon: IconEye, run: () => show(change) }]}
        columns={columns}
        filters={filters}
        fixed={{ tenantId }}
        defaultSort="-at"
        empty={{ title: t(chosen === ALL ? 'emptyAll' : 'empty') }}
      />
    </Page>
  );
}

/** The kinds that the list is without. */
function Missing({ kinds }: { kinds: Kind[] }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const kindName = useKindName();
  if (kinds.length === 0) return null;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} role="status">
      {t('missing', { kinds: formats.list(kinds.map(kindName)) })}
    </Alert>
  );
}

/** What people call the entity, as it was after the change or before its end. */
const nameOf = (change: Change): string => ownName(change) ?? change.entityId.slice(0, 8);

function ownName(change: Change): string | null {
  const state = (change.after ?? change.before ?? {}) as Record<string, unknown>;
  const name = state.name ?? state.username ?? state.number ?? state.exten;
  return typeof name === 'string' ? name : null;
}

const fieldsOf = (change: Change): string[] => changedFields(change.before ?? {}, change.after ?? {});

function actionLabel(t: Translate<typeof texts.en>, action: string): string {
  return action in texts.en.action ? t(`action.${action as 'update'}`) : action;
}

function show(change: Change) {
  modals.open({ title: nameOf(change), size: 'xl', children: <Difference change={change} /> });
}

/** Both states in two columns; only what differs. */
function Difference({ change }: { change: Change }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const fields = fieldsOf(change);
  return (
    <Stack gap="md">
      <Text size="sm">
        {change.actor.kind === 'system' ? t('system') : change.actor.name} {actionLabel(t, change.action)} ·{' '}
        <Time at={change.at} />
      </Text>
      <Id>{change.entityId}</Id>
      {fields.length === 0 ? (
        <Text size="sm">{t('nothing')}</Text>
      ) : (
        <ScrollTable label={t('column.changes')}>
          <thead>
            <tr>
              <th scope="col">{t('field')}</th>
              <th scope="col">{t('before')}</th>
              <th scope="col">{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td>
                  <Value value={change.before?.[field]} />
                </td>
                <td>
                  <Value value={change.after?.[field]} />
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      {change.changedSecrets.length > 0 && (
        <Text size="sm">{t('secrets', { names: formats.list(change.changedSecrets) })}</Text>
      )}
    </Stack>
  );
}

function Value({ value }: { value: unknown }) {
  if (value === undefined || value === null || value === '') return <Empty />;
  if (typeof value === 'object') {
    const text = JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ');
    return <span style={{ overflowWrap: 'anywhere' }}>{text}</span>;
  }
  return <span style={{ overflowWrap: 'anywhere' }}>{String(value)}</span>;
}

function useColumns(ofAllKinds: boolean): Column<Change>[] {
  const t = useTexts(texts);
  const formats = useFormats();
  const cellLink = useCellLink();
  const kindName = useKindName();
  return useMemo(
    () => [
      {
        id: 'at',
        label: t('column.at'),
        sort: 'at',
        cell: (one) => timeCell(one.at, formats.time(one.at)),
        csv: (one) => one.at,
      },
      {
        id: 'actor',
        label: t('column.actor'),
        cell: (one) =>
          one.actor.kind === 'system' ? (
            t('system')
          ) : (
            <>
              {one.actor.name}
              {one.actor.kind === 'api-key' && <span className="small quiet-text"> ({t('key')})</span>}
            </>
          ),
        csv: (one) => one.actor.name,
      },
      {
        id: 'action',
        label: t('column.action'),
        cell: (one) => actionLabel(t, one.action),
        csv: (one) => one.action,
      },
      ...(ofAllKinds
        ? [
            {
              id: 'kind',
              label: t('kind'),
              cell: (one: Change) => kindName(one.kind),
              csv: (one: Change) => one.kind,
            },
          ]
        : []),
      {
        id: 'entity',
        label: t('column.entity'),
        cell: (one) => {
          const kind = KIND_OF.get(one.kind);
          const page = kind?.page && one.action !== 'delete' ? kind.page + one.entityId : undefined;
          if (kind?.source && ownName(one) === null)
            return <EntityName source={kind.source} id={one.entityId} {...(page && { to: page })} />;
          return page ? cellLink(page, nameOf(one)) : nameOf(one);
        },
        csv: (one) => one.entityId,
      },
      {
        id: 'changes',
        label: t('column.changes'),
        cell: (one) => (
          <button
            type="button"
            className="cell-button"
            aria-label={`${t('show')}: ${nameOf(one)}`}
            onClick={() => show(one)}
          >
            {t('fields', { count: fieldsOf(one).length + one.changedSecrets.length })}
          </button>
        ),
        csv: (one) => fieldsOf(one).join(' '),
      },
      {
        id: 'version',
        label: t('column.version'),
        align: 'right',
        cell: (one) => one.version ?? NONE,
        csv: (one) => one.version,
      },
    ],
    [t, formats, ofAllKinds, cellLink, kindName],
  );
}

function useFilters(): Filter[] {
  const t = useTexts(texts);
  return useMemo(
    () => [
      {
        id: 'actor',
        kind: 'text',
        main: true,
        label: t('actorFilter'),
        placeholder: t('actorFilter'),
      },
      { id: 'entityId', kind: 'text', label: t('entityFilter') },
      { id: 'from', kind: 'time', label: t('column.at'), until: 'to' },
    ],
    [t],
  );
}
