package io.trunkline.did;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.DidChanged;
import io.trunkline.messaging.loop.BackgroundLoop;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.RestClient;
import io.trunkline.testkit.ServiceProcess;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two replicas of the service, of which one is killed.
class ImportReplicasIT {
    private static final int ROWS = 20_000;

    private final UUID tenant = TestEnvironment.newTenant();
    private final RestClient seller = TestEnvironment.signedInAsSeller(tenant);
    private final BackgroundLoop loop = TestEnvironment.SERVICE.getBean("importLoop", BackgroundLoop.class);

    @AfterEach
    void work_again() {
        loop.start();
        // other tests read or publish all numbers
        TestEnvironment.sql("DELETE FROM did WHERE tenant_id = '" + tenant + "'");
    }

    @Test
    void replicas_share_imports_and_one_goes_on_after_the_other_was_killed() {
        try (var process = ServiceProcess.start(DidApplication.class, TestEnvironment.settings())) {
            process.awaitReady();
            var replica = process.api(seller.token());
            sharesTheNumbersOfTwoFiles(replica);

            loop.stop();
            var path = ImportJobs.start(replica, "", ImportJobs.numbers(212, ROWS) + "12\n");
            ImportJobs.awaitMiddle(seller, path);
            process.kill();
            long before = ImportJobs.get(seller, path).get("rowsRead").asLong();
            assertThat(before).as("killed in the middle").isPositive().isLessThan(ROWS);
            loop.start();

            var done = ImportJobs.awaitEnd(seller, path);
            assertThat(done.get("state").asString()).isEqualTo("done");
            var report = done.get("report");
            assertThat(report.get("created").asInt()).isEqualTo(ROWS);
            assertThat(report.get("duplicates").asInt()).as("imported twice").isZero();
            assertThat(report.get("failed").asInt()).isEqualTo(1);
            assertThat(report.get("errors").get(0).get("row").asInt()).isEqualTo(ROWS + 2);
            String ofImport = " WHERE import_id = '" + done.get("id").asString() + "'";
            assertThat(TestEnvironment.sql("SELECT count(*), count(DISTINCT number) FROM did" + ofImport))
                    .isEqualTo(ROWS + "|" + ROWS);
            assertThat(TestEnvironment.sql("SELECT count(*) FROM audit_log a"
                            + " JOIN did ON CAST(did.id AS text) = a.entity_id" + ofImport))
                    .isEqualTo(String.valueOf(ROWS));
            assertThat(publishedNumbers()).isEqualTo(ImportJobs.count(tenant, "did"));
        }
    }

    /// Both work at the same time.
    private void sharesTheNumbersOfTwoFiles(RestClient replica) {
        var first = ImportJobs.start(seller, "?async=true", ImportJobs.numbers(213, 3_000));
        var second = ImportJobs.start(replica, "?async=true", ImportJobs.numbers(213, 4_000));

        var reports = new long[2];
        for (var path : new String[] {first, second}) {
            var report = ImportJobs.awaitEnd(seller, path).get("report");
            reports[0] += report.get("created").asLong();
            reports[1] += report.get("duplicates").asLong();
            assertThat(report.get("failed").asLong()).isZero();
        }
        assertThat(reports).containsExactly(4_000, 3_000);
        assertThat(ImportJobs.count(tenant, "did")).isEqualTo(4_000);
    }

    private long publishedNumbers() {
        Await.until(
                "the outbox is empty",
                () -> TestEnvironment.sql("SELECT count(*) FROM outbox").equals("0"));
        return TestEnvironment.EVENTS.consumeAll(DidChanged.class).stream()
                .filter(did -> did.tenantId().equals(tenant))
                .map(DidChanged::didId)
                .distinct()
                .count();
    }
}
