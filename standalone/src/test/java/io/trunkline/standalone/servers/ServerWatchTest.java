package io.trunkline.standalone.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.servers.ServerFailedException;
import io.trunkline.testkit.Await;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ServerWatchTest {
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger starts = new AtomicInteger();

    @Test
    void starts_a_server_that_has_ended_until_a_start_succeeds() {
        try (ServerWatch watch = new ServerWatch("a server", ended::get, this::startSucceedsAtTheSecondTry)) {
            watch.start();
            ended.set(true);

            Await.until("it runs again", () -> !ended.get());

            assertThat(starts).hasValue(2);
        }
    }

    @Test
    void starts_nothing_after_it_is_closed() {
        ServerWatch watch = new ServerWatch("a server", ended::get, this::startSucceedsAtTheSecondTry);
        watch.close();
        ended.set(true);

        watch.start();

        Await.during("nothing is started", Duration.ofSeconds(1), () -> starts.get() == 0);
    }

    private void startSucceedsAtTheSecondTry() {
        if (starts.incrementAndGet() < 2) {
            throw new ServerFailedException("the disk is full");
        }
        ended.set(false);
    }
}
