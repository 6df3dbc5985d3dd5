import { Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useShortcuts } from './keyboard';
import { kitTexts } from './kitTexts';
import { Link, placeLeft, useGo } from './navigation';
import { useTexts } from './texts';

let navigations = 0;

/** Called by the router on each navigation, so that the first screen does not take the focus. */
export function countNavigation() {
  navigations++;
}

export interface PageProps {
  title: string;
  /** What stands next to the heading, such as a state. */
  badge?: ReactNode;
  /** One sentence about the page. */
  lead?: ReactNode;
  /** The pages above this one. */
  trail?: { label: string; to: string }[];
  /** Buttons, the main one last. */
  actions?: ReactNode;
  children: ReactNode;
  /** The largest width of the content; forms are narrower than tables. */
  width?: number;
}

/** A screen: title of the document, heading with the focus after navigation, actions, content. */
export function Page({ title, badge, lead, trail, actions, children, width }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const list = trail?.[0]?.label;
  useEffect(() => {
    document.title = [title, list, 'Trunkline'].filter(Boolean).join(' · ');
  }, [title, list]);
  useEffect(() => {
    if (navigations > 0) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Stack gap="lg" maw={width ?? 1600} w="100%">
      <header>
        {trail && <Trail trail={trail} />}
        <Group justify="space-between" align="flex-start" gap="md">
          <Group gap="sm" align="center">
            <Title order={1} ref={heading} tabIndex={-1} className="page-heading">
              {title}
            </Title>
            {badge}
          </Group>
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
        {lead && (
          <Text c="dimmed" size="sm" mt={4} maw={720}>
            {lead}
          </Text>
        )}
      </header>
      {children}
    </Stack>
  );
}

/** The pages above, each as it was left, such as a list with its filters; Escape goes to the next one. */
function Trail({ trail }: { trail: { label: string; to: string }[] }) {
  const t = useTexts(kitTexts);
  const go = useGo();
  const above = trail.at(-1);
  useShortcuts(
    above
      ? [
          {
            keys: 'Escape',
            label: t('keys.back'),
            group: t('keys.group'),
            run: () => {
              // What has been entered is not lost by a key. A guarded form asks if there is something to lose.
              if (!document.querySelector('main form:not([data-guarded])')) go(above.to, placeLeft(above.to));
            },
          },
        ]
      : [],
  );
  return (
    <Breadcrumbs mb={6} separatorMargin={6}>
      {trail.map((step) => (
        <Link key={step.to} to={step.to} {...placeLeft(step.to)} size="sm">
          {step.label}
        </Link>
      ))}
    </Breadcrumbs>
  );
}
