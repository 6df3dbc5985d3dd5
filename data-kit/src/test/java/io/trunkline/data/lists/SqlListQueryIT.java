package io.trunkline.data.lists;

import static io.trunkline.data.DatabaseFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.data.DatabaseFixture;
import io.trunkline.web.paging.Cursor;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.paging.Sort;
import io.trunkline.web.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlListQueryIT {
    private static final Map<String, SortKey> KEYS = Map.of(
            "name", SortKey.text("name"),
            "at", SortKey.time("at"),
            "kind", SortKey.text("kind").then(SortKey.text("name")),
            "parity", SortKey.text("kind"),
            "rank", SortKey.bigint("COALESCE(rank, 9)"));

    @BeforeEach
    void createRows() {
        run("CREATE TABLE listed (id uuid PRIMARY KEY, name text NOT NULL, kind text NOT NULL, rank bigint, "
                + "at timestamptz NOT NULL)");
        for (int i = 1; i <= 7; i++) {
            run("INSERT INTO listed VALUES (CAST('00000000-0000-0000-0000-00000000000%d' AS uuid), '%s', '%s', %s, "
                            .formatted(i, "gfedcba".charAt(i - 1), i % 2 == 0 ? "even" : "odd", i == 7 ? "NULL" : i % 3)
                    + "TIMESTAMPTZ '2026-01-01 00:00:00.00000" + i + "+00')");
        }
    }

    @AfterEach
    void dropRows() {
        run("DROP TABLE listed");
    }

    @ParameterizedTest
    @CsvSource({
        "name, false, abcdefg",
        "name, true,  gfedcba",
        "at,   false, gfedcba",
        "at,   true,  abcdefg",
        "kind, false, bdfaceg",
        "kind, true,  gecafdb",
        "parity, false, fdbgeca",
        "rank, false, ebgdfca",
        "rank, true,  acfdgbe",
    })
    void pages_through_all_rows_in_each_order(String key, boolean descending, String expected) {
        assertThat(readInPagesOf(2, query(), new Sort(key, descending))).isEqualTo(expected);
        assertThat(readInPagesOf(7, query(), new Sort(key, descending))).isEqualTo(expected);
    }

    @Test
    void leaves_out_filters_without_a_value() {
        var byName = new Sort("name", false);
        assertThat(readInPagesOf(3, query().whereAny("kind", "kinds", List.of()), byName))
                .isEqualTo("abcdefg");
        assertThat(readInPagesOf(3, query().whereAny("kind", "kinds", List.of("even")), byName))
                .isEqualTo("bdf");
        assertThat(readInPagesOf(3, query().whereAny("kind", "kinds", List.of("even", "odd")), byName))
                .isEqualTo("abcdefg");
        var several = query().where("rank IS NOT NULL")
                .where("name > :name", "name", "c")
                .where("kind = :kind", "kind", Optional.empty());
        assertThat(readInPagesOf(3, several, byName)).isEqualTo("defg");
    }

    @Test
    void counts_the_rows_of_all_pages_if_requested() {
        var odd = query().whereAny("kind", "kinds", List.of("odd"));
        var counted = page(odd, new PageRequest(2, Optional.empty(), Optional.of(new Sort("name", false)), true));
        assertThat(counted.items()).containsExactly("a", "c");
        assertThat(counted.total()).isEqualTo(4);
        var uncounted = page(odd, new PageRequest(2, Optional.empty(), Optional.of(new Sort("name", false)), false));
        assertThat(uncounted.total()).isNull();
    }

    @Test
    void refuses_the_cursor_of_another_order() {
        var first = page(query(), new PageRequest(2, Optional.empty(), Optional.of(new Sort("name", false)), false));
        var after = Cursor.decode(Objects.requireNonNull(first.next()));
        var other = new PageRequest(2, Optional.of(after), Optional.of(new Sort("name", true)), false);
        assertThatThrownBy(() -> page(query(), other)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @CsvSource({"at, yesterday", "rank, many"})
    void refuses_the_cursor_of_another_type(String key, String value) {
        var after = Cursor.of(key, value, "00000000-0000-0000-0000-000000000001");
        var request = new PageRequest(2, Optional.of(after), Optional.of(new Sort(key, false)), false);
        assertThatThrownBy(() -> page(query(), request)).isInstanceOf(ProblemException.class);
    }

    @Test
    void tells_rows_apart_by_a_text() {
        var byText = new SqlListQuery("name", "listed", SortKey.text("name"));
        assertThat(readInPagesOf(2, byText, new Sort("parity", true))).isEqualTo("gecafdb");
    }

    private static SqlListQuery query() {
        return new SqlListQuery("name", "listed", "id");
    }

    private static Page<String> page(SqlListQuery query, PageRequest request) {
        return Objects.requireNonNull(query.page(DatabaseFixture.CLIENT, KEYS, request, row -> row.text("name"))
                .block());
    }

    private static String readInPagesOf(int limit, SqlListQuery query, Sort sort) {
        var names = new ArrayList<String>();
        var after = Optional.<Cursor>empty();
        do {
            var page = page(query, new PageRequest(limit, after, Optional.of(sort), false));
            names.addAll(page.items());
            after = Optional.ofNullable(page.next()).map(Cursor::decode);
        } while (after.isPresent());
        return String.join("", names);
    }
}
