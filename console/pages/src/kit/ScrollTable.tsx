import type { ReactNode } from 'react';

/** A table that scrolls sideways on narrow screens; the keyboard can reach and scroll it. */
export function ScrollTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with keys
    <section className="table-scroll" tabIndex={0} aria-label={label}>
      <table className="listing">
        <caption>{label}</caption>
        {children}
      </table>
    </section>
  );
}
