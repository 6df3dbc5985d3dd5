package io.trunkline.standalone.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// docs/metrics.md: every metric that people look at, with its labels.
public final class MetricsPage {
    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z0-9_]+)` \\| ([a-z, -]+) \\|([a-z_`, ]*)\\| (start|first) \\|.*");

    private MetricsPage() {}

    /// A row.
    ///
    /// @param services those that export it, or `all`
    /// @param labels without those that Prometheus adds
    /// @param fromStart whether it exists from the start of a service on, before it has a reason to count
    public record Metric(String name, Set<String> services, Set<String> labels, boolean fromStart) {
        public boolean isExportedBy(String service) {
            return services.contains("all") || services.contains(service);
        }
    }

    /// By name.
    public static Map<String, Metric> metrics() {
        Map<String, Metric> metrics = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(Manifests.ROOT.resolve("docs/metrics.md"))) {
                ROW.matcher(line).results().forEach(row -> {
                    Set<String> labels = names(row.group(3).replace("`", ""));
                    metrics.put(
                            row.group(1),
                            new Metric(
                                    row.group(1),
                                    names(row.group(2)),
                                    labels,
                                    row.group(4).equals("start")));
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return metrics;
    }

    private static Set<String> names(String list) {
        Set<String> names = new TreeSet<>(List.of(list.strip().split(", *")));
        names.remove("");
        return names;
    }
}
