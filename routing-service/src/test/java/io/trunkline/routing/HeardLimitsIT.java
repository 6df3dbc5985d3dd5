package io.trunkline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.CarrierChanged.FailoverAction;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.routing.Town.Limits;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HeardLimitsIT {
    private final RoutingUnderTest routing = RoutingUnderTest.shared();
    private final Town town = new Town(routing);

    @Test
    void limits_that_are_heard_are_those_of_the_cap() {
        var carrier = town.limitedCarrier(
                10, new Limits(20, 5, Map.of("403", FailoverAction.NEXT, "cause:34", FailoverAction.END)));
        var number = town.number(DidChanged.Status.ACTIVE, 1000L, "PJSIP");
        town.limitTenant(2, 7, List.of("+44"), List.of("+1900"));

        assertThat(limits(carrier.id())).isEqualTo("carrier|20||||5");
        assertThat(limits(number.id())).isEqualTo("did||1000|||");
        assertThat(limits(town.tenant)).isEqualTo("tenant|||||7");
        assertThat(routing.ask("SELECT failover_next, failover_end FROM known_carriers WHERE carrier_id = '"
                        + carrier.id() + "'"))
                .isEqualTo("{403}|{cause:34}");
        assertThat(routing.ask("SELECT allowed_destinations, barred_destinations FROM known_tenants WHERE tenant_id = '"
                        + town.tenant + "'"))
                .isEqualTo("{+44}|{+1900}");
    }

    @Test
    void an_older_version_changes_no_limit_and_a_newer_one_can_take_it_away() {
        var carrier = town.limitedCarrier(10, new Limits(20, null, Map.of()));
        town.say(carrier, 1, 10, CarrierChanged.RegistrationType.IP, null, new Limits(1, null, Map.of()));
        // whatever is heard after it shows that the old version was heard too
        var later = town.limitedCarrier(10, Town.NONE);

        assertThat(limits(carrier.id())).isEqualTo("carrier|20||||");
        assertThat(limits(later.id())).isEqualTo("carrier|||||");
    }

    private String limits(UUID id) {
        return routing.ask("SELECT kind, max_at_once, max_in_all, max_a_day, max_an_hour, max_a_second FROM caps"
                + " WHERE id = '" + id + "'");
    }
}
