package io.trunkline.messaging.deadletters;

import io.trunkline.messaging.deadletters.DeadLetter.Position;
import io.trunkline.messaging.rowsecurity.OwnerAccess;
import io.trunkline.messaging.topics.LazyKafkaAdmin;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.security.CurrentUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Lists the dead letters of this service's consumers and redelivers them.
public final class DeadLetters {

    private static final int MAX_REDELIVERED_AT_ONCE = 1_000;
    private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(5);

    private final DeadLetterTopics topics;
    private final SqlRedeliveries redeliveries;
    private final RedeliveryRecorder recorder;

    private DeadLetters(DeadLetterTopics topics, SqlRedeliveries redeliveries, RedeliveryRecorder recorder) {
        this.topics = topics;
        this.redeliveries = redeliveries;
        this.recorder = recorder;
    }

    /// @param consumerSettings Kafka's
    /// @param targets all consumer groups of this service
    public static DeadLetters of(
            Map<String, Object> consumerSettings,
            LazyKafkaAdmin admin,
            Collection<? extends RedeliveryTarget> targets,
            SqlRedeliveries redeliveries,
            RedeliveryRecorder recorder) {
        return new DeadLetters(new DeadLetterTopics(consumerSettings, admin, targets), redeliveries, recorder);
    }

    /// Oldest first.
    public Flux<DeadLetter> list(Predicate<DeadLetter> filter) {
        return Mono.zip(fromKafka(topics::newest), redelivered())
                .flatMapIterable(read -> letters(read.getT1(), read.getT2()))
                .filter(filter)
                .sort(DeadLetter.OLDEST_FIRST);
    }

    private Mono<Map<Position, Instant>> redelivered() {
        return OwnerAccess.run(redeliveries.all());
    }

    private List<DeadLetter> letters(List<ConsumerRecord<String, byte[]>> records, Map<Position, Instant> redelivered) {
        return records.stream()
                .map(record -> topics.letter(record, redelivered.get(DeadLetterTopics.position(record))))
                .toList();
    }

    /// Gives a letter to its consumer group once more, whether or not it was redelivered before. The consumer runs
    /// as the owner of the database, as it does for events from Kafka.
    ///
    /// @param by who asked for it
    public Mono<DeadLetter> redeliver(String id, CurrentUser by) {
        return fromKafka(() -> find(id)).flatMap(letter -> apply(letter, by));
    }

    private static <T> Mono<T> fromKafka(Callable<T> reading) {
        return Mono.fromCallable(reading)
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(KAFKA_TIMEOUT)
                .onErrorMap(
                        fault -> fault instanceof KafkaException || fault instanceof TimeoutException,
                        _ -> CommonProblem.UNAVAILABLE.problem("Kafka, which keeps the dead letters, does not answer"));
    }

    private ConsumerRecord<String, byte[]> find(String id) {
        int at = id.lastIndexOf('@');
        String topic = at < 0 ? id : id.substring(0, at);
        RedeliveryTarget target =
                topics.source(topic).map(DeadLetterTopics.Source::target).orElseThrow(() -> notFound(id));
        if (target.everyReplica()) {
            throw DeadLetterProblem.NOT_REDELIVERABLE.problem(
                    "Each replica keeps the events of %s in memory and reads them all when it starts. Restart it."
                            .formatted(target.group()));
        }
        return topics.at(new Position(topic, offset(id, at))).orElseThrow(() -> notFound(id));
    }

    private static long offset(String id, int at) {
        try {
            return Long.parseLong(id.substring(at + 1));
        } catch (NumberFormatException _) {
            throw notFound(id);
        }
    }

    private static RuntimeException notFound(String id) {
        return DeadLetterProblem.NOT_FOUND.problem("There is no dead letter " + id);
    }

    /// A letter whose redelivery cannot be recorded stays open.
    private Mono<DeadLetter> apply(ConsumerRecord<String, byte[]> record, CurrentUser by) {
        RedeliveryTarget target = topics.source(record.topic()).orElseThrow().target();
        return target.redeliver(record)
                .then(Mono.defer(() -> recorder.record(by, topics.letter(record, null))))
                .then(Mono.defer(() -> redeliveries.save(DeadLetterTopics.position(record), by.username())))
                .map(at -> topics.letter(record, at))
                .as(OwnerAccess::run);
    }

    /// Redelivers open letters, the oldest first, at most 1,000. A letter that is refused again stays open.
    public Mono<Redelivered> redeliverAll(Predicate<DeadLetter> filter, CurrentUser by) {
        return redeliverAll(filter, by, MAX_REDELIVERED_AT_ONCE);
    }

    Mono<Redelivered> redeliverAll(Predicate<DeadLetter> filter, CurrentUser by, int limit) {
        return list(letter -> letter.isOpen() && filter.test(letter))
                .map(DeadLetter::id)
                .collectList()
                .flatMap(open -> Flux.fromIterable(open)
                        .take(limit)
                        .concatMap(id -> redeliverOne(id, by))
                        .reduce(new Redelivered(0, 0, Math.max(0, open.size() - limit)), Redelivered::plus));
    }

    private Mono<Redelivered> redeliverOne(String id, CurrentUser by) {
        return redeliver(id, by)
                .map(_ -> new Redelivered(1, 0, 0))
                .onErrorResume(DeadLetters::isRefused, _ -> Mono.just(new Redelivered(0, 1, 0)));
    }

    private static boolean isRefused(Throwable fault) {
        return DeadLetterProblem.REFUSED.isCodeOf(fault) || DeadLetterProblem.NOT_REDELIVERABLE.isCodeOf(fault);
    }

    /// @param redelivered letters that were applied
    /// @param refused letters that were refused again and stay open
    /// @param remaining open letters that were not tried, because of the limit of one request
    public record Redelivered(int redelivered, int refused, int remaining) {

        Redelivered plus(Redelivered more) {
            return new Redelivered(redelivered + more.redelivered, refused + more.refused, remaining + more.remaining);
        }
    }

    /// The number of open letters by consumer group; groups without any are left out.
    Mono<Map<String, Long>> countOpen() {
        return Mono.zip(fromKafka(topics::ranges), redelivered())
                .map(read -> OpenLetters.count(read.getT1(), read.getT2().keySet(), topics));
    }
}
