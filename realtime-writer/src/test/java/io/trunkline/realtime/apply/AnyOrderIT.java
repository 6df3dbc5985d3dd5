package io.trunkline.realtime.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.Event;
import io.trunkline.events.wire.Envelope;
import io.trunkline.messaging.consumer.ReceivedEvent;
import io.trunkline.realtime.TestEnvironment;
import io.trunkline.realtime.apply.ConfigurationSequence.Action;
import io.trunkline.realtime.apply.ConfigurationSequence.Step;
import io.trunkline.realtime.ararows.domain.Entity;
import io.trunkline.realtime.ararows.domain.IdentifyingHost;
import io.trunkline.realtime.ararows.domain.table.AraRow;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// Whatever happened to carriers, clients and dialplan lines, and in whatever order and however often their events
/// arrive, the tables end as if only the latest version of each had been written.
class AnyOrderIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.frequencyOf(
                                Tuple.of(4, Arbitraries.just(Action.CREATE)),
                                Tuple.of(8, Arbitraries.of(Action.class))),
                        Arbitraries.integers().between(0, 199))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property(tries = 60)
    void the_tables_end_as_those_of_the_latest_versions(@ForAll("steps") List<Step> steps, @ForAll long seed) {
        var sequence = new ConfigurationSequence(steps);

        deliver(sequence.events(), new Random(seed));

        var everClaimed = rows(sequence.events()).stream().map(DesiredRow::key).collect(Collectors.toSet());
        assertThat(tables().readRows(everClaimed).block(LIMIT)).isEqualTo(withPasswords(rows(sequence.latest())));
    }

    /// Each event once or twice, in any order, in batches of up to five.
    private static void deliver(List<Event> events, Random random) {
        var delivered = new ArrayList<>(events);
        events.stream().filter(_ -> random.nextInt(3) == 0).forEach(delivered::add);
        Collections.shuffle(delivered, random);
        var consumer = new ConfigurationConsumer(TestEnvironment.SERVICE.getBean(ApplyChanges.class));
        for (int from = 0; from < delivered.size(); ) {
            int to = Math.min(delivered.size(), from + 1 + random.nextInt(5));
            consumer.handle(delivered.subList(from, to).stream()
                            .map(AnyOrderIT::received)
                            .toList())
                    .block(LIMIT);
            from = to;
        }
    }

    private static ReceivedEvent received(Event event) {
        return new ReceivedEvent(
                event, new Envelope(UUID.randomUUID(), "any", "test", event.key(), Instant.EPOCH, null, null));
    }

    private static List<DesiredRow> rows(List<Event> events) {
        return events.stream()
                .flatMap(event -> EntityMapper.toChanges(event).stream().flatMap(change -> change.entity().stream()))
                .flatMap(entity -> rows(entity).stream())
                .toList();
    }

    /// Hosts are literal addresses.
    private static List<DesiredRow> rows(Entity entity) {
        return entity.rows(
                entity.hostToResolve().map(IdentifyingHost::name).stream().toList());
    }

    private static Map<RowKey, AraRow> withPasswords(Collection<DesiredRow> rows) {
        return TestEnvironment.SERVICE
                .getBean(RowWriter.class)
                .withPasswords(rows)
                .block(LIMIT);
    }

    private static AraTables tables() {
        return TestEnvironment.SERVICE.getBean(AraTables.class);
    }
}
