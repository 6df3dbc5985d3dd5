package io.trunkline.benchmarks.powerloss;

import java.util.List;

/// The command line options.
///
/// @param losses how often the power fails
public record PowerLossOptions(int losses) {
    private static final int DEFAULT_LOSSES = 3;

    /// @throws IllegalArgumentException for an unknown option
    public static PowerLossOptions parse(List<String> arguments) {
        if (arguments.isEmpty()) {
            return new PowerLossOptions(DEFAULT_LOSSES);
        }
        if (arguments.size() != 1 || !arguments.getFirst().matches("--losses=[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException(String.join(" ", arguments));
        }
        return new PowerLossOptions(Integer.parseInt(arguments.getFirst().substring("--losses=".length())));
    }
}
