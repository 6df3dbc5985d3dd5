package io.trunkline.provisioning.clients.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.clients.domain.CheckedClient.CheckedEndpoint;
import io.trunkline.provisioning.clients.domain.ClientEndpoint.Address;
import io.trunkline.provisioning.clients.domain.WeeklyHours.Hours;
import io.trunkline.provisioning.endpoints.domain.Host;
import io.trunkline.provisioning.validation.domain.SecretUpdate;
import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violation;
import io.trunkline.telephony.ids.EndpointId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClientRulesTest {
    private static final List<ClientEndpoint> CURRENT = List.of(
            new ClientEndpoint(id(1), new EndpointId("center"), ClientMode.REGISTERS, Optional.empty(), "sealed"));

    @Test
    void a_client_that_registers_needs_only_a_name() {
        assertThat(check("registers", null, null)).isInstanceOf(ValidationResult.Valid.class);
    }

    @Test
    void a_client_at_a_fixed_address_needs_a_host() {
        assertThat(check("fixed", "192.0.2.7", null)).isInstanceOf(ValidationResult.Valid.class);
        assertThat(check("fixed", null, null))
                .isInstanceOfSatisfying(
                        ValidationResult.Invalid.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting("rule")
                                .containsExactly("client.host-invalid"));
    }

    @Test
    void fields_of_the_other_mode_are_rejected() {
        assertThat(check("registers", "192.0.2.7", null)).isInstanceOf(ValidationResult.Invalid.class);
        assertThat(check("fixed", "192.0.2.7", "long-enough-secret")).isInstanceOf(ValidationResult.Invalid.class);
    }

    @Test
    void a_short_password_is_rejected() {
        assertThat(check("registers", null, "short"))
                .isEqualTo(new ValidationResult.Invalid<CheckedClient>(List.of(new Violation(
                        "password", "size", "must have at least 12 characters, or be absent to have one generated"))));
    }

    @Test
    void the_password_of_a_client_that_registers_cannot_be_removed() {
        var registers = draft(null, null, SecretUpdate.REMOVE, null);

        assertThat(ClientRules.check(registers, CURRENT))
                .isInstanceOfSatisfying(
                        ValidationResult.Invalid.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting("field")
                                .containsExactly("password"));
        assertThat(ClientRules.check(registers, List.of())).isInstanceOf(ValidationResult.Valid.class);
    }

    @Test
    void the_draft_of_stored_settings_leaves_them_as_they_are() {
        var all = new ClientDraft(
                "Center",
                "In Lisbon",
                "inactive",
                "fixed",
                "192.0.2.7",
                5080,
                null,
                SecretUpdate.KEEP,
                List.of("g722", "alaw"),
                "inband",
                0,
                Map.of("rtp_timeout", 60, "direct_media", "no"),
                10,
                20_000L,
                0,
                900,
                3_000,
                "America/Lima",
                week(new Hours("09:00", "18:00"), new Hours("22:00", "06:00")),
                null);

        assertThat(Stream.of(all, draft(null, null, SecretUpdate.KEEP, null))).allSatisfy(draft -> {
            var checked = valid(draft, CURRENT);
            var current = List.of(stored(CURRENT.getFirst(), checked.endpoints().getFirst()));

            assertThat(valid(ClientDraft.of(checked.settings(), current), current))
                    .isEqualTo(unchanged(checked.settings(), current));
        });
    }

    @Test
    void the_draft_of_stored_endpoints_leaves_them_as_they_are() {
        var current = List.of(
                CURRENT.getFirst(),
                new ClientEndpoint(id(2), new EndpointId("center-2"), ClientMode.FIXED, address(5062), null));
        var settings =
                valid(draft(null, null, SecretUpdate.KEEP, null), CURRENT).settings();

        assertThat(valid(ClientDraft.of(settings, current), current)).isEqualTo(unchanged(settings, current));
    }

    @Test
    void a_list_of_endpoints_has_no_field_of_a_single_one_beside_it() {
        var fixed = new EndpointDraft(null, "fixed", "192.0.2.7", null, null, SecretUpdate.KEEP);

        assertThat(violations(drafts("fixed", fixed), List.of())).containsExactly("endpoints one-form");
        assertThat(violations(drafts(null, fixed), List.of())).isEmpty();
        assertThat(violations(drafts(null), List.of())).containsExactly("endpoints size");
        assertThat(violations(drafts(null, Collections.nCopies(11, fixed).toArray(EndpointDraft[]::new)), List.of()))
                .containsExactly("endpoints size");
        assertThat(violations(drafts(null, (EndpointDraft) null), List.of())).containsExactly("endpoints[0] required");
    }

    @Test
    void endpoints_of_a_list_are_those_of_the_client_or_new_and_each_is_there_once() {
        var kept = new EndpointDraft(id(1), null, null, null, null, SecretUpdate.KEEP);
        var fixed = new EndpointDraft(null, "fixed", "b.example.com", null, null, SecretUpdate.KEEP);
        var same = new EndpointDraft(null, "fixed", "B.example.com", 5060, null, SecretUpdate.KEEP);
        var short1 = new EndpointDraft(null, null, null, null, "center-3", new SecretUpdate.Replace("short"));

        assertThat(violations(drafts(null, kept, fixed), CURRENT)).isEmpty();
        assertThat(violations(drafts(null, kept), List.of())).containsExactly("endpoints[0].id unknown");
        assertThat(violations(drafts(null, kept, kept), CURRENT)).containsExactly("endpoints[1].id unique");
        assertThat(violations(drafts(null, fixed, same), CURRENT)).containsExactly("endpoints[1].host unique");
        assertThat(violations(drafts(null, fixed, short1), CURRENT)).containsExactly("endpoints[1].password size");
    }

    @Test
    void a_patch_that_gives_a_client_its_first_list_need_not_remove_the_fields_of_the_only_endpoint() {
        var settings =
                valid(draft(null, null, SecretUpdate.KEEP, null), CURRENT).settings();
        var before = ClientDraft.of(settings, CURRENT);
        var kept = new EndpointDraft(id(1), null, null, null, null, SecretUpdate.KEEP);

        assertThat(violations(drafts("registers", kept), CURRENT)).containsExactly("endpoints one-form");
        assertThat(violations(drafts("registers", kept).patchOf(before), CURRENT))
                .isEmpty();
        assertThat(violations(drafts("fixed", kept).patchOf(before), CURRENT)).containsExactly("endpoints one-form");
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static Optional<Address> address(int port) {
        return Optional.of(new Address(new Host("192.0.2.7"), port));
    }

    private static ClientEndpoint stored(ClientEndpoint before, CheckedEndpoint checked) {
        return new ClientEndpoint(
                before.id(), before.endpointId(), checked.mode(), checked.address(), before.sealedPassword());
    }

    private static CheckedClient unchanged(ClientSettings settings, List<ClientEndpoint> current) {
        return new CheckedClient(
                settings,
                current.stream()
                        .map(endpoint -> new CheckedEndpoint(
                                Optional.of(endpoint),
                                endpoint.mode(),
                                endpoint.address(),
                                Optional.empty(),
                                SecretUpdate.KEEP))
                        .toList());
    }

    private static List<String> violations(ClientDraft draft, List<ClientEndpoint> current) {
        return ClientRules.check(draft, current) instanceof ValidationResult.Invalid<CheckedClient>(var violations)
                ? violations.stream()
                        .map(violation -> violation.field() + " " + violation.rule())
                        .toList()
                : List.of();
    }

    private static ClientDraft drafts(@Nullable String mode, @Nullable EndpointDraft... endpoints) {
        return new ClientDraft(
                "Center",
                null,
                null,
                mode,
                null,
                null,
                null,
                SecretUpdate.KEEP,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Arrays.asList(endpoints));
    }

    private static CheckedClient valid(ClientDraft draft, List<ClientEndpoint> current) {
        return switch (ClientRules.check(draft, current)) {
            case ValidationResult.Valid(var checked) -> checked;
            case ValidationResult.Invalid(var violations) -> throw new AssertionError(violations);
        };
    }

    private static ValidationResult<CheckedClient> check(
            String mode, @Nullable String host, @Nullable String password) {
        return ClientRules.check(draft(mode, host, update(password), null), List.of());
    }

    private static ClientDraft draft(
            @Nullable String mode, @Nullable String host, SecretUpdate password, @Nullable WeeklyHours hours) {
        return new ClientDraft(
                "Center", null, null, mode, host, null, null, password, null, null, null, null, null, null, null, null,
                null, null, hours, null);
    }

    private static WeeklyHours week(@Nullable Hours... monday) {
        return new WeeklyHours(Arrays.asList(monday), null, null, null, null, null, null);
    }

    @Test
    void hours_that_are_no_times_or_overlap_are_named() {
        assertThat(fields(week(new Hours("9:00", "18:00"), new Hours("10:00", null), null)))
                .containsExactly(
                        "openingHours.monday[0].from",
                        "openingHours.monday[1].to",
                        "openingHours.monday[2].from",
                        "openingHours.monday[2].to");
        assertThat(fields(week(new Hours("09:00", "18:00"), new Hours("17:59", "20:00"))))
                .containsExactly("openingHours.monday[1]");
        assertThat(fields(week(
                        Collections.nCopies(25, new Hours("09:00", "09:01")).toArray(Hours[]::new))))
                .contains("openingHours.monday");
    }

    @Test
    void a_week_without_any_hours_is_refused_since_it_would_be_stored_as_always_open() {
        assertThat(fields(week())).containsExactly("openingHours");
        assertThat(fields(new WeeklyHours(null, null, null, null, null, null, null)))
                .containsExactly("openingHours");
        assertThat(valid(draft(null, null, SecretUpdate.KEEP, null), CURRENT)
                        .settings()
                        .caps()
                        .hours()
                        .spans())
                .isEmpty();
    }

    private static List<String> fields(WeeklyHours hours) {
        var result = ClientRules.check(draft(null, null, SecretUpdate.KEEP, hours), List.of());
        return result instanceof ValidationResult.Invalid<CheckedClient>(var violations)
                ? violations.stream().map(Violation::field).toList()
                : List.of();
    }

    @Test
    void limits_and_zones_that_do_not_exist_are_named() {
        var wrong = new ClientDraft(
                "Center",
                null,
                null,
                null,
                null,
                null,
                null,
                SecretUpdate.KEEP,
                null,
                null,
                null,
                null,
                null,
                -1L,
                -1,
                1_000_000_001,
                -1,
                "Europe/Nowhere",
                null,
                null);

        assertThat(ClientRules.check(wrong, List.of()))
                .isInstanceOfSatisfying(
                        ValidationResult.Invalid.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting("field")
                                .containsExactly(
                                        "totalCallsAllowed", "dailyCap", "weeklyCap", "monthlyCap", "timeZone"));
    }

    private static SecretUpdate update(@Nullable String password) {
        return password == null ? SecretUpdate.KEEP : new SecretUpdate.Replace(password);
    }
}
