package io.trunkline.ami.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.ami.connection.domain.ActionRejected;
import io.trunkline.ami.connection.domain.CallOrder;
import io.trunkline.ami.connection.domain.NodeEvent.ChannelHungUp;
import io.trunkline.ami.connection.domain.NodeEvent.ChannelOpened;
import io.trunkline.ami.connection.domain.NodeEvent.ChannelsListed;
import io.trunkline.ami.connection.domain.NodeEvent.Connected;
import io.trunkline.ami.connection.domain.NodeEvent.ContactsListed;
import io.trunkline.ami.connection.domain.NodeEvent.OriginateFinished;
import io.trunkline.ami.connection.domain.NodeEvent.RegistrationsListed;
import io.trunkline.testkit.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The contract of a manager interface, fulfilled by Asterisk and by the fake server.
interface AmiContract {

    ConnectionFixture connect();

    @Test
    default void a_login_yields_the_nodes_start_time_and_lists_what_is_live() {
        ConnectionFixture link = connect();
        link.awaitConnected();

        Connected connected = link.await(Connected.class, _ -> true);
        link.await(ChannelsListed.class, _ -> true);
        link.await(RegistrationsListed.class, _ -> true);
        link.await(ContactsListed.class, _ -> true);

        assertThat(connected.incarnation()).isBefore(Instant.now());
        assertThat(connected.incarnation().getNano()).isZero();
        assertThat(link.status.version()).startsWith("22.");
        assertThat(link.status.configuration()).matches("[0-9]+");
    }

    @Test
    default void a_second_login_yields_the_same_start_time() {
        ConnectionFixture link = connect();
        link.awaitConnected();
        Instant first = link.await(Connected.class, _ -> true).incarnation();

        try (ConnectionFixture other = connect()) {
            other.awaitConnected();
            assertThat(other.status.incarnation()).isEqualTo(first);
        }
    }

    @Test
    default void a_ping_measures_the_offset_of_the_nodes_clock() {
        ConnectionFixture link = connect();
        link.awaitConnected();

        Await.until("a ping was answered", () -> link.status.clockOffset() != null);

        assertThat(link.status.clockOffset()).isBetween(Duration.ofMinutes(-1), Duration.ofMinutes(1));
    }

    @Test
    default void a_placed_call_is_reported_and_listed_with_its_variables_until_it_is_hung_up() {
        ConnectionFixture link = connect();
        link.awaitConnected();
        String callId = "ast1-1795168093.t"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        UUID command = UUID.randomUUID();

        link.actions
                .originate(command, order(callId, "Local/s@trunkline-hold/n"))
                .block();

        OriginateFinished ended = link.await(OriginateFinished.class, it -> command.equals(it.commandId()));
        assertThat(ended.placed()).isTrue();
        assertThat(ended.uniqueId()).isEqualTo(callId);
        ChannelOpened opened =
                link.await(ChannelOpened.class, it -> it.channel().linkedId().equals(callId));
        assertThat(opened.channel().isLocal()).isTrue();
        assertThat(link.actions.listChannels().block())
                .filteredOn(it -> it.channel().linkedId().equals(callId))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(it -> assertThat(it.channel().variables()).containsEntry("TRUNKLINE_CALL", callId));

        link.actions.hangUp(opened.channel().name(), 16).block();
        ChannelHungUp hangup =
                link.await(ChannelHungUp.class, it -> it.channel().linkedId().equals(callId));
        assertThat(hangup.channel().variables()).containsEntry("TRUNKLINE_CALL", callId);
        Await.until(
                "the call has ended",
                () -> link.actions.listChannels().block().stream()
                        .noneMatch(it -> it.channel().linkedId().equals(callId)));
    }

    @Test
    default void a_call_to_nowhere_is_not_placed() {
        ConnectionFixture link = connect();
        link.awaitConnected();
        UUID command = UUID.randomUUID();

        link.actions
                .originate(command, order("ast1-1795168093.tnowhere", "Local/s@no-such-context/n"))
                .block();

        assertThat(link.await(OriginateFinished.class, it -> command.equals(it.commandId()))
                        .placed())
                .isFalse();
    }

    @Test
    default void reloads_are_accepted_and_those_for_unknown_endpoints_rejected() {
        ConnectionFixture link = connect();
        link.awaitConnected();

        link.actions.reloadModule("res_pjsip_outbound_registration.so").block();
        assertThatThrownBy(() -> link.actions.requalify("nobody").block()).isInstanceOf(ActionRejected.class);
        assertThatThrownBy(() -> link.actions.register("nobody").block()).isInstanceOf(ActionRejected.class);
    }

    private static CallOrder order(String callId, String channel) {
        return new CallOrder(
                callId,
                channel,
                "trunkline-hold",
                "s",
                Duration.ofSeconds(5),
                "15550001111",
                Map.of("__TRUNKLINE_CALL", callId));
    }
}
