package io.trunkline.demo;

import io.trunkline.testkit.sipp.SippAnswerer;
import java.time.Duration;

/// The SIP peers of the suite's Asterisk in the demo, each a SIPp process: two carriers and a client.
///
/// @param north a carrier that identifies the node by its address
/// @param south a carrier that requires a registration
/// @param client answers inbound calls
record SipPeers(SippAnswerer north, SippAnswerer south, SippAnswerer client) implements AutoCloseable {

    static final String USER = "demo";
    static final String PASSWORD = "demo-at-south";
    private static final Duration TALK_TIME = Duration.ofSeconds(2);

    static SipPeers start() {
        return new SipPeers(startPeer(), startPeer(), startPeer());
    }

    private static SippAnswerer startPeer() {
        return SippAnswerer.start(SippAnswerer.Options.defaults()
                .acceptingRegistration(USER, PASSWORD)
                .talkingFor(TALK_TIME));
    }

    @Override
    public void close() {
        north.close();
        south.close();
        client.close();
    }
}
