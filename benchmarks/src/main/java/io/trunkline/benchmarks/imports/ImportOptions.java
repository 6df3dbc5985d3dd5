package io.trunkline.benchmarks.imports;

import java.util.List;

/// @param rows of the file
/// @param filler characters of a column that is not imported: with 950, a million rows are a gigabyte
/// @param kill whether the service is killed in the middle, and started again
record ImportOptions(int rows, int filler, boolean kill) {
    private static final int DEFAULT_ROWS = 1_000_000;

    /// @throws IllegalArgumentException for an unknown option
    static ImportOptions parse(List<String> options) {
        int rows = DEFAULT_ROWS;
        int filler = 0;
        boolean kill = false;
        for (String option : options) {
            if (option.equals("--kill")) {
                kill = true;
            } else if (option.matches("--rows=[1-9][0-9]{3,6}")) {
                rows = Integer.parseInt(option.substring("--rows=".length()));
            } else if (option.matches("--filler=[1-9][0-9]{0,3}")) {
                filler = Integer.parseInt(option.substring("--filler=".length()));
            } else {
                throw new IllegalArgumentException(option);
            }
        }
        return new ImportOptions(rows, filler, kill);
    }
}
