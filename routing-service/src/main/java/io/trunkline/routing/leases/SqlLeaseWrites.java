package io.trunkline.routing.leases;

import io.trunkline.routing.decisions.domain.Answer;
import io.trunkline.routing.decisions.domain.Parties;
import io.trunkline.routing.decisions.domain.PhoneNumber;
import io.trunkline.routing.leases.domain.Evidence;
import io.trunkline.routing.leases.domain.Lease;
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

/// Leases to rows: one statement, however many.
final class SqlLeaseWrites {
    /// A lease that is there already has only changed its end; an adopted one may have given way to another.
    static final String KEEP = """
            INSERT INTO leases (id, call_id, attempt, node, direction, from_number, tenant_id, campaign_id, link_id,
                                client_id, carrier_id, did_id, dial_string, ring_seconds, limit_seconds, number_shown,
                                holds, total_holds, adopted, state, released_at, evidence, total_state, answered)
            SELECT id, call_id, attempt, node, direction, from_number, tenant_id, campaign_id, link_id,
                   client_id, carrier_id, did_id, dial_string, ring_seconds, limit_seconds, number_shown,
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
                       carrier_id, did_id, dial_string, ring_seconds, limit_seconds, number_shown, holds, total_holds,
                       adopted, evidence, total_state, answered)
            ON CONFLICT (call_id, attempt) DO UPDATE
            SET id = excluded.id, direction = excluded.direction, from_number = excluded.from_number,
                tenant_id = excluded.tenant_id, campaign_id = excluded.campaign_id, link_id = excluded.link_id,
                client_id = excluded.client_id, carrier_id = excluded.carrier_id, did_id = excluded.did_id,
                dial_string = excluded.dial_string, ring_seconds = excluded.ring_seconds,
                limit_seconds = excluded.limit_seconds, number_shown = excluded.number_shown,
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
                .bind("ids", each(leases, lease -> lease.id().value(), UUID[]::new))
                .bind("calls", each(leases, lease -> lease.of().call(), String[]::new))
                .bind("attempts", each(leases, Lease::attempt, Integer[]::new))
                .bind("nodes", each(leases, lease -> lease.of().node(), String[]::new))
                .bind("directions", each(leases, lease -> lease.of().direction(), String[]::new))
                .bind("froms", each(leases, lease -> lease.of().from(), String[]::new))
                .bind("adopted", each(leases, Lease::adopted, Boolean[]::new));
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
                        answered(leases, dial -> Optional.of(dial.to().value()), String[]::new))
                .bind("ringSeconds", answered(leases, dial -> Optional.of(seconds(dial.ring())), Integer[]::new))
                .bind(
                        "limitSeconds",
                        answered(leases, dial -> dial.limit().map(SqlLeaseWrites::seconds), Integer[]::new))
                .bind("shown", answered(leases, dial -> dial.shown().map(PhoneNumber::e164), String[]::new));
    }

    private static GenericExecuteSpec ends(GenericExecuteSpec statement, List<Lease> leases) {
        return statement
                .bind("holds", each(leases, lease -> array(lease.of().holds().atOnce()), String[]::new))
                .bind(
                        "totalHolds",
                        each(leases, lease -> array(lease.of().holds().inAll()), String[]::new))
                .bind("evidence", each(leases, SqlLeaseWrites::evidence, String[]::new))
                .bind("totals", each(leases, lease -> lease.total().name().toLowerCase(Locale.ROOT), String[]::new))
                .bind("answered", each(leases, Lease::answered, Boolean[]::new));
    }

    private static @Nullable String evidence(Lease lease) {
        Evidence evidence = lease.released().orElse(null);
        return evidence == null ? null : SqlLeaseRows.wire(evidence);
    }

    /// An array within an array, which unnest would flatten, travels as its text.
    private static String array(Set<UUID> ids) {
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

    private static <R> @Nullable R[] answered(
            List<Lease> leases, Function<Answer.Dial, Optional<R>> part, IntFunction<@Nullable R[]> array) {
        return leases.stream()
                .map(lease -> lease.of().answer().flatMap(part).orElse(null))
                .toArray(array);
    }

    private static <R extends @Nullable Object> R[] each(
            List<Lease> leases, Function<Lease, R> part, IntFunction<R[]> array) {
        return leases.stream().map(part).toArray(array);
    }
}
