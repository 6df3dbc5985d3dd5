package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.partitions.domain.CallMonth;
import io.trunkline.data.lists.SortKey;
import io.trunkline.data.lists.SqlListQuery;
import io.trunkline.data.rows.Binds;
import io.trunkline.telephony.CallId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The query of a list of call records. Only the filters that are set are in it, so that the planner can
/// choose an index.
final class SqlCallRecordList {
    static final Map<String, SortKey> SORT_KEYS = Map.of("startedAt", SortKey.time("started_at"));

    /// The partition follows from the second in the call id, which can be earlier or later than the start of
    /// the call.
    private static final Period MONTH_TOLERANCE = Period.ofDays(1);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SqlCallRecordList() {}

    static SqlListQuery of(String columns, CallRecordFilter filter) {
        return new SqlListQuery(columns, "calls r", SortKey.text("call_id"))
                .where(filter.complete() ? "revision > 0" : "revision = 0")
                .where("tenant_id = :tenantId", "tenantId", filter.tenantId())
                .where("started_at >= :from", "from", filter.from())
                .where("started_at < :to", "to", filter.to())
                .where(
                        "month >= :fromMonth",
                        "fromMonth",
                        filter.from().map(from -> month(from, MONTH_TOLERANCE.negated())))
                .where("month <= :toMonth", "toMonth", filter.to().map(to -> month(to, MONTH_TOLERANCE)))
                .whereAny("direction", "directions", names(filter.directions()))
                .whereAny("disposition", "dispositions", names(filter.dispositions()))
                .where("campaign_id = :campaignId", "campaignId", filter.campaignId())
                .where("client_id = :clientId", "clientId", filter.clientId())
                .where("carrier_id = :carrierId", "carrierId", filter.carrierId())
                .where("did_id = :didId", "didId", filter.didId())
                .where(
                        "(number = ANY (:numbers) OR from_number = ANY (:numbers))",
                        "numbers",
                        filter.number().map(digits -> new String[] {digits, "+" + digits}))
                .where("call_id = :callId", "callId", filter.callId().map(CallId::value))
                .where("month = :month", "month", filter.callId().map(CallMonth::of))
                .where(
                        "(reference <> '{}' AND reference @> :reference)",
                        "reference",
                        filter.reference().map(entry -> Binds.json(JSON.writeValueAsString(entry))));
    }

    private static List<String> names(List<? extends Enum<?>> constants) {
        return constants.stream().<String>map(Enum::name).toList();
    }

    private static LocalDate month(Instant time, Period offset) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).plus(offset).withDayOfMonth(1);
    }
}
