package io.trunkline.realtime.drift;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trunkline.realtime.drift.domain.TableColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/// The columns of Asterisk 22, as its own Alembic scripts create them.
final class ExpectedColumns {
    private static final String FILE = "asterisk-22-columns.txt";

    private ExpectedColumns() {}

    static List<TableColumn> read() {
        try {
            return new ClassPathResource(FILE, ExpectedColumns.class)
                    .getContentAsString(UTF_8)
                    .lines()
                    .map(TableColumn::parse)
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
