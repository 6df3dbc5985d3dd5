package io.trunkline.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.ValidationDepth;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class RecentAnswersTest {
    private final List<String> sent = new ArrayList<>();
    private long millis = 1_000;
    private boolean answers = true;

    private final Connection connection = Mono.<Connection>from(new RecentAnswers(
                            Duration.ofMillis(5), Duration.ofMillis(5), () -> TimeUnit.MILLISECONDS.toNanos(millis))
                    .decorate(factory())
                    .create())
            .block();

    @Test
    void a_connection_that_was_answered_on_a_short_time_ago_is_not_checked() {
        millis += 400;
        check();
        run("UPDATE");
        millis += 400;
        check();
        Mono.from(connection.beginTransaction()).block();
        millis += 400;
        Mono.from(connection.commitTransaction()).block();
        millis += 400;
        check();

        assertThat(sent).containsExactly("UPDATE", "BEGIN", "COMMIT");
    }

    @Test
    void any_other_connection_is_checked_once() {
        millis += 600;
        check();
        millis += 400;
        check();

        assertThat(sent).containsExactly("check");
    }

    @Test
    void a_connection_that_was_not_checked_is_closed_if_no_answer_comes() {
        answers = false;
        check();

        assertThatThrownBy(() -> Mono.from(connection.beginTransaction()).block())
                .hasRootCauseInstanceOf(java.util.concurrent.TimeoutException.class)
                .isInstanceOf(R2dbcTimeoutException.class);
        assertThatThrownBy(() -> run("UPDATE")).isInstanceOf(R2dbcTimeoutException.class);

        assertThat(sent).containsExactly("BEGIN", "close", "UPDATE", "close");
    }

    /// Before each use, as the pool does.
    private void check() {
        assertThat(Mono.from(connection.validate(ValidationDepth.REMOTE)).block())
                .isTrue();
    }

    private void run(String sql) {
        var _ = Flux.from(connection.createStatement(sql).bind(0, 1).execute()).blockLast();
    }

    private Connection server() {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "validate" ->
                        arguments[0] == ValidationDepth.LOCAL
                                ? Mono.just(true)
                                : send("check").thenReturn(true);
                    case "beginTransaction" -> send("BEGIN");
                    case "commitTransaction" -> send("COMMIT");
                    case "close" -> Mono.fromRunnable(() -> sent.add("close"));
                    case "createStatement" -> statement((String) arguments[0]);
                    default -> throw new IllegalArgumentException(method.getName());
                });
    }

    private Statement statement(String sql) {
        return (Statement) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Statement.class},
                (proxy, method, _) ->
                        method.getName().equals("execute") ? send(sql).thenMany(Flux.just(emptyResult())) : proxy);
    }

    private static io.r2dbc.spi.Result emptyResult() {
        return (io.r2dbc.spi.Result) Proxy.newProxyInstance(
                RecentAnswersTest.class.getClassLoader(),
                new Class<?>[] {io.r2dbc.spi.Result.class},
                (_, _, _) -> null);
    }

    private Mono<Void> send(String message) {
        return Mono.fromRunnable(() -> sent.add(message)).then(answers ? Mono.empty() : Mono.never());
    }

    private ConnectionFactory factory() {
        return new ConnectionFactory() {
            @Override
            public Publisher<? extends Connection> create() {
                return Mono.fromSupplier(RecentAnswersTest.this::server);
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return () -> "a database";
            }
        };
    }
}
