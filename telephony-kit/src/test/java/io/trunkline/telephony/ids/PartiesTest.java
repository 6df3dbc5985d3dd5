package io.trunkline.telephony.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartiesTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);

    @Test
    void what_is_not_known_is_taken_from_the_other() {
        var attempt = Parties.NONE.withCampaign(new CampaignId(ONE)).withClient(null, new ClientId(ONE));
        var call = Parties.NONE.withDid(new TenantId(TWO), new DidId(TWO)).withCampaign(new CampaignId(TWO));

        assertThat(attempt.or(call))
                .isEqualTo(new Parties(
                        new TenantId(TWO), new CampaignId(ONE), null, new ClientId(ONE), null, new DidId(TWO)));
    }

    @Test
    void ids_of_one_kind_have_an_order_and_show_their_uuid() {
        assertThat(new CarrierId(ONE)).isLessThan(new CarrierId(TWO)).hasToString(ONE.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+14045550001", "1-2-3-4-5", "0F5E9D1C-0000-4000-8000-000000000001"})
    void a_did_is_named_by_its_id_in_one_spelling_only(String text) {
        assertThat(DidId.parse(text)).isEmpty();
        assertThat(DidId.parse(ONE.toString())).contains(new DidId(ONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Acme", "a&b", "acme/sip:x"})
    void what_could_change_a_dial_string_is_no_endpoint_id(String text) {
        assertThat(EndpointId.parse(text)).isEmpty();
        assertThatThrownBy(() -> new EndpointId(text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(EndpointId.parse("acme-2")).contains(new EndpointId("acme-2"));
    }
}
