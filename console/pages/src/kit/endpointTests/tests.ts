import { api, body, type Schema } from '~/api/client';
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

/** A request that gets no answer is given up, so that the drawer never waits for it. */
const START_MILLIS = 15_000;
const READ_MILLIS = 5_000;
const limited = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(READ_MILLIS)]);

export const sources: Record<Kind, Source> = {
  carrier: {
    start: (id, request) =>
      body(
        api.POST('/api/v1/carriers/{id}/tests', {
          params: { path: { id } },
          body: request,
          signal: AbortSignal.timeout(START_MILLIS),
        }),
      ),
    list: (id, signal) =>
      body(api.GET('/api/v1/carriers/{id}/tests', { params: { path: { id } }, signal: limited(signal) })),
    get: (id, testId, signal) =>
      body(
        api.GET('/api/v1/carriers/{id}/tests/{testId}', {
          params: { path: { id, testId } },
          signal: limited(signal),
        }),
      ),
    queryKey: 'carriers',
    mayStart: 'startCarrierTest',
  },
  client: {
    start: (id, request) =>
      body(
        api.POST('/api/v1/clients/{id}/tests', {
          params: { path: { id } },
          body: { call: request.call ?? null },
          signal: AbortSignal.timeout(START_MILLIS),
        }),
      ),
    list: (id, signal) =>
      body(api.GET('/api/v1/clients/{id}/tests', { params: { path: { id } }, signal: limited(signal) })),
    get: (id, testId, signal) =>
      body(
        api.GET('/api/v1/clients/{id}/tests/{testId}', {
          params: { path: { id, testId } },
          signal: limited(signal),
        }),
      ),
    queryKey: 'clients',
    mayStart: 'startClientTest',
  },
};
