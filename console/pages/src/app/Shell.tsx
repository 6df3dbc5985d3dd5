import { AppShell, Burger, NavLink, ScrollArea, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link as RouterLink, useLocation } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react';
import type { NavigationEntry, NavigationGroup } from '~/kit/area';
import { HintLayer } from '~/kit/Hint';
import { useKeyboard, useShortcuts } from '~/kit/keyboard';
import { type Search, useGo, useTenant } from '~/kit/navigation';
import { useUser } from '~/kit/session';
import { useLocalized, useTexts } from '~/kit/texts';
import { appTexts } from './appTexts';
import { areas, mayEnter } from './areas';
import { BrandMark } from './Brand';
import { OwnTenant } from './OwnTenant';
import { openPalette } from './openPalette';
import { Recovery } from './Recovery';
import { ShortcutSheet } from './ShortcutSheet';
import { TenantSwitch } from './TenantSwitch';
import { UserMenu } from './UserMenu';
import { ViewMenu } from './ViewMenu';

const Palette = lazy(() => import('./Palette'));
const GROUPS: NavigationGroup[] = ['main', 'platform', 'account'];
const topBarItems = areas.flatMap((area) => (area.topBar ? [{ area, Item: lazy(area.topBar) }] : []));
const banners = areas.flatMap((area) => (area.banner ? [{ area, Banner: lazy(area.banner) }] : []));
const gates = new Map(
  areas.flatMap((area) =>
    (area.navigation ?? []).flatMap((entry) => (entry.gate ? [[entry.to, lazy(entry.gate)] as const] : [])),
  ),
);
const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

export function useNavigationEntries(): NavigationEntry[] {
  const { role } = useUser();
  return useMemo(
    () =>
      areas
        .filter((area) => mayEnter(area, role))
        .flatMap((area) => area.navigation ?? [])
        .sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || a.order - b.order),
    [role],
  );
}

/** The frame around all screens: navigation, top bar, palette, keyboard. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useTexts(appTexts);
  const text = useLocalized();
  const user = useUser();
  const go = useGo();
  const [opened, { toggle, close }] = useDisclosure();
  const [sheet, setSheet] = useState(false);
  const entries = useNavigationEntries();
  const pathname = useLocation({ select: (location) => location.pathname });
  // The dashboard alone, for a screen on the wall.
  const wall = useLocation({
    select: ({ pathname, search }) => pathname === '/' && (search as Search).wall !== undefined,
  });
  useKeyboard();
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes when the page changes
  useEffect(close, [pathname]);
  useShortcuts([
    ...entries
      .filter((entry) => entry.goKey)
      .map((entry) => ({
        keys: `g ${entry.goKey}`,
        label: text(entry.label),
        group: t('keys.go'),
        run: () => go(entry.to),
      })),
    { keys: '?', label: t('keys.sheet'), group: t('keys.general'), run: () => setSheet(true) },
  ]);

  return (
    <AppShell
      disabled={wall}
      header={{ height: 56 }}
      navbar={{ width: 224, breakpoint: 'sm', collapsed: { mobile: !opened } }}
    >
      <button type="button" className="skip-link" onClick={() => document.getElementById('content')?.focus()}>
        {t('skip')}
      </button>
      <AppShell.Header>
        <div className="shell-header">
          <Burger
            opened={opened}
            onClick={toggle}
            hiddenFrom="sm"
            size="sm"
            aria-label={t('menu')}
            aria-expanded={opened}
          />
          <RouterLink to="/" className="brand" aria-label={t('home')}>
            <BrandMark />
            <span className="hide-narrow">Trunkline</span>
          </RouterLink>
          <div style={{ flex: 1, display: 'flex', justifyContent: 'center' }}>
            <UnstyledButton
              className="search-trigger"
              onClick={openPalette}
              aria-keyshortcuts={isApple ? 'Meta+K' : 'Control+K'}
            >
              <IconSearch size={16} aria-hidden />
              <span>{t('search')}</span>
              <kbd className="key hide-narrow">{isApple ? '⌘K' : 'Ctrl K'}</kbd>
            </UnstyledButton>
          </div>
          {user.role === 'seller' && user.tenantId ? (
            <div className="hide-narrow">
              <OwnTenant id={user.tenantId} />
            </div>
          ) : (
            <TenantSwitch />
          )}
          <Suspense fallback={null}>
            {topBarItems
              .filter(({ area }) => mayEnter(area, user.role))
              .map(({ area, Item }) => (
                <Item key={area.id} />
              ))}
          </Suspense>
          <ViewMenu />
          <UserMenu showShortcuts={() => setSheet(true)} />
        </div>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t('navigation')}>
        <AppShell.Section hiddenFrom="sm" mb="xs">
          {user.role === 'seller' && user.tenantId ? <OwnTenant id={user.tenantId} /> : <TenantSwitch wide />}
        </AppShell.Section>
        <AppShell.Section grow component={ScrollArea} scrollbarSize={8} offsetScrollbars="present">
          {GROUPS.map((group) => {
            const items = entries.filter((entry) => entry.group === group);
            if (items.length === 0) return null;
            return (
              <div key={group}>
                {group === 'platform' && <div className="nav-group-label">{t('platform')}</div>}
                {group === 'account' && <div style={{ height: 16 }} />}
                {items.map((entry) => {
                  const Gate = gates.get(entry.to);
                  const item = (
                    <NavigationItem
                      key={entry.to}
                      entry={entry}
                      label={text(entry.label)}
                      pathname={pathname}
                    />
                  );
                  return Gate ? (
                    <Suspense key={entry.to} fallback={entry.expected?.() ? item : null}>
                      <Gate>{item}</Gate>
                    </Suspense>
                  ) : (
                    item
                  );
                })}
              </div>
            );
          })}
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main>
        <div id="content" className="main-content" tabIndex={-1} style={{ outline: 'none' }}>
          <Recovery />
          {!wall &&
            banners
              .filter(({ area }) => mayEnter(area, user.role))
              .map(({ area, Banner }) => (
                <Suspense
                  key={area.id}
                  fallback={area.bannerExpected?.(pathname) ? <div className="banner" aria-hidden /> : null}
                >
                  <Banner />
                </Suspense>
              ))}
          {children}
        </div>
      </AppShell.Main>
      <Suspense fallback={null}>
        <Palette />
      </Suspense>
      <ShortcutSheet opened={sheet} close={() => setSheet(false)} />
      <HintLayer />
    </AppShell>
  );
}

function NavigationItem({
  entry,
  label,
  pathname,
}: {
  entry: NavigationEntry;
  label: string;
  pathname: string;
}) {
  const tenant = useTenant();
  const active =
    entry.to === '/' ? pathname === '/' : pathname === entry.to || pathname.startsWith(`${entry.to}/`);
  return (
    <NavLink
      className="nav-item"
      label={label}
      active={active}
      aria-current={active ? 'page' : undefined}
      leftSection={<entry.icon size={18} stroke={1.8} />}
      renderRoot={(props) => (
        <RouterLink to={entry.to} search={(tenant ? { tenant } : {}) as never} {...props} />
      )}
    />
  );
}
