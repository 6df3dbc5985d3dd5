import { Paper, Text, Title, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { kitTexts } from '../kitTexts';
import { useTexts } from '../texts';
import { same } from './conflict';
import { useFormContext } from './context';

interface FoldedSectionProps {
  title: string;
  lead?: string;
  /** The names of the fields in it. */
  names: string[];
  /** What the fields have in a new entity. */
  usual: Record<string, unknown>;
  children: ReactNode;
}

/** A part of a form that few people need: folded, with what differs from a new entity. A fault unfolds it. */
export function FoldedSection({ title, lead, names, usual, children }: FoldedSectionProps) {
  const t = useTexts(kitTexts);
  const form = useFormContext();
  const [open, setOpen] = useState(false);
  // The fields tell how to write their values when they are shown first.
  const [, setRegistered] = useState(false);
  useEffect(() => setRegistered(true), []);
  const id = useId();
  const faulty = form.faults.some((fault) => names.some((name) => isAt(fault, name)));
  const shown = open || faulty;
  // Once unfolded by a fault, it stays open while the fault is mended.
  useEffect(() => {
    if (faulty) setOpen(true);
  }, [faulty]);
  const changed = names
    .filter((name) => !same(form.get(name), usual[name]))
    .map((name) => {
      const field = form.fields.get(name);
      const value = form.get(name);
      return `${field?.label ?? name}: ${field?.show ? field.show(value) : textOf(value)}`;
    });
  return (
    <Paper withBorder radius="md" component="section">
      <Title order={2} size="h4">
        <UnstyledButton
          className="fold"
          aria-expanded={shown}
          aria-controls={id}
          onClick={() => setOpen(!shown)}
        >
          <IconChevronRight size={18} aria-hidden className={shown ? 'fold-open' : undefined} />
          <span className="fold-title">{title}</span>
          {!shown && (
            <Text span size="sm" c={changed.length > 0 ? undefined : 'dimmed'} className="fold-summary">
              {changed.join(' · ') || t('form.usual')}
            </Text>
          )}
        </UnstyledButton>
      </Title>
      {/* Mounted while it is folded: Mantine's Collapse would not run effects, by which fields tell their labels. */}
      <div id={id} hidden={!shown} className="fold-content">
        {lead && (
          <Text size="sm" c="dimmed" mb="md">
            {lead}
          </Text>
        )}
        <div className="form-grid">{children}</div>
      </div>
    </Paper>
  );
}

const isAt = (fault: string, name: string) =>
  fault === name || fault.startsWith(`${name}[`) || fault.startsWith(`${name}.`);

const textOf = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '—';
  if (Array.isArray(value)) return value.join(', ') || '—';
  return typeof value === 'object' ? '…' : String(value);
};
