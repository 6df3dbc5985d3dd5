import { Tabs as MantineTabs } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useGo, useSearch } from './navigation';

export interface Tab {
  id: string;
  label: string;
  content: () => ReactNode;
}

/** Tabs of a page; the open one is `tab` in the URL. Changing it keeps nothing else but the tenant. */
export function PageTabs({ tabs }: { tabs: Tab[] }) {
  const search = useSearch();
  const go = useGo();
  const { pathname } = useLocation();
  const open = tabs.find((tab) => tab.id === search.tab) ?? tabs[0];
  return (
    <MantineTabs
      value={open?.id ?? null}
      onChange={(id) =>
        go(pathname, { search: id === tabs[0]?.id ? {} : { tab: id ?? undefined }, hash: '' })
      }
      keepMounted={false}
    >
      <MantineTabs.List mb="md">
        {tabs.map((tab) => (
          <MantineTabs.Tab key={tab.id} value={tab.id}>
            {tab.label}
          </MantineTabs.Tab>
        ))}
      </MantineTabs.List>
      {tabs.map((tab) => (
        <MantineTabs.Panel key={tab.id} value={tab.id}>
          {tab.id === open?.id ? tab.content() : null}
        </MantineTabs.Panel>
      ))}
    </MantineTabs>
  );
}
