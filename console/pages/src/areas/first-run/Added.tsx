import { Button, Group, Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { own } from '~/api/client';
import { type Applied, Saved } from '~/kit/form/Saved';
import { useGo } from '~/kit/navigation';
import { phoneOf } from '~/kit/phone';
import { useTexts } from '~/kit/texts';
import { texts } from './texts';

interface Entity {
  name?: string;
  number?: string;
  version: number;
  updatedAt: string;
  /** Only of what Asterisk has rows of. */
  applied?: Applied | null;
}

/** The pages of what the steps add, such as `/carriers/<id>`; the API has numbers as `dids`. */
const PAGE = /^\/(tenants|carriers|numbers|clients|campaigns)\/([0-9a-f-]{36})$/;

export function apiPathOf(page: string): string | null {
  const [, kind, id] = PAGE.exec(page) ?? [];
  return kind ? `/api/v1/${kind === 'numbers' ? 'dids' : kind}/${id}` : null;
}

/** Says that what a step has added is saved, and when it is in Asterisk. */
export function Added({ page }: { page: string }) {
  const t = useTexts(texts);
  const go = useGo();
  const path = apiPathOf(page);
  const read = () => own<Entity>('GET', path ?? '');
  const { data, isLoading } = useQuery({
    queryKey: ['first-run-added', page],
    queryFn: read,
    enabled: path !== null,
  });
  if (isLoading)
    return (
      <Paper withBorder radius="md" p="md">
        <Text size="sm">{t('checking')}</Text>
      </Paper>
    );
  if (!data) return null;
  const name = data.name ?? phoneOf(data.number ?? '').text;
  return (
    <Paper withBorder radius="md" p="md">
      <Group gap="md">
        <Text size="sm" fw={600}>
          {t('added', { name })}
        </Text>
        <Saved
          version={data.version}
          at={data.updatedAt}
          queryKey={['first-run-added', page]}
          readApplied={data.applied === undefined ? undefined : async () => (await read()).applied ?? null}
        />
        <Button size="compact-sm" variant="light" ml="auto" onClick={() => go(page)}>
          {t('openAdded')}
        </Button>
      </Group>
    </Paper>
  );
}
