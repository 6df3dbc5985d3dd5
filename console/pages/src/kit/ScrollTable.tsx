import { type ReactNode, useEffect, useRef } from 'react';

/** On which sides columns are out of sight, by the position and the widths of what scrolls. */
export function hiddenSides({
  scrollLeft,
  scrollWidth,
  clientWidth,
}: Pick<HTMLElement, 'scrollLeft' | 'scrollWidth' | 'clientWidth'>): string {
  // A pixel is lost where widths are rounded.
  const left = scrollLeft > 1 ? 'left' : '';
  const right = scrollLeft + clientWidth < scrollWidth - 1 ? 'right' : '';
  return [left, right].filter(Boolean).join(' ');
}

/** A table that scrolls sideways on narrow screens; a shadow shows where more is, and keys reach and scroll it. */
export function ScrollTable({ label, children }: { label: string; children: ReactNode }) {
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const mark = () => {
      element.dataset.more = hiddenSides(element);
    };
    const observer = new ResizeObserver(mark);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    element.addEventListener('scroll', mark, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', mark);
    };
  }, []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with keys
    <section ref={frame} className="table-scroll" tabIndex={0} aria-label={label}>
      <table className="listing">
        <caption>{label}</caption>
        {children}
      </table>
    </section>
  );
}
