package io.trunkline.ami.sipcopies;

import io.trunkline.ami.sipcopies.domain.HepPacket;
import io.trunkline.ami.sipcopies.domain.RefusedInvites;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Remembers refusals in memory.
@Component
final class RecentInviteRefusals implements SipCopyHandler, InviteRefusals {
    private final RefusedInvites invites = new RefusedInvites();

    @Override
    public synchronized void handle(HepPacket packet) {
        invites.add(packet.message());
    }

    @Override
    public synchronized Optional<List<String>> reasonHeaders(String sipCallId, int status) {
        return invites.reasonHeaders(sipCallId, status);
    }
}
