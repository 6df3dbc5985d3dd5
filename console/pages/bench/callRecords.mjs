/** Records of calls as cdr-service returns them, other ones for each page. */
export function callRecords(count, page) {
  return Array.from({ length: count }, (_, index) => record(page * count + index));
}

const DISPOSITIONS = ['answered', 'busy', 'no-answer', 'answered', 'congestion', 'answered', 'canceled'];
const START = Date.parse('2026-11-30T10:00:00Z');

const party = (kind, number) => ({ id: uuid(number), name: `${kind} ${number}` });
const uuid = (number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const at = (millis) => new Date(millis).toISOString();

function record(number) {
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
