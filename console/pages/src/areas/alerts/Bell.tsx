import { ActionIcon, Indicator, Tooltip } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useGo, useTenant } from '~/kit/navigation';
import { useTexts } from '~/kit/texts';
import { openQuery } from './open';
import { texts } from './texts';

/** The bell in the top bar with the number of open alerts. */
export default function Bell() {
  const t = useTexts(texts);
  const go = useGo();
  const open = useQuery(openQuery(useTenant()));
  const count = open.data?.length ?? 0;
  const label = open.data ? (count > 0 ? t('bell', { count }) : t('bellNone')) : t('bellUnknown');
  return (
    <Tooltip label={label} withArrow>
      <Indicator label={count} size={17} color="red" disabled={count === 0} offset={5} aria-hidden={false}>
        <ActionIcon variant="subtle" color="gray" size={34} aria-label={label} onClick={() => go('/alerts')}>
          <IconBell size={19} stroke={1.8} />
        </ActionIcon>
      </Indicator>
    </Tooltip>
  );
}
