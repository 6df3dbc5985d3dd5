package io.trunkline.benchmarks.cdr;

import java.util.List;

/// The only option of a benchmark: how many calls or records it uses.
public final class CountOption {
    private CountOption() {}

    /// @param name of the option `--name=N`
    /// @param fallback without the option
    /// @throws IllegalArgumentException for another option, or a number below 100 or of more than 8 digits
    public static int parse(List<String> options, String name, int fallback) {
        if (options.isEmpty()) {
            return fallback;
        }
        String prefix = "--" + name + "=";
        if (options.size() != 1 || !options.getFirst().matches(prefix + "[1-9][0-9]{2,7}")) {
            throw new IllegalArgumentException(String.join(" ", options));
        }
        return Integer.parseInt(options.getFirst().substring(prefix.length()));
    }
}
