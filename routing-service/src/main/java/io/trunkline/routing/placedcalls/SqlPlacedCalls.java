package io.trunkline.routing.placedcalls;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.events.calls.LegNumbers;
import io.trunkline.routing.placedcalls.domain.ConnectTarget;
import io.trunkline.routing.placedcalls.domain.PlacedCall;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.CallLeg;
import io.trunkline.telephony.ids.CampaignId;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.DidId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.telephony.tags.CallTags;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class SqlPlacedCalls implements PlacedCalls, PlacedCallViews {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private static final String SELECT = """
            SELECT call_id, tenant_id, campaign_id, did_id, number, as_dialed, caller_id, carrier_id, dial_prefix,
                   connect_client_id, connect_context, reference, tags, node, command_id, placed_by, placed_at, state,
                   reason, ended_at, canceled_at
            FROM placed_calls
            """;

    private static final String PLACED = SELECT + "WHERE call_id = ANY(:calls)";

    private static final String CALL = SELECT + """
            WHERE call_id = :call AND (CAST(:tenant AS uuid) IS NULL OR tenant_id = CAST(:tenant AS uuid))
            """;

    private static final String STEPS = """
            SELECT kind, attempt, occurred_at, cause, sip_status, reason
            FROM placed_call_steps WHERE call_id = :call
            ORDER BY occurred_at, attempt, kind
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    SqlPlacedCalls(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Mono<PlacedCallView> find(CallId call, Optional<UUID> tenant) {
        return database.sql(CALL)
                .bind("call", call.value())
                .bind("tenant", Binds.orNull(tenant, UUID.class))
                .map(RowReader.with(this::view))
                .one()
                .flatMap(view -> steps(call).map(view::withSteps));
    }

    @Override
    public Mono<Map<CallId, PlacedCall>> find(Collection<CallId> calls) {
        return database.sql(PLACED)
                .bind("calls", Binds.texts(calls, CallId::value))
                .map(RowReader.with(this::placedCall))
                .all()
                .collectMap(PlacedCall::id);
    }

    private Mono<List<PlacedCallView.StepView>> steps(CallId call) {
        return database.sql(STEPS)
                .bind("call", call.value())
                .map(RowReader.with(SqlPlacedCalls::step))
                .all()
                .collectList();
    }

    private PlacedCallView view(RowReader row) {
        return new PlacedCallView(
                row.text("call_id"),
                row.uuid("tenant_id"),
                row.uuidOrNull("campaign_id"),
                row.uuid("did_id"),
                row.text("number"),
                row.text("caller_id"),
                row.text("node"),
                texts(row, "reference"),
                texts(row, "tags"),
                row.instant("placed_at"),
                row.text("placed_by"),
                row.text("state"),
                row.textOrNull("reason"),
                row.instantOrNull("ended_at"),
                row.instantOrNull("canceled_at"),
                List.of(),
                connect(row));
    }

    private static PlacedCallView.@Nullable ConnectView connect(RowReader row) {
        UUID client = row.uuidOrNull("connect_client_id");
        String context = row.textOrNull("connect_context");
        return client == null && context == null ? null : new PlacedCallView.ConnectView(client, context);
    }

    private PlacedCall placedCall(RowReader row) {
        return new PlacedCall(
                new CallId(row.text("call_id")),
                new TenantId(row.uuid("tenant_id")),
                row.optional("campaign_id", UUID.class).map(CampaignId::new),
                new DidId(row.uuid("did_id")),
                new PhoneNumber(row.text("number")),
                row.text("as_dialed"),
                new PhoneNumber(row.text("caller_id")),
                row.optional("carrier_id", UUID.class).map(CarrierId::new),
                row.optional("dial_prefix", String.class),
                connectTarget(row),
                texts(row, "reference"),
                CallTags.of(texts(row, "tags")),
                row.uuid("command_id"),
                row.text("placed_by"),
                row.instant("placed_at"));
    }

    private static ConnectTarget connectTarget(RowReader row) {
        UUID client = row.uuidOrNull("connect_client_id");
        String context = row.textOrNull("connect_context");
        if (client != null) {
            return new ConnectTarget.ToClient(new ClientId(client));
        }
        return context == null ? new ConnectTarget.OnHold() : new ConnectTarget.ToContext(context);
    }

    private Map<String, String> texts(RowReader row, String column) {
        return json.readValue(row.json(column), TEXTS);
    }

    private static PlacedCallView.StepView step(RowReader row) {
        CallLeg leg = CallLeg.ofCode(row.integer("attempt"));
        return new PlacedCallView.StepView(
                row.text("kind"),
                LegNumbers.attempt(leg),
                LegNumbers.connectLeg(leg),
                row.instant("occurred_at"),
                row.integerOrNull("cause"),
                row.integerOrNull("sip_status"),
                row.textOrNull("reason"));
    }
}
