package io.trunkline.messaging.deadletters;

import io.trunkline.web.paging.Cursor;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.paging.Sort;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Pages of a list of dead letters, which is sorted by their time.
final class DeadLetterPages {
    private DeadLetterPages() {}

    /// @param letters oldest first
    /// @param request with a sort
    static Page<DeadLetter> page(List<DeadLetter> letters, PageRequest request) {
        Sort sort = request.sort().orElseThrow();
        Comparator<Position> order = Comparator.comparing(Position::at).thenComparing(Position::id);
        Comparator<Position> direction = sort.descending() ? order.reversed() : order;
        List<DeadLetter> sorted = sort.descending() ? letters.reversed() : letters;
        List<DeadLetter> rows = request.after()
                .map(after -> Position.of(after, sort))
                .map(after -> sorted.stream()
                        .filter(letter -> direction.compare(Position.of(letter), after) > 0)
                        .toList())
                .orElse(sorted);
        Page<DeadLetter> page = Page.of(
                rows.subList(0, Math.min(rows.size(), request.rowsToRead())),
                request,
                letter -> Cursor.of(sort.text(), letter.at(), letter.id()));
        return request.count() ? page.withTotal(Math.min(letters.size(), (long) PageRequest.MAX_COUNT)) : page;
    }

    /// A position in the list.
    private record Position(Instant at, String id) {
        static Position of(DeadLetter letter) {
            return new Position(letter.at(), letter.id());
        }

        static Position of(Cursor after, Sort sort) {
            after.requireText(0, sort.text());
            return new Position(after.time(1), after.text(2));
        }
    }
}
