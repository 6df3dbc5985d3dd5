package io.trunkline.data.rows;

import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/// Runs statements that change rows.
public final class RowUpdates {
    private RowUpdates() {}

    /// True if the statement changed a row; false if it matched none, as in `ON CONFLICT DO NOTHING`.
    public static Mono<Boolean> changedAny(GenericExecuteSpec statement) {
        return count(statement).map(rows -> rows > 0);
    }

    /// The number of rows that the statement changed.
    public static Mono<Long> count(GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated();
    }
}
