package io.trunkline.console.health;

import io.trunkline.console.health.domain.ServiceHealth.Fault;
import io.trunkline.console.health.domain.ServiceHealth.Lag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Reads what the management port of a service says.
final class HealthAnswers {
    static final String LAG_METRIC = "trunkline_consumer_lag";

    private static final Pattern LAG =
            Pattern.compile(LAG_METRIC + "\\{group=\"([^\"]*)\",topic=\"([^\"]*)\"} ([0-9.E+]+)");
    private static final Pattern CAMEL_CASE = Pattern.compile("(?<=[a-z0-9])([A-Z])");

    private HealthAnswers() {}

    /// The components of `/actuator/health` that are not up.
    static List<Fault> faults(JsonNode health) {
        var faults = new ArrayList<Fault>();
        health.path("components").forEachEntry((name, component) -> {
            String status = component.path("status").asString("UNKNOWN");
            if (!status.equals("UP")) {
                faults.add(new Fault(
                        nameOf(name), status.toLowerCase(Locale.ROOT).replace('_', '-'), detailOf(component)));
            }
        });
        faults.sort(Comparator.comparing(Fault::component));
        return faults;
    }

    /// The sum over all consumer groups; empty if the service could not count them.
    static OptionalLong openDeadLetters(JsonNode health) {
        JsonNode open = health.at("/components/deadLetters/details/open");
        return open.isObject()
                ? OptionalLong.of(open.valueStream().mapToLong(JsonNode::asLong).sum())
                : OptionalLong.empty();
    }

    /// @param metrics in the text format of Prometheus
    static List<Lag> lags(String metrics) {
        return LAG.matcher(metrics)
                .results()
                .map(row -> new Lag(row.group(1), row.group(2), (long) Double.parseDouble(row.group(3))))
                .sorted(Comparator.comparing(Lag::group).thenComparing(Lag::topic))
                .toList();
    }

    /// `r2dbc` is a word of the code.
    private static String nameOf(String component) {
        return component.equals("r2dbc")
                ? "database"
                : CAMEL_CASE.matcher(component).replaceAll("-$1").toLowerCase(Locale.ROOT);
    }

    private static String detailOf(JsonNode component) {
        return component
                .path("details")
                .propertyStream()
                .map(detail -> detail.getKey() + ": " + textOf(detail.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String textOf(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
                : value.isValueNode() ? value.asString() : value.toString();
    }
}
