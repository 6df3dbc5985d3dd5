package io.trunkline.routing.leases;

import io.r2dbc.spi.Parameters;
import io.trunkline.events.CallIds;
import io.trunkline.events.NodeSnapshot.LiveChannel;
import io.trunkline.routing.decisions.domain.Answer;
import io.trunkline.routing.decisions.domain.CallId;
import io.trunkline.routing.decisions.domain.Parties;
import io.trunkline.routing.decisions.domain.PhoneNumber;
import io.trunkline.routing.decisions.domain.Question;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class SqlLeases implements Leases {
    private static final String LOCK_CALL = """
            INSERT INTO calls (call_id, node) VALUES (:call, :node)
            ON CONFLICT (call_id) DO UPDATE SET node = calls.node
            RETURNING ended_at IS NOT NULL AS ended
            """;

    private static final String OF_CALL = """
            SELECT id, attempt, state, tenant_id, campaign_id, link_id, client_id, carrier_id, did_id,
                   dial_string, ring_seconds, number_shown
            FROM leases WHERE call_id = :call ORDER BY attempt
            """;

    /// An adopted lease gives way: its channel was seen just before it asked.
    private static final String KEEP = """
            INSERT INTO leases (id, call_id, attempt, node, direction, tenant_id, campaign_id, link_id, client_id,
                                carrier_id, did_id, dial_string, ring_seconds, number_shown, state)
            VALUES (:id, :call, :attempt, :node, :direction, :tenant, :campaign, :link, :client,
                    :carrier, :did, :dialString, :ringSeconds, :shown, 'held')
            ON CONFLICT (call_id, attempt) DO UPDATE
            SET id = excluded.id, direction = excluded.direction, tenant_id = excluded.tenant_id,
                campaign_id = excluded.campaign_id, link_id = excluded.link_id, client_id = excluded.client_id,
                carrier_id = excluded.carrier_id, did_id = excluded.did_id, dial_string = excluded.dial_string,
                ring_seconds = excluded.ring_seconds, number_shown = excluded.number_shown, adopted = false
            WHERE leases.adopted AND leases.state = 'held'
            """;

    private static final String RELEASED = """
            UPDATE leases l SET state = 'released', released_at = clock_timestamp(), evidence = :evidence
            """;

    private static final String RELEASE_BEFORE = RELEASED + """
            WHERE call_id = :call AND state = 'held' AND attempt < :attempt AND (attempt > 100) = (:attempt > 100)
            """;

    private static final String RELEASE_LEG = RELEASED + """
            WHERE call_id = :call AND state = 'held' AND (attempt > 100) = (:attempt > 100)
            """;

    private static final String RELEASE = RELEASED + """
            FROM unnest(CAST(:calls AS text[]), CAST(:attempts AS integer[])) AS ended (call_id, attempt)
            WHERE l.call_id = ended.call_id AND l.attempt = ended.attempt AND l.state = 'held'
            """;

    private static final String END = """
            INSERT INTO calls (call_id, node, ended_at, evidence)
            SELECT call_id, :node, clock_timestamp(), :evidence
            FROM unnest(CAST(:calls AS text[])) AS ended (call_id)
            ORDER BY call_id
            ON CONFLICT (call_id) DO UPDATE SET ended_at = excluded.ended_at, evidence = excluded.evidence
            WHERE calls.ended_at IS NULL
            """;

    private static final String RELEASE_CALLS = RELEASED + "WHERE call_id = ANY(:calls) AND state = 'held'";

    private static final String ABSENT = """
            SELECT DISTINCT call_id FROM leases
            WHERE node = :node AND state = 'held' AND taken_at < :t0 AND NOT call_id = ANY(:live)
            ORDER BY call_id
            """;

    private static final String NOTE_LIVE = """
            INSERT INTO calls (call_id, node) SELECT DISTINCT call_id, :node
            FROM unnest(CAST(:calls AS text[])) AS live (call_id) ORDER BY call_id
            ON CONFLICT DO NOTHING
            """;

    private static final String ADOPT = """
            INSERT INTO leases (id, call_id, attempt, node, direction, tenant_id, campaign_id, link_id, client_id,
                                carrier_id, did_id, adopted, state)
            SELECT live.id, live.call_id, live.attempt, :node, 'adopted', tenant, campaign, link,
                   COALESCE(client, n.client_id), COALESCE(carrier, k.carrier_id), did, true, 'held'
            FROM unnest(CAST(:ids AS uuid[]), CAST(:calls AS text[]), CAST(:attempts AS integer[]),
                        CAST(:endpoints AS text[]), CAST(:tenants AS uuid[]), CAST(:campaigns AS uuid[]),
                        CAST(:links AS uuid[]), CAST(:clients AS uuid[]), CAST(:carriers AS uuid[]),
                        CAST(:dids AS uuid[]))
                 AS live (id, call_id, attempt, endpoint, tenant, campaign, link, client, carrier, did)
            JOIN calls ON calls.call_id = live.call_id AND calls.ended_at IS NULL
            LEFT JOIN known_clients n ON n.endpoint_id = live.endpoint AND NOT n.deleted
            LEFT JOIN known_carriers k ON k.endpoint_id = live.endpoint AND NOT k.deleted
            ON CONFLICT DO NOTHING
            """;

    private static final String NODES = "SELECT DISTINCT node FROM leases WHERE state = 'held'";

    private static final String LIVE = """
            SELECT id, call_id, attempt, node, direction, tenant_id, campaign_id, link_id, client_id, carrier_id,
                   did_id, adopted, taken_at
            FROM leases
            WHERE state = 'held' AND (taken_at, id) > (:after, :afterId)
            ORDER BY taken_at, id
            LIMIT :rows
            """;

    private final DatabaseClient database;

    SqlLeases(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Boolean> lockCall(CallId call, String node) {
        return database.sql(LOCK_CALL)
                .bind("call", call.value())
                .bind("node", node)
                .mapValue(Boolean.class)
                .one();
    }

    @Override
    public Mono<List<Lease>> ofCall(CallId call) {
        return database.sql(OF_CALL)
                .bind("call", call.value())
                .map(SqlLeaseRows::lease)
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> keep(Question question, Lease lease) {
        Parties parties = lease.parties();
        Answer.Dial dial = lease.answer().orElseThrow();
        return database.sql(KEEP)
                .bind("id", lease.id().value())
                .bind("call", question.call().value())
                .bind("attempt", question.attempt())
                .bind("node", question.node())
                .bind("direction", question.direction().name().toLowerCase(Locale.ROOT))
                .bind("tenant", orNull(id(parties.tenant()), UUID.class))
                .bind("campaign", orNull(id(parties.campaign()), UUID.class))
                .bind("link", orNull(id(parties.link()), UUID.class))
                .bind("client", orNull(id(parties.client()), UUID.class))
                .bind("carrier", orNull(id(parties.carrier()), UUID.class))
                .bind("did", orNull(id(parties.did()), UUID.class))
                .bind("dialString", dial.to().value())
                .bind("ringSeconds", Math.toIntExact(dial.ring().toSeconds()))
                .bind("shown", orNull(dial.shown().map(PhoneNumber::e164).orElse(null), String.class))
                .then();
    }

    @Override
    public Mono<Void> releaseBefore(CallId call, int attempt, Evidence evidence) {
        return ofOne(RELEASE_BEFORE, call, attempt, evidence);
    }

    @Override
    public Mono<Void> releaseLeg(CallId call, int attempt, Evidence evidence) {
        return ofOne(RELEASE_LEG, call, attempt, evidence);
    }

    private Mono<Void> ofOne(String sql, CallId call, int attempt, Evidence evidence) {
        return database.sql(sql)
                .bind("call", call.value())
                .bind("attempt", attempt)
                .bind("evidence", evidence.wire())
                .then();
    }

    @Override
    public Mono<Void> release(List<AttemptKey> attempts, Evidence evidence) {
        return database.sql(RELEASE)
                .bind("calls", each(attempts, AttemptKey::call, String[]::new))
                .bind("attempts", each(attempts, AttemptKey::attempt, Integer[]::new))
                .bind("evidence", evidence.wire())
                .then();
    }

    @Override
    public Mono<Void> end(List<String> calls, String node, Evidence evidence) {
        return database.sql(END)
                .bind("calls", calls.stream().distinct().toArray(String[]::new))
                .bind("node", node)
                .bind("evidence", evidence.wire())
                .then();
    }

    @Override
    public Mono<Void> releaseCalls(List<String> calls, Evidence evidence) {
        return database.sql(RELEASE_CALLS)
                .bind("calls", calls.toArray(String[]::new))
                .bind("evidence", evidence.wire())
                .then();
    }

    @Override
    public Mono<List<String>> absent(String node, Instant t0, List<String> live) {
        return database.sql(ABSENT)
                .bind("node", node)
                .bind("t0", t0)
                .bind("live", live.toArray(String[]::new))
                .mapValue(String.class)
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> adopt(String node, List<LiveChannel> channels) {
        Mono<Void> noted = database.sql(NOTE_LIVE)
                .bind("calls", each(channels, LiveChannel::callId, String[]::new))
                .bind("node", node)
                .then();
        Mono<Void> adopted = database.sql(ADOPT)
                .bind("node", node)
                .bind("ids", each(channels, SqlLeases::leaseId, UUID[]::new))
                .bind("calls", each(channels, LiveChannel::callId, String[]::new))
                .bind("attempts", each(channels, LiveChannel::attempt, Integer[]::new))
                .bind("endpoints", each(channels, SqlLeases::endpoint, String[]::new))
                .bind("tenants", ids(channels, CallIds::tenantId))
                .bind("campaigns", ids(channels, CallIds::campaignId))
                .bind("links", ids(channels, CallIds::linkId))
                .bind("clients", ids(channels, CallIds::clientId))
                .bind("carriers", ids(channels, CallIds::carrierId))
                .bind("dids", ids(channels, CallIds::didId))
                .then();
        return noted.then(adopted);
    }

    @Override
    public Mono<Instant> now() {
        return database.sql("SELECT clock_timestamp() AS now")
                .mapValue(Instant.class)
                .one();
    }

    @Override
    public Mono<List<String>> nodesInUse() {
        return database.sql(NODES).mapValue(String.class).all().collectList();
    }

    @Override
    public Mono<List<LiveLease>> live(Instant after, UUID afterId, int rows) {
        return database.sql(LIVE)
                .bind("after", after)
                .bind("afterId", afterId)
                .bind("rows", rows)
                .map(SqlLeaseRows::live)
                .all()
                .collectList();
    }

    /// `PJSIP/acme-0000001a` is a channel of `acme`.
    private static String endpoint(LiveChannel channel) {
        return channel.channel().replaceFirst("^PJSIP/", "").replaceFirst("-[0-9a-f]+$", "");
    }

    private static UUID leaseId(LiveChannel channel) {
        UUID known = channel.leaseId();
        return known == null ? UUID.randomUUID() : known;
    }

    private static @Nullable UUID[] ids(List<LiveChannel> channels, Function<CallIds, @Nullable UUID> part) {
        return channels.stream().map(channel -> part.apply(channel.ids())).toArray(UUID[]::new);
    }

    private static <T, R> R[] each(List<T> rows, Function<T, R> part, java.util.function.IntFunction<R[]> array) {
        return rows.stream().map(part).toArray(array);
    }

    private static @Nullable UUID id(@Nullable Object id) {
        return id == null ? null : UUID.fromString(id.toString());
    }

    private static <T> Object orNull(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : value;
    }
}
