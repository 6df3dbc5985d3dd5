package io.trunkline.provisioning.carriers.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.provisioning.carriers.domain.CarrierOffer.OfferedTo;
import io.trunkline.provisioning.validation.domain.SecretUpdate;
import io.trunkline.provisioning.validation.domain.ValidationResult;
import io.trunkline.provisioning.validation.domain.Violation;
import io.trunkline.telephony.ids.TenantId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OfferRulesTest {
    private static final UUID ACME = new UUID(0, 1);
    private static final UUID BETA = new UUID(0, 2);

    @Test
    void a_new_carrier_is_offered_to_all_tenants() {
        assertThat(offer(draft(null, null))).isEqualTo(CarrierOffer.TO_ALL);
    }

    @Test
    void a_carrier_is_offered_to_some_tenants_or_to_none() {
        assertThat(offer(draft("none", List.of()))).isEqualTo(new CarrierOffer(OfferedTo.NONE, List.of()));
        assertThat(offer(draft("some", List.of(BETA, ACME, BETA))))
                .isEqualTo(new CarrierOffer(OfferedTo.SOME, List.of(new TenantId(ACME), new TenantId(BETA))));
    }

    @Test
    void tenants_are_named_if_and_only_if_the_carrier_is_offered_to_some() {
        assertThat(violatedFields(draft("all", List.of(ACME)))).containsExactly("offeredTenantIds");
        assertThat(violatedFields(draft("none", List.of(ACME)))).containsExactly("offeredTenantIds");
        assertThat(violatedFields(draft(null, List.of(ACME)))).containsExactly("offeredTenantIds");
        assertThat(violatedFields(draft("some", null))).containsExactly("offeredTenantIds");
        assertThat(violatedFields(draft("some", Arrays.asList(ACME, null)))).containsExactly("offeredTenantIds");
        assertThat(violatedFields(draft("some", Collections.nCopies(1_001, ACME))))
                .containsExactly("offeredTenantIds");
        assertThat(violatedFields(draft("everybody", null))).containsExactly("offeredTo");
    }

    @Test
    void a_change_that_names_no_offer_keeps_the_stored_one() {
        var some = new CarrierOffer(OfferedTo.SOME, List.of(new TenantId(ACME)));

        assertThat(offer(draft(null, null).keepingOffer(some))).isEqualTo(some);
        assertThat(offer(draft("all", null).keepingOffer(some))).isEqualTo(CarrierOffer.TO_ALL);
        assertThat(violatedFields(draft(null, List.of(BETA)).keepingOffer(some)))
                .containsExactly("offeredTenantIds");
    }

    @Test
    void a_patch_of_the_offer_drops_the_tenants_of_the_earlier_one() {
        var some = new CarrierOffer(OfferedTo.SOME, List.of(new TenantId(ACME)));

        assertThat(offer(draft("none", List.of(ACME)).withoutEarlierTenants()).tenants())
                .isEmpty();
        assertThat(offer(draft("some", List.of(ACME)).withoutEarlierTenants())).isEqualTo(some);
        assertThat(offer(draft(null, List.of(ACME)).withoutEarlierTenants().keepingOffer(some)))
                .isEqualTo(some);
    }

    @Test
    void only_tenants_that_were_not_named_before_count_as_added() {
        var before = new CarrierOffer(OfferedTo.SOME, List.of(new TenantId(ACME)));
        var after = new CarrierOffer(OfferedTo.SOME, List.of(new TenantId(ACME), new TenantId(BETA)));

        assertThat(after.tenantsAddedTo(before)).containsExactly(new TenantId(BETA));
        assertThat(CarrierOffer.TO_ALL.tenantsAddedTo(before)).isEmpty();
    }

    private static CarrierOffer offer(CarrierDraft draft) {
        var checked = CarrierRules.check(draft, false);
        assertThat(checked).isInstanceOf(ValidationResult.Valid.class);
        return ((ValidationResult.Valid<CarrierSettings>) checked).value().offer();
    }

    private static Stream<String> violatedFields(CarrierDraft draft) {
        var checked = CarrierRules.check(draft, false);
        assertThat(checked).isInstanceOf(ValidationResult.Invalid.class);
        return ((ValidationResult.Invalid<CarrierSettings>) checked)
                .violations().stream().map(Violation::field);
    }

    private static CarrierDraft draft(String offeredTo, List<UUID> offeredTenantIds) {
        return new CarrierDraft(
                "Alpha",
                null,
                null,
                null,
                null,
                "sip.example.com",
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
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                offeredTo,
                offeredTenantIds,
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
                null,
                null,
                null);
    }
}
