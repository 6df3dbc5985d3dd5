import { Text } from '@mantine/core';
import type { Schema } from '~/api/client';
import { useFormats } from '~/kit/format';
import { useTexts } from '~/kit/texts';
import { Empty } from '~/kit/values';
import { texts } from './texts';

export type Node = Schema<'NodeView'>;

/** From here on an operator should look: as docs/nodes.md says what is normal. */
const LAG_SECONDS = 10;
const CLOCK_MILLIS = 500;

function Figure({ text, marked }: { text: string; marked: boolean }) {
  return (
    <Text
      size="sm"
      span
      className={marked ? 'figures nowrap danger' : 'figures nowrap'}
      fw={marked ? 700 : 400}
    >
      {text}
    </Text>
  );
}

export function Count({ value, marked = false }: { value: number | null; marked?: boolean }) {
  const formats = useFormats();
  return value === null ? <Empty /> : <Figure text={formats.number(value)} marked={marked && value > 0} />;
}

export function CelLag({ node }: { node: Node }) {
  const formats = useFormats();
  const seconds = node.celLagSeconds;
  return seconds === null ? (
    <Empty />
  ) : (
    <Figure text={formats.duration(Math.round(seconds * 10) / 10)} marked={seconds > LAG_SECONDS} />
  );
}

export function ClockOffset({ node }: { node: Node }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const millis = node.clockOffsetMillis;
  if (millis === null) return <Empty />;
  const rounded = Math.round(Math.abs(millis) * 10) / 10;
  const offset = t('millis', { millis: formats.number(rounded) });
  const text = rounded === 0 ? offset : t(millis > 0 ? 'ahead' : 'behind', { offset });
  return <Figure text={text} marked={Math.abs(millis) > CLOCK_MILLIS} />;
}
