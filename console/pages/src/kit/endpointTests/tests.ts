import { api, body, type Schema } from '~/api/client';
import { offline } from '~/api/problem';
import type { Operation } from '~/api/roles';

export type EndpointTest = Schema<'EndpointTestView'>;
export type TestStep = Schema<'TestStepView'>;
export type TestRequest = Schema<'CarrierTestRequest'>;
export type Kind = 'carrier' | 'client';

/** What is tested. */
export interface Tested {
  id: string;
  name: string;
  /** Whether we register with it, so that the test can register again. */
  registers: boolean;
}

interface Source {
  start: (id: string, request: TestRequest) => Promise<EndpointTest>;
  list: (id: string, signal: AbortSignal) => Promise<{ items: EndpointTest[] }>;
  get: (id: string, testId: string, signal: AbortSignal) => Promise<EndpointTest>;
  /** The key of the queries that a test may change. */
  queryKey: string;
  mayStart: Operation;
}

const START_MILLIS = 15_000;
const READ_MILLIS = 5_000;

/** A request without an answer in time is given up, so that the drawer never waits for it. */
export async function inTime<T>(
  millis: number,
  request: (signal: AbortSignal) => Promise<T>,
  canceled?: AbortSignal,
): Promise<T> {
  const control = new AbortController();
  const cancel = () => control.abort();
  canceled?.addEventListener('abort', cancel);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(offline()), millis);
  });
  try {
    return await Promise.race([request(control.signal), late]);
  } finally {
    clearTimeout(timer);
    canceled?.removeEventListener('abort', cancel);
    control.abort();
  }
}

export const sources: Record<Kind, Source> = {
  carrier: {
    start: (id, request) =>
      inTime(START_MILLIS, (signal) =>
        body(api.POST('/api/v1/carriers/{id}/tests', { params: { path: { id } }, body: request, signal })),
      ),
    list: (id, canceled) =>
      inTime(
        READ_MILLIS,
        (signal) => body(api.GET('/api/v1/carriers/{id}/tests', { params: { path: { id } }, signal })),
        canceled,
      ),
    get: (id, testId, canceled) =>
      inTime(
        READ_MILLIS,
        (signal) =>
          body(api.GET('/api/v1/carriers/{id}/tests/{testId}', { params: { path: { id, testId } }, signal })),
        canceled,
      ),
    queryKey: 'carriers',
    mayStart: 'startCarrierTest',
  },
  client: {
    start: (id, { call }) =>
      inTime(START_MILLIS, (signal) =>
        body(
          api.POST('/api/v1/clients/{id}/tests', {
            params: { path: { id } },
            body: { call: call ?? null },
            signal,
          }),
        ),
      ),
    list: (id, canceled) =>
      inTime(
        READ_MILLIS,
        (signal) => body(api.GET('/api/v1/clients/{id}/tests', { params: { path: { id } }, signal })),
        canceled,
      ),
    get: (id, testId, canceled) =>
      inTime(
        READ_MILLIS,
        (signal) =>
          body(api.GET('/api/v1/clients/{id}/tests/{testId}', { params: { path: { id, testId } }, signal })),
        canceled,
      ),
    queryKey: 'clients',
    mayStart: 'startClientTest',
  },
};
