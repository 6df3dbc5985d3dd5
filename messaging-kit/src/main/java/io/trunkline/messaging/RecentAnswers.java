package io.trunkline.messaging;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.ValidationDepth;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Skips the check of a connection that PostgreSQL answered on a short time ago, as HikariCP does.
///
/// The pool checks a connection before each use, which is one more round trip and one more transaction each time. A
/// connection that was closed by PostgreSQL is recognized without it. What remains is a server that stops
/// responding within the window. So the first answer on a connection that was not checked has a time limit, after
/// which the connection is closed: that of the check for a `BEGIN`, and for another statement little more than the
/// statement timeout of the server.
final class RecentAnswers implements ConnectionFactoryDecorator {

    private static final Duration WINDOW = Duration.ofMillis(500);

    private final Duration beginLimit;
    private final Duration statementLimit;
    private final LongSupplier nanoTime;

    /// @param beginLimit for the answer to a `BEGIN`
    /// @param statementLimit for the first answer to another statement
    RecentAnswers(Duration beginLimit, Duration statementLimit, LongSupplier nanoTime) {
        this.beginLimit = beginLimit;
        this.statementLimit = statementLimit;
        this.nanoTime = nanoTime;
    }

    @Override
    public ConnectionFactory decorate(ConnectionFactory connections) {
        return new ConnectionFactory() {
            @Override
            public Publisher<? extends Connection> create() {
                return Mono.from(connections.create()).map(RecentAnswers.this::decorated);
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return connections.getMetadata();
            }
        };
    }

    private Connection decorated(Connection connection) {
        return (Connection) proxy(connection, new Answers(connection));
    }

    private static Object proxy(Object target, InvocationHandler handler) {
        return Proxy.newProxyInstance(
                target.getClass().getClassLoader(), target.getClass().getInterfaces(), handler);
    }

    /// Passes every call on to the connection. One use of a connection has one thread at a time.
    private final class Answers implements InvocationHandler {

        private final Connection connection;
        private volatile long answeredAt = nanoTime.getAsLong();
        private volatile boolean unchecked;

        Answers(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            Object result = Delegation.call(connection, method, arguments);
            return switch (method.getName()) {
                case "validate" ->
                    ValidationDepth.REMOTE.equals(Objects.requireNonNull(arguments)[0])
                            ? validate(Mono.from(RecentAnswers.<Boolean>publisher(result)))
                            : result;
                case "beginTransaction" -> begin(Mono.from(RecentAnswers.<Void>publisher(result)));
                case "commitTransaction" ->
                    Mono.from(RecentAnswers.<Void>publisher(result)).doOnSuccess(_ -> answered());
                case "createStatement" -> unchecked ? firstStatement(Objects.requireNonNull(result)) : result;
                default -> result;
            };
        }

        private Mono<Boolean> validate(Mono<Boolean> check) {
            return Mono.defer(() -> {
                unchecked = nanoTime.getAsLong() - answeredAt < WINDOW.toNanos();
                return unchecked
                        ? Mono.from(connection.validate(ValidationDepth.LOCAL))
                        : check.doOnNext(valid -> {
                            if (valid) {
                                answered();
                            }
                        });
            });
        }

        private Mono<Void> begin(Mono<Void> begin) {
            return Mono.defer(() -> unchecked
                            ? begin.timeout(beginLimit).onErrorMap(TimeoutException.class, this::unanswered)
                            : begin)
                    .doOnSuccess(_ -> answered());
        }

        private Object firstStatement(Object statement) {
            return proxy(statement, (proxy, method, arguments) -> {
                Object result = Delegation.call(statement, method, arguments);
                if (method.getName().equals("execute")) {
                    return firstAnswer(Flux.from(RecentAnswers.<Result>publisher(result)));
                }
                return result == statement ? proxy : result;
            });
        }

        private Flux<Result> firstAnswer(Flux<Result> results) {
            return results.timeout(Mono.delay(statementLimit))
                    .onErrorMap(TimeoutException.class, this::unanswered)
                    .doOnNext(_ -> answered());
        }

        private void answered() {
            answeredAt = nanoTime.getAsLong();
            unchecked = false;
        }

        /// The connection is closed in the background, and the pool drops it when it is returned.
        private R2dbcTimeoutException unanswered(Throwable late) {
            var _ = Mono.from(connection.close()).toFuture();
            return new R2dbcTimeoutException("PostgreSQL does not answer", late);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> Publisher<T> publisher(@Nullable Object result) {
        return (Publisher<T>) Objects.requireNonNull(result);
    }
}
