import { Alert, Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiProblem } from '~/api/problem';
import { ActionMenu } from './ActionMenu';
import { JustSaved } from './JustSaved';
import type { RowAction } from './listing/types';
import { Page } from './Page';
import { ProblemView } from './ProblemView';
import { ScreenFallback } from './ScreenFallback';
import { PageTabs, type Tab } from './Tabs';

export interface EntityPageProps<E> {
  entity: UseQueryResult<E>;
  /** The list that it is in. */
  list: { label: string; to: string };
  name: (entity: E) => string;
  badge: (entity: E) => ReactNode;
  lead?: (entity: E) => ReactNode;
  /** What is shown instead of an entity that does not exist any more; without it, the problem is shown. */
  gone?: { title: string; text: ReactNode; history: ReactNode };
  /** The title while the entity cannot be read; that of the list if it is not given. */
  unreadable?: string;
  actions: (entity: E) => RowAction<E>[];
  menuLabel: string;
  /** The ids of actions that are buttons beside the menu, the main one last. */
  buttons?: string[];
  /** Actions that the page has no use for, such as `edit` where it is the form. */
  without?: string[];
  /** More buttons, behind the menu. */
  more?: (entity: E) => ReactNode;
  tabs: (entity: E) => Tab[];
  /** What opens beside it, such as the drawer of tests. */
  drawer?: ReactNode;
  width?: number;
}

/** The page of one entity: its name and state, what can be done with it, and its tabs. */
export function EntityPage<E>(props: EntityPageProps<E>) {
  const { entity, list, gone } = props;
  const retry = () => void entity.refetch();
  if (entity.isPending) return <ScreenFallback />;
  if (entity.data === undefined) {
    const isGone = gone && entity.error instanceof ApiProblem && entity.error.status === 404;
    return (
      <Page title={isGone ? gone.title : (props.unreadable ?? list.label)} trail={[list]}>
        {isGone ? gone.text : <ProblemView error={entity.error} onRetry={retry} />}
        {isGone && gone.history}
      </Page>
    );
  }
  const shown = entity.data;
  const apart = [...(props.buttons ?? []), ...(props.without ?? [])];
  const actions = props.actions(shown);
  return (
    <Page
      title={props.name(shown)}
      badge={props.badge(shown)}
      lead={props.lead?.(shown)}
      trail={[list]}
      {...(props.width ? { width: props.width } : {})}
      actions={
        <>
          <ActionMenu
            label={props.menuLabel}
            row={shown}
            actions={actions.filter((action) => !apart.includes(action.id))}
          />
          {props.more?.(shown)}
          {props.buttons?.map((id, index) => (
            <ActionButton
              key={id}
              action={actions.find((action) => action.id === id)}
              row={shown}
              main={index === (props.buttons?.length ?? 0) - 1}
            />
          ))}
        </>
      }
    >
      {entity.isError && <ProblemView error={entity.error} onRetry={retry} />}
      <JustSaved shown={shown} read={async () => (await entity.refetch()).data} />
      <PageTabs tabs={props.tabs(shown)} />
      {props.drawer}
    </Page>
  );
}

function ActionButton<E>({ action, row, main }: { action: RowAction<E> | undefined; row: E; main: boolean }) {
  if (!action) return null;
  return (
    <Button
      {...(main ? {} : { variant: 'default' })}
      leftSection={action.icon ? <action.icon size={16} aria-hidden /> : null}
      disabled={Boolean(action.disabled)}
      title={action.disabled ?? undefined}
      onClick={() => action.run(row)}
    >
      {action.label}
    </Button>
  );
}

/** Says that an entity does not exist. */
export function Gone({ text }: { text: string }) {
  return <Alert color="gray">{text}</Alert>;
}
