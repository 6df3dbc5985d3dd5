package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.callrecords.CallRecordFilter.NumberFilter;
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
import java.util.Optional;
import java.util.UUID;
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
                .where(anyId("campaign_id", "campaignIds"), "campaignIds", ids(filter.campaignIds()))
                .where(anyId("client_id", "clientIds"), "clientIds", ids(filter.clientIds()))
                .where(anyId("carrier_id", "carrierIds"), "carrierIds", ids(filter.carrierIds()))
                .where(anyId("did_id", "didIds"), "didIds", ids(filter.didIds()))
                .whereAny("country", "countries", filter.countries())
                .whereAny("node", "nodes", filter.nodes())
                .whereAny("reason", "reasons", filter.reasons())
                .where(
                        filter.number().map(SqlCallRecordList::numberCondition).orElse(""),
                        "numbers",
                        filter.number().map(SqlCallRecordList::numbers))
                .where(
                        "talk_millis >= :minTalkMillis",
                        "minTalkMillis",
                        filter.minTalkSeconds()
                                .map(seconds -> seconds.movePointRight(3).longValue()))
                .where("call_id = :callId", "callId", filter.callId().map(CallId::value))
                .where("month = :month", "month", filter.callId().map(CallMonth::of))
                .where(
                        "(reference <> '{}' AND reference @> :reference)",
                        "reference",
                        filter.reference().map(entry -> Binds.json(JSON.writeValueAsString(entry))));
    }

    private static String anyId(String column, String name) {
        return column + " = ANY (:" + name + ")";
    }

    private static Optional<UUID[]> ids(List<UUID> ids) {
        return ids.isEmpty() ? Optional.empty() : Optional.of(Binds.uuids(ids));
    }

    private static String numberCondition(NumberFilter number) {
        var operator = switch (number.match()) {
            case WHOLE -> "= ANY (:numbers)";
            case BEGINNING, END, ANYWHERE -> "LIKE ANY (:numbers)";
        };
        return "(number " + operator + " OR from_number " + operator + ")";
    }

    /// A number is stored with its plus, if it has one.
    private static String[] numbers(NumberFilter number) {
        var digits = number.digits();
        return switch (number.match()) {
            case WHOLE -> new String[] {digits, "+" + digits};
            case BEGINNING -> new String[] {digits + "%", "+" + digits + "%"};
            case END -> new String[] {"%" + digits};
            case ANYWHERE -> new String[] {"%" + digits + "%"};
        };
    }

    private static List<String> names(List<? extends Enum<?>> constants) {
        return constants.stream().<String>map(Enum::name).toList();
    }

    /// Dates before the year 1 and after 9999 have another form in PostgreSQL. There are no calls near either.
    private static LocalDate month(Instant time, Period offset) {
        var day = LocalDate.ofInstant(time, ZoneOffset.UTC).plus(offset);
        return day.withYear(Math.clamp(day.getYear(), 1, 9999)).withDayOfMonth(1);
    }
}
