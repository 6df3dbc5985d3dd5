package io.trunkline.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.demo.kept.KeptDemo;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `./trunkline demo --keep` and `--remove`, with two hours of calls instead of a day.
class KeptDemoIT {
    private static final TestEnvironment ENVIRONMENT = TestEnvironment.shared();
    private static final KeptDemo.Size SMALL = new KeptDemo.Size(2, 20, 1);
    private static final Duration REGISTRATION_LIMIT = Duration.ofSeconds(60);
    private static final Duration STATISTICS_LIMIT = Duration.ofSeconds(60);

    private final SuiteClient api = ENVIRONMENT.api();
    private final KeptDemo demo = new KeptDemo(ENVIRONMENT.runningSuite(), api);

    @Test
    void a_second_run_doubles_nothing_and_all_entities_can_be_removed() {
        Instant now = Instant.now();

        KeptDemo.Result first = demo.keep(SMALL, now);

        assertThat(first.historicCalls()).isPositive();
        String tenant = idOf("/api/v1/tenants", "Demo Summit Leads");
        String period = "&from=" + now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2)) + "&to="
                + now.truncatedTo(ChronoUnit.HOURS);
        long recorded = total(SuiteConfiguration.CDR, "/api/v1/call-records?tenantId=" + tenant + period);
        assertThat(recorded).isPositive();
        assertThat(total(SuiteConfiguration.DIDS, "/api/v1/dids?tag=demo")).isEqualTo(30);
        Await.until(
                "the carriers are active, inactive and rejected",
                REGISTRATION_LIMIT,
                () -> statusesOfCarriers().containsAll(List.of("active", "inactive", "error")));
        Await.until(
                "states of the USA are counted",
                STATISTICS_LIMIT,
                () -> !api.get(SuiteConfiguration.CDR, "/api/v1/statistics?by=region&tenantId=" + tenant + period)
                        .get("rows")
                        .isEmpty());

        KeptDemo.Result second = demo.keep(SMALL, now);

        assertThat(second.historicCalls()).isEqualTo(first.historicCalls());
        assertThat(idOf("/api/v1/tenants", "Demo Summit Leads")).isEqualTo(tenant);
        assertThat(total(SuiteConfiguration.CDR, "/api/v1/call-records?tenantId=" + tenant + period))
                .isEqualTo(recorded);
        assertThat(total(SuiteConfiguration.DIDS, "/api/v1/dids?tag=demo")).isEqualTo(30);

        assertThat(demo.remove()).isEqualTo(5 + 3 + 2 + 30 + 4);
        assertThat(demo.remove()).isZero();
    }

    private List<String> statusesOfCarriers() {
        JsonNode carriers = api.get(SuiteConfiguration.PROVISIONING, "/api/v1/carriers?q=Demo&limit=50")
                .get("items");
        return StreamSupport.stream(carriers.spliterator(), false)
                .map(carrier -> carrier.get("status").asString())
                .toList();
    }

    private String idOf(String path, String name) {
        return SuiteConfiguration.id(
                api.get(SuiteConfiguration.PROVISIONING, path + "?name=" + name.replace(" ", "%20"))
                        .get("items")
                        .get(0));
    }

    private long total(String service, String path) {
        return api.get(service, path + "&count=true&limit=1").get("total").asLong();
    }
}
