package io.trunkline.routing.admission;

import io.trunkline.routing.admission.domain.Evidence;
import io.trunkline.routing.admission.domain.Lease;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/// Writes leases with one statement for any number of them.
final class SqlLeaseWrites {
    /// Of a lease that exists already only the end changes. An adopted lease may be replaced by another one.
    static final String SAVE = """
            INSERT INTO leases (id, call_id, attempt, node, direction, from_number, tenant_id, campaign_id, link_id,
                                client_id, carrier_id, did_id, dial_string, ring_seconds, max_call_seconds, caller_id,
                                holds, total_holds, adopted, state, released_at, evidence, total_state, answered)
            SELECT id, call_id, attempt, node, direction, from_number, tenant_id, campaign_id, link_id,
                   client_id, carrier_id, did_id, dial_string, ring_seconds, max_call_seconds, caller_id,
                   CAST(holds AS uuid[]), CAST(total_holds AS uuid[]), adopted,
                   CASE WHEN evidence IS NULL THEN 'held' ELSE 'released' END,
                   CASE WHEN evidence IS NULL THEN NULL ELSE clock_timestamp() END,
                   evidence, total_state, answered
            FROM unnest(CAST(:ids AS uuid[]), CAST(:calls AS text[]), CAST(:attempts AS integer[]),
                        CAST(:nodes AS text[]), CAST(:directions AS text[]), CAST(:froms AS text[]),
                        CAST(:tenants AS uuid[]), CAST(:campaigns AS uuid[]), CAST(:links AS uuid[]),
                        CAST(:clients AS uuid[]), CAST(:carriers AS uuid[]), CAST(:dids AS uuid[]),
                        CAST(:dialStrings AS text[]), CAST(:ringSeconds AS integer[]),
                        CAST(:limitSeconds AS integer[]), CAST(:shown AS text[]),
                        CAST(:holds AS text[]), CAST(:totalHolds AS text[]), CAST(:adopted AS boolean[]),
                        CAST(:evidence AS text[]), CAST(:totals AS text[]), CAST(:answered AS boolean[]))
                 AS w (id, call_id, attempt, node, direction, from_number, tenant_id, campaign_id, link_id, client_id,
                       carrier_id, did_id, dial_string, ring_seconds, max_call_seconds, caller_id, holds, total_holds,
                       adopted, evidence, total_state, answered)
            ON CONFLICT (call_id, attempt) DO UPDATE
            SET id = excluded.id, direction = excluded.direction, from_number = excluded.from_number,
                tenant_id = excluded.tenant_id, campaign_id = excluded.campaign_id, link_id = excluded.link_id,
                client_id = excluded.client_id, carrier_id = excluded.carrier_id, did_id = excluded.did_id,
                dial_string = excluded.dial_string, ring_seconds = excluded.ring_seconds,
                max_call_seconds = excluded.max_call_seconds, caller_id = excluded.caller_id,
                holds = excluded.holds, total_holds = excluded.total_holds, adopted = excluded.adopted,
                state = excluded.state, released_at = COALESCE(leases.released_at, excluded.released_at),
                evidence = excluded.evidence, total_state = excluded.total_state, answered = excluded.answered
            """;

    private SqlLeaseWrites() {}

    static GenericExecuteSpec bind(GenericExecuteSpec statement, List<Lease> leases) {
        return ends(answers(parties(origins(statement, leases), leases), leases), leases);
    }

    private static GenericExecuteSpec origins(GenericExecuteSpec statement, List<Lease> leases) {
        return statement
                .bind("ids", array(leases, lease -> lease.id().value(), UUID[]::new))
                .bind("calls", array(leases, lease -> lease.origin().callId(), String[]::new))
                .bind("attempts", array(leases, Lease::attempt, Integer[]::new))
                .bind("nodes", array(leases, lease -> lease.origin().node(), String[]::new))
                .bind("directions", array(leases, lease -> lease.origin().direction(), String[]::new))
                .bind("froms", array(leases, lease -> lease.origin().callerNumber(), String[]::new))
                .bind("adopted", array(leases, Lease::isAdopted, Boolean[]::new));
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
                        answerValues(leases, dial -> Optional.of(dial.to().value()), String[]::new))
                .bind(
                        "ringSeconds",
                        answerValues(leases, dial -> Optional.of(seconds(dial.ringTimeout())), Integer[]::new))
                .bind(
                        "limitSeconds",
                        answerValues(leases, dial -> dial.maxDuration().map(SqlLeaseWrites::seconds), Integer[]::new))
                .bind("shown", answerValues(leases, dial -> dial.callerId().map(PhoneNumber::e164), String[]::new));
    }

    private static GenericExecuteSpec ends(GenericExecuteSpec statement, List<Lease> leases) {
        return statement
                .bind(
                        "holds",
                        array(
                                leases,
                                lease -> arrayText(lease.origin().heldCaps().concurrent()),
                                String[]::new))
                .bind(
                        "totalHolds",
                        array(
                                leases,
                                lease -> arrayText(lease.origin().heldCaps().total()),
                                String[]::new))
                .bind("evidence", array(leases, SqlLeaseWrites::evidence, String[]::new))
                .bind(
                        "totals",
                        array(leases, lease -> lease.totalState().name().toLowerCase(Locale.ROOT), String[]::new))
                .bind("answered", array(leases, Lease::answered, Boolean[]::new));
    }

    private static @Nullable String evidence(Lease lease) {
        Evidence evidence = lease.releaseEvidence().orElse(null);
        return evidence == null ? null : SqlLeaseRows.wire(evidence);
    }

    /// `unnest` would flatten an array within an array, so the inner one is sent as text.
    private static String arrayText(Set<UUID> ids) {
        return ids.stream().map(UUID::toString).sorted().collect(Collectors.joining(",", "{", "}"));
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }

    private static @Nullable UUID[] ids(List<Lease> leases, Function<Parties, @Nullable Object> part) {
        return leases.stream()
                .map(lease -> part.apply(lease.parties()))
                .map(id -> id == null ? null : UUID.fromString(id.toString()))
                .toArray(UUID[]::new);
    }

    private static <R> @Nullable R[] answerValues(
            List<Lease> leases, Function<Answer.Dial, Optional<R>> part, IntFunction<@Nullable R[]> array) {
        return leases.stream()
                .map(lease -> lease.origin().answer().flatMap(part).orElse(null))
                .toArray(array);
    }

    private static <R extends @Nullable Object> R[] array(
            List<Lease> leases, Function<Lease, R> part, IntFunction<R[]> array) {
        return leases.stream().map(part).toArray(array);
    }
}
