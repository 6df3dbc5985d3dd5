package io.trunkline.cdr;

import static io.trunkline.cdr.CallEventsFixture.asArray;
import static io.trunkline.cdr.TestEnvironment.TOKENS;
import static io.trunkline.cdr.TestEnvironment.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A call that starts two seconds before midnight at the end of a month, is answered after it, and talks for a minute.
class CallOverMonthEndIT {
    private static final String RECORDS = "/api/v1/call-records";

    private final CallEventsFixture call = CallEventsFixture.inboundCallAt("2026-05-31T23:59:58Z");
    private final String seller = TOKENS.seller(call.tenantId());

    @Test
    void it_has_one_record_which_belongs_to_the_month_and_the_day_of_its_start() {
        WIRE.publish(asArray(call.answeredCall()));
        Await.until("it is recorded", () -> record().path("talkSeconds").asDouble() == 60.0);

        assertThat(record().get("startedAt").asString()).isEqualTo("2026-05-31T23:59:58Z");
        assertThat(record().get("answeredAt").asString()).isEqualTo("2026-06-01T00:00:02Z");
        assertThat(record().get("attempts")).hasSize(1);
        assertThat(rowsOf("calls_2026_05")).isEqualTo("1");
        assertThat(rowsOf("calls")).isEqualTo("1");
        assertThat(rowsOf("attempts_2026_05")).isEqualTo("1");
        assertThat(listed("from=2026-05-31T23:59:58Z&to=2026-06-01T00:00:00Z")).containsExactly(call.callId());
        assertThat(listed("from=2026-06-01T00:00:00Z&to=2026-07-01T00:00:00Z")).isEmpty();
    }

    @Test
    void statistics_count_it_once_where_it_started_and_as_concurrent_until_it_ends() {
        WIRE.publish(asArray(call.answeredCall()));
        WIRE.publish(asArray(call.nextCallAt("2026-06-01T00:00:30Z").busyCall()));
        Await.until("both are counted", () -> days().size() == 2 && talkSeconds("2026-05-01", "2026-06-01") == 60.0);

        assertThat(days())
                .containsExactly(
                        "2026-05-31T00:00:00Z attempts 1 answered 1 peak 1",
                        "2026-06-01T00:00:00Z attempts 1 answered 0 peak 2");
        assertThat(talkSeconds("2026-06-01", "2026-07-01")).isZero();
        assertThat(talkSeconds("2026-05-31", "2026-06-02")).isEqualTo(60.0);
    }

    private JsonNode record() {
        return TestEnvironment.get(RECORDS + "/" + call.callId(), seller);
    }

    private List<String> listed(String range) {
        return TestEnvironment.get(RECORDS + "?" + range, seller)
                .get("items")
                .valueStream()
                .map(record -> record.get("callId").asString())
                .toList();
    }

    private double talkSeconds(String from, String to) {
        return statistics(from, to, "")
                .valueStream()
                .mapToDouble(row -> row.get("talkSeconds").asDouble())
                .sum();
    }

    private List<String> days() {
        return statistics("2026-05-31", "2026-06-02", "&bucket=P1D")
                .valueStream()
                .flatMap(row -> row.get("series").valueStream())
                .map(day -> "%s attempts %s answered %s peak %s"
                        .formatted(
                                day.get("at").asString(),
                                day.get("attempts"),
                                day.get("answered"),
                                day.get("concurrentPeak")))
                .toList();
    }

    private JsonNode statistics(String from, String to, String more) {
        return TestEnvironment.get(
                        "/api/v1/statistics?by=tenant&from=%sT00:00:00Z&to=%sT00:00:00Z%s".formatted(from, to, more),
                        seller)
                .get("rows");
    }

    private String rowsOf(String table) {
        return TestEnvironment.POSTGRES.execute(
                TestEnvironment.DATABASE.name(),
                "SELECT count(*) FROM " + table + " WHERE call_id = '" + call.callId() + "'");
    }
}
