package io.trunkline.messaging.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.web.paging.Cursor;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.paging.Sort;
import io.trunkline.web.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadLetterPagesTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final List<DeadLetter> OLDEST_FIRST =
            List.of(letter("a", NOON), letter("b", NOON), letter("c", NOON), letter("d", NOON.plusSeconds(1)));

    @Test
    void each_letter_is_on_one_page_in_both_orders() {
        assertThat(readInPagesOf(2, Sort.of("at"))).isEqualTo("abcd");
        assertThat(readInPagesOf(2, Sort.of("-at"))).isEqualTo("dcba");
        assertThat(readInPagesOf(3, Sort.of("-at"))).isEqualTo("dcba");
    }

    @Test
    void a_page_counts_all_letters_if_requested() {
        assertThat(DeadLetterPages.page(OLDEST_FIRST, request(2, Optional.empty(), Sort.of("at"), true))
                        .total())
                .isEqualTo(4);
        assertThat(DeadLetterPages.page(OLDEST_FIRST, request(2, Optional.empty(), Sort.of("at"), false))
                        .total())
                .isNull();
    }

    @Test
    void refuses_the_cursor_of_the_other_order() {
        var after = Optional.of(Cursor.of("-at", NOON, "b"));
        assertThatThrownBy(() -> DeadLetterPages.page(OLDEST_FIRST, request(2, after, Sort.of("at"), false)))
                .isInstanceOf(ProblemException.class);
    }

    private static String readInPagesOf(int limit, Sort sort) {
        var ids = new ArrayList<String>();
        var after = Optional.<Cursor>empty();
        do {
            var page = DeadLetterPages.page(OLDEST_FIRST, request(limit, after, sort, false));
            page.items().forEach(letter -> ids.add(letter.id()));
            after = Optional.ofNullable(page.next()).map(Cursor::decode);
        } while (after.isPresent());
        return String.join("", ids);
    }

    private static PageRequest request(int limit, Optional<Cursor> after, Sort sort, boolean count) {
        return new PageRequest(limit, after, Optional.of(sort), count);
    }

    private static DeadLetter letter(String id, Instant at) {
        return new DeadLetter(id, "group", "topic", 0, 1, null, "refused", null, null, null, at, null, null);
    }
}
