import './dashboard.css';
import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconArrowsMaximize, IconArrowsMinimize, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useFormats } from '~/kit/format';
import { useShortcuts } from '~/kit/keyboard';
import { useLiveUsage } from '~/kit/liveUsage';
import { useGo, useSearch, useTenant } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { Countries } from './Countries';
import { Errors } from './Errors';
import { WINDOWS, windowOf } from './figures';
import type { View } from './queries';
import { Results } from './Results';
import { Tiles } from './Tiles';
import { texts } from './texts';
import { CampaignUsage, CarrierUsage, LinkUsage } from './Usage';

const Unrouted = lazy(() => import('./Unrouted'));
const Unreached = lazy(() => import('./Unreached'));

/** What is going on now, and what went wrong lately. Each card reads its own source. */
export default function Dashboard() {
  const t = useTexts(texts);
  const formats = useFormats();
  const go = useGo();
  const search = useSearch();
  const can = useCan();
  const seesCarriers = can('listCarriers');
  const live = useLiveUsage();
  const [pausedAt, setPausedAt] = useState<number | null>(null);
  const pause = () => {
    live.pause();
    setPausedAt(Date.now());
  };
  // Without the navigation, for a screen on the wall.
  const wall = search.wall !== undefined;
  const view: View = {
    window: windowOf(search.window),
    tenantId: useTenant(),
    paused: pausedAt !== null,
    wall,
  };
  const showWall = (on: boolean) =>
    go('/', { search: { ...search, wall: on ? '1' : undefined }, replace: true });
  useShortcuts(
    wall
      ? [{ keys: 'Escape', label: t('wallEnd'), group: t('title'), run: () => showWall(false) }]
      : [{ keys: 'w', label: t('wall'), group: t('title'), run: () => showWall(true) }],
  );
  const resume = () => {
    live.resume();
    setPausedAt(null);
  };
  const usage = seesCarriers ? (
    <CarrierUsage view={view} live={live} />
  ) : (
    <CampaignUsage view={view} live={live} />
  );
  const links = seesCarriers ? null : <LinkUsage view={view} live={live} />;
  const unrouted = (
    <Suspense fallback={null}>
      <Unrouted view={view} />
    </Suspense>
  );
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Group gap={4} wrap="nowrap">
            {pausedAt !== null && (
              <Text size="sm" c="dimmed">
                {t('pausedAt', { time: formats.time(pausedAt) })}
              </Text>
            )}
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={
                pausedAt !== null ? (
                  <IconPlayerPlay size={15} aria-hidden />
                ) : (
                  <IconPlayerPause size={15} aria-hidden />
                )
              }
              onClick={pausedAt !== null ? resume : pause}
            >
              {pausedAt !== null ? t('resume') : t('pause')}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={
                wall ? (
                  <IconArrowsMinimize size={15} aria-hidden />
                ) : (
                  <IconArrowsMaximize size={15} aria-hidden />
                )
              }
              onClick={() => showWall(!wall)}
            >
              {t(wall ? 'wallEnd' : 'wall')}
            </Button>
          </Group>
          <SegmentedControl
            size="sm"
            aria-label={t('window')}
            value={view.window}
            data={WINDOWS.map((value) => ({ value, label: t(`windows.${value}`) }))}
            onChange={(value) =>
              go('/', {
                search: { ...search, window: value === '1h' ? undefined : value },
                replace: true,
              })
            }
          />
        </>
      }
    >
      <Tiles view={view} />
      <Suspense fallback={null}>
        <Unreached view={view} />
      </Suspense>
      {wall ? (
        <div className="dash-wall">
          <div>
            {usage}
            <Results view={view} />
            {unrouted}
          </div>
          <div>
            <Errors view={view} />
            {links}
            <Countries view={view} />
          </div>
        </div>
      ) : (
        <>
          <div className="dash-two">
            {usage}
            <Results view={view} />
          </div>
          {links}
          <Errors view={view} />
          {unrouted}
          <Countries view={view} />
        </>
      )}
    </Page>
  );
}
