package io.trunkline.testkit.ami;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A received action.
///
/// @param headers in order, including repeated ones, with names in lower case
public record AmiAction(List<Map.Entry<String, String>> headers) {

    static AmiAction parse(List<String> lines) {
        return new AmiAction(lines.stream()
                .map(line -> line.split(":", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> Map.entry(parts[0].strip().toLowerCase(Locale.ROOT), parts[1].strip()))
                .toList());
    }

    /// The action's name, such as `Originate`.
    public String name() {
        return header("action");
    }

    /// The first header with this name, empty if there is none.
    public String header(String name) {
        return headersNamed(name).stream().findFirst().orElse("");
    }

    /// All headers with this name.
    public List<String> headersNamed(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equals(name.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getValue)
                .toList();
    }
}
