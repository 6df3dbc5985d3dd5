import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { urlOf } from '~/api/client';

export type StreamStatus = 'connecting' | 'live' | 'delayed' | 'paused';

/** A stream of server-sent events that adds up to one state, shared by all tabs of the browser. */
export interface StreamDefinition<S> {
  /** The path with its query; tabs with the same path share one connection. */
  path: string;
  /** The names of the events, each with how it changes the state. */
  events: Record<string, (state: S | null, data: never) => S | null>;
  /** Reads the state with one request, for when the stream is not available. */
  poll?: () => Promise<S>;
}

export interface StreamView<S> {
  state: S | null;
  /** When the state was last confirmed, in milliseconds. */
  at: number | null;
  status: StreamStatus;
  pause: () => void;
  resume: () => void;
}

interface Snapshot<S> {
  state: S | null;
  at: number | null;
  status: Exclude<StreamStatus, 'paused'>;
}

type Message<S> = { kind: 'hello' } | { kind: 'snapshot'; snapshot: Snapshot<S> };

const POLL_MILLIS = 5_000;
const RETRY_MILLIS = [1_000, 3_000, 10_000, 30_000, 60_000];
const FAILURES_BEFORE_POLLING = 3;

/**
 * One connection of this tab to a stream. The tab that holds the lock opens the EventSource and posts what it gets to
 * the others: browsers allow six HTTP/1.1 connections to an origin over all tabs, and the services ten streams a user.
 */
export class SharedStream<S> {
  private snapshot: Snapshot<S> = { state: null, at: null, status: 'connecting' };
  private readonly listeners = new Set<() => void>();
  private readonly channel: BroadcastChannel | null;
  private readonly closed = new AbortController();
  private source: EventSource | null = null;
  private failures = 0;
  private leads = false;
  private timers = new Set<ReturnType<typeof setTimeout>>();

  constructor(private readonly definition: StreamDefinition<S>) {
    const name = `trunkline:${definition.path}`;
    this.channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
    this.channel?.addEventListener('message', (event: MessageEvent<Message<S>>) => this.heard(event.data));
    if (typeof navigator !== 'undefined' && navigator.locks) {
      navigator.locks.request(name, { signal: this.closed.signal }, () => this.lead()).catch(() => undefined); // aborted by close() while it waited
      this.channel?.postMessage({ kind: 'hello' });
    } else {
      void this.lead();
    }
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  current = () => this.snapshot;

  close() {
    this.closed.abort();
    this.source?.close();
    this.channel?.close();
    for (const timer of this.timers) clearTimeout(timer);
  }

  private heard(message: Message<S>) {
    if (message.kind === 'hello') {
      if (this.leads) this.post();
    } else if (!this.leads) {
      this.snapshot = message.snapshot;
      this.notify();
    }
  }

  private lead(): Promise<void> {
    this.leads = true;
    this.open();
    return new Promise((resolve) => this.closed.signal.addEventListener('abort', () => resolve()));
  }

  private open() {
    const source = new EventSource(urlOf(this.definition.path), { withCredentials: true });
    this.source = source;
    for (const [name, reduce] of Object.entries(this.definition.events)) {
      source.addEventListener(name, (event) => {
        this.failures = 0;
        const data = JSON.parse((event as MessageEvent<string>).data) as never;
        this.update({ state: reduce(this.snapshot.state, data), at: Date.now(), status: 'live' });
      });
    }
    source.addEventListener('error', () => {
      // A stream that ended on time connects again by itself; a refused one (429, 503) is closed for good.
      this.failures++;
      if (source.readyState === EventSource.CLOSED || this.failures >= FAILURES_BEFORE_POLLING) {
        source.close();
        this.reopenLater();
      }
    });
  }

  private reopenLater() {
    const wait = RETRY_MILLIS[Math.min(this.failures, RETRY_MILLIS.length) - 1] ?? 60_000;
    this.after(wait, () => this.open());
    if (this.failures >= FAILURES_BEFORE_POLLING || this.snapshot.state === null)
      void this.poll(Date.now() + wait);
  }

  private async poll(until: number) {
    if (!this.definition.poll) {
      this.update({ ...this.snapshot, status: 'delayed' });
      return;
    }
    try {
      const state = await this.definition.poll();
      if (this.closed.signal.aborted || (this.snapshot.status === 'live' && this.failures === 0)) return;
      this.update({ state, at: Date.now(), status: 'delayed' });
    } catch {
      this.update({ ...this.snapshot, status: 'delayed' });
    }
    if (Date.now() + POLL_MILLIS < until) this.after(POLL_MILLIS, () => void this.poll(until));
  }

  private after(millis: number, run: () => void) {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      if (!this.closed.signal.aborted) run();
    }, millis);
    this.timers.add(timer);
  }

  private update(snapshot: Snapshot<S>) {
    this.snapshot = snapshot;
    this.post();
    this.notify();
  }

  private post() {
    if (!this.closed.signal.aborted) this.channel?.postMessage({ kind: 'snapshot', snapshot: this.snapshot });
  }

  private notify() {
    for (const listener of this.listeners) listener();
  }
}

const open = new Map<string, { stream: SharedStream<unknown>; users: number }>();

function acquire<S>(definition: StreamDefinition<S>): SharedStream<S> {
  const entry = open.get(definition.path) ?? {
    stream: new SharedStream<S>(definition) as SharedStream<unknown>,
    users: 0,
  };
  entry.users++;
  open.set(definition.path, entry);
  return entry.stream as SharedStream<S>;
}

function release(path: string) {
  const entry = open.get(path);
  if (!entry || --entry.users > 0) return;
  open.delete(path);
  entry.stream.close();
}

const NOTHING: Snapshot<never> = { state: null, at: null, status: 'connecting' };

/** The state of a stream while the component is shown; with null, no stream. Pausing holds what is shown. */
export function useStream<S>(definition: StreamDefinition<S> | null): StreamView<S> {
  const [stream, setStream] = useState<SharedStream<S> | null>(null);
  const [held, setHeld] = useState<Snapshot<S> | null>(null);
  const path = definition?.path ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path names the stream
  useEffect(() => {
    if (!definition || path === null) return;
    setStream(acquire(definition));
    return () => {
      release(path);
      setStream(null);
    };
  }, [path]);
  const subscribe = useMemo(() => stream?.subscribe ?? (() => () => {}), [stream]);
  const snapshot = useSyncExternalStore(subscribe, stream?.current ?? (() => NOTHING as Snapshot<S>));
  const shown = held ?? snapshot;
  return {
    state: shown.state,
    at: shown.at,
    status: held ? 'paused' : snapshot.status,
    pause: () => setHeld(snapshot),
    resume: () => setHeld(null),
  };
}
