import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '~/api/problem';
import type { Session } from '~/api/session';
import { LatestCalls } from '~/areas/calls/LatestCalls';
import type { Order } from '~/areas/place-call/order';
import PlaceCall from '~/areas/place-call/PlaceCall';
import { Refused } from '~/areas/place-call/Refused';
import { exampleFor, type Tenant, toAllow } from '~/areas/place-call/tenant';
import { internationalOf } from '~/kit/national';
import { callingCodeOf, exampleOf, phoneOf } from '~/kit/phone';
import { loadProblems } from '~/kit/problems';
import { type Decided, Outcome, Trace } from '~/kit/routing/Trace';
import { traceTree } from '~/kit/routing/trace';
import { SessionContext } from '~/kit/session';

const router = vi.hoisted(() => ({ went: [] as string[], unsaved: (): boolean => false }));
vi.mock('~/kit/form/UnsavedGuard', () => ({
  UnsavedGuard: ({ unsaved }: { unsaved: () => boolean }) => {
    router.unsaved = unsaved;
    return null;
  },
}));
vi.mock('~/kit/navigation', async (original) => ({
  ...(await original<object>()),
  Link: ({ children, to }: { children: ReactNode; to: string }) => <a href={to}>{children}</a>,
  useGo: () => (to: string) => router.went.push(to),
  useSearch: () => ({}),
  useTenant: () => null,
  useLinkBack: () => (to: string) => to,
}));
vi.mock('~/kit/Page', () => ({ Page: ({ children }: { children: ReactNode }) => <main>{children}</main> }));

const tenant = { id: 't1', name: 'Acme', country: 'US' } as Tenant;
let answers: Record<string, unknown> = {};
let read = 0;

beforeEach(() => {
  answers = {};
  read = 0;
  vi.stubGlobal('fetch', async (request: Request) => {
    read++;
    const { pathname } = new URL(request.url);
    const found = Object.keys(answers).find((end) => pathname.endsWith(end));
    return new Response(JSON.stringify(found ? answers[found] : { items: [], next: null }), {
      headers: { 'Content-Type': 'application/json' },
    });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(what: ReactNode, role = 'admin', tenantId: string | null = null) {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SessionContext.Provider
          value={{ user: { role, tenantId }, passwordChangeRequired: false } as never as Session}
        >
          {what}
        </SessionContext.Provider>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

const order = { to: '+34 612 345 678', route: 'automatic', tenantId: 't1' } as Order;
const notAllowed = new ApiProblem('call.destination-not-allowed', 422, '', '');

describe('a number whose country the tenant may not call', () => {
  it('is refused with the setting, what to add there, and the way to the page', () => {
    show(<Refused problem={notAllowed} order={order} tenant={tenant} />);
    expect(screen.getByText(/Acme is in United States and may call other countries only if/)).toBeTruthy();
    expect(screen.getByText(/Add \+34 there for Spain\./)).toBeTruthy();
    expect(screen.getByText('Open the destinations of Acme').getAttribute('href')).toBe('/tenants/t1');
  });

  it('sends a seller, who may not change it, to an administrator', () => {
    show(<Refused problem={notAllowed} order={order} tenant={tenant} />, 'seller', 't1');
    expect(screen.getByText('Ask an administrator of the platform to add it.')).toBeTruthy();
    expect(screen.queryByText('Open the destinations of Acme')).toBeNull();
  });

  it('is named by its calling code', () => {
    expect(toAllow('0034 612345678')).toEqual({ code: '+34', region: 'ES' });
    expect(toAllow('612345678')).toBeNull();
    expect(toAllow('612345678', 'ES')).toEqual({ code: '+34', region: 'ES' });
    expect([callingCodeOf('US'), callingCodeOf('CA'), callingCodeOf('JM'), callingCodeOf('XX')]).toEqual([
      '+1',
      '+1',
      '+1658',
      null,
    ]);
  });
});

describe('a call for which no carrier is available', () => {
  const none = new ApiProblem('call.no-route', 422, '', 'No carrier is available: carriers.none-available');
  none.members.reason = 'carriers.none-available';

  it('has its reason once, and no code of it', async () => {
    await loadProblems('en');
    show(<Refused problem={none} order={order} tenant={tenant} />);
    expect(screen.getByText(/No carrier is available\./)).toBeTruthy();
    expect(screen.queryByText(/carriers\.none-available/)).toBeNull();
    cleanup();
    show(<Refused problem={none} order={order} tenant={tenant} shown="carriers.none-available" />);
    expect(screen.queryByText(/No carrier is available\./)).toBeNull();
  });

  it('names what is the matter with each carrier, also that it is in maintenance', async () => {
    answers = { '/carriers/11111111-c1': { operatorStatus: 'maintenance' } };
    const trace = traceTree([
      {
        kind: 'carrier',
        id: '11111111-c1',
        name: 'Test Telecom',
        chosen: false,
        checks: [{ rule: 'carrier.active', passed: false, detail: 'priority 50' }],
      },
    ]);
    const decided = {
      answer: 'stop',
      reason: 'carriers.none-available',
      stopCause: 3,
      tookMillis: 1,
    } as Decided;
    show(
      <>
        <Outcome decided={decided} nodes={trace} />
        <Trace nodes={trace} />
      </>,
    );
    expect(await screen.findByText('Test Telecom: is not active (Maintenance)')).toBeTruthy();
    expect(screen.queryByText(/priority/)).toBeNull();
    expect(screen.queryByText(/are they active/)).toBeNull();
  });
});

describe('a barred number', () => {
  const barred = new ApiProblem('call.destination-barred', 422, '', '');
  it('leads an administrator to the tenant, and names one to others', () => {
    show(<Refused problem={barred} order={order} tenant={tenant} />);
    expect(screen.getByText('Open the tenant: its destinations are there').getAttribute('href')).toBe(
      '/tenants/t1',
    );
    expect(screen.queryByText(/An administrator/)).toBeNull();
    cleanup();
    show(<Refused problem={barred} order={order} tenant={tenant} />, 'seller', 't1');
    expect(screen.getByText('An administrator can change the destinations of the tenant.')).toBeTruthy();
  });

  it('cannot be called while routing says that it is barred', async () => {
    answers = {
      '/tenants/t1': tenant,
      '/routes/explain': { answer: 'stop', reason: 'destination.barred', tookMillis: 1, trace: [] },
    };
    show(<PlaceCall />, 'seller', 't1');
    const call = screen.getByRole<HTMLButtonElement>('button', { name: 'Call' });
    expect(call.disabled).toBe(false);
    fireEvent.change(screen.getByLabelText(/Number to call/), { target: { value: '(900) 555-0123' } });
    expect(await screen.findByText('Read as +1 (900) 555-0123 · United States')).toBeTruthy();
    expect(
      await screen.findByText(/The tenant may not call this number/, {}, { timeout: 4_000 }),
    ).toBeTruthy();
    expect(call.disabled).toBe(true);
    fireEvent.change(screen.getByLabelText(/Number to call/), { target: { value: '(202) 555-0123' } });
    expect(call.disabled).toBe(false);
  });
});

describe('a number in national form', () => {
  it('is read as a number of the country of the tenant', () => {
    expect(internationalOf('(202) 555-0123', 'US')).toBe('+12025550123');
    expect(internationalOf('1 202 555 0123', 'US')).toBe('+12025550123');
    expect(internationalOf('020 7946 0018', 'GB')).toBe('+442079460018');
    expect(internationalOf('612 34 56 78', 'ES')).toBe('+34612345678');
    expect(internationalOf('0034 612 34 56 78', 'US')).toBe('+34612345678');
    expect(internationalOf('0612345', 'XX')).toBe('0612345');
    expect(internationalOf('2025550123', undefined)).toBe('2025550123');
  });
});

describe('the example of a number to call', () => {
  it('is one of the country of the tenant', async () => {
    answers = { '/tenants/t1': tenant };
    show(<PlaceCall />, 'seller', 't1');
    expect(
      await screen.findByText('As it is dialed in the country of the tenant, or such as +12025550123'),
    ).toBeTruthy();
    expect(exampleFor({ country: 'ES' })).toEqual({ example: '+34612345678' });
    expect(exampleFor({ country: 'NO' })).toEqual({ code: '+47' });
    expect(exampleFor({ country: 'XX' })).toBeNull();
  });

  it('belongs to the country that it is an example of', () => {
    for (const country of ['US', 'CA', 'GB', 'ES', 'MX', 'AR', 'PE'])
      expect(phoneOf(exampleOf(country) ?? '').region).toBe(country);
  });
});

describe('the latest calls', () => {
  const call = (callId: string, more: object) => ({
    callId,
    complete: true,
    startedAt: '2026-11-30T10:00:00Z',
    direction: 'inbound',
    from: null,
    callerId: null,
    number: '+12025550123',
    disposition: 'answered',
    talkSeconds: 3,
    campaign: null,
    ...more,
  });

  it('are those that have ended, each with the way to its page', async () => {
    answers = {
      '/call-records': {
        items: [call('ast1-1796000000.1', {}), call('ast1-1796000000.2', { complete: false })],
      },
    };
    show(<LatestCalls />);
    expect(await screen.findByText('The latest calls', { selector: 'h2' })).toBeTruthy();
    const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/calls?tab=all', '/calls/ast1-1796000000.1']);
  });

  it('are not shown when there is none', async () => {
    show(<LatestCalls />);
    await vi.waitFor(() => expect(read).toBe(1));
    await vi.waitFor(() => expect(document.querySelector('h2')).toBeNull());
    expect(screen.queryByText('The latest calls')).toBeNull();
  });
});

it('the form of a call can be canceled, with a question once something is entered', () => {
  router.went = [];
  show(<PlaceCall />, 'seller', 't1');
  expect(router.unsaved()).toBe(false);
  fireEvent.change(screen.getByLabelText(/^Number to call/), { target: { value: '+1404' } });
  expect(router.unsaved()).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(router.went).toEqual(['/calls']);
});
