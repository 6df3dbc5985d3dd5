package io.trunkline.cdr.callrecords;

import io.r2dbc.postgresql.codec.Json;
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

    /// @param candidates the calls among which all that match are, if that is known
    static SqlListQuery of(String columns, CallRecordFilter filter, Optional<List<CallId>> candidates) {
        return new SqlListQuery(columns, "calls r", SortKey.text("call_id"))
                .where(filter.complete() ? "revision > 0" : "revision = 0")
                .where("tenant_id = :tenantId", "tenantId", filter.tenantId())
                .where("started_at >= :from", "from", filter.from())
                .where("started_at < :to", "to", filter.to())
                .where("month >= :fromMonth", "fromMonth", filter.from().map(SqlCallRecordList::firstMonth))
                .where("month <= :toMonth", "toMonth", filter.to().map(SqlCallRecordList::lastMonth))
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
                        filter.number().map(SqlCallRecordList::numbers).orElse(Map.of()))
                .where(
                        "talk_millis >= :minTalkMillis",
                        "minTalkMillis",
                        filter.minTalkSeconds()
                                .map(seconds -> seconds.movePointRight(3).longValue()))
                .where(
                        "call_id = ANY (:candidates)",
                        "candidates",
                        candidates.map(calls -> Binds.texts(calls, CallId::value)))
                .where(
                        "month = ANY (:candidateMonths)",
                        "candidateMonths",
                        candidates.map(calls ->
                                calls.stream().map(CallMonth::of).distinct().toArray(LocalDate[]::new)))
                .where("call_id = :callId", "callId", filter.callId().map(CallId::value))
                .where("month = :month", "month", filter.callId().map(CallMonth::of))
                .where(
                        "(reference <> '{}' AND reference @> :reference)",
                        "reference",
                        filter.reference().map(SqlCallRecordList::json))
                .where("(tags <> '{}' AND tags @> :tag)", "tag", filter.tag().map(SqlCallRecordList::json));
    }

    static Json json(Map<String, String> entry) {
        return Binds.json(JSON.writeValueAsString(entry));
    }

    static LocalDate firstMonth(Instant from) {
        return month(from, MONTH_TOLERANCE.negated());
    }

    static LocalDate lastMonth(Instant to) {
        return month(to, MONTH_TOLERANCE);
    }

    private static String anyId(String column, String name) {
        return column + " = ANY (:" + name + ")";
    }

    private static Optional<UUID[]> ids(List<UUID> ids) {
        return ids.isEmpty() ? Optional.empty() : Optional.of(Binds.uuids(ids));
    }

    /// A number is stored with its plus, if it has one. Ranges of numbers use their index, which LIKE could not: it
    /// is not leakproof, and therefore no condition of an index under row-level security.
    private static String numberCondition(NumberFilter number) {
        return switch (number.match()) {
            case WHOLE -> "(number IN (:digits, :withPlus) OR from_number IN (:digits, :withPlus))";
            case BEGINNING -> """
                    ((number ~>=~ :digits AND number ~<~ :after)
                        OR (number ~>=~ :withPlus AND number ~<~ :afterWithPlus)
                        OR (from_number ~>=~ :digits AND from_number ~<~ :after)
                        OR (from_number ~>=~ :withPlus AND from_number ~<~ :afterWithPlus))""";
            case END, ANYWHERE -> "(number LIKE :pattern OR from_number LIKE :pattern)";
        };
    }

    private static Map<String, String> numbers(NumberFilter number) {
        var digits = number.digits();
        return switch (number.match()) {
            case WHOLE -> Map.of("digits", digits, "withPlus", "+" + digits);
            case BEGINNING ->
                Map.of(
                        "digits",
                        digits,
                        "after",
                        after(digits),
                        "withPlus",
                        "+" + digits,
                        "afterWithPlus",
                        "+" + after(digits));
            case END -> Map.of("pattern", "%" + digits);
            case ANYWHERE -> Map.of("pattern", "%" + digits + "%");
        };
    }

    /// The first text after all that begin with these digits.
    private static String after(String digits) {
        int last = digits.length() - 1;
        return digits.substring(0, last) + (char) (digits.charAt(last) + 1);
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
