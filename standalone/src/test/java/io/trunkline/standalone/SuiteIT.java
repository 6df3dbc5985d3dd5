package io.trunkline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.events.wire.Topic;
import io.trunkline.events.wire.TopicAccess;
import io.trunkline.servers.ServerFailedException;
import io.trunkline.servers.ServerProcess;
import io.trunkline.servers.TcpPorts;
import io.trunkline.standalone.config.SuiteOptions;
import io.trunkline.standalone.config.SuiteSecrets;
import io.trunkline.standalone.config.SuiteService;
import io.trunkline.standalone.deployment.MetricsPage;
import io.trunkline.standalone.ports.SuitePorts;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.suite.RunningSuite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// One suite without Asterisk, started once; end-to-end runs it with one.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SuiteIT {
    @TempDir
    static Path root;

    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = Suite.prepare(options());
        suite.start();
    }

    @AfterAll
    static void close() {
        suite.close();
    }

    private static SuiteOptions options() {
        return SuiteOptions.defaults().withData(root).withAnyPorts().withoutAsterisk();
    }

    @Test
    void the_status_page_has_a_line_for_every_part() {
        // a part that takes long to answer is not ready at that time
        Await.until("every part is ready", () -> {
            HttpResponse<String> status =
                    get("http://127.0.0.1:" + suite.ports().port(SuitePorts.STATUS));
            assertThat(status.statusCode()).as(status.body()).isEqualTo(200);
            assertThat(status.body()).contains("ready     postgresql", "ready     kafka");
            assertThat(SuiteService.all())
                    .allSatisfy(service -> assertThat(status.body()).contains("ready     " + service.id()));
            return true;
        });
    }

    @Test
    void each_service_has_its_metrics_on_its_management_port() {
        RunningSuite running = RunningSuite.inFolder(root);

        assertThat(SuiteService.all())
                .allSatisfy(service -> assertThat(get(running.managementUrl(service.id()) + "/actuator/prometheus")
                                .body())
                        .contains("application_ready_time_seconds"));
    }

    /// `first` metrics are in the code, see MonitoringTest.
    @Test
    void each_metric_of_the_page_that_exists_from_the_start_has_its_labels() throws Exception {
        RunningSuite running = RunningSuite.inFolder(root);
        for (SuiteService service : SuiteService.withDatabase()) {
            String exported = get(running.managementUrl(service.id()) + "/actuator/prometheus")
                    .body();
            for (MetricsPage.Metric metric : MetricsPage.metrics().values()) {
                if (metric.isExportedBy(service.id())) {
                    MatchResult line = Pattern.compile("^" + metric.name() + "(?:\\{(.*)})? ", Pattern.MULTILINE)
                            .matcher(exported)
                            .results()
                            .findFirst()
                            .orElse(null);
                    assertThat(line != null || !metric.fromStart())
                            .as(metric.name() + " of " + service.id())
                            .isTrue();
                    assertThat(line == null ? metric.labels() : labels(line.group(1)))
                            .as(metric.name() + " of " + service.id())
                            .isEqualTo(metric.labels());
                }
            }
        }
    }

    /// What each service consumes, for a broker with access control.
    @Test
    void each_service_consumes_the_topics_that_it_may_and_no_other() {
        RunningSuite running = RunningSuite.inFolder(root);
        for (SuiteService service : SuiteService.withDatabase()) {
            Set<String> allowed = Arrays.stream(Topic.values())
                    .filter(topic -> TopicAccess.of(topic).consumers().contains(service.id()))
                    .map(Topic::topicName)
                    .collect(Collectors.toCollection(TreeSet::new));
            Await.until(
                    service.id() + " consumes " + allowed,
                    () -> topicsWithLag(get(running.managementUrl(service.id()) + "/actuator/prometheus")
                                    .body())
                            .equals(allowed));
        }
    }

    private static Set<String> topicsWithLag(String exported) {
        return Pattern.compile("^trunkline_consumer_lag\\{group=\".*\",topic=\"(.*)\"}", Pattern.MULTILINE)
                .matcher(exported)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> labels(@Nullable String text) {
        return Pattern.compile("([a-z_]+)=\"")
                .matcher(text == null ? "" : text)
                .results()
                .map(label -> label.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void a_second_suite_on_the_same_folder_is_rejected() {
        assertThatThrownBy(() -> Suite.prepare(options()))
                .isInstanceOf(ServerFailedException.class)
                .hasMessageContaining("runs on " + root);
    }

    @Test
    void the_asterisk_role_cannot_connect_to_a_service_database() {
        String url = "jdbc:postgresql://127.0.0.1:%d/provisioning"
                .formatted(suite.ports().port(SuitePorts.POSTGRES));
        String password = new SuiteSecrets(suite.folder()).databasePassword(SuiteSecrets.ASTERISK_ARA);

        assertThatThrownBy(() -> DriverManager.getConnection(url, SuiteSecrets.ASTERISK_ARA, password))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void a_server_that_ends_by_itself_is_started_again() {
        ServerProcess ended = suite.servers().kafka().requireProcess();
        boolean _ = ProcessHandle.of(ended.pid()).orElseThrow().destroyForcibly();

        Await.until("Kafka runs again", Duration.ofMinutes(3), () -> isRunning(ended.pid()));

        Await.until(
                "the suite is ready",
                Duration.ofMinutes(3),
                () -> get("http://127.0.0.1:" + suite.ports().port(SuitePorts.STATUS))
                                .statusCode()
                        == 200);
    }

    private static boolean isRunning(long endedPid) {
        ServerProcess now = suite.servers().kafka().requireProcess();
        return now.pid() != endedPid && now.isAlive();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void the_status_page_names_an_unavailable_part_and_closing_the_suite_frees_all_ports() throws Exception {
        suite.servers().kafka().kill();
        assertThat(get("http://127.0.0.1:" + suite.ports().port(SuitePorts.STATUS)))
                .satisfies(status -> assertThat(status.statusCode()).isEqualTo(503))
                .satisfies(status -> assertThat(status.body()).contains("NOT READY kafka"));

        suite.close();

        assertThat(TcpPorts.isFree(suite.ports().port(SuitePorts.POSTGRES))).isTrue();
        assertThat(SuiteService.all())
                .allSatisfy(
                        service -> assertThat(TcpPorts.isListening(suite.ports().port(service)))
                                .isFalse());
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
