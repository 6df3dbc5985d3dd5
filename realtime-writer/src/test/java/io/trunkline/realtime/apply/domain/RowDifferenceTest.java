package io.trunkline.realtime.projection.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final RowKey AOR = new RowKey(AraTable.AORS, "acme");
    private static final RowKey AUTH = new RowKey(AraTable.AUTHS, "acme");
    private static final RowKey LINE = RowKey.extension("from-campaign", "_9X.", 1);

    private static Row row(RowKey key, Map<String, String> columns) {
        return new Row(key, new TreeMap<>(columns));
    }

    private static Difference difference(Row wanted, Row actual) {
        return Difference.between(Set.of(wanted.key()), Map.of(wanted.key(), wanted), Map.of(actual.key(), actual));
    }

    @Test
    void a_row_that_stands_as_wanted_is_left_alone() {
        var row = row(AOR, Map.of("id", "acme", "contact", ""));

        assertThat(difference(row, row(AOR, row.columns())).isEmpty()).isTrue();
    }

    @Test
    void a_row_that_nobody_wants_any_more_goes() {
        var there = row(LINE, Map.of("app", "NoOp"));
        var difference = Difference.between(Set.of(LINE), Map.of(), Map.of(LINE, there));

        assertThat(difference.removed()).containsExactly(LINE);
        assertThat(difference.partsOf(Set.of(LINE))).containsExactly(Part.DIALPLAN);
    }

    @Test
    void a_new_row_is_written() {
        var wanted = row(AUTH, Map.of("password", "a"));
        var difference = Difference.between(Set.of(AUTH), Map.of(AUTH, wanted), Map.of());

        assertThat(difference.written()).containsExactly(wanted);
        assertThat(difference.removed()).isEmpty();
        assertThat(difference.partsOf(Set.of(AUTH))).containsExactly(Part.AUTH);
    }

    @Test
    void a_changed_password_is_told_apart_from_other_changes_of_an_auth() {
        var actual = row(AUTH, Map.of("username", "u", "password", "old"));

        assertThat(difference(row(AUTH, Map.of("username", "u", "password", "new")), actual)
                        .partsOf(Set.of(AUTH)))
                .containsExactly(Part.AUTH, Part.REGISTRATION_PASSWORD);
        assertThat(difference(row(AUTH, Map.of("username", "v", "password", "old")), actual)
                        .partsOf(Set.of(AUTH)))
                .containsExactly(Part.AUTH);
    }

    @Test
    void asterisk_hears_of_qualify_when_a_contact_begins_or_ceases_to_be_asked() {
        var silent = row(AOR, Map.of("contact", "sip:a:1", "qualify_frequency", "0"));
        var asked = row(AOR, Map.of("contact", "sip:a:1", "qualify_frequency", "60"));
        var elsewhere = row(AOR, Map.of("contact", "sip:b:1", "qualify_frequency", "0"));

        assertThat(difference(asked, silent).partsOf(Set.of(AOR))).containsExactly(Part.AOR, Part.QUALIFY);
        assertThat(difference(silent, asked).partsOf(Set.of(AOR))).containsExactly(Part.AOR, Part.QUALIFY);
        assertThat(difference(elsewhere, silent).partsOf(Set.of(AOR))).containsExactly(Part.AOR);
    }
}
