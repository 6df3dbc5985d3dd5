package io.trunkline.messaging;

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

class FaultTest {

    @Test
    void servers_that_are_away_come_back() {
        assertThat(Fault.passing(new R2dbcNonTransientResourceException("refused")))
                .isTrue();
        assertThat(Fault.passing(new R2dbcTimeoutException("late"))).isTrue();
        assertThat(Fault.passing(new DataAccessResourceFailureException("no connection")))
                .isTrue();
        assertThat(Fault.passing(new IllegalStateException(new TimeoutException())))
                .isTrue();
        assertThat(Fault.passing(new IllegalStateException(new ConnectException())))
                .isTrue();
        assertThat(Fault.passing(new NetworkException())).isTrue();
    }

    @Test
    void a_missing_table_is_put_right_by_an_operator() {
        var missing = new io.r2dbc.spi.R2dbcBadGrammarException("no such table", "42P01");

        assertThat(Fault.passing(new BadSqlGrammarException("upsert", "INSERT", missing)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23505"})
    void data_that_does_not_fit_never_will(String sqlState) {
        var refused = new R2dbcDataIntegrityViolationException("does not fit", sqlState);

        assertThat(Fault.passing(refused)).isFalse();
        assertThat(Fault.passing(new DataIntegrityViolationException("does not fit", refused)))
                .isFalse();
    }

    @Test
    void a_bug_is_the_same_the_next_time() {
        assertThat(Fault.passing(new NullPointerException())).isFalse();
        assertThat(Fault.passing(new PoisonEventException("no"))).isFalse();
    }
}
