package io.trunkline.benchmarks.cost;

import java.util.List;

/// The command line options.
///
/// @param rate new calls per second
/// @param seconds how long calls are started
/// @param warmUp calls before the measured ones, so that the JVMs have compiled what calls use
public record CostOptions(int rate, int seconds, int warmUp) {

    /// @throws IllegalArgumentException for an unknown option
    public static CostOptions parse(List<String> arguments) {
        CostOptions options = new CostOptions(8, 60, 600);
        for (String argument : arguments) {
            options = options.with(argument);
        }
        return options;
    }

    private CostOptions with(String argument) {
        int value = Integer.parseInt(argument.substring(argument.indexOf('=') + 1));
        return switch (argument.substring(0, argument.indexOf('=') + 1)) {
            case "--rate=" -> new CostOptions(value, seconds, warmUp);
            case "--seconds=" -> new CostOptions(rate, value, warmUp);
            case "--warm-up=" -> new CostOptions(rate, seconds, value);
            default -> throw new IllegalArgumentException(argument);
        };
    }

    int calls() {
        return rate * seconds;
    }
}
