package io.trunkline.data.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.data.DatabaseFixture;
import io.trunkline.data.audit.AuditEntry.Actor;
import io.trunkline.data.audit.AuditEntry.Change;
import io.trunkline.data.audit.AuditEntry.Entity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

class SqlAuditLogIT {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Actor ACTOR = new Actor(Actor.Kind.USER, "u1", "Ada");

    private record CarrierDetail(String name, String password, boolean hasPassword) {}

    private record Named(String name) {}

    private static final Change ACME = Change.to(new Named("acme"));

    private final AuditLog log = logAt(NOW);

    @Test
    void an_entry_keeps_who_did_what_to_which_entity_when() {
        UUID id = UUID.randomUUID();
        UUID tenant = UUID.randomUUID();

        log.append(new AuditEntry(
                        ACTOR,
                        AuditEntry.UPDATE,
                        Entity.ofTenant(tenant, "campaign", id, 4),
                        Change.between(new Named("Ads"), new Named("Sales"))))
                .block();

        assertThat(entries("at AT TIME ZONE 'UTC', actor_kind, actor_id, actor_name, action, entity", id))
                .isEqualTo("2026-03-01 12:00:00|user|u1|Ada|update|campaign");
        assertThat(entries("tenant_id, version, before, detail, changed_secrets", id))
                .isEqualTo(tenant + "|4|{\"name\": \"Ads\"}|{\"name\": \"Sales\"}|{}");
    }

    @Test
    void an_entity_may_have_neither_tenant_nor_version() {
        UUID id = UUID.randomUUID();

        log.append(new AuditEntry(
                        new Actor(Actor.Kind.API_KEY, "k1", "nightly"),
                        "rebuild",
                        new Entity("projection", id.toString(), null, null),
                        Change.to(new Named("all"))))
                .block();

        assertThat(entries("actor_kind, action, tenant_id, version, before", id))
                .isEqualTo("api-key|rebuild|||");
    }

    @Test
    void secrets_are_masked() {
        UUID id = UUID.randomUUID();

        log.append(new AuditEntry(
                        ACTOR,
                        AuditEntry.UPDATE,
                        Entity.ofPlatform("carrier", id, 1),
                        Change.between(
                                        new CarrierDetail("acme", "hunter2", true),
                                        new CarrierDetail("acme", "hunter3", true))
                                .withSecret("password", true)
                                .withSecret("apiKey", false)))
                .block();

        String masked = "{\"name\": \"acme\", \"password\": \"***\", \"hasPassword\": true}";
        assertThat(entries("before, detail, changed_secrets", id)).isEqualTo(masked + "|" + masked + "|{password}");
    }

    @Test
    void entries_that_are_appended_together_keep_their_order_and_their_secrets() {
        UUID id = UUID.randomUUID();
        var entity = Entity.ofPlatform("carrier", id, 1);

        log.appendAll(List.of(
                        new AuditEntry(ACTOR, AuditEntry.CREATE, entity, ACME),
                        new AuditEntry(
                                ACTOR,
                                AuditEntry.UPDATE,
                                entity,
                                Change.between(ACME.after(), new Named("Acme Ltd"))
                                        .withSecret("password", true)
                                        .withSecret("apiKey", true)),
                        new AuditEntry(ACTOR, AuditEntry.DELETE, entity, Change.from(ACME.after()))))
                .block();
        log.appendAll(List.of()).block();

        assertThat(DatabaseFixture.sql("SELECT action, before, detail, changed_secrets FROM audit_log"
                        + " WHERE entity_id = '" + id + "' ORDER BY id"))
                .isEqualTo("""
                        create||{"name": "acme"}|{}
                        update|{"name": "acme"}|{"name": "Acme Ltd"}|{password,apiKey}
                        delete|{"name": "acme"}||{}""");
    }

    @Test
    void a_change_that_fails_leaves_no_entry() {
        UUID id = UUID.randomUUID();

        assertThatThrownBy(() -> log.append(
                                new AuditEntry(ACTOR, AuditEntry.DELETE, Entity.ofPlatform("carrier", id, 2), ACME))
                        .then(Mono.error(new IllegalStateException("the change failed")))
                        .as(DatabaseFixture.TRANSACTIONS::transactional)
                        .block())
                .hasMessage("the change failed");

        assertThat(entries("id", id)).isEmpty();
    }

    @Test
    void entries_older_than_the_retention_are_deleted() {
        UUID old = UUID.randomUUID();
        UUID young = UUID.randomUUID();
        logAt(NOW.minus(Duration.ofDays(31))).append(created(old)).block();
        logAt(NOW.minus(Duration.ofDays(29))).append(created(young)).block();
        var rule = SqlAuditLog.retention(DatabaseFixture.CLIENT, Duration.ofDays(30));

        assertThat(rule.deleteBatch(NOW.minus(rule.keep())).block()).isEqualTo(1);

        assertThat(rule.deleteBatch(NOW.minus(rule.keep())).block()).isZero();
        assertThat(entries("action", old)).isEmpty();
        assertThat(entries("action", young)).isEqualTo("create");
    }

    private static AuditEntry created(UUID id) {
        return new AuditEntry(ACTOR, AuditEntry.CREATE, Entity.ofPlatform("carrier", id, 1), ACME);
    }

    private static AuditLog logAt(Instant now) {
        return new SqlAuditLog(
                DatabaseFixture.CLIENT,
                Clock.fixed(now, ZoneOffset.UTC),
                JsonMapper.builder().build());
    }

    private static String entries(String columns, UUID id) {
        return DatabaseFixture.sql("SELECT " + columns + " FROM audit_log WHERE entity_id = '" + id + "'");
    }
}
