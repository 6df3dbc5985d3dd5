package io.trunkline.ami.commands;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import io.trunkline.ami.callfacts.domain.ChannelVariables;
import io.trunkline.ami.commands.domain.OpenOrder;
import io.trunkline.events.nodes.NodeCommand;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class SqlCommandClaims implements CommandClaims {

    private static final String CLAIM = """
            INSERT INTO command (id, node, kind, claimed_at, deadline, call_id, variables)
            VALUES (:id, :node, :kind, :now, :deadline, :call, :variables)
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String MARK_DONE = """
            UPDATE command SET done_at = :now WHERE id = :id AND done_at IS NULL
            """;

    private static final String OPEN_ORDERS = """
            SELECT id, call_id, deadline, variables FROM command
            WHERE node = :node AND deadline < :now AND done_at IS NULL AND kind = 'originate'
            ORDER BY deadline LIMIT 100
            """;

    /// The first channel of a call that we place has the call's id for its own and for its Linkedid.
    private static final String WAS_CALL_SEEN = """
            SELECT EXISTS (SELECT FROM said_fact WHERE node = :node AND uniqueid = :call)
                OR EXISTS (SELECT FROM cel WHERE linkedid = :call) AS noticed
            """;

    private static final String DELETE_OLD = """
            DELETE FROM command
            WHERE id IN (SELECT id FROM command WHERE claimed_at < :before ORDER BY claimed_at LIMIT 5000)
            """;

    private final DatabaseClient database;

    SqlCommandClaims(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> claim(NodeCommand command, Instant now) {
        NodeCommand.Originate order = command.originate();
        return database.sql(CLAIM)
                .bind("id", command.commandId())
                .bind("node", command.node())
                .bind("kind", kind(command))
                .bind("now", utc(now))
                .bind("deadline", utc(command.deadline()))
                .bind("call", orNull(order == null ? null : order.callId(), String.class))
                .bind("variables", orNull(order == null ? null : variablesOf(order), String[].class))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static String kind(NodeCommand command) {
        if (command.originate() != null) {
            return "originate";
        }
        return command.snapshot() != null ? "snapshot" : "hang-up";
    }

    private static String[] variablesOf(NodeCommand.Originate order) {
        return OrderVariables.variables(order).entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toArray(String[]::new);
    }

    @Override
    public Mono<Boolean> markDone(UUID command, Instant now) {
        return database.sql(MARK_DONE)
                .bind("id", command)
                .bind("now", utc(now))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<List<OpenOrder>> openOrders(String node, Instant now) {
        return database.sql(OPEN_ORDERS)
                .bind("node", node)
                .bind("now", utc(now))
                .map(SqlCommandClaims::openOrder)
                .all()
                .collectList();
    }

    private static OpenOrder openOrder(Readable row) {
        Map<String, String> variables = Arrays.stream(required(row, "variables", String[].class))
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new OpenOrder(
                required(row, "id", UUID.class),
                required(row, "call_id", String.class),
                required(row, "deadline", OffsetDateTime.class).toInstant(),
                ChannelVariables.parse(variables));
    }

    @Override
    public Mono<Boolean> wasCallSeen(String node, String callId) {
        return database.sql(WAS_CALL_SEEN)
                .bind("node", node)
                .bind("call", callId)
                .map(row -> required(row, "noticed", Boolean.class))
                .one();
    }

    @Override
    public Mono<Long> deleteBefore(Instant before) {
        return database.sql(DELETE_OLD).bind("before", utc(before)).fetch().rowsUpdated();
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    private static <T> Object orNull(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : value;
    }
}
