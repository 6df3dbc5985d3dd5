package io.trunkline.endtoend;

import static io.trunkline.testkit.suite.SuiteConfiguration.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.sipp.SippCaller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The commands on pages that compare counts with the call records: after calls that ended in several ways they list
/// none of them, and once a count is wrong they list it.
class DocumentedRecountsIT {
    private static final TestEnvironment ENVIRONMENT = TestEnvironment.shared();
    private static final ConfigurationFixture FIXTURE = new ConfigurationFixture(ENVIRONMENT.api());
    private static final CallRecords RECORDS = new CallRecords(ENVIRONMENT.api());

    private static final Pattern COMMAND = Pattern.compile("(?ms)^```bash\n(psql .*?)^```$");
    private static final String NUMBER = "+14045552400";
    private static final String BUSY_NUMBER = "+14045553486";
    private static final String CALLER = "1555123240";

    private static Map<String, String> ids = Map.of();

    @BeforeAll
    static void place_calls() {
        try (SippAnswerer carrier = SippAnswerer.start();
                SippAnswerer client = SippAnswerer.start()) {
            String tenant = FIXTURE.createTenant();
            String did = FIXTURE.createDid(tenant, NUMBER);
            String carrierId = id(FIXTURE.createIpCarrier(carrier, Map.of()));
            String clientId = FIXTURE.createClient(client);
            String campaign = FIXTURE.createCampaign(
                    tenant, List.of(did, FIXTURE.createDid(tenant, BUSY_NUMBER)), clientId, carrierId);
            FIXTURE.linkClient(campaign, clientId, Map.of("priority", 1, "minimumTalkSeconds", 2));
            String link = ENVIRONMENT
                    .query("routing", "SELECT id FROM links WHERE campaign_id = '" + campaign + "'")
                    .getFirst();
            ids = Map.of("link", link, "carrier", carrierId, "did", did);

            callIn(carrier, 1, Duration.ofSeconds(4), NUMBER);
            callIn(carrier, 2, Duration.ofMillis(100), NUMBER);
            callIn(carrier, 3, Duration.ofSeconds(1), BUSY_NUMBER);
            placeCall("+17065552111", campaign, NUMBER);
            placeCall("+17065552486", campaign, NUMBER);
        }
    }

    private static void callIn(SippAnswerer carrier, int caller, Duration talkTime, String number) {
        var _ = ENVIRONMENT.callIn(new SippCaller(carrier.host(), CALLER + caller, talkTime), number);
        var _ = RECORDS.awaitFrom(CALLER + caller);
    }

    private static void placeCall(String to, String campaign, String from) {
        var _ = RECORDS.awaitComplete(FIXTURE.placeCall(Map.of("to", to, "campaignId", campaign, "from", from)));
    }

    @ParameterizedTest
    @CsvSource({
        "campaigns.md, link,    routing,      caps,          id,         attempts",
        "campaigns.md, link,    routing,      caps,          id,         total",
        "carriers.md,  carrier, provisioning, carrier_calls, carrier_id, total",
        "carriers.md,  carrier, provisioning, carrier_calls, carrier_id, successful",
        "dids.md,      did,     did,          did,           id,         calls",
    })
    void a_count_equals_the_records_and_is_listed_once_it_is_wrong(
            String page,
            String kind,
            String database,
            String table,
            String idColumn,
            String count,
            @TempDir Path folder) {
        String id = ids.get(kind);
        String add = "UPDATE %s SET %s = %s + %%d WHERE %s = '%s' RETURNING %s"
                .formatted(table, count, count, idColumn, id, count);
        Await.until("the calls are counted", () -> !recount(page, folder).contains(id));
        assertThat(ENVIRONMENT.query(
                        database, "SELECT %s FROM %s WHERE %s = '%s'".formatted(count, table, idColumn, id)))
                .as("calls were counted")
                .doesNotContain("0");

        var _ = ENVIRONMENT.query(database, add.formatted(1));
        try {
            assertThat(recount(page, folder)).contains(id);
        } finally {
            var _ = ENVIRONMENT.query(database, add.formatted(-1));
        }
    }

    /// What the command on the page prints.
    private static String recount(String page, Path folder) {
        try {
            String command = COMMAND.matcher(Files.readString(Path.of("..", "docs", page)))
                    .results()
                    .map(found -> found.group(1))
                    .reduce((first, second) -> {
                        throw new IllegalStateException("two such commands on " + page);
                    })
                    .orElseThrow();
            return ENVIRONMENT.runWithPsql(command, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
