import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconListCheck, IconLogout, IconUser } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { sessionQuery, signOut } from '~/api/session';
import { useGo } from '~/kit/navigation';
import { useCan, useUser } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { appTexts } from './appTexts';

export function useSignOut() {
  const client = useQueryClient();
  const go = useGo();
  return async () => {
    await signOut();
    client.clear();
    client.setQueryData(sessionQuery.queryKey, null);
    go('/sign-in');
  };
}

export function UserMenu({ showShortcuts }: { showShortcuts: () => void }) {
  const t = useTexts(appTexts);
  const user = useUser();
  const go = useGo();
  const can = useCan();
  const leave = useSignOut();
  const name = user.displayName ?? user.username;
  return (
    <Menu position="bottom-end" shadow="md" width={220}>
      <Menu.Target>
        <UnstyledButton aria-label={t('userMenu', { name })} style={{ borderRadius: '50%' }}>
          <Avatar size={32} radius="xl" color="line" name={name} variant="filled" alt="" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)" truncate>
            {name}
          </Text>
          <Text size="xs">{t(`role.${user.role}`)}</Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item leftSection={<IconUser size={16} />} onClick={() => go('/account')}>
          {t('account')}
        </Menu.Item>
        {can('createCampaign') && (
          <Menu.Item leftSection={<IconListCheck size={16} />} onClick={() => go('/first-run')}>
            {t('firstSteps')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={showShortcuts}>
          {t('shortcuts')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
