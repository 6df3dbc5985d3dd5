package io.trunkline.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.NetworkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.BadSqlGrammarException;

class TransientFaultsTest {

    @Test
    void unavailable_servers_are_transient() {
        assertThat(TransientFaults.isTransient(new R2dbcNonTransientResourceException("refused")))
                .isTrue();
        assertThat(TransientFaults.isTransient(new R2dbcTimeoutException("late")))
                .isTrue();
        assertThat(TransientFaults.isTransient(new DataAccessResourceFailureException("no connection")))
                .isTrue();
        assertThat(TransientFaults.isTransient(new IllegalStateException(new TimeoutException())))
                .isTrue();
        assertThat(TransientFaults.isTransient(new IllegalStateException(new ConnectException())))
                .isTrue();
        assertThat(TransientFaults.isTransient(new NetworkException())).isTrue();
    }

    @Test
    void a_missing_table_is_transient() {
        var missing = new io.r2dbc.spi.R2dbcBadGrammarException("no such table", "42P01");

        assertThat(TransientFaults.isTransient(new BadSqlGrammarException("upsert", "INSERT", missing)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"21000", "22001", "23505"})
    void invalid_data_is_permanent(String sqlState) {
        var refused = new R2dbcDataIntegrityViolationException("does not fit", sqlState);

        assertThat(TransientFaults.isTransient(refused)).isFalse();
        assertThat(TransientFaults.isTransient(new DataIntegrityViolationException("does not fit", refused)))
                .isFalse();
    }

    @Test
    void a_bug_is_permanent() {
        assertThat(TransientFaults.isTransient(new NullPointerException())).isFalse();
        assertThat(TransientFaults.isTransient(new PoisonEventException("no"))).isFalse();
    }

    @Test
    void a_batch_with_a_statement_that_took_too_long_timed_out() {
        var canceled = new R2dbcTimeoutException("canceling statement due to statement timeout", "57014");

        assertThat(TransientFaults.isTimeout(new IllegalStateException(canceled)))
                .isTrue();
        assertThat(TransientFaults.isTimeout(new IllegalStateException(new TimeoutException())))
                .isTrue();
        assertThat(TransientFaults.isTimeout(new IllegalStateException(new R2dbcTimeoutException("no connection"))))
                .isFalse();
    }
}
