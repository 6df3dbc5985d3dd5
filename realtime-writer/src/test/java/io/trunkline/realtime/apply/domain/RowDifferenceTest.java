package io.trunkline.realtime.apply.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.realtime.ararows.domain.table.AraRow;
import io.trunkline.realtime.ararows.domain.table.AraTable;
import io.trunkline.realtime.ararows.domain.table.ChangedPart;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RowDifferenceTest {
    private static final RowKey AOR = new RowKey(AraTable.AORS, "acme");
    private static final RowKey AUTH = new RowKey(AraTable.AUTHS, "acme");
    private static final RowKey LINE = RowKey.ofExtension("from-campaign", "_9X.", 1);

    private static AraRow row(RowKey key, Map<String, String> columns) {
        return new AraRow(key, new TreeMap<>(columns));
    }

    private static RowDifference difference(AraRow wanted, AraRow actual) {
        return RowDifference.between(Set.of(wanted.key()), Map.of(wanted.key(), wanted), Map.of(actual.key(), actual));
    }

    @Test
    void a_row_that_is_as_desired_is_not_touched() {
        var row = row(AOR, Map.of("id", "acme", "contact", ""));

        assertThat(difference(row, row(AOR, row.columns())).isEmpty()).isTrue();
    }

    @Test
    void a_row_that_is_no_longer_desired_is_removed() {
        var there = row(LINE, Map.of("app", "NoOp"));
        var difference = RowDifference.between(Set.of(LINE), Map.of(), Map.of(LINE, there));

        assertThat(difference.removed()).containsExactly(LINE);
        assertThat(difference.partsOf(Set.of(LINE))).containsExactly(ChangedPart.DIALPLAN);
    }

    @Test
    void a_new_row_is_written() {
        var wanted = row(AUTH, Map.of("password", "a"));
        var difference = RowDifference.between(Set.of(AUTH), Map.of(AUTH, wanted), Map.of());

        assertThat(difference.written()).containsExactly(wanted);
        assertThat(difference.removed()).isEmpty();
        assertThat(difference.partsOf(Set.of(AUTH))).containsExactly(ChangedPart.AUTH);
    }

    @Test
    void a_changed_password_is_distinguished_from_other_auth_changes() {
        var actual = row(AUTH, Map.of("username", "u", "password", "old"));

        assertThat(difference(row(AUTH, Map.of("username", "u", "password", "new")), actual)
                        .partsOf(Set.of(AUTH)))
                .containsExactly(ChangedPart.AUTH, ChangedPart.REGISTRATION_PASSWORD);
        assertThat(difference(row(AUTH, Map.of("username", "v", "password", "old")), actual)
                        .partsOf(Set.of(AUTH)))
                .containsExactly(ChangedPart.AUTH);
    }

    @Test
    void qualify_changes_when_a_contact_starts_or_stops_being_qualified() {
        var silent = row(AOR, Map.of("contact", "sip:a:1", "qualify_frequency", "0"));
        var asked = row(AOR, Map.of("contact", "sip:a:1", "qualify_frequency", "60"));
        var elsewhere = row(AOR, Map.of("contact", "sip:b:1", "qualify_frequency", "0"));

        assertThat(difference(asked, silent).partsOf(Set.of(AOR)))
                .containsExactly(ChangedPart.AOR, ChangedPart.QUALIFY);
        assertThat(difference(silent, asked).partsOf(Set.of(AOR)))
                .containsExactly(ChangedPart.AOR, ChangedPart.QUALIFY);
        assertThat(difference(elsewhere, silent).partsOf(Set.of(AOR))).containsExactly(ChangedPart.AOR);
    }
}
