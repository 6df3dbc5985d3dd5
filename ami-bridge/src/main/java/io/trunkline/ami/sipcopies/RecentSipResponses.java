package io.trunkline.ami.sipcopies;

import io.trunkline.ami.sipcopies.domain.HepPacket;
import io.trunkline.ami.sipcopies.domain.SentRequests;
import io.trunkline.ami.sipcopies.domain.SipResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Remembers responses in memory.
@Component
final class RecentSipResponses implements SipCopyHandler, SipResponses {
    private final SentRequests requests = new SentRequests();
    private final Clock clock;
    private volatile boolean received;

    RecentSipResponses(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void handle(HepPacket packet) {
        received = true;
        requests.add(packet.message(), packet.at(), clock.instant());
    }

    @Override
    public synchronized Optional<SipResponse> toRegister(String clientUri, String serverUri, Instant since) {
        return requests.toRegister(clientUri, serverUri)
                .filter(response -> !response.receivedAt().isBefore(since));
    }

    @Override
    public synchronized Optional<SipResponse> toOptions(String contactHash, Instant since) {
        return requests.toOptions(contactHash)
                .filter(response -> !response.receivedAt().isBefore(since));
    }

    @Override
    public boolean areReceived() {
        return received;
    }
}
