import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useGo } from '../navigation';
import { Page } from '../Page';
import { Listing } from './Listing';
import type { ListingProps } from './types';

export interface ListPageProps<Row> extends Omit<ListingProps<Row>, 'label' | 'empty'> {
  title: string;
  lead: string;
  /** The button that leads to the form of a new one; it is also offered where the list is empty. */
  add: { label: string; to: string; disabled?: boolean };
  /** Buttons in front of it. */
  more?: ReactNode;
  empty: { title: string; text?: string };
  /** What opens beside the list, such as the drawer of tests. */
  drawer?: ReactNode;
}

/** A screen that is a list of entities. */
export function ListPage<Row>({ title, lead, add, more, empty, drawer, ...list }: ListPageProps<Row>) {
  const go = useGo();
  const button = (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      disabled={add.disabled ?? false}
      onClick={() => go(add.to)}
    >
      {add.label}
    </Button>
  );
  const buttons = more ? (
    <Group gap="xs">
      {more}
      {button}
    </Group>
  ) : (
    button
  );
  return (
    <Page title={title} lead={lead} actions={buttons}>
      <Listing<Row> {...list} label={title} empty={{ ...empty, action: buttons }} />
      {drawer}
    </Page>
  );
}
