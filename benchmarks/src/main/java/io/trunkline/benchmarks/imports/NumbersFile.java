package io.trunkline.benchmarks.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// A CSV file with different valid numbers.
final class NumbersFile {
    private static final int FIRST = 2_000_000;

    /// Numbers of an area code, from [#FIRST] on.
    private static final int OF_AREA = 7_000_000;

    private NumbersFile() {}

    /// @param filler characters of the column `error`, which an import ignores
    static Path write(Path folder, int rows, int filler) {
        Path file = folder.resolve("numbers.csv");
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            lines.write("number,trunk,status,maxUsage,provider,region,notes,error\n");
            String error = "x".repeat(filler);
            for (int row = 0; row < rows; row++) {
                lines.write(line(row, error));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static String line(int row, String error) {
        return String.format(
                Locale.ROOT,
                "+1%d%07d,PJSIP,active,1000,Provider %d,US-East,Imported number %d,%s\n",
                404 + row / OF_AREA,
                FIRST + row % OF_AREA,
                row % 7,
                row,
                error);
    }
}
