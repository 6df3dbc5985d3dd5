import { Button, Checkbox, Group, List, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import {
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlugConnected,
  IconTool,
  IconTrash,
} from '@tabler/icons-react';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body, ifMatch, type Schema } from '~/api/client';
import { kitTexts } from '~/kit/kitTexts';
import type { RowAction } from '~/kit/listing/types';
import { useGo } from '~/kit/navigation';
import { asProblem, ProblemView } from '~/kit/ProblemView';
import { useProblems } from '~/kit/problems';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { type Carrier, type OperatorStatus, setStatus } from './carriers';
import { texts } from './texts';

/** What can be done with a carrier from its row and its page. */
export function useCarrierActions({
  test,
  afterDelete,
}: {
  /** Opens the drawer of tests. */
  test: (carrier: Carrier) => void;
  afterDelete?: () => void;
}): (carrier: Carrier) => RowAction<Carrier>[] {
  const t = useTexts(texts);
  const can = useCan();
  const go = useGo();
  const client = useQueryClient();
  const { sentence } = useProblems();
  const reload = () => client.invalidateQueries({ queryKey: ['carriers'] });
  const said = {
    active: 'action.activated',
    inactive: 'action.deactivated',
    maintenance: 'action.maintained',
  } as const;
  const change = async (carrier: Carrier, status: OperatorStatus) => {
    try {
      await setStatus(carrier, status);
      notifications.show({ color: 'green', message: t(said[status], { name: carrier.name }) });
    } catch (error) {
      notifications.show({
        color: 'red',
        title: carrier.name,
        message: sentence(asProblem(error)),
        autoClose: 10_000,
      });
    }
    await reload();
  };
  const stop = (carrier: Carrier, status: StoppedStatus) =>
    modals.open({
      title: t(`stop.${status}.title`, { name: carrier.name }),
      centered: true,
      children: (
        <StopCarrier
          carrier={carrier}
          status={status}
          done={() => {
            notifications.show({ color: 'green', message: t(said[status], { name: carrier.name }) });
          }}
        />
      ),
    });
  const mayChange = can('updateCarrier') ? null : t('action.noRight');
  return (carrier) => {
    const to = (status: OperatorStatus) =>
      mayChange ?? (carrier.operatorStatus === status ? t('action.already') : null);
    return [
      {
        id: 'edit',
        label: t('action.edit'),
        icon: IconPencil,
        disabled: mayChange,
        run: () => go(`/carriers/${carrier.id}/edit`),
      },
      {
        id: 'test',
        label: t('action.test'),
        icon: IconPlugConnected,
        disabled: can('startCarrierTest') ? null : t('action.noTest'),
        run: () => test(carrier),
      },
      {
        id: 'activate',
        label: t('action.activate'),
        icon: IconPlayerPlay,
        disabled: to('active'),
        run: () => void change(carrier, 'active'),
      },
      {
        id: 'maintenance',
        label: t('action.maintenance'),
        icon: IconTool,
        disabled: to('maintenance'),
        run: () => stop(carrier, 'maintenance'),
      },
      {
        id: 'deactivate',
        label: t('action.deactivate'),
        icon: IconPlayerPause,
        disabled: to('inactive'),
        run: () => stop(carrier, 'inactive'),
      },
      {
        id: 'delete',
        label: t('action.delete'),
        icon: IconTrash,
        color: 'red',
        disabled: mayChange,
        run: () =>
          modals.open({
            title: t('remove.title', { name: carrier.name }),
            centered: true,
            children: (
              <DeleteCarrier
                carrier={carrier}
                done={() => {
                  notifications.show({ color: 'green', message: t('remove.done', { name: carrier.name }) });
                  afterDelete?.();
                }}
              />
            ),
          }),
      },
    ];
  };
}

type UsesQuery = UseQueryResult<Schema<'CarrierDependents'>>;

const useUses = (carrier: Carrier): UsesQuery =>
  useQuery({
    queryKey: ['carrier-dependents', carrier.id],
    queryFn: () =>
      body(api.GET('/api/v1/carriers/{id}/dependents', { params: { path: { id: carrier.id } } })),
    staleTime: 0,
  });

/** Whether no other carrier is active; unknown while it is not read. */
const useIsOnlyActive = (carrier: Carrier): boolean | undefined =>
  useQuery({
    queryKey: ['carriers', 'active-two'],
    queryFn: () => body(api.GET('/api/v1/carriers', { params: { query: { status: ['active'], limit: 2 } } })),
    staleTime: 0,
    select: ({ items }) => items.every((one) => one.id === carrier.id),
  }).data;

/** What comes of outbound calls, and the campaigns, numbers and dialplan lines that name a carrier. */
function Uses({ carrier, uses }: { carrier: Carrier; uses: UsesQuery }) {
  const t = useTexts(texts);
  const onlyActive = useIsOnlyActive(carrier);
  const active = carrier.operatorStatus === 'active';
  const nothing =
    uses.data && uses.data.campaigns.length + uses.data.numbers + uses.data.dialplanLines.length === 0;
  return (
    <>
      {active && onlyActive && (
        <Text size="sm" fw={600}>
          {t('remove.onlyActive')}
        </Text>
      )}
      {active && onlyActive === false && carrier.offeredTo !== 'none' && (
        <Text size="sm">{t('remove.offered')}</Text>
      )}
      {uses.isPending && <Text size="sm">{t('remove.checking')}</Text>}
      {uses.isError && <ProblemView error={uses.error} onRetry={() => void uses.refetch()} />}
      {nothing && <Text size="sm">{t('remove.free')}</Text>}
      {uses.data && uses.data.campaigns.length > 0 && (
        <div>
          <Text size="sm">{t('remove.campaigns', { count: uses.data.campaigns.length })}</Text>
          <List size="sm" withPadding>
            {uses.data.campaigns.map((campaign) => (
              <List.Item key={campaign.id}>{campaign.name}</List.Item>
            ))}
          </List>
        </div>
      )}
      {uses.data && uses.data.numbers > 0 && (
        <Text size="sm">{t('remove.numbers', { count: uses.data.numbers })}</Text>
      )}
      {uses.data && uses.data.dialplanLines.length > 0 && (
        <Text size="sm">{t('remove.lines', { count: uses.data.dialplanLines.length })}</Text>
      )}
    </>
  );
}

/** What the carrier is set to when it is to take no new calls. */
type StoppedStatus = Exclude<OperatorStatus, 'active'>;

/** Says what happens to the calls of the carrier, and of whom, before it takes no new ones. */
function StopCarrier({
  carrier,
  status,
  done,
}: {
  carrier: Carrier;
  status: StoppedStatus;
  done: () => void;
}) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const uses = useUses(carrier);
  const stop = async () => {
    setSending(true);
    setError(null);
    try {
      await setStatus(carrier, status);
      modals.closeAll();
      done();
    } catch (refusal) {
      setError(refusal);
      setSending(false);
    }
  };
  return (
    <Stack gap="md">
      <List size="sm" spacing={4}>
        <List.Item>{t('stop.outbound')}</List.Item>
        <List.Item>{t(`stop.${status}.inbound`)}</List.Item>
        <List.Item>{t(`stop.${status}.registration`, { count: 1 })}</List.Item>
        <List.Item>{t('stop.inProgress')}</List.Item>
      </List>
      <Uses carrier={carrier} uses={uses} />
      {error !== null && <ProblemView error={error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={() => modals.closeAll()} data-autofocus>
          {kit('cancel')}
        </Button>
        <Button color="red" loading={sending} onClick={() => void stop()}>
          {t(status === 'maintenance' ? 'action.maintenance' : 'action.deactivate')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Says what uses the carrier before it is deleted. */
function DeleteCarrier({ carrier, done }: { carrier: Carrier; done: () => void }) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const [force, setForce] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const uses = useUses(carrier);
  const active = uses.data?.campaigns.some((campaign) => campaign.active) ?? false;
  const remove = async () => {
    setSending(true);
    setError(null);
    try {
      await api.DELETE('/api/v1/carriers/{id}', {
        params: {
          path: { id: carrier.id },
          query: force ? { force: true } : {},
          header: ifMatch(carrier.version),
        },
      });
      modals.closeAll();
      done();
    } catch (refusal) {
      setError(refusal);
      setSending(false);
    }
  };
  return (
    <Stack gap="md">
      <Text size="sm">{t('remove.text')}</Text>
      <Uses carrier={carrier} uses={uses} />
      {active && (
        <Checkbox
          label={t('remove.force')}
          checked={force}
          onChange={(event) => setForce(event.currentTarget.checked)}
        />
      )}
      {error !== null && <ProblemView error={error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={() => modals.closeAll()} data-autofocus>
          {kit('cancel')}
        </Button>
        <Button
          color="red"
          loading={sending}
          disabled={uses.isPending || (active && !force)}
          onClick={() => void remove()}
        >
          {t('remove.confirm')}
        </Button>
      </Group>
    </Stack>
  );
}
