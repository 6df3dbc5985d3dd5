package io.trunkline.routing.admission;

import io.trunkline.data.rows.Binds;
import io.trunkline.routing.admission.domain.Evidence;
import io.trunkline.routing.admission.domain.Lease;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/// Writes leases with one statement for any number of them.
final class SqlLeaseWrites {
    /// Leases that are granted or adopted. A granted one may replace an adopted one.
    static final String INSERT = """
            INSERT INTO leases (id, call_id, attempt, node, direction, from_number, caller, tenant_id, campaign_id,
                                link_id, client_id, carrier_id, did_id, dial_string, ring_seconds, max_call_seconds,
                                caller_id, holds, total_holds, counted_holds, adopted, state, released_at, evidence,
                                total_state,
                                answered, answered_at, talk_from, talk_to, talk_bound)
            SELECT id, call_id, attempt, node, direction, from_number, caller, tenant_id, campaign_id, link_id,
                   client_id, carrier_id, did_id, dial_string, ring_seconds, max_call_seconds, caller_id,
                   CAST(holds AS uuid[]), CAST(total_holds AS uuid[]), CAST(counted_holds AS text[]), adopted,
                   CASE WHEN evidence IS NULL THEN 'held' ELSE 'released' END,
                   CASE WHEN evidence IS NULL THEN NULL ELSE clock_timestamp() END,
                   evidence, total_state, answered, CASE WHEN answered THEN clock_timestamp() END,
                   talk_from, talk_to, talk_bound
            FROM unnest(CAST(:ids AS uuid[]), CAST(:calls AS text[]), CAST(:attempts AS integer[]),
                        CAST(:nodes AS text[]), CAST(:directions AS text[]), CAST(:froms AS text[]),
                        CAST(:callers AS text[]),
                        CAST(:tenants AS uuid[]), CAST(:campaigns AS uuid[]), CAST(:links AS uuid[]),
                        CAST(:clients AS uuid[]), CAST(:carriers AS uuid[]), CAST(:dids AS uuid[]),
                        CAST(:dialStrings AS text[]), CAST(:ringSeconds AS integer[]),
                        CAST(:maxCallSeconds AS integer[]), CAST(:callerIds AS text[]),
                        CAST(:holds AS text[]), CAST(:totalHolds AS text[]), CAST(:countedHolds AS text[]),
                        CAST(:adopted AS boolean[]),
                        CAST(:evidence AS text[]), CAST(:totals AS text[]), CAST(:answered AS boolean[]),
                        CAST(:talkFroms AS timestamptz[]), CAST(:talkTos AS timestamptz[]),
                        CAST(:talkBounds AS boolean[]))
                 AS w (id, call_id, attempt, node, direction, from_number, caller, tenant_id, campaign_id, link_id,
                       client_id, carrier_id, did_id, dial_string, ring_seconds, max_call_seconds, caller_id, holds,
                       total_holds, counted_holds, adopted, evidence, total_state, answered, talk_from, talk_to,
                       talk_bound)
            ON CONFLICT (call_id, attempt) DO UPDATE
            SET id = excluded.id, direction = excluded.direction, from_number = excluded.from_number,
                caller = excluded.caller,
                tenant_id = excluded.tenant_id, campaign_id = excluded.campaign_id, link_id = excluded.link_id,
                client_id = excluded.client_id, carrier_id = excluded.carrier_id, did_id = excluded.did_id,
                dial_string = excluded.dial_string, ring_seconds = excluded.ring_seconds,
                max_call_seconds = excluded.max_call_seconds, caller_id = excluded.caller_id,
                holds = excluded.holds, total_holds = excluded.total_holds,
                counted_holds = excluded.counted_holds, adopted = excluded.adopted,
                state = excluded.state, released_at = COALESCE(leases.released_at, excluded.released_at),
                evidence = excluded.evidence, total_state = excluded.total_state, answered = excluded.answered,
                answered_at = excluded.answered_at, talk_from = excluded.talk_from, talk_to = excluded.talk_to,
                talk_bound = excluded.talk_bound
            """;

    /// The ends of calls, the ends and answers of leases that exist, and who answered which caller.
    static final String END = """
            WITH ended AS (
                UPDATE calls c SET ended_at = clock_timestamp(), evidence = w.evidence
                FROM unnest(CAST(:calls AS text[]), CAST(:callEvidence AS text[])) AS w (call_id, evidence)
                WHERE c.call_id = w.call_id AND c.ended_at IS NULL),
            changed AS (
                UPDATE leases l
                SET state = CASE WHEN w.evidence IS NULL THEN 'held' ELSE 'released' END,
                    released_at = CASE WHEN w.evidence IS NOT NULL THEN COALESCE(l.released_at, clock_timestamp()) END,
                    evidence = w.evidence, total_state = w.total_state, answered = w.answered,
                    answered_at = CASE WHEN w.answered AND NOT l.answered THEN clock_timestamp() ELSE l.answered_at END,
                    talk_from = w.talk_from, talk_to = w.talk_to, talk_bound = w.talk_bound
                FROM unnest(CAST(:ids AS uuid[]), CAST(:evidence AS text[]), CAST(:totals AS text[]),
                            CAST(:answered AS boolean[]), CAST(:talkFroms AS timestamptz[]),
                            CAST(:talkTos AS timestamptz[]), CAST(:talkBounds AS boolean[]))
                     AS w (id, evidence, total_state, answered, talk_from, talk_to, talk_bound)
                WHERE l.id = w.id
                RETURNING l.answered, l.direction, l.tenant_id, l.caller, l.campaign_id, l.client_id, l.taken_at)
            INSERT INTO answered_callers AS a (tenant_id, caller, campaign_id, client_id, answered_at)
            SELECT tenant_id, caller, campaign_id, client_id, max(taken_at)
            FROM changed
            WHERE answered AND direction = 'inbound' AND caller IS NOT NULL
              AND tenant_id IS NOT NULL AND campaign_id IS NOT NULL AND client_id IS NOT NULL
            GROUP BY tenant_id, caller, campaign_id, client_id
            ORDER BY tenant_id, caller, campaign_id, client_id
            ON CONFLICT (tenant_id, caller, campaign_id, client_id) DO UPDATE
            SET answered_at = excluded.answered_at
            WHERE a.answered_at < excluded.answered_at
            """;

    private SqlLeaseWrites() {}

    static GenericExecuteSpec bind(GenericExecuteSpec statement, List<Lease> leases) {
        return ends(holds(answers(parties(origins(statement, leases), leases), leases), leases), leases);
    }

    static GenericExecuteSpec bindEnds(
            GenericExecuteSpec statement, Map<String, Evidence> endedCalls, List<Lease> leases) {
        return ends(statement, leases)
                .bind("ids", Binds.uuids(leases, lease -> lease.id().value()))
                .bind("calls", Binds.texts(endedCalls.keySet()))
                .bind("callEvidence", Binds.texts(endedCalls.values(), Binds::enumName));
    }

    private static GenericExecuteSpec origins(GenericExecuteSpec statement, List<Lease> leases) {
        return statement
                .bind("ids", Binds.uuids(leases, lease -> lease.id().value()))
                .bind("calls", Binds.texts(leases, lease -> lease.origin().callId()))
                .bind("attempts", Binds.integers(leases, Lease::attempt))
                .bind("nodes", Binds.texts(leases, lease -> lease.origin().node()))
                .bind("directions", Binds.texts(leases, lease -> lease.origin().direction()))
                .bind("froms", Binds.texts(leases, lease -> lease.origin().callerNumber()))
                .bind(
                        "callers",
                        Binds.texts(
                                leases,
                                lease -> lease.origin()
                                        .caller()
                                        .map(PhoneNumber::e164)
                                        .orElse(null)))
                .bind("adopted", Binds.bools(leases, Lease::isAdopted));
    }

    private static GenericExecuteSpec parties(GenericExecuteSpec statement, List<Lease> leases) {
        return statement
                .bind("tenants", ids(leases, Parties::tenant))
                .bind("campaigns", ids(leases, Parties::campaign))
                .bind("links", ids(leases, Parties::link))
                .bind("clients", ids(leases, Parties::client))
                .bind("carriers", ids(leases, Parties::carrier))
                .bind("dids", ids(leases, Parties::did));
    }

    private static GenericExecuteSpec answers(GenericExecuteSpec statement, List<Lease> leases) {
        return statement
                .bind(
                        "dialStrings",
                        Binds.texts(
                                leases, lease -> answer(lease, dial -> dial.to().value())))
                .bind(
                        "ringSeconds",
                        Binds.integers(leases, lease -> answer(lease, dial -> seconds(dial.ringTimeout()))))
                .bind("maxCallSeconds", Binds.integers(leases, SqlLeaseWrites::maxCallSeconds))
                .bind("callerIds", Binds.texts(leases, SqlLeaseWrites::callerId));
    }

    private static GenericExecuteSpec holds(GenericExecuteSpec statement, List<Lease> leases) {
        return statement
                .bind(
                        "holds",
                        Binds.texts(
                                leases,
                                lease -> SqlHeldCaps.concurrent(lease.origin().heldCaps())))
                .bind(
                        "totalHolds",
                        Binds.texts(
                                leases,
                                lease -> SqlHeldCaps.totals(lease.origin().heldCaps())))
                .bind(
                        "countedHolds",
                        Binds.texts(
                                leases,
                                lease -> SqlHeldCaps.counted(lease.origin().heldCaps())));
    }

    private static GenericExecuteSpec ends(GenericExecuteSpec statement, List<Lease> leases) {
        return statement
                .bind("evidence", Binds.texts(leases, SqlLeaseWrites::evidence))
                .bind("totals", Binds.texts(leases, lease -> Binds.enumName(lease.totalState())))
                .bind("answered", Binds.bools(leases, Lease::answered))
                .bind(
                        "talkFroms",
                        Binds.instants(leases, lease -> orNull(lease.talkTime().from())))
                .bind(
                        "talkTos",
                        Binds.instants(leases, lease -> orNull(lease.talkTime().to())))
                .bind(
                        "talkBounds",
                        Binds.bools(leases, lease -> lease.talkTime().upperBound()));
    }

    private static @Nullable Instant orNull(Optional<Instant> time) {
        return time.orElse(null);
    }

    private static @Nullable String evidence(Lease lease) {
        Evidence evidence = lease.releaseEvidence().orElse(null);
        return evidence == null ? null : Binds.enumName(evidence);
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }

    private static @Nullable UUID[] ids(List<Lease> leases, Function<Parties, @Nullable Object> part) {
        return Binds.uuids(leases, lease -> {
            Object id = part.apply(lease.parties());
            return id == null ? null : UUID.fromString(id.toString());
        });
    }

    private static @Nullable Integer maxCallSeconds(Lease lease) {
        Duration limit =
                lease.origin().answer().flatMap(Answer.Dial::maxDuration).orElse(null);
        return limit == null ? null : seconds(limit);
    }

    private static @Nullable String callerId(Lease lease) {
        PhoneNumber number =
                lease.origin().answer().flatMap(Answer.Dial::callerId).orElse(null);
        return number == null ? null : number.e164();
    }

    private static <R> @Nullable R answer(Lease lease, Function<Answer.Dial, R> part) {
        return lease.origin().answer().map(part).orElse(null);
    }
}
