package io.trunkline.realtime.drift.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.realtime.ararows.domain.table.AraRow;
import io.trunkline.realtime.ararows.domain.table.AraTable;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowDriftTest {
    private static final RowKey KEY = new RowKey(AraTable.AUTHS, "sales");

    @ParameterizedTest
    @ValueSource(strings = {"password", "password_digest"})
    void a_secret_that_differs_is_named_and_not_shown(String column) {
        var drift = RowDrift.between(rows(column, "MD5:aa"), rows(column, "MD5:bb"));

        assertThat(drift)
                .singleElement()
                .satisfies(row ->
                        assertThat(row.columns()).containsExactly(new RowDrift.Column(column, "(secret)", "(secret)")));
    }

    @Test
    void what_is_no_secret_is_shown_with_both_values() {
        assertThat(RowDrift.between(rows("realm", "trunkline"), rows("realm", "x"))
                        .getFirst()
                        .columns())
                .containsExactly(new RowDrift.Column("realm", "trunkline", "x"));
    }

    private static Map<RowKey, AraRow> rows(String column, String value) {
        return Map.of(KEY, new AraRow(KEY, new TreeMap<>(Map.of(column, value))));
    }
}
