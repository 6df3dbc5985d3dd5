import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useFormats } from './format';

/**
 * The tooltips of cells. Thousands of cells have one, and a component for each would take longer to draw than the cells
 * themselves, so they only name their text (`data-hint`), and one layer for the whole page shows it. That of a `time`
 * is its full time.
 */
export function HintLayer() {
  const formats = useFormats();
  const [shown, setShown] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const over = (event: Event) => {
      const target = event.target instanceof Element ? event.target.closest('[data-hint]') : null;
      setShown(target instanceof HTMLElement ? target : null);
    };
    const leave = () => setShown(null);
    document.addEventListener('mouseover', over);
    document.addEventListener('focusin', over);
    document.addEventListener('scroll', leave, true);
    document.addEventListener('keydown', leave);
    return () => {
      document.removeEventListener('mouseover', over);
      document.removeEventListener('focusin', over);
      document.removeEventListener('scroll', leave, true);
      document.removeEventListener('keydown', leave);
    };
  }, []);
  // A list that is read again may have removed the cell.
  if (!shown?.isConnected) return null;
  const label = shown instanceof HTMLTimeElement ? formats.fullTime(shown.dateTime) : shown.dataset.hint;
  return <Tooltip target={shown} label={label} opened multiline maw={320} withArrow keepMounted={false} />;
}
