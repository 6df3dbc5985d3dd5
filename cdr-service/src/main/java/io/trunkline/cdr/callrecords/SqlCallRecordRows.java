package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.assembly.domain.AttemptRecord;
import io.trunkline.cdr.callfacts.domain.CallFacts;
import io.trunkline.cdr.callfacts.domain.ConnectTarget;
import io.trunkline.cdr.platform.TelephonyJson;
import io.trunkline.data.rows.RowReader;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.LeaseId;
import io.trunkline.telephony.ids.LinkId;
import io.trunkline.telephony.ids.Parties;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.outcomes.AttemptEnd;
import io.trunkline.telephony.outcomes.Disposition;
import io.trunkline.telephony.outcomes.HangupParty;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads rows of the tables `calls` and `attempts`.
final class SqlCallRecordRows {
    private static final JsonMapper JSON = TelephonyJson.mapper();

    private SqlCallRecordRows() {}

    static CallRecordRow callRecord(RowReader row) {
        return new CallRecordRow(
                new CallId(row.text("call_id")),
                row.bigint("revision"),
                row.enumValueOrNull("direction", Direction.class),
                row.enumValueOrNull("disposition", Disposition.class),
                parties(row),
                partyNames(row, row.textOrNull("connect_client_name")),
                row.textOrNull("from_number"),
                row.textOrNull("asserted_number"),
                row.textOrNull("number"),
                row.textOrNull("country"),
                row.textOrNull("region"),
                row.textOrNull("caller_id"),
                row.text("node"),
                row.instant("started_at"),
                row.instantOrNull("routed_at"),
                row.instantOrNull("ringing_at"),
                row.instantOrNull("answered_at"),
                row.instantOrNull("ended_at"),
                row.bigint("talk_millis"),
                row.bigintOrNull("post_dial_delay_millis"),
                row.bigintOrNull("ring_millis"),
                row.integerOrNull("cause"),
                row.integerOrNull("sip_status"),
                row.enumValueOrNull("hung_up_by", HangupParty.class),
                row.textOrNull("reason"),
                connectTarget(row),
                texts(row, "reference"),
                texts(row, "tags"));
    }

    private static Map<String, String> texts(RowReader row, String column) {
        return JSON.readValue(row.text(column), new TypeReference<Map<String, String>>() {});
    }

    static CallFacts facts(RowReader row) {
        var facts = row.text("facts");
        return facts.equals("{}") ? CallFacts.EMPTY : JSON.readValue(facts, CallFacts.class);
    }

    static DetailedCallRecord.NamedAttempt attempt(RowReader row) {
        var record = new AttemptRecord(
                CallLeg.ofCode(row.integer("attempt")),
                row.enumValueOrNull("disposition", Disposition.class),
                parties(row),
                id(row, "lease_id", LeaseId::new),
                row.textOrNull("channel_id"),
                row.textOrNull("endpoint"),
                row.instantOrNull("started_at"),
                row.instantOrNull("ringing_at"),
                row.instantOrNull("answered_at"),
                row.instantOrNull("ended_at"),
                row.bigintOrNull("post_dial_delay_millis"),
                row.bigintOrNull("ring_millis"),
                new AttemptEnd(
                        row.textOrNull("dial_status"), row.integerOrNull("cause"), row.integerOrNull("sip_status")),
                row.enumValueOrNull("hung_up_by", HangupParty.class));
        return new DetailedCallRecord.NamedAttempt(record, partyNames(row, null));
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

    private static @Nullable ConnectTarget connectTarget(RowReader row) {
        var client = id(row, "connect_client_id", ClientId::new);
        var context = row.textOrNull("connect_context");
        return client == null && context == null ? null : new ConnectTarget(client, context);
    }

    private static CallRecordRow.PartyNames partyNames(RowReader row, @Nullable String connectClient) {
        return new CallRecordRow.PartyNames(
                row.textOrNull("tenant_name"),
                row.textOrNull("campaign_name"),
                row.textOrNull("client_name"),
                row.textOrNull("carrier_name"),
                row.textOrNull("did_name"),
                connectClient);
    }

    private static <I> @Nullable I id(RowReader row, String column, Function<UUID, I> type) {
        UUID id = row.uuidOrNull(column);
        return id == null ? null : type.apply(id);
    }
}
