import { Tabs as MantineTabs } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
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
  const list = useRef<HTMLDivElement>(null);
  const open = tabs.find((tab) => tab.id === search.tab) ?? tabs[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another one is open
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>('[aria-selected=true]');
    if (list.current && tab)
      list.current.scrollLeft = tab.offsetLeft - (list.current.clientWidth - tab.offsetWidth) / 2;
  }, [open?.id]);
  return (
    <MantineTabs
      value={open?.id ?? null}
      onChange={(id) =>
        go(pathname, { search: id === tabs[0]?.id ? {} : { tab: id ?? undefined }, hash: '' })
      }
      keepMounted={false}
    >
      <MantineTabs.List mb="md" className="page-tabs" ref={list}>
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
