package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.partitions.domain.CallMonth;
import io.trunkline.data.rows.Binds;
import io.trunkline.telephony.CallId;
import io.trunkline.web.paging.Cursor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// The WHERE clause of a list. It has one constant condition for each filter that is set, so that the planner can
/// choose the index; all values are bound.
record SqlFilterConditions(String clause, Map<String, Object> values) {
    /// The partition follows from the second in the call id, which can be earlier or later than the start of
    /// the call.
    private static final Period MONTH_TOLERANCE = Period.ofDays(1);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static SqlFilterConditions of(CallRecordFilter filter, Optional<Cursor> after) {
        var clauses = new ArrayList<String>();
        var values = new LinkedHashMap<String, Object>();
        clauses.add(filter.complete() ? "revision > 0" : "revision = 0");
        add(clauses, values, "tenant_id = :tenantId", "tenantId", filter.tenantId());
        add(clauses, values, "started_at >= :from", "from", filter.from());
        add(clauses, values, "started_at < :to", "to", filter.to());
        add(
                clauses,
                values,
                "month >= :fromMonth",
                "fromMonth",
                filter.from().map(from -> month(from, MONTH_TOLERANCE.negated())));
        add(clauses, values, "month <= :toMonth", "toMonth", filter.to().map(to -> month(to, MONTH_TOLERANCE)));
        add(
                clauses,
                values,
                "direction = :direction",
                "direction",
                filter.direction().map(Enum::name));
        add(
                clauses,
                values,
                "disposition = :disposition",
                "disposition",
                filter.disposition().map(Enum::name));
        add(clauses, values, "campaign_id = :campaignId", "campaignId", filter.campaignId());
        add(clauses, values, "client_id = :clientId", "clientId", filter.clientId());
        add(clauses, values, "carrier_id = :carrierId", "carrierId", filter.carrierId());
        add(clauses, values, "did_id = :didId", "didId", filter.didId());
        add(
                clauses,
                values,
                "(number = ANY (:numbers) OR from_number = ANY (:numbers))",
                "numbers",
                filter.number().map(digits -> new String[] {digits, "+" + digits}));
        add(clauses, values, "call_id = :callId", "callId", filter.callId().map(CallId::value));
        add(clauses, values, "month = :month", "month", filter.callId().map(CallMonth::of));
        if (!filter.reference().isEmpty()) {
            clauses.add("reference <> '{}' AND reference @> :reference");
            values.put("reference", Binds.json(JSON.writeValueAsString(filter.reference())));
        }
        after.ifPresent(cursor -> {
            clauses.add("(started_at, call_id) < (:afterTime, :afterId)");
            values.put("afterTime", cursor.time(0));
            values.put("afterId", cursor.text(1));
        });
        return new SqlFilterConditions(String.join(" AND ", clauses), values);
    }

    private static void add(
            List<String> clauses, Map<String, Object> values, String clause, String name, Optional<?> value) {
        value.ifPresent(set -> {
            clauses.add(clause);
            values.put(name, set);
        });
    }

    private static LocalDate month(Instant time, Period offset) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).plus(offset).withDayOfMonth(1);
    }
}
