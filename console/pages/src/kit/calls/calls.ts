import { queryOptions } from '@tanstack/react-query';
import { api, body, type Schema, urlOf } from '~/api/client';
import { ApiProblem, problemOf } from '~/api/problem';
import type { ListQuery } from '~/kit/listing/types';
import { stringifySearch } from '~/kit/navigation';
import { saveBlob } from '~/kit/saveBlob';
import type { StreamDefinition } from '~/kit/stream';

export type LiveCall = Schema<'LiveCall'>;
export type CallRecord = Schema<'CallRecordView'>;
export type CallDetail = Schema<'DetailedCallRecordView'>;
/** What the order of a placed call connects the answered call to: a client, or a context of the dialplan. */
export type Connect = NonNullable<CallDetail['connect']>;
export type Attempt = Schema<'AttemptView'>;
export type CallDecision = Schema<'DecisionView'>;

/** The reason of a call for which the node got no answer from routing. */
export const UNDECIDED = 'routing.unavailable';

const LIVE_MILLIS = 1_500;
const LOOKS_FOR_NEW = 12;

/** Of a call that the platform places, the last part of the id begins with `t`. */
const PLACED = /\.t[^.]*$/;
/** Of the call of a test of a carrier or a client, it begins with `c`. */
const ENDPOINT_TEST = /\.c[^.]*$/;
/** The test calls that this tab has placed. What a node reports at first does not have the direction. */
const placedTests = new Set<string>();

export const rememberTest = (callId: string) => void placedTests.add(callId);

export const isPlacedTest = (callId: string) => placedTests.has(callId);

/** Whether it was placed by the test of a carrier or a client, past routing. */
export const isEndpointTest = ({ callId }: { callId: string }) => ENDPOINT_TEST.test(callId);

/**
 * Whether it was placed to try a carrier, a client, or a campaign; that of a campaign counts like other calls. The
 * reference has it too, but only as soon as routing has been asked.
 */
export const isTest = ({ direction, callId }: Pick<CallRecord, 'direction' | 'callId'>) =>
  isPlacedTest(callId) || isEndpointTest({ callId }) || (direction === 'inbound' && PLACED.test(callId));

/** The reasons with which a user ended a call, in the console or over the API. */
const BY_USER: readonly (string | null)[] = ['hung-up', 'call.canceled'];

export const isHungUpByUser = ({ reason }: Pick<CallRecord, 'reason'>) => BY_USER.includes(reason);

/** The cause of Q.850; null without one. Asterisk writes 0 if the other side has sent none. */
export const causeOf = ({ cause }: Pick<CallRecord, 'cause'>) => cause || null;

const ASKS_WITHIN_MILLIS = 5_000;

/**
 * When a live call started, as its record will say. routing-service knows when the node asked it for a route, which is
 * a moment later; the id of a call that comes from a channel has the second in which that began.
 */
export function startOf({ callId, startedAt }: Pick<LiveCall, 'callId' | 'startedAt'>): string {
  if (PLACED.test(callId)) return startedAt;
  const began = Number(/-(\d{9,11})\.[^.-]+$/.exec(callId)?.[1]) * 1000;
  const later = Date.parse(startedAt) - began;
  return later > 0 && later < ASKS_WITHIN_MILLIS ? new Date(began).toISOString() : startedAt;
}

/** Who hung up. For the node it is the platform, also when a user had it done. */
export const hungUpByOf = (call: Pick<CallRecord, 'reason'>, by: NonNullable<CallRecord['hungUpBy']>) =>
  by === 'platform' && isHungUpByUser(call) ? 'user' : by;

/** The record of a call; read again and again until the call is complete. */
export const callQuery = (id: string) =>
  queryOptions({
    queryKey: ['calls', 'one', id],
    queryFn: () => body(api.GET('/api/v1/call-records/{callId}', { params: { path: { callId: id } } })),
    refetchInterval: (query) => {
      if (query.state.data) return query.state.data.complete ? false : LIVE_MILLIS;
      // The record of a call that was placed a moment ago comes with its first events.
      const absent = query.state.error instanceof ApiProblem && query.state.error.status === 404;
      return absent && query.state.errorUpdateCount < LOOKS_FOR_NEW ? LIVE_MILLIS : false;
    },
  });

export interface LiveCalls {
  at: string;
  calls: LiveCall[];
}

/** The calls in progress that match the filters, which the service applies. */
export function liveCallsStream(filters: Record<string, unknown>): StreamDefinition<LiveCalls> {
  return {
    path: `/api/v1/live-calls/stream${stringifySearch(filters)}`,
    events: {
      state: (_, data: Schema<'LiveCalls'>) => ({ at: data.at, calls: data.calls }),
      change: (state, data: Schema<'LiveCallChange'>) => (state ? appliedTo(state, data) : state),
    },
    poll: async () => {
      const page = await body(
        api.GET('/api/v1/live-calls', { params: { query: { ...filters, limit: 200 } as never } }),
      );
      return { at: new Date().toISOString(), calls: page.items };
    },
  };
}

export function appliedTo(state: LiveCalls, change: Schema<'LiveCallChange'>): LiveCalls {
  const calls = new Map(state.calls.map((call) => [call.callId, call]));
  for (const call of change.calls) calls.set(call.callId, call);
  for (const id of change.gone) calls.delete(id);
  return { at: change.at, calls: [...calls.values()] };
}

export const hangUp = (callId: string) =>
  api.POST('/api/v1/live-calls/{callId}/hangup', { params: { path: { callId } } });

/** Saves the CSV that the server makes of all records of the filters; `read` is told how much has arrived. */
export async function exportCsv(query: ListQuery, read: (bytes: number) => void): Promise<number> {
  const { limit: _, after: __, ...filters } = query;
  const response = await fetch(urlOf(`/api/v1/call-records${stringifySearch(filters)}`), {
    credentials: 'same-origin',
    headers: { Accept: 'text/csv, application/problem+json' },
  });
  if (!response.ok) throw await problemOf(response);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = (response.body as ReadableStream<Uint8Array<ArrayBuffer>>).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    bytes += next.value.length;
    read(bytes);
  }
  saveBlob(
    `calls-${new Date().toISOString().slice(0, 16).replaceAll(':', '')}.csv`,
    new Blob(chunks, { type: 'text/csv;charset=utf-8' }),
  );
  return bytes;
}
