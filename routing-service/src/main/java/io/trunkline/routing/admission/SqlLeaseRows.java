package io.trunkline.routing.admission;

import io.trunkline.data.rows.RowReader;
import io.trunkline.routing.admission.domain.Evidence;
import io.trunkline.routing.admission.domain.Lease;
import io.trunkline.routing.admission.domain.TalkTime;
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
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Maps rows to leases.
final class SqlLeaseRows {
    private SqlLeaseRows() {}

    static Lease lease(RowReader row) {
        return new Lease(
                origin(row),
                Optional.ofNullable(row.enumValueOrNull("evidence", Evidence.class)),
                row.enumValue("total_state", TotalState.class),
                row.bool("answered"),
                new TalkTime(
                        row.optional("talk_from", Instant.class),
                        row.optional("talk_to", Instant.class),
                        row.bool("talk_bound")));
    }

    private static Lease.Origin origin(RowReader row) {
        return new Lease.Origin(
                new LeaseId(row.uuid("id")),
                row.text("call_id"),
                row.integer("attempt"),
                row.text("node"),
                row.text("direction"),
                row.optional("from_number", String.class).orElse(""),
                row.optional("caller", String.class).flatMap(PhoneNumber::parse),
                parties(row),
                row.optional("dial_string", String.class).map(to -> dial(row, to)),
                SqlHeldCaps.read(ids(row, "holds"), ids(row, "total_holds"), row.texts("counted_holds")),
                Optional.of(row.instant("taken_at")));
    }

    private static Set<UUID> ids(RowReader row, String column) {
        return Set.copyOf(row.uuids(column));
    }

    private static Answer.Dial dial(RowReader row, String to) {
        return new Answer.Dial(
                new DialString(to),
                row.seconds("ring_seconds"),
                row.optional("caller_id", String.class).flatMap(PhoneNumber::parse),
                Optional.ofNullable(row.secondsOrNull("max_call_seconds")));
    }

    private static Parties parties(RowReader row) {
        return new Parties(
                id(row, "tenant_id", TenantId::new),
                id(row, "campaign_id", CampaignId::new),
                id(row, "link_id", LinkId::new),
                id(row, "client_id", ClientId::new),
                id(row, "carrier_id", CarrierId::new),
                id(row, "did_id", DidId::new));
    }

    private static <T> @Nullable T id(RowReader row, String column, Function<UUID, T> type) {
        UUID value = row.uuidOrNull(column);
        return value == null ? null : type.apply(value);
    }
}
