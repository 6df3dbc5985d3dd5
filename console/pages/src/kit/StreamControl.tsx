import { Button, Group, Tooltip } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useFormats } from './format';
import { kitTexts } from './kitTexts';
import type { StreamView } from './stream';
import { useTexts } from './texts';

/** Says whether figures are live, and pauses them. */
export function StreamControl({ stream }: { stream: StreamView<unknown> }) {
  const t = useTexts(kitTexts);
  const formats = useFormats();
  const paused = stream.status === 'paused';
  const help = stream.status === 'delayed' ? t('stream.delayedHelp') : t('stream.liveHelp');
  const since =
    stream.at && stream.status !== 'live' ? ` · ${t('stream.since', { time: formats.time(stream.at) })}` : '';
  return (
    <Group gap={4} wrap="nowrap">
      <Tooltip label={help} withArrow>
        <span className={`stream-status ${stream.status}`}>
          <span className="dot" aria-hidden />
          {t(`stream.${stream.status}`)}
          {since}
        </span>
      </Tooltip>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={
          paused ? <IconPlayerPlay size={15} aria-hidden /> : <IconPlayerPause size={15} aria-hidden />
        }
        onClick={paused ? stream.resume : stream.pause}
      >
        {paused ? t('stream.resume') : t('stream.pause')}
      </Button>
    </Group>
  );
}
