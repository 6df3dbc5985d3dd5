package io.trunkline.cdr.statistics;

import io.trunkline.cdr.TestEnvironment;
import io.trunkline.telephony.outcomes.Disposition;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Random calls of a tenant, around the end of a month, as cdr-service stores them. A revision may change
/// everything but the call id.
final class RandomCallsFixture {
    static final Instant EARLIEST = Instant.parse("2026-04-30T21:30:00Z");
    private static final Duration SPAN = Duration.ofHours(5);
    private static final List<String> NUMBERS =
            List.of("'+14045556789'", "'+33764019408'", "'+80012345678'", "'4045556789'", "NULL");
    private static final Disposition[] DISPOSITIONS = Disposition.values();

    private static final String SAVE_CALL = """
            INSERT INTO calls (month, call_id, tenant_id, campaign_id, did_id, number, reason, node, disposition,
                started_at, ended_at, talk_millis, revision, changed_in)
            VALUES ('%s', '%s', '%s', %s, %s, %s, %s, '%s', '%s', '%s', '%s', %d, 1, pg_current_xact_id())
            ON CONFLICT (month, call_id) DO UPDATE SET campaign_id = EXCLUDED.campaign_id, did_id = EXCLUDED.did_id,
                number = EXCLUDED.number, reason = EXCLUDED.reason, disposition = EXCLUDED.disposition,
                started_at = EXCLUDED.started_at, ended_at = EXCLUDED.ended_at, talk_millis = EXCLUDED.talk_millis,
                revision = calls.revision + 1, changed_in = EXCLUDED.changed_in
            """;
    private static final String SAVE_ATTEMPT = """
            INSERT INTO attempts (month, call_id, attempt, carrier_id, client_id, link_id, disposition,
                started_at, answered_at, ended_at)
            VALUES ('%s', '%s', %d, %s, %s, %s, '%s', '%s', %s, '%s')
            """;

    final UUID tenant = UUID.randomUUID();
    private final Random random;
    private final List<UUID> ids = Stream.generate(UUID::randomUUID).limit(3).toList();
    private final List<Instant> starts = new ArrayList<>();

    RandomCallsFixture(long seed) {
        random = new Random(seed);
    }

    void add() {
        starts.add(EARLIEST.plusMillis(random.nextLong(SPAN.toMillis())));
        save(starts.size() - 1);
    }

    void reviseAnyOrAdd() {
        if (starts.isEmpty()) {
            add();
        }
        save(random.nextInt(starts.size()));
    }

    /// Stores the same call again, as another revision.
    void repeatAnyOrAdd() {
        if (starts.isEmpty()) {
            add();
        }
        execute("UPDATE calls SET revision = revision + 1, changed_in = pg_current_xact_id() WHERE call_id = '"
                + callId(random.nextInt(starts.size())) + "'");
    }

    int nextInt(int bound) {
        return random.nextInt(bound);
    }

    private void save(int call) {
        var startedAt = starts.get(call).plusMillis(random.nextInt(3_000));
        var endedAt =
                startedAt.plusMillis(random.nextInt(10) == 0 ? random.nextInt(8_000_000) : random.nextInt(200_000));
        List<String> statements = new ArrayList<>();
        statements.add(SAVE_CALL.formatted(
                month(call),
                callId(call),
                tenant,
                anyId(),
                anyId(),
                NUMBERS.get(random.nextInt(NUMBERS.size())),
                random.nextBoolean() ? "'campaign.full'" : "NULL",
                "ast" + call % 2,
                anyDisposition(),
                startedAt,
                endedAt,
                random.nextInt(100_000)));
        statements.add("DELETE FROM attempts WHERE call_id = '" + callId(call) + "'");
        // the last one may be a connect leg, which is not counted
        IntStream.of(1, 2, 101).limit(random.nextInt(4)).forEach(leg -> statements.add(attempt(call, leg, startedAt)));
        execute(String.join(";", statements));
    }

    private String attempt(int call, int leg, Instant callStart) {
        var startedAt = callStart.plusMillis(random.nextInt(100_000));
        var answeredAt = startedAt.plusMillis(random.nextInt(5_000));
        return SAVE_ATTEMPT.formatted(
                month(call),
                callId(call),
                leg,
                anyId(),
                anyId(),
                anyId(),
                anyDisposition(),
                startedAt,
                random.nextBoolean() ? "'" + answeredAt + "'" : "NULL",
                answeredAt.plusMillis(random.nextInt(100_000)));
    }

    private String anyId() {
        var index = random.nextInt(ids.size() + 1);
        return index == ids.size() ? "NULL" : "'" + ids.get(index) + "'";
    }

    private Disposition anyDisposition() {
        return DISPOSITIONS[random.nextInt(DISPOSITIONS.length)];
    }

    private LocalDate month(int call) {
        return LocalDate.ofInstant(starts.get(call), ZoneOffset.UTC).withDayOfMonth(1);
    }

    private String callId(int call) {
        return "ast-%d.%s%d"
                .formatted(starts.get(call).getEpochSecond(), tenant.toString().substring(0, 8), call);
    }

    static void execute(String sql) {
        try (Connection owner = TestEnvironment.DATABASE.connect();
                Statement statement = owner.createStatement()) {
            var _ = statement.execute("BEGIN;" + sql + ";COMMIT");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
