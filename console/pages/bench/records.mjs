/** What the services return for each list, other rows for each page. */
export const LISTS = {
  '/api/v1/call-records': call,
  '/api/v1/carriers': carrier,
  '/api/v1/dids': did,
  '/api/v1/campaigns': campaign,
  '/api/v1/clients': client,
  '/api/v1/alerts': alert,
  '/api/v1/audit/carriers': change,
};

export const pageOf = (path, count, page) =>
  Array.from({ length: count }, (_, index) => LISTS[path](page * count + index));

const DISPOSITIONS = ['answered', 'busy', 'no-answer', 'answered', 'congestion', 'answered', 'canceled'];
const START = Date.parse('2026-11-30T10:00:00Z');

const party = (kind, number) => ({ id: uuid(number), name: `${kind} ${number}` });
const uuid = (number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const at = (millis) => new Date(millis).toISOString();

function call(number) {
  const start = START - number * 7_000;
  const disposition = DISPOSITIONS[number % DISPOSITIONS.length];
  const answered = disposition === 'answered';
  const inbound = number % 2 === 0;
  return {
    callId: `ast1-${Math.floor(start / 1000)}.${number}`,
    revision: 1,
    complete: true,
    direction: inbound ? 'inbound' : 'outbound',
    disposition,
    from: `+1312555${String(number % 10_000).padStart(4, '0')}`,
    number: `+1404555${String((number * 7) % 10_000).padStart(4, '0')}`,
    callerId: inbound ? null : '+14045550100',
    country: 'US',
    region: 'US-GA',
    node: 'ast1',
    tenant: party('Tenant', number % 5),
    campaign: party('Campaign', number % 12),
    client: inbound ? party('Client', number % 9) : null,
    carrier: party('Carrier', number % 7),
    did: party('+140455501', number % 90),
    linkId: inbound ? uuid(number % 20) : null,
    startedAt: at(start),
    routedAt: at(start + 40),
    ringingAt: at(start + 900),
    answeredAt: answered ? at(start + 4_000) : null,
    endedAt: at(start + 64_000),
    talkSeconds: answered ? 60 + (number % 300) + 0.25 : 0,
    postDialDelaySeconds: 0.86,
    ringSeconds: 3.1,
    cause: answered ? 16 : 17,
    sipStatus: answered ? 200 : 486,
    hungUpBy: 'caller',
    reason: answered ? null : 'clients.busy',
    reference: { leadId: `L-${number}` },
  };
}

const KINDS_OF_STATE = ['active', 'active', 'error', 'active', 'maintenance', 'active', 'inactive'];

function carrier(number) {
  const registers = number % 3 === 0;
  const status = KINDS_OF_STATE[number % KINDS_OF_STATE.length];
  return {
    id: uuid(number),
    name: `Carrier ${number}`,
    host: `sip${number}.example.com`,
    port: 5060,
    transport: 'udp',
    provider: ['twilio', 'vonage', 'custom', 'telnyx', 'bandwidth'][number % 5],
    registrationType: registers ? 'registration' : 'ip',
    status,
    operatorStatus: status === 'error' ? 'active' : status,
    registered: registers ? status !== 'error' : null,
    reachable: status !== 'error',
    roundTripMillis: 20 + (number % 40),
    lastError: status === 'error' ? 'No response' : null,
    observedSince: at(START - number * 60_000),
    qualifySeconds: 60,
    nodes: [],
    channelsInUse: number % 30,
    maxChannels: number % 4 === 0 ? null : 30,
    maxCallsPerSecond: 5,
    dialPrefix: number % 2 === 0 ? String(100 + (number % 900)) : null,
    priority: number % 10,
    offeredTo: 'all',
    offeredTenantIds: [],
    endpointId: `carrier-${number}`,
    warnings: [],
    ...saved(number),
  };
}

const saved = (number) => ({
  version: 3,
  applied: { version: 3, at: at(START - number * 1000) },
  createdAt: at(START - number * 3_600_000),
  updatedAt: at(START - number * 1000),
});

function did(number) {
  const limited = number % 3 !== 0;
  return {
    id: uuid(number),
    number: `+1404555${String(number % 10_000).padStart(4, '0')}`,
    rawNumber: null,
    areaCode: '404',
    status: ['active', 'active', 'available', 'suspended', 'inactive'][number % 5],
    tenantId: uuid(number % 5),
    importId: null,
    usageCount: number % 500,
    maxUsage: limited ? 500 : null,
    lastUsed: number % 4 === 0 ? null : at(START - number * 60_000),
    trunk: 'any',
    tags: number % 2 === 0 ? ['solar', 'east'] : [],
    metadata: { provider: 'Example', region: 'Georgia' },
    ...saved(number),
  };
}

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const HOURS = Object.fromEntries(DAYS.map((day) => [day, [{ from: '09:00', to: '18:00' }]]));

function campaign(number) {
  return {
    id: uuid(number),
    name: `Campaign ${number}`,
    status: number % 6 === 0 ? 'inactive' : 'active',
    tenantId: uuid(number % 5),
    openingHours: number % 3 === 0 ? null : HOURS,
    timeZone: ['America/New_York', 'Europe/Madrid', 'America/Chicago'][number % 3],
    routingStrategy: ['priority', 'round-robin', 'weighted'][number % 3],
    clients: [0, 1, 2].map((index) => ({
      linkId: uuid(number * 3 + index),
      clientId: uuid(number + index),
      status: 'active',
      priority: index,
      weight: 1,
      maxConcurrency: 5,
    })),
    didIds: [uuid(number)],
    callerIdDidIds: [uuid(number + 1)],
    carriers: [],
    maxConcurrency: 20,
    dailyCap: 1000,
    capsCount: 'answered',
    minimumTalkSeconds: null,
    ...saved(number),
  };
}

function client(number) {
  const registers = number % 2 === 0;
  return {
    id: uuid(number),
    name: `Client ${number}`,
    status: number % 7 === 0 ? 'inactive' : 'active',
    mode: registers ? 'registers' : 'fixed',
    username: registers ? `client${number}` : null,
    endpointId: `client-${number}`,
    host: registers ? null : '192.0.2.7',
    port: registers ? null : 5060,
    qualifySeconds: 60,
    reachable: number % 5 !== 0,
    lastError: number % 5 === 0 ? 'No response' : null,
    nodes: [{ node: 'ast1', aspect: 'contact', state: 'reachable', since: at(START - number * 60_000) }],
    maxConcurrency: number % 4 === 0 ? null : 10,
    codecs: ['ulaw', 'alaw'],
    endpoints: [],
    warnings: [],
    ...saved(number),
  };
}

function alert(number) {
  const [kind, severity, details] = [
    ['source.refused', 'warning', { node: 'ast1', reason: 'unknown-source' }],
    ['node.unreachable', 'critical', { since: at(START - number * 60_000), leases: '3' }],
    ['lease.adopted-above-limit', 'info', { kind: 'carrier', taken: '31', limit: '30' }],
  ][number % 3];
  return {
    alertId: uuid(number),
    kind,
    severity,
    subject: kind === 'node.unreachable' ? `ast${number}` : `192.0.${number % 250}.${number % 199}`,
    message: `Alert ${number}: what happened, in the words of the service`,
    details,
    tenantId: null,
    raisedAt: at(START - number * 60_000),
  };
}

function change(number) {
  const before = { name: `Carrier ${number}`, host: 'sip.example.com', priority: 1, codecs: ['ulaw'] };
  return {
    id: number,
    at: at(START - number * 60_000),
    actor: { kind: number % 4 === 0 ? 'api-key' : 'user', id: uuid(1), name: `Person ${number % 9}` },
    action: number % 5 === 0 ? 'delete' : 'update',
    entityId: uuid(number),
    tenantId: null,
    before,
    after: number % 5 === 0 ? null : { ...before, priority: 2, codecs: ['alaw'] },
    changedSecrets: [],
    version: number % 5 === 0 ? null : 2,
  };
}

const capacity = (taken, limit) => ({ taken, limit, left: limit - taken });

/** What is in use now, as the stream of routing-service has it. */
export function liveState(count) {
  const each = (make) =>
    Array.from({ length: count }, (_, number) => ({ id: uuid(number), ...make(number) }));
  return {
    at: at(START),
    campaigns: each((number) => ({
      concurrency: capacity(number % 20, 20),
      daily: capacity(number * 3, 1000),
      total: capacity(number * 30, 10_000),
    })),
    carriers: each((number) => ({ channels: capacity(number % 30, 30) })),
    clients: each((number) => ({ concurrency: capacity(number % 10, 10) })),
    links: [],
    nodes: [],
  };
}

/** The attempts of the last hour or day. */
export const statistics = (count) =>
  Array.from({ length: count }, (_, number) => ({
    id: uuid(number),
    attempts: 100 + number,
    answeredShare: (number % 100) / 100,
  }));

export const tenants = () =>
  Array.from({ length: 5 }, (_, number) => ({ id: uuid(number), name: `Tenant ${number}` }));
