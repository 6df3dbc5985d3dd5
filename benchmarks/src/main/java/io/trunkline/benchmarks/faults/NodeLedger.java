package io.trunkline.benchmarks.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is truly live and was truly answered on the node, and the judge of each grant. An attempt is live for no longer
/// than routing-service may hold it: from the arrival of the answer until just before its end is told. So at every
/// moment the node has no more of a cap than the service counts, and the service may count no more than the limit.
final class NodeLedger {
    private final Map<UUID, Book> books = new HashMap<>();
    private final List<String> exceeded = new ArrayList<>();

    /// Opens the book of a cap.
    synchronized void open(UUID cap, String name, boolean carrier, @Nullable Long atOnce, @Nullable Long inAll) {
        books.put(cap, new Book(name, carrier, atOnce, inAll, System.nanoTime()));
    }

    /// @return what came in, with the moment it did
    synchronized Held granted(Function<Long, Held> at) {
        Held attempt = at.apply(System.nanoTime());
        booksOf(attempt).forEach(book -> book.grant(attempt).ifPresent(what -> exceed(attempt, what)));
        return attempt;
    }

    private void exceed(Held attempt, String what) {
        exceeded.add(what + " by attempt " + attempt.number() + " of " + attempt.call());
    }

    synchronized void answered(Held attempt) {
        counting(attempt).forEach(book -> book.answer(attempt));
    }

    synchronized void ended(Held attempt) {
        booksOf(attempt).forEach(book -> book.end(attempt));
    }

    /// A limit begins to change: until [#settled] the old and the new one may be in force.
    synchronized void changing(UUID cap, boolean inAll, @Nullable Long limit) {
        limitOf(cap, inAll).begin(limit, System.nanoTime());
    }

    /// The limit that was begun last is the one in force.
    synchronized void settled(UUID cap, boolean inAll) {
        limitOf(cap, inAll).settle(System.nanoTime());
    }

    private InForce limitOf(UUID cap, boolean inAll) {
        Book book = books.get(cap);
        if (book == null) {
            throw new IllegalArgumentException("no such cap: " + cap);
        }
        return inAll ? book.inAll() : book.atOnce();
    }

    /// Each cap that was exceeded by a grant, in order.
    synchronized List<String> exceeded() {
        return List.copyOf(exceeded);
    }

    /// @return by cap, how many answered attempts it had
    synchronized Map<UUID, Long> answered() {
        Map<UUID, Long> answered = new HashMap<>();
        books.forEach((cap, book) -> answered.put(cap, book.answered()));
        return answered;
    }

    /// The leases of the answered attempts of one cap.
    synchronized Set<UUID> answeredLeases(UUID cap) {
        Book book = books.get(cap);
        return book == null ? Set.of() : book.answeredLeases();
    }

    synchronized String name(UUID cap) {
        Book book = books.get(cap);
        return book == null ? cap.toString() : book.name();
    }

    private Collection<Book> booksOf(Held attempt) {
        List<Book> found = new ArrayList<>(counting(attempt));
        Book carrier = books.get(attempt.ids().carrierId());
        if (carrier != null) {
            found.add(carrier);
        }
        return found;
    }

    private List<Book> counting(Held attempt) {
        return attempt.counting().stream()
                .map(books::get)
                .filter(book -> book != null)
                .toList();
    }
}
