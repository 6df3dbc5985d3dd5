package io.trunkline.standalone.deployment;

import static io.trunkline.standalone.deployment.Manifests.ROOT;
import static io.trunkline.standalone.deployment.Manifests.asMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.standalone.deployment.MetricsPage.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Dashboards and alert rules use metrics that exist, with labels that these have. SuiteIT compares the page of the
/// metrics with running services.
class MonitoringTest {
    private static final Path FILES = ROOT.resolve("k8s/chart/files");
    private static final Path RULES = FILES.resolve("alerts.yaml");
    private static final Path RULE_TESTS = ROOT.resolve("k8s/monitoring/alerts.test.yaml");
    private static final Path GRAFANA = ROOT.resolve("k8s/monitoring/grafana");
    private static final Pattern METRIC = Pattern.compile(
            "\\b((?:trunkline|http|jvm|process|system|r2dbc|application|logback|kafka)_[a-z0-9_]+)(?:\\{([^}]*)})?");
    private static final Pattern MATCHED_LABEL = Pattern.compile("([a-z_]+)\\s*(?:=~|!~|!=|=)");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring) \\(([^)]*)\\)");
    private static final Pattern REGISTERED = Pattern.compile(
            "(?:counter|gauge|gaugeCollectionSize|timer|summary|[bB]uilder)\\(\\s*\"(trunkline\\.[a-z.-]+)\"");
    /// Prometheus adds them to every metric.
    private static final Set<String> ADDED = Set.of("job", "instance");

    private final Map<String, Metric> page = MetricsPage.metrics();

    @ParameterizedTest
    @MethodSource("expressions")
    void every_expression_uses_metrics_and_labels_of_the_page(Expression expression) {
        Set<String> labels = new TreeSet<>(ADDED);
        for (MatchResult use : METRIC.matcher(expression.text()).results().toList()) {
            assertThat(page).as(expression.where()).containsKey(use.group(1));
            Set<String> known = new TreeSet<>(page.get(use.group(1)).labels());
            known.addAll(ADDED);
            assertThat(found(MATCHED_LABEL, use.group(2) == null ? "" : use.group(2)))
                    .as(expression.where())
                    .isSubsetOf(known);
            labels.addAll(known);
        }
        for (String group : found(GROUPING, expression.text())) {
            assertThat(Stream.of(group.split(", *")))
                    .as(expression.where())
                    .filteredOn(label -> !label.isEmpty())
                    .isSubsetOf(labels);
        }
    }

    @Test
    void the_page_has_every_metric_that_a_service_registers() throws IOException {
        Set<String> registered = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(path -> path.toString().matches(".*/src/main/.*\\.java"))
                    .filter(path -> !path.toString().contains("/benchmarks/"))
                    .toList()) {
                found(REGISTERED, Files.readString(file)).forEach(name -> registered.add(name.replaceAll("[.-]", "_")));
            }
        }

        assertThat(registered).contains("trunkline_outbox_pending", "trunkline_ami_connected");
        Set<String> listed = page.keySet().stream()
                .filter(name -> name.startsWith("trunkline_"))
                .map(name -> name.replaceAll("(_seconds)?_(total|count|sum|max)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).isEqualTo(registered);
    }

    @Test
    void every_alert_has_a_page_and_a_test() throws IOException {
        Set<String> alerts = new TreeSet<>();
        Map<String, Set<Boolean>> tested = new HashMap<>();
        rules().forEach(rule -> {
            alerts.add(rule.get("alert").toString());
            assertThat(asMap(rule.get("annotations")))
                    .containsEntry("runbook_url", "docs/runbooks/" + rule.get("alert") + ".md");
        });
        for (Object test : (List<?>) load(RULE_TESTS).get("tests")) {
            for (Object assertion : (List<?>) asMap(test).get("alert_rule_test")) {
                boolean fires = !((List<?>) asMap(assertion).get("exp_alerts")).isEmpty();
                tested.computeIfAbsent(asMap(assertion).get("alertname").toString(), _ -> new TreeSet<>())
                        .add(fires);
            }
        }

        try (Stream<Path> pages = Files.list(ROOT.resolve("docs/runbooks"))) {
            assertThat(pages.map(file -> file.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(alerts);
        }
        assertThat(tested.keySet()).isEqualTo(alerts);
        assertThat(tested.values()).allSatisfy(both -> assertThat(both).containsExactlyInAnyOrder(true, false));
    }

    /// Grafana itself is not started by a test.
    @Test
    void grafana_finds_the_prometheus_and_the_dashboards_of_compose() throws IOException {
        Map<String, Object> services =
                asMap(load(ROOT.resolve("docker-compose.yml")).get("services"));
        List<?> volumes = (List<?>) asMap(services.get("grafana")).get("volumes");
        Map<String, Object> source = first(load(GRAFANA.resolve("datasource.yaml")), "datasources");
        Map<String, Object> provider = first(load(GRAFANA.resolve("dashboards.yaml")), "providers");

        assertThat(source).containsEntry("type", "prometheus").containsEntry("url", "http://prometheus:9090");
        assertThat(asMap(services.get("prometheus")).get("ports")).isEqualTo(List.of("127.0.0.1:9090:9090"));
        assertThat(volumes.stream().map(Object::toString))
                .contains(
                        "./k8s/monitoring/grafana/datasource.yaml:/etc/grafana/provisioning/datasources/trunkline.yaml:ro",
                        "./k8s/monitoring/grafana/dashboards.yaml:/etc/grafana/provisioning/dashboards/trunkline.yaml:ro",
                        "./k8s/chart/files/dashboards:"
                                + asMap(provider.get("options")).get("path") + ":ro");
    }

    private static Map<String, Object> first(Map<String, Object> file, String list) {
        assertThat(file).containsEntry("apiVersion", 1);
        return asMap(((List<?>) file.get(list)).getFirst());
    }

    /// Debian's package prometheus has promtool.
    @Test
    void promtool_accepts_the_rules_and_passes_their_tests() throws Exception {
        boolean installed = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
        assumeTrue(installed, "promtool is not installed");

        run("promtool", "check", "rules", RULES.toString());
        run("promtool", "test", "rules", RULE_TESTS.toString());
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }

    record Expression(String where, String text) {
        @Override
        public String toString() {
            return where;
        }
    }

    static List<Expression> expressions() throws IOException {
        List<Expression> expressions = new ArrayList<>();
        for (Map<String, Object> rule : rules()) {
            expressions.add(new Expression(
                    rule.get("alert").toString(), rule.get("expr").toString()));
        }
        try (Stream<Path> files = Files.list(FILES.resolve("dashboards"))) {
            for (Path file : files.sorted().toList()) {
                JsonNode dashboard = new JsonMapper().readTree(Files.readString(file));
                for (JsonNode panel : dashboard.get("panels")) {
                    for (JsonNode target : panel.get("targets")) {
                        expressions.add(new Expression(
                                file.getFileName() + ": " + panel.get("title").asString(),
                                target.get("expr").asString()));
                    }
                }
            }
        }
        return expressions;
    }

    private static List<Map<String, Object>> rules() throws IOException {
        List<Map<String, Object>> rules = new ArrayList<>();
        for (Object group : (List<?>) load(RULES).get("groups")) {
            ((List<?>) asMap(group).get("rules")).forEach(rule -> rules.add(asMap(rule)));
        }
        return rules;
    }

    private static Map<String, Object> load(Path file) throws IOException {
        return asMap(new Yaml().load(Files.readString(file)));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }
}
