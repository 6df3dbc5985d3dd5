package io.trunkline.ami.sipcopies;

import io.trunkline.ami.sipcopies.domain.HepPacket;

/// Handles each copy of a SIP message, on the thread that receives them, and does not block.
@FunctionalInterface
public interface SipCopyHandler {
    void handle(HepPacket packet);
}
