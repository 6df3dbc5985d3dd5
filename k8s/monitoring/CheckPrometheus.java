import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Asks a Prometheus that watches the suite, after a demo: every target is up, each alert rule is loaded and can be
/// evaluated, and each query of the dashboards is answered with data.
///
///     java k8s/monitoring/CheckPrometheus.java http://127.0.0.1:9090
class CheckPrometheus {
    private static final Path CHART = Path.of("k8s/chart/files");
    /// A rate needs two scrapes.
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofSeconds(1);
    /// Metrics that appear when something goes wrong for the first time, see docs/metrics.md.
    private static final Set<String> FAULTS = Set.of(
            "trunkline_events_retried_total",
            "trunkline_events_dead_letters_total",
            "trunkline_events_unknown_total",
            "trunkline_calls_revised_total",
            "outcome=\"SERVER_ERROR\"");
    private static final Pattern EXPRESSION = Pattern.compile("\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern ALERT = Pattern.compile("- alert: ([A-Za-z]+)");
    private static final Pattern JOB = Pattern.compile("job_name: ([a-z-]+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String prometheus;
    private final long deadline = System.nanoTime() + LIMIT.toNanos();

    private CheckPrometheus(String prometheus) {
        this.prometheus = prometheus;
    }

    public static void main(String[] arguments) throws Exception {
        CheckPrometheus check = new CheckPrometheus(arguments[0]);
        String summary = "%d targets up, %d alert rules loaded, %s"
                .formatted(check.targets(), check.rules(), check.queries());
        System.out.println("prometheus: " + summary);
    }

    private int targets() throws Exception {
        Set<String> jobs = found(JOB, Files.readString(Path.of("k8s/monitoring/prometheus.yml")));
        for (String job : jobs) {
            String query = "up{job=\"" + job + "\"} == 1";
            await(job + " is not up", () -> ask(query), CheckPrometheus::hasData);
        }
        return jobs.size();
    }

    private int rules() throws Exception {
        Set<String> alerts = found(ALERT, Files.readString(CHART.resolve("alerts.yaml")));
        for (String alert : alerts) {
            // the object of a rule, up to its name and health, contains no other rule
            Pattern healthy = Pattern.compile("\"name\":\"" + alert + "\"(?:(?!\"name\":).)*\"health\":\"ok\"");
            await(
                    alert + " is not loaded, or cannot be evaluated",
                    () -> get("/api/v1/rules"),
                    answer -> healthy.matcher(answer).find());
        }
        return alerts.size();
    }

    private String queries() throws Exception {
        int withData = 0;
        Set<String> without = new TreeSet<>();
        for (Path file : dashboards()) {
            for (String escaped : EXPRESSION.matcher(Files.readString(file)).results().map(match -> match.group(1)).toList()) {
                String query = escaped.replace("\\\"", "\"");
                String failure = file.getFileName() + ": no data for " + query;
                if (FAULTS.stream().anyMatch(query::contains)) {
                    if (hasData(ask(query))) {
                        withData++;
                    } else {
                        without.add(query);
                    }
                } else {
                    await(failure, () -> ask(query), CheckPrometheus::hasData);
                    withData++;
                }
            }
        }
        without.forEach(query -> System.out.println("no data, as nothing went wrong: " + query));
        return "%d queries of dashboards have data, %d have none as nothing went wrong".formatted(withData, without.size());
    }

    private static List<Path> dashboards() throws IOException {
        try (Stream<Path> files = Files.list(CHART.resolve("dashboards"))) {
            return files.sorted().toList();
        }
    }

    private static boolean hasData(String answer) {
        return !answer.contains("\"result\":[]") && !answer.contains(",\"NaN\"]");
    }

    private String ask(String query) throws Exception {
        return get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    private String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(prometheus + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " was answered " + answer.body());
        }
        return answer.body();
    }

    private interface Question {
        String ask() throws Exception;
    }

    private void await(String failure, Question question, Predicate<String> isGood) throws Exception {
        String answer = question.ask();
        while (!isGood.test(answer)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(failure + ": " + answer);
            }
            LockSupport.parkNanos(POLL.toNanos());
            answer = question.ask();
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
