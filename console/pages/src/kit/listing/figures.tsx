import { type ReactNode, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';

/** Figures of the rows of a list, by their ids, which change more often than the rows. */
export class Figures<Figure extends { id: string }> {
  private readonly listeners = new Set<() => void>();

  constructor(private now: ReadonlyMap<string, Figure>) {}

  get = (id: string) => this.now.get(id);

  put(figures: ReadonlyMap<string, Figure>) {
    this.now = figures;
    for (const listener of this.listeners) listener();
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

/** Keeps figures in one place that stays the same, so that columns which show them do, too. */
export function useFigures<Figure extends { id: string }>(latest: Figure[] | undefined): Figures<Figure> {
  const byId = useMemo(() => new Map(latest?.map((one) => [one.id, one])), [latest]);
  const [figures] = useState(() => new Figures(byId));
  useLayoutEffect(() => figures.put(byId), [figures, byId]);
  return figures;
}

/** A cell that is drawn again when its own figure changes, without its row and the others. */
export function FigureCell<Figure extends { id: string }>({
  figures,
  id,
  cell,
}: {
  figures: Figures<Figure>;
  id: string;
  cell: (figure: Figure | undefined) => ReactNode;
}) {
  return cell(useSyncExternalStore(figures.subscribe, () => figures.get(id)));
}
