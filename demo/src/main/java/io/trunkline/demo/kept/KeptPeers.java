package io.trunkline.demo.kept;

import io.trunkline.testkit.sipp.LoopbackAddresses;
import io.trunkline.testkit.sipp.SippAnswerer;
import java.time.Duration;

/// The SIP peers of the example business, each a SIPp process. They respond until they are closed, so that carriers
/// stay registered and calls can be placed.
///
/// @param atlas a carrier that answers
/// @param borealis a carrier that requires a registration
/// @param cirrus a carrier that has no free line: 503 to each call
/// @param insurance a call center that answers
/// @param solar another one
record KeptPeers(
        SippAnswerer atlas, SippAnswerer borealis, SippAnswerer cirrus, SippAnswerer insurance, SippAnswerer solar)
        implements AutoCloseable {

    static final String USER = "demo";
    static final String PASSWORD = "demo-at-borealis";
    static final Duration TALK_TIME = Duration.ofSeconds(3);
    private static final int UNAVAILABLE = 503;

    static KeptPeers start() {
        return new KeptPeers(
                answering(), answering(), SippAnswerer.alwaysResponding(UNAVAILABLE), answering(), answering());
    }

    private static SippAnswerer answering() {
        return SippAnswerer.start(SippAnswerer.Options.defaults()
                .acceptingRegistration(USER, PASSWORD)
                .talkingFor(TALK_TIME));
    }

    /// An address that belongs to none of them, but is near.
    String unknownAddress() {
        return LoopbackAddresses.next();
    }

    @Override
    public void close() {
        atlas.close();
        borealis.close();
        cirrus.close();
        insurance.close();
        solar.close();
    }
}
