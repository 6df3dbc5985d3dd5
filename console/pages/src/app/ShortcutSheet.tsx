import { Modal, Stack, Switch, Title } from '@mantine/core';
import { Fragment } from 'react';
import { type Shortcut, useRegisteredShortcuts } from '~/kit/keyboard';
import { setPreferences, usePreferences } from '~/kit/preferences';
import { useTexts } from '~/kit/texts';
import { appTexts } from './appTexts';

const SHOWN: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', Enter: '⏎', Escape: 'Esc' };

export function ShortcutSheet({ opened, close }: { opened: boolean; close: () => void }) {
  const t = useTexts(appTexts);
  return (
    <Modal opened={opened} onClose={close} title={t('keys.title')} size="lg">
      <Stack gap="lg">
        <ShortcutSwitch />
        <Sheet />
      </Stack>
    </Modal>
  );
}

/** Turns shortcuts of single keys off (WCAG 2.1.4). */
export function ShortcutSwitch() {
  const t = useTexts(appTexts);
  const { shortcuts } = usePreferences();
  return (
    <Switch
      checked={shortcuts}
      label={t('keys.on')}
      description={t('keys.onHelp')}
      onChange={(event) => setPreferences({ shortcuts: event.currentTarget.checked })}
    />
  );
}

function Sheet() {
  const t = useTexts(appTexts);
  const registered = useRegisteredShortcuts();
  const groups = new Map<string, Map<string, string[]>>();
  const add = ({ group, label, keys }: Pick<Shortcut, 'group' | 'label' | 'keys'>) => {
    const labels = groups.get(group) ?? new Map<string, string[]>();
    const found = labels.get(label) ?? [];
    if (!found.includes(keys)) labels.set(label, [...found, keys]);
    groups.set(group, labels);
  };
  add({ group: t('keys.general'), label: t('keys.palette'), keys: 'Ctrl K / ⌘ K' });
  for (const shortcut of registered) add(shortcut);
  return [...groups].map(([group, labels]) => (
    <section key={group}>
      <Title order={3} size="h5" mb="xs">
        {group}
      </Title>
      <dl className="shortcuts">
        {[...labels].map(([label, keys]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {keys.map((sequence, index) => (
                <Fragment key={sequence}>
                  {index > 0 && ' / '}
                  <kbd className="key">{SHOWN[sequence] ?? sequence}</kbd>
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
