package io.trunkline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.events.configuration.CarrierChanged;
import io.trunkline.events.configuration.CarrierChanged.FailoverAction;
import io.trunkline.events.configuration.DidChanged;
import io.trunkline.routing.TenantFixture.CarrierLimits;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadModelLimitsIT {
    private final RoutingServiceFixture routing = RoutingServiceFixture.shared();
    private final TenantFixture town = new TenantFixture(routing);

    @Test
    void consumed_limits_become_cap_limits() {
        var carrier = town.createLimitedCarrier(
                10, new CarrierLimits(20, 5, Map.of("403", FailoverAction.NEXT, "cause:34", FailoverAction.END)));
        var client = town.createLimitedClient(10);
        var number = town.createNumber(DidChanged.Status.ACTIVE, 1000L, "PJSIP");
        town.limitTenant(2, 7, List.of("+44"), List.of("+1900"));

        assertThat(limits(carrier.id())).isEqualTo("carrier|20||||5");
        assertThat(limits(client.id())).isEqualTo("client|10||||");
        assertThat(limits(number.id())).isEqualTo("did||1000|||");
        assertThat(limits(town.tenantId)).isEqualTo("tenant|||||7");
        assertThat(routing.query("SELECT failover_next, failover_end FROM known_carriers WHERE carrier_id = '"
                        + carrier.id() + "'"))
                .isEqualTo("{403}|{cause:34}");
        assertThat(routing.query(
                        "SELECT allowed_destinations, barred_destinations FROM known_tenants WHERE tenant_id = '"
                                + town.tenantId + "'"))
                .isEqualTo("{+44}|{+1900}");
    }

    @Test
    void an_older_version_changes_no_limit_and_a_newer_one_can_remove_it() {
        var carrier = town.createLimitedCarrier(10, new CarrierLimits(20, null, Map.of()));
        town.publishCarrier(
                carrier, 1, 10, CarrierChanged.RegistrationType.IP, null, new CarrierLimits(1, null, Map.of()));
        // events are consumed in order: when the later one is applied, the older version has been consumed too
        var later = town.createLimitedCarrier(10, TenantFixture.NONE);

        assertThat(limits(carrier.id())).isEqualTo("carrier|20||||");
        assertThat(limits(later.id())).isEqualTo("carrier|||||");
    }

    private String limits(UUID id) {
        return routing.query("SELECT kind, max_concurrent, max_total, max_daily, max_hourly, max_per_second FROM caps"
                + " WHERE id = '" + id + "'");
    }
}
