package io.trunkline.provisioning.platform;

import io.trunkline.data.rows.RowReader;
import io.trunkline.data.rows.ViolatedConstraint;
import io.trunkline.web.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/// Runs the statements of one entity's repository, which has their SQL.
///
/// @param mapper   reads one row
/// @param problems the problem of each unique index, by the name of the index
public record SqlEntityRows<T>(
        DatabaseClient database, Function<RowReader, T> mapper, Map<String, ProblemException> problems) {

    /// The row with an id.
    ///
    /// @param sql with `:id`
    public Mono<T> findById(String sql, UUID id) {
        return one(database.sql(sql).bind("id", id));
    }

    public Mono<T> one(GenericExecuteSpec query) {
        return query.map(RowReader.with(mapper)).one();
    }

    /// The next rows after an id.
    ///
    /// @param sql with `:after` and `:limit`
    public Mono<List<T>> pageById(String sql, UUID after, int limit) {
        return database.sql(sql)
                .bind("after", after)
                .bind("limit", limit)
                .map(RowReader.with(mapper))
                .all()
                .collectList();
    }

    /// Runs an insert or an update.
    ///
    /// @throws ProblemException for a violated unique index
    public Mono<Void> write(GenericExecuteSpec statement) {
        return statement.then().onErrorMap(DataIntegrityViolationException.class, this::toProblem);
    }

    private Throwable toProblem(DataIntegrityViolationException error) {
        return ViolatedConstraint.nameOf(error).<Throwable>map(problems::get).orElse(error);
    }
}
