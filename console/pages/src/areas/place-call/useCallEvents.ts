import { useEffect, useState } from 'react';
import { urlOf } from '~/api/client';
import { type CallEvent, inOrder } from './events';

const NAMES = ['requested', 'routed', 'ringing', 'answered', 'ended'] as const;
const RETRY_MILLIS = 2_000;

/** The events of a placed call, past and new, until it ends. A connection that breaks is opened again. */
export function useCallEvents(callId: string): { events: CallEvent[]; lost: boolean } {
  const [events, setEvents] = useState<CallEvent[]>([]);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    let source: EventSource;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const seen = new Map<string, CallEvent>();
    const close = () => {
      source.close();
      clearTimeout(timer);
    };
    const open = () => {
      source = new EventSource(urlOf(`/api/v1/calls/${encodeURIComponent(callId)}/events`), {
        withCredentials: true,
      });
      for (const name of NAMES) {
        source.addEventListener(name, (message: MessageEvent<string>) => {
          setLost(false);
          seen.set(message.lastEventId || String(seen.size), JSON.parse(message.data) as CallEvent);
          setEvents(inOrder([...seen.values()]));
          if (name === 'ended') close();
        });
      }
      source.addEventListener('error', () => {
        setLost(true);
        if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, RETRY_MILLIS);
      });
    };
    open();
    return close;
  }, [callId]);
  return { events, lost };
}
