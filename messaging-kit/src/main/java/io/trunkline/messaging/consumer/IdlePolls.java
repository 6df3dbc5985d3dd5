package io.trunkline.messaging.consumer;

import io.trunkline.messaging.Delegation;
import io.trunkline.messaging.FaultText;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/// A consumer whose polls wait long while there is nothing to do. A poll ends when records arrive, however long it
/// may wait.
///
/// The container reports a partition as idle after a poll only, and an idle partition is what readiness and the
/// committed positions depend on, see [IdlePositionCommits]. So polls are short until the group has caught up, and
/// shortly after records.
final class IdlePolls implements InvocationHandler {

    static final Duration SHORT = Duration.ofMillis(100);
    static final Duration LONG = Duration.ofSeconds(5);

    /// Long enough for a commit of the idle positions.
    private static final Duration SHORTLY_AFTER = ConsumerContainers.COMMIT_INTERVAL.plusMillis(300);

    /// The broker answers the end of a fetch session after the pending fetch only.
    private static final Duration MAX_CLOSE = Duration.ofMillis(500);

    private final Consumer<String, byte[]> consumer;
    private final BooleanSupplier isBehind;
    private final LongSupplier nanoTime;
    private final java.util.function.Consumer<@Nullable String> refusals;
    private long lastRecords;
    private boolean refused;

    private IdlePolls(
            Consumer<String, byte[]> consumer,
            BooleanSupplier isBehind,
            LongSupplier nanoTime,
            java.util.function.Consumer<@Nullable String> refusals) {
        this.consumer = consumer;
        this.refusals = refusals;
        this.isBehind = isBehind;
        this.nanoTime = nanoTime;
        this.lastRecords = nanoTime.getAsLong();
    }

    /// @param isBehind whether the group has not caught up yet
    /// @param refusals receives why the broker refuses the polls, and null when it accepts them again
    @SuppressWarnings("unchecked")
    static Consumer<String, byte[]> of(
            Consumer<String, byte[]> consumer,
            BooleanSupplier isBehind,
            LongSupplier nanoTime,
            java.util.function.Consumer<@Nullable String> refusals) {
        return (Consumer<String, byte[]>) Proxy.newProxyInstance(
                IdlePolls.class.getClassLoader(),
                new Class<?>[] {Consumer.class},
                new IdlePolls(consumer, isBehind, nanoTime, refusals));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "poll" -> poll((Duration) Objects.requireNonNull(arguments)[0]);
            case "close" -> close();
            default -> Delegation.call(consumer, method, arguments);
        };
    }

    private ConsumerRecords<String, byte[]> poll(Duration timeout) {
        boolean soon = isBehind.getAsBoolean() || nanoTime.getAsLong() - lastRecords < SHORTLY_AFTER.toNanos();
        ConsumerRecords<String, byte[]> records = pollFor(soon && SHORT.compareTo(timeout) < 0 ? SHORT : timeout);
        if (!records.isEmpty()) {
            lastRecords = nanoTime.getAsLong();
        }
        return records;
    }

    /// A broker that refuses a certificate, a password or a permission is not merely unavailable: an operator must act.
    private ConsumerRecords<String, byte[]> pollFor(Duration timeout) {
        try {
            ConsumerRecords<String, byte[]> records = consumer.poll(timeout);
            if (refused) {
                refused = false;
                refusals.accept(null);
            }
            return records;
        } catch (AuthenticationException | AuthorizationException refusal) {
            refused = true;
            refusals.accept(FaultText.of(refusal));
            throw refusal;
        }
    }

    private @Nullable Object close() {
        consumer.close(CloseOptions.timeout(MAX_CLOSE));
        return null;
    }
}
