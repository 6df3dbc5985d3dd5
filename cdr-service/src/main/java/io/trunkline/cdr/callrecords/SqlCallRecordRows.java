package io.trunkline.cdr.callrecords;

import io.r2dbc.spi.Readable;
import io.trunkline.cdr.assembly.domain.AttemptRecord;
import io.trunkline.cdr.callfacts.domain.CallId;
import io.trunkline.cdr.callfacts.domain.Direction;
import io.trunkline.cdr.callfacts.domain.HangupCodes;
import io.trunkline.cdr.callfacts.domain.Ids;
import io.trunkline.cdr.callfacts.domain.RoutingDecision;
import io.trunkline.cdr.dispositions.domain.Disposition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Rows of the tables `calls` and `attempts` as they are read.
final class SqlCallRecordRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SqlCallRecordRows() {}

    static CallRecordRow callRecord(Readable row) {
        return new CallRecordRow(
                new CallId(required(row, "call_id", String.class)),
                required(row, "revision", Long.class),
                enumValue(Direction.class, row, "direction"),
                enumValue(Disposition.class, row, "disposition"),
                ids(row),
                partyNames(row),
                row.get("from_number", String.class),
                row.get("number", String.class),
                row.get("number_shown", String.class),
                required(row, "node", String.class),
                required(row, "started_at", Instant.class),
                row.get("answered_at", Instant.class),
                row.get("ended_at", Instant.class),
                required(row, "talk_millis", Long.class),
                row.get("cause", Integer.class),
                row.get("sip_status", Integer.class),
                row.get("reason", String.class),
                JSON.readValue(required(row, "reference", String.class), new TypeReference<Map<String, String>>() {}));
    }

    static List<RoutingDecision> decisions(Readable row) {
        var json = row.get("decisions", String.class);
        return json == null ? List.of() : JSON.readValue(json, new TypeReference<List<RoutingDecision>>() {});
    }

    static DetailedCallRecord.NamedAttempt attempt(Readable row) {
        var record = new AttemptRecord(
                required(row, "attempt", Integer.class),
                enumValue(Disposition.class, row, "disposition"),
                ids(row),
                row.get("lease_id", UUID.class),
                row.get("channel_id", String.class),
                row.get("endpoint", String.class),
                row.get("started_at", Instant.class),
                row.get("ringing_at", Instant.class),
                row.get("answered_at", Instant.class),
                row.get("ended_at", Instant.class),
                new HangupCodes(
                        row.get("cause", Integer.class),
                        row.get("sip_status", Integer.class),
                        row.get("dial_status", String.class)));
        return new DetailedCallRecord.NamedAttempt(record, partyNames(row));
    }

    private static Ids ids(Readable row) {
        return new Ids(
                row.get("tenant_id", UUID.class),
                row.get("campaign_id", UUID.class),
                row.get("link_id", UUID.class),
                row.get("client_id", UUID.class),
                row.get("carrier_id", UUID.class),
                row.get("did_id", UUID.class));
    }

    private static CallRecordRow.PartyNames partyNames(Readable row) {
        return new CallRecordRow.PartyNames(
                row.get("tenant_name", String.class),
                row.get("campaign_name", String.class),
                row.get("client_name", String.class),
                row.get("carrier_name", String.class),
                row.get("did_name", String.class));
    }

    private static <E extends Enum<E>> @Nullable E enumValue(Class<E> type, Readable row, String column) {
        var name = row.get(column, String.class);
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
