package io.trunkline.ami.commands;

import io.trunkline.ami.callfacts.domain.ChannelVariables;
import io.trunkline.ami.commands.domain.OpenOrder;
import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.data.rows.RowUpdates;
import io.trunkline.events.nodes.NodeCommand;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class SqlCommandClaims implements CommandClaims {

    private static final String CLAIM = """
            INSERT INTO command (id, node, kind, claimed_at, deadline, call_id, variables)
            VALUES (:id, :node, :kind, :now, :deadline, :callId, :variables)
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

    /// The first channel of a placed call has the call id as its Uniqueid and Linkedid.
    private static final String WAS_CALL_SEEN = """
            SELECT EXISTS (SELECT FROM published_fact WHERE node = :node AND uniqueid = :callId)
                OR EXISTS (SELECT FROM cel WHERE linkedid = :callId) AS seen
            """;

    private final DatabaseClient database;

    SqlCommandClaims(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> claim(NodeCommand command, Instant now) {
        NodeCommand.Originate order = command.originate();
        return RowUpdates.changedAny(database.sql(CLAIM)
                .bind("id", command.commandId())
                .bind("node", command.node())
                .bind("kind", kind(command))
                .bind("now", now)
                .bind("deadline", command.deadline())
                .bind("callId", Binds.orNull(order == null ? null : order.callId(), String.class))
                .bind("variables", Binds.orNull(order == null ? null : variablesOf(order), String[].class)));
    }

    private static String kind(NodeCommand command) {
        if (command.originate() != null) {
            return "originate";
        }
        if (command.endpointTest() != null) {
            return "endpoint-test";
        }
        return command.snapshot() != null ? "snapshot" : "hang-up";
    }

    private static String[] variablesOf(NodeCommand.Originate order) {
        return OrderVariables.variables(order).entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toArray(String[]::new);
    }

    @Override
    public Mono<Boolean> markDone(UUID commandId, Instant now) {
        return RowUpdates.changedAny(
                database.sql(MARK_DONE).bind("id", commandId).bind("now", now));
    }

    @Override
    public Mono<List<OpenOrder>> openOrders(String node, Instant now) {
        return database.sql(OPEN_ORDERS)
                .bind("node", node)
                .bind("now", now)
                .map(RowReader.with(SqlCommandClaims::openOrder))
                .all()
                .collectList();
    }

    private static OpenOrder openOrder(RowReader row) {
        Map<String, String> variables = row.texts("variables").stream()
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new OpenOrder(
                row.uuid("id"), row.text("call_id"), row.instant("deadline"), ChannelVariables.parse(variables));
    }

    @Override
    public Mono<Boolean> wasCallSeen(String node, String callId) {
        return database.sql(WAS_CALL_SEEN)
                .bind("node", node)
                .bind("callId", callId)
                .map(RowReader.with(row -> row.bool("seen")))
                .one();
    }
}
