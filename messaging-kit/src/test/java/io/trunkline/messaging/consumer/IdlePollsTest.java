package io.trunkline.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class IdlePollsTest {
    private final List<Object> timeouts = new ArrayList<>();
    private ConsumerRecords<String, byte[]> next = ConsumerRecords.empty();
    private final List<String> refusals = new ArrayList<>();
    private RuntimeException refusal;
    private boolean behind;
    private long millis;

    private final Consumer<String, byte[]> consumer =
            IdlePolls.of(kafka(), () -> behind, () -> TimeUnit.MILLISECONDS.toNanos(millis), refusals::add);

    @Test
    void polls_are_short_until_the_group_has_caught_up() {
        millis = 2_000;
        behind = true;
        poll();
        behind = false;
        poll();

        assertThat(timeouts).containsExactly(IdlePolls.SHORT, IdlePolls.LONG);
    }

    @Test
    void polls_are_short_for_a_moment_after_records() {
        millis = 2_000;
        next = oneRecord();
        poll();
        next = ConsumerRecords.empty();
        millis += 1_200;
        poll();
        millis += 200;
        poll();

        assertThat(timeouts).containsExactly(IdlePolls.LONG, IdlePolls.SHORT, IdlePolls.LONG);
    }

    @Test
    void reports_why_the_broker_refuses_a_poll_until_it_accepts_one() {
        refusal = new TopicAuthorizationException(Set.of("call.routed"));
        assertThatThrownBy(this::poll).isSameAs(refusal);
        refusal = null;
        poll();
        poll();

        assertThat(refusals).containsExactly("Not authorized to access topics: [call.routed]", null);
    }

    private void poll() {
        var _ = consumer.poll(IdlePolls.LONG);
    }

    @SuppressWarnings("unchecked")
    private Consumer<String, byte[]> kafka() {
        return (Consumer<String, byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Consumer.class}, (_, _, arguments) -> {
                    timeouts.add((Duration) arguments[0]);
                    if (refusal != null) {
                        throw refusal;
                    }
                    return next;
                });
    }

    private static ConsumerRecords<String, byte[]> oneRecord() {
        TopicPartition partition = new TopicPartition("call.routed", 0);
        return new ConsumerRecords<>(
                Map.of(partition, List.of(new ConsumerRecord<>("call.routed", 0, 0, "key", new byte[0]))), Map.of());
    }
}
