package io.trunkline.routing.admission;

import io.r2dbc.spi.Readable;
import io.trunkline.routing.admission.domain.Evidence;
import io.trunkline.routing.admission.domain.HeldCaps;
import io.trunkline.routing.admission.domain.Lease;
import io.trunkline.routing.admission.domain.TotalState;
import io.trunkline.routing.decision.domain.answer.Answer;
import io.trunkline.routing.decision.domain.answer.DialString;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.ids.LinkId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Maps rows to leases.
final class SqlLeaseRows {
    private SqlLeaseRows() {}

    static Lease lease(Readable row) {
        return new Lease(
                origin(row),
                Optional.ofNullable(row.get("evidence", String.class)).map(SqlLeaseRows::evidence),
                TotalState.valueOf(required(row, "total_state", String.class).toUpperCase(Locale.ROOT)),
                required(row, "answered", Boolean.class));
    }

    private static Lease.Origin origin(Readable row) {
        return new Lease.Origin(
                new LeaseId(required(row, "id", UUID.class)),
                required(row, "call_id", String.class),
                required(row, "attempt", Integer.class),
                required(row, "node", String.class),
                required(row, "direction", String.class),
                Optional.ofNullable(row.get("from_number", String.class)).orElse(""),
                parties(row),
                Optional.ofNullable(row.get("dial_string", String.class)).map(to -> dial(row, to)),
                new HeldCaps(ids(row, "holds"), ids(row, "total_holds")),
                Optional.of(required(row, "taken_at", Instant.class)));
    }

    private static Set<UUID> ids(Readable row, String column) {
        return Set.of(required(row, column, UUID[].class));
    }

    static String wire(Evidence evidence) {
        return evidence.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Evidence evidence(String wire) {
        return Evidence.valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Answer.Dial dial(Readable row, String to) {
        return new Answer.Dial(
                new DialString(to),
                Duration.ofSeconds(required(row, "ring_seconds", Integer.class)),
                Optional.ofNullable(row.get("caller_id", String.class)).flatMap(PhoneNumber::parse),
                Optional.ofNullable(row.get("max_call_seconds", Integer.class)).map(Duration::ofSeconds));
    }

    private static Parties parties(Readable row) {
        return new Parties(
                id(row, "tenant_id", TenantId::new),
                id(row, "campaign_id", CampaignId::new),
                id(row, "link_id", LinkId::new),
                id(row, "client_id", ClientId::new),
                id(row, "carrier_id", CarrierId::new),
                id(row, "did_id", DidId::new));
    }

    private static <T> @Nullable T id(Readable row, String column, Function<UUID, T> type) {
        UUID value = row.get(column, UUID.class);
        return value == null ? null : type.apply(value);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
