import {
  ActionIcon,
  Popover,
  SegmentedControl,
  Select,
  Stack,
  Text,
  useMantineColorScheme,
} from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { setPreferences, usePreferences } from '~/kit/preferences';
import { useTexts } from '~/kit/texts';
import { zones } from '~/kit/zone';
import { appTexts } from './appTexts';
import { LanguageSwitch } from './LanguageSwitch';

/** Language, appearance and time zone. The list of zones opens when it is focused, so it is last. */
export function ViewMenu() {
  const t = useTexts(appTexts);
  const label = `${t('language')}, ${t('scheme').toLowerCase()}, ${t('zone').toLowerCase()}`;
  return (
    <Popover position="bottom-end" shadow="md" width={300} trapFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={label} title={label}>
          <IconAdjustmentsHorizontal size={20} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <ViewSettings />
      </Popover.Dropdown>
    </Popover>
  );
}

export function ViewSettings() {
  const t = useTexts(appTexts);
  const { zone } = usePreferences();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const local = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Stack gap="md">
      <div>
        <Text size="sm" fw={500} mb={4}>
          {t('language')}
        </Text>
        <LanguageSwitch />
      </div>
      <div>
        <Text size="sm" fw={500} mb={4} id="scheme-label">
          {t('scheme')}
        </Text>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-labelledby="scheme-label"
          value={colorScheme}
          onChange={(next) => setColorScheme(next as 'auto' | 'light' | 'dark')}
          data={[
            { value: 'auto', label: t('schemeAuto') },
            { value: 'light', label: t('schemeLight') },
            { value: 'dark', label: t('schemeDark') },
          ]}
        />
      </div>
      <Select
        label={t('zone')}
        searchable
        allowDeselect={false}
        data={[{ value: 'local', label: t('zoneLocal', { zone: local }) }, ...zones()]}
        value={zone}
        maxDropdownHeight={260}
        comboboxProps={{ withinPortal: false }}
        onChange={(next) => next && setPreferences({ zone: next })}
      />
    </Stack>
  );
}
