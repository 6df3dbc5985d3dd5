package io.trunkline.cdr.records;

import io.r2dbc.spi.Readable;
import io.trunkline.cdr.calls.domain.AttemptRecord;
import io.trunkline.cdr.calls.domain.CallId;
import io.trunkline.cdr.calls.domain.Decision;
import io.trunkline.cdr.calls.domain.Direction;
import io.trunkline.cdr.calls.domain.Disposition;
import io.trunkline.cdr.calls.domain.Ids;
import io.trunkline.cdr.calls.domain.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Rows of the tables `calls` and `attempts` as they are read.
final class SqlRecordRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SqlRecordRows() {}

    static RecordRow record(Readable row) {
        return new RecordRow(
                new CallId(must(row, "call_id", String.class)),
                must(row, "revision", Long.class),
                one(Direction.class, row, "direction"),
                one(Disposition.class, row, "disposition"),
                ids(row),
                names(row),
                row.get("from_number", String.class),
                row.get("number", String.class),
                row.get("number_shown", String.class),
                must(row, "node", String.class),
                must(row, "started_at", Instant.class),
                row.get("answered_at", Instant.class),
                row.get("ended_at", Instant.class),
                must(row, "talk_millis", Long.class),
                row.get("cause", Integer.class),
                row.get("sip_status", Integer.class),
                row.get("reason", String.class),
                JSON.readValue(must(row, "reference", String.class), new TypeReference<Map<String, String>>() {}));
    }

    static List<Decision> decisions(Readable row) {
        var json = row.get("decisions", String.class);
        return json == null ? List.of() : JSON.readValue(json, new TypeReference<List<Decision>>() {});
    }

    static WholeRecord.Attempt attempt(Readable row) {
        var record = new AttemptRecord(
                must(row, "attempt", Integer.class),
                one(Disposition.class, row, "disposition"),
                ids(row),
                row.get("lease_id", UUID.class),
                row.get("channel_id", String.class),
                row.get("endpoint", String.class),
                row.get("started_at", Instant.class),
                row.get("ringing_at", Instant.class),
                row.get("answered_at", Instant.class),
                row.get("ended_at", Instant.class),
                new Outcome(
                        row.get("cause", Integer.class),
                        row.get("sip_status", Integer.class),
                        row.get("dial_status", String.class)));
        return new WholeRecord.Attempt(record, names(row));
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

    private static RecordRow.Names names(Readable row) {
        return new RecordRow.Names(
                row.get("tenant_name", String.class),
                row.get("campaign_name", String.class),
                row.get("client_name", String.class),
                row.get("carrier_name", String.class),
                row.get("did_name", String.class));
    }

    private static <E extends Enum<E>> @Nullable E one(Class<E> type, Readable row, String column) {
        var name = row.get(column, String.class);
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static <T> T must(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
