package io.trunkline.demo;

import io.trunkline.testkit.sipp.SippAnswerer;
import java.time.Duration;

/// Everybody that the suite's Asterisk talks to in the demo, each a SIPp of its own: two carriers and a call
/// centre.
///
/// @param north knows us by our address
/// @param south wants us to register
/// @param client takes the calls
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
